package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// Change says what became of a segment.
type Change int

// The three changes.
const (
	Equal    Change = iota // stands in both texts
	Deleted                // stood in the old text only
	Inserted               // stands in the new text only
)

// Segment is a run of text with one fate.
type Segment struct {
	Change Change
	Text   string
}

// Diff compares two texts word by word, for people who read both. The segments
// that are not Inserted, joined, are the old text, those that are not Deleted the
// new one; where words were replaced, what was deleted comes first.
//
// Words end where UAX #29 says. That alone would part Japanese into single
// characters, so runs of kanji, of hiragana and of katakana are words here: what
// is marked is 台帳 or しましたか, never half of it. A short run that happens to
// be the same between two longer changes counts as changed, too.
func Diff(old, new string) []Segment {
	d := &differ{}
	d.align(words(old), words(new))
	return join(bridge(join(d.segments)))
}

// words parts a text into what changes as a whole.
func words(s string) []string {
	var all []string
	last := unicode.ReplacementChar
	for state := -1; len(s) > 0; {
		var word string
		word, s, state = uniseg.FirstWordInString(s, state)
		first, _ := utf8.DecodeRuneInString(word)
		if len(all) > 0 && script(first) != nil && script(first) == script(last) {
			all[len(all)-1] += word
		} else {
			all = append(all, word)
		}
		last, _ = utf8.DecodeLastRuneInString(word)
	}
	return all
}

// script is the Japanese script of r, or nil. The marks 々 and ー belong to what
// they repeat and prolong.
func script(r rune) *unicode.RangeTable {
	switch {
	case r == '々' || unicode.Is(unicode.Han, r):
		return unicode.Han
	case unicode.Is(unicode.Hiragana, r):
		return unicode.Hiragana
	case r == 'ー' || unicode.Is(unicode.Katakana, r):
		return unicode.Katakana
	}
	return nil
}

// differ finds a longest common subsequence of words by Hirschberg's method, in
// space that grows with the shorter dimension only.
type differ struct{ segments []Segment }

func (d *differ) add(c Change, words ...string) {
	for _, word := range words {
		d.segments = append(d.segments, Segment{c, word})
	}
}

// align adds the segments that lead from old to new.
func (d *differ) align(old, new []string) {
	head := 0
	for head < min(len(old), len(new)) && old[head] == new[head] {
		head++
	}
	tail := 0
	for tail < min(len(old), len(new))-head && old[len(old)-1-tail] == new[len(new)-1-tail] {
		tail++
	}
	d.add(Equal, old[:head]...)
	d.middle(old[head:len(old)-tail], new[head:len(new)-tail])
	d.add(Equal, old[len(old)-tail:]...)
}

// middle aligns texts that differ in their first and last words.
func (d *differ) middle(old, new []string) {
	if len(old) < 2 || len(new) < 2 {
		d.short(old, new)
		return
	}
	half := len(old) / 2
	before, after := common(old[:half], new, false), common(old[half:], new, true)
	cut, best := 0, -1
	for i := range before {
		if n := before[i] + after[i]; n > best {
			cut, best = i, n
		}
	}
	d.align(old[:half], new[:cut])
	d.align(old[half:], new[cut:])
}

// short aligns texts of which one has at most one word.
func (d *differ) short(old, new []string) {
	longer, shorter, change := new, old, Inserted
	if len(old) > len(new) {
		longer, shorter, change = old, new, Deleted
	}
	for i, word := range longer {
		if len(shorter) == 1 && word == shorter[0] {
			d.add(change, longer[:i]...)
			d.add(Equal, word)
			d.add(change, longer[i+1:]...)
			return
		}
	}
	d.add(Deleted, old...)
	d.add(Inserted, new...)
}

// common returns, for every i, how many words old has in common with new[:i], or
// with new[i:] if it counts from the end.
func common(old, new []string, fromEnd bool) []int {
	at := func(words []string, i int) string {
		if fromEnd {
			i = len(words) - 1 - i
		}
		return words[i]
	}
	row := make([]int, len(new)+1)
	for i := range old {
		word, diagonal := at(old, i), 0
		for j := range new {
			above := row[j+1]
			if word == at(new, j) {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	if fromEnd {
		for i, j := 0, len(row)-1; i < j; i, j = i+1, j-1 {
			row[i], row[j] = row[j], row[i]
		}
	}
	return row
}

// join puts neighbours of one change together; of what was replaced, the deleted
// words come first.
func join(segments []Segment) []Segment {
	var joined []Segment
	var deleted, inserted string
	flush := func() {
		if deleted != "" {
			joined = append(joined, Segment{Deleted, deleted})
		}
		if inserted != "" {
			joined = append(joined, Segment{Inserted, inserted})
		}
		deleted, inserted = "", ""
	}
	for _, s := range segments {
		switch s.Change {
		case Deleted:
			deleted += s.Text
		case Inserted:
			inserted += s.Text
		default:
			flush()
			if last := len(joined) - 1; last >= 0 && joined[last].Change == Equal {
				joined[last].Text += s.Text
			} else {
				joined = append(joined, s)
			}
		}
	}
	flush()
	return joined
}

// bridge turns an equal run into a change on both sides, if it is shorter than the
// change before it and the one behind it: a 「を」 that two sentences share says
// nothing.
func bridge(segments []Segment) []Segment {
	var bridged []Segment
	for i, s := range segments {
		n := utf8.RuneCountInString(s.Text)
		if s.Change == Equal && n < changed(segments[:i], -1) && n < changed(segments[i+1:], 1) {
			bridged = append(bridged, Segment{Deleted, s.Text}, Segment{Inserted, s.Text})
		} else {
			bridged = append(bridged, s)
		}
	}
	return bridged
}

// changed is the length in characters of the change at the end of the segments, or
// at their beginning: of the longer side, where words were replaced.
func changed(segments []Segment, direction int) int {
	i, longest := 0, 0
	if direction < 0 {
		i = len(segments) - 1
	}
	for ; i >= 0 && i < len(segments) && segments[i].Change != Equal; i += direction {
		longest = max(longest, utf8.RuneCountInString(segments[i].Text))
	}
	return longest
}
