package text

import (
	"strings"

	"github.com/rivo/uniseg"
)

// Lines sets s in lines no wider than limit. The width of a line is the sum of
// the widths of its characters, in the caller's unit. It breaks where UAX #14
// allows, which for Japanese means kinsoku: no line starts with 、。」 or a small
// kana, none ends with 「. A word that is wider than a whole line is cut between
// two characters, at a place that keeps kinsoku if there is one.
//
// "\n" always breaks and appears in no line; apart from it the lines, joined,
// are s. Spaces at the end of a line hang: they are kept and not measured. A
// single character wider than limit gets a line of its own. The empty text is
// one empty line.
func Lines(s string, width func(rune) float64, limit float64) []string {
	l := lineSetter{width: width, limit: limit}
	for paragraph := range strings.SplitSeq(s, "\n") {
		l.paragraph(paragraph)
	}
	return l.lines
}

// lineSetter fills one line after the other with unbreakable segments.
type lineSetter struct {
	width func(rune) float64
	limit float64
	lines []string

	rest      string  // of the paragraph, from the first character of the open line
	open      int     // bytes of rest in the open line
	openWidth float64 // their width, spaces at the end included
}

func (l *lineSetter) paragraph(s string) {
	l.rest, l.open, l.openWidth = s, 0, 0
	for state := -1; len(s) > 0; {
		var segment string
		segment, s, _, state = uniseg.FirstLineSegmentInString(s, state)
		l.add(segment)
	}
	l.lines = append(l.lines, l.rest)
}

// add puts a segment on the open line, or on a new one.
func (l *lineSetter) add(segment string) {
	visible := l.measure(strings.TrimRight(segment, " "))
	if l.open > 0 && l.openWidth+visible > l.limit {
		l.breakAt(l.open)
	}
	if visible > l.limit {
		segment = l.cut(segment)
	}
	l.open += len(segment)
	l.openWidth += l.measure(segment)
}

func (l *lineSetter) breakAt(n int) {
	l.lines = append(l.lines, l.rest[:n])
	l.rest, l.open, l.openWidth = l.rest[n:], 0, 0
}

// cut breaks a segment that is wider than a line, and returns what is left of it
// for the open line.
func (l *lineSetter) cut(segment string) string {
	for {
		n := l.cutPoint(segment)
		if n == len(segment) {
			return segment
		}
		l.breakAt(n)
		segment = segment[n:]
	}
}

// cutPoint returns how many bytes of segment to put on one line: as many
// characters as a reader sees them (grapheme clusters) as fit, at least one, and
// fewer if that keeps kinsoku.
func (l *lineSetter) cutPoint(segment string) int {
	var n, best int
	var sum float64
	var last, cluster string
	for rest, state := segment, -1; len(rest) > 0; last = cluster {
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		if n > 0 && !startsNoLine(cluster) && !endsNoLine(last) {
			best = n
		}
		sum += l.measure(cluster)
		if n > 0 && sum > l.limit && cluster != " " {
			if best > 0 {
				return best
			}
			return n
		}
		n += len(cluster)
	}
	return n
}

func (l *lineSetter) measure(s string) float64 {
	var sum float64
	for _, r := range s {
		sum += l.width(r)
	}
	return sum
}

// startsNoLine and endsNoLine are kinsoku for the cut inside a segment that
// UAX #14 calls unbreakable; everywhere else uniseg knows better.
func startsNoLine(cluster string) bool {
	return strings.ContainsAny(cluster, "、。，．・：；？！」』）］｝〕〉》】〙〗ーヽヾゝゞ々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ…‥,.:;?!)]}")
}

func endsNoLine(cluster string) bool {
	return strings.ContainsAny(cluster, "「『（［｛〔〈《【〘〖([{")
}
