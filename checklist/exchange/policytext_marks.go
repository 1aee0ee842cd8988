package exchange

import (
	"regexp"
	"strings"
)

// policyMark is the number at the beginning of a clause.
type policyMark struct {
	style     policyStyle
	n, branch int    // 第3条の2 is 3 and 2; others have no branch
	above     string // of a decimal number what stands before the last, "1.2" of 1.2.3
	label     string // its part of a ref
	separator string // what parts it from the words: like continues like
	wide      bool   // in full-width digits
	heading   bool   // the words after it look like one
	doubtful  bool   // may as well be a number at the start of a line of text
}

// follows reports whether m is the number right after last.
func (m policyMark) follows(last policyMark) bool {
	if m.style != last.style || m.above != last.above {
		return false
	}
	return m.n == last.n+1 && m.branch == 0 || m.n == last.n && m.branch == max(last.branch, 1)+1
}

// skips reports whether m comes after last with one or two numbers left out.
func (m policyMark) skips(last policyMark) bool {
	return m.style == last.style && m.above == last.above && m.n > last.n+1 && m.n <= last.n+3
}

// like reports whether both are written in the same way.
func (m policyMark) like(last policyMark) bool {
	return m.separator == last.separator && m.heading == last.heading && m.wide == last.wide
}

// policyStyle is a way of numbering clauses.
type policyStyle int

const (
	stylePart policyStyle = iota + 1
	styleChapter
	styleSection
	styleArticle
	styleOrdinal // 第１
	styleRoman
	styleDecimal
	styleNumber
	styleHalfParen // 1)
	styleKanji
	styleParen
	styleParenKanji
	styleKana
	styleParenKana
	styleLetter
	styleParenLetter
	styleCircled
)

// markPattern finds the marks of one style in text with half-width letters. The
// groups of its expression are n, the number; above, of decimals; branch, of
// articles; separator.
type markPattern struct {
	first      rune // of the class that its marks begin with
	style      policyStyle
	expression *regexp.Regexp
	alphabet   string // what counts; digits if empty
	label      string // # is the number in digits, * the number as written
}

var markPatterns = []markPattern{
	{'第', stylePart, expand(`第~(?<n>N)~編`), "", "第#編"},
	{'第', styleChapter, expand(`第~(?<n>N)~章`), "", "第#章"},
	{'第', styleSection, expand(`第~(?<n>N)~節`), "", "第#節"},
	{'第', styleArticle, expand(`第~(?<n>N)~条(?:の(?<branch>N))?`), "", "第#条"},
	{'第', styleOrdinal, expand(`第(?<n>D)(?<separator>[.B])`), "", "第#"},
	{'Ⅰ', styleRoman, expand(`(?<n>[Ⅰ-Ⅻ])(?<separator>[.、B]?)`), "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", "*"},
	{'0', styleDecimal, expand(`(?<above>D(?:[.-]D)*)[.-](?<n>D)(?<separator>[.B]?)`), "", ".#"},
	{'0', styleNumber, expand(`(?<n>D)(?<separator>~[.、,:]|[B])`), "", "#"},
	{'⒈', styleNumber, expand(`(?<n>[⒈-⒛])`), "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", "#"},
	{'0', styleHalfParen, expand(`(?<n>D)\)`), "", "#)"},
	{'0', styleNumber, expand(`(?<n>D)`), "", "#"},
	{'一', styleKanji, expand(`(?<n>K)(?<separator>[.B])`), "", "*"},
	{'(', styleParen, expand(`\(~(?<n>D)~\)`), "", "(#)"},
	{'⑴', styleParen, expand(`(?<n>[⑴-⒇])`), "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", "(#)"},
	{'(', styleParenKanji, expand(`\(~(?<n>K)~\)`), "", "(*)"},
	{'ア', styleKana, expand(`(?<n>[ア-ン])(?<separator>[.B])`), kanaAlphabet, "*"},
	{'(', styleParenKana, expand(`\(~(?<n>[ア-ン])~\)`), kanaAlphabet, "(*)"},
	{'a', styleLetter, expand(`(?<n>[a-z])(?<separator>[.)\x{3000}])`), latinAlphabet, "*"},
	{'(', styleParenLetter, expand(`\(~(?<n>[a-z])~\)`), latinAlphabet, "(*)"},
	{'①', styleCircled, expand(`(?<n>[①-⑳㉑-㉟㊱-㊿])`), circledAlphabet, "*"},
}

const (
	kanaAlphabet    = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
	latinAlphabet   = "abcdefghijklmnopqrstuvwxyz"
	circledAlphabet = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
)

// expand fills in the parts that expressions share: N is a number in any digits,
// D in Arabic and K in kanji ones, B the blanks (within a class), and ~ blanks
// that may be there.
func expand(p string) *regexp.Regexp {
	return regexp.MustCompile(`^` + strings.NewReplacer(
		"N", `(?:[0-9]{1,3}|[一二三四五六七八九十百]{1,5})`, "D", `[0-9]{1,3}`,
		"K", `[一二三四五六七八九十]{1,3}`, "~", `[ \x{3000}]*`, "B", ` \x{3000}`,
	).Replace(p))
}
