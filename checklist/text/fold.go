package text

import (
	"strings"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the search form of s: full and half width, upper and lower case,
// katakana and hiragana, and the many hyphens compare equal, and compatibility
// characters are taken apart (① is 1, ㈱ is (株)). The long vowel mark ー stays a
// letter of its own. Fold(Fold(s)) == Fold(s); the result is not for display.
func Fold(s string) string {
	s = norm.NFKC.String(strings.ToValidUTF8(s, "\uFFFD"))
	s = norm.NFKC.String(strings.ToLower(strings.ToUpper(s))) // upper first: final ς is σ
	return norm.NFKC.String(strings.Map(foldRune, s))
}

// Distance from a katakana letter to its hiragana letter in Unicode.
const kanaDistance = 'ア' - 'あ'

func foldRune(r rune) rune {
	switch {
	case 'ァ' <= r && r <= 'ヶ', r == 'ヽ', r == 'ヾ':
		return r - kanaDistance
	case '\u2010' <= r && r <= '\u2015', r == '\u2212': // hyphens, dashes, minus sign
		return '-'
	}
	return r
}
