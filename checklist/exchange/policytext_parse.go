package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// parseMark takes the mark off the front of a text without leading blanks.
// Numbers that only refer to a clause, as in (3)の規定, are no marks.
func parseMark(text string) (m policyMark, rest string, ok bool) {
	class := markClass(narrowRune(firstRune(text)))
	if class == 0 {
		return policyMark{}, text, false
	}
	head, ends := markHead(text)
	for _, p := range markPatterns {
		if p.first != class {
			continue
		}
		m, written := p.match(head)
		if written == "" {
			continue
		}
		length := ends[utf8.RuneCountInString(written)]
		rest := strings.TrimLeft(text[length:], blanks)
		parted := strings.ContainsAny(written, blanks) || len(rest) < len(text)-length
		m.wide, m.heading = length > len(written), isHeading(rest)
		if m.opens(rest, parted) {
			return m, rest, true
		}
	}
	return policyMark{}, text, false
}

// Longer marks than this are none.
const maxMarkRunes = 16

// markHead returns the beginning of text in half-width letters, and where in
// text each of its runes starts and the last one ends.
func markHead(text string) (head string, starts []int) {
	var b strings.Builder
	for i, r := range text {
		starts = append(starts, i)
		if len(starts) > maxMarkRunes {
			return b.String(), starts
		}
		b.WriteRune(narrowRune(r))
	}
	return b.String(), append(starts, len(text))
}

// narrowRune makes full-width letters half-width, and katakana full-width.
func narrowRune(r rune) rune {
	switch {
	case '！' <= r && r <= '～':
		return r - '！' + '!'
	case 'ｱ' <= r && r <= 'ﾜ':
		return []rune(kanaAlphabet)[r-'ｱ']
	}
	return r
}

// markClass returns the first rune of the class to which the beginning of a mark
// belongs, or 0 if no mark begins with r.
func markClass(r rune) rune {
	switch {
	case '0' <= r && r <= '9':
		return '0'
	case 'a' <= r && r <= 'z':
		return 'a'
	case 'Ⅰ' <= r && r <= 'Ⅻ':
		return 'Ⅰ'
	case '①' <= r && r <= '⑳', '㉑' <= r && r <= '㉟', '㊱' <= r && r <= '㊿':
		return '①'
	case '⑴' <= r && r <= '⒇':
		return '⑴'
	case '⒈' <= r && r <= '⒛':
		return '⒈'
	case 'ア' <= r && r <= 'ン':
		return 'ア'
	case r == '第', r == '(':
		return r
	case strings.ContainsRune(kanjiNumbers, r):
		return '一'
	}
	return 0
}

// match returns the mark at the start of head and how it is written there, ""
// if there is none.
func (p markPattern) match(head string) (m policyMark, written string) {
	groups := p.expression.FindStringSubmatch(head)
	if groups == nil {
		return m, ""
	}
	group := func(name string) string {
		if i := p.expression.SubexpIndex(name); i > 0 {
			return groups[i]
		}
		return ""
	}
	m = policyMark{
		style: p.style, n: p.number(group("n")), branch: p.number(group("branch")),
		above:     strings.ReplaceAll(group("above"), "-", "."),
		separator: strings.Trim(group("separator"), blanks),
	}
	m.label = strings.ReplaceAll(strings.ReplaceAll(p.label, "#", strconv.Itoa(m.n)), "*", group("n"))
	if m.branch > 0 {
		m.label += "の" + strconv.Itoa(m.branch)
	}
	return m, groups[0]
}

const kanjiNumbers = "一二三四五六七八九十百"

// number reads Arabic digits, kanji numbers to 999, and letters of the alphabet.
func (p markPattern) number(text string) (n int) {
	if at := strings.Index(p.alphabet, text); text != "" && at >= 0 {
		return utf8.RuneCountInString(p.alphabet[:at]) + 1
	}
	digit := 0
	for _, r := range text {
		switch at := strings.IndexRune(kanjiNumbers, r); {
		case r == '十':
			n, digit = n+max(digit, 1)*10, 0
		case r == '百':
			n, digit = n+max(digit, 1)*100, 0
		case at >= 0:
			digit = at/len("一") + 1
		default:
			digit = digit*10 + int(r-'0')
		}
	}
	return n + digit
}

var (
	// What follows a number directly if it refers to a clause or goes on.
	refersOn = regexp.MustCompile(`^(?:[のにをが、。，．・）)」』〕～〜]|及び|又は|並び|若しく|まで|から|は、|等|第?[0-9０-９])`)
	// What may follow it after a blank then.
	mayReferOn    = regexp.MustCompile(`^(?:[のにをが]|及び|又は|並び|若しく|まで|から)`)
	counters      = regexp.MustCompile(`^[年月日時分秒回名人件個箇か条章節項号点割倍％%階段級歳円台次]`)
	headingLetter = regexp.MustCompile(`^[\p{Han}\p{Katakana}]`)
)

// opens reports whether the mark opens a clause with the given words, and sets
// doubtful. Blanks may part it from them.
func (m *policyMark) opens(words string, parted bool) bool {
	if m.n == 0 || !parted && refersOn.MatchString(words) {
		return false
	}
	m.doubtful = parted && mayReferOn.MatchString(words)
	if m.style > styleNumber || m.style < styleRoman || m.separator != "" {
		return true
	}
	// A bare number: only a blank or nothing parts it from the words.
	m.doubtful = m.doubtful || counters.MatchString(words) || !parted
	return parted || headingLetter.MatchString(words) && isHeading(words)
}
