package text

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Clean returns s in the one form in which texts are kept and printed: NFC,
// every kind of line break as "\n", a tab as one space, invalid UTF-8 as U+FFFD.
// Control characters, bidirectional overrides, the byte order mark and
// noncharacters disappear: they show nothing, and XML and PDF refuse them or
// let them reorder what a reader sees. Clean(Clean(s)) == Clean(s).
func Clean(s string) string {
	if isClean(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return norm.NFC.String(strings.Map(cleanRune, s))
}

// isClean is the fast way out for texts that were cleaned before. Of most of them
// no character needs a look into the tables of normalisation.
func isClean(s string) bool {
	settled := true
	for _, r := range s {
		if isSettled(r) {
			continue
		}
		if r == unicode.ReplacementChar || cleanRune(r) != r {
			return false
		}
		settled = false
	}
	return settled || norm.NFC.IsNormalString(s)
}

// isSettled knows the usual characters of Japanese texts that are in NFC and stay as
// they are, whatever stands before them.
func isSettled(r rune) bool {
	switch {
	case r < 0x7F:
		return r >= ' ' || r == '\n'
	case 0x3000 <= r && r <= 0x30FF: // punctuation and kana, but for marks that join with what is before them
		return (r < 0x302A || r > 0x302F) && r != 0x3099 && r != 0x309A
	case 0x4E00 <= r && r <= 0x9FFF: // kanji
		return true
	}
	return 0xFF01 <= r && r <= 0xFF5E // full-width forms
}

func cleanRune(r rune) rune {
	switch {
	case r == '\t':
		return ' '
	case isLineBreak(r):
		return '\n'
	case unicode.IsControl(r), r == '\uFEFF', unicode.Is(unicode.Bidi_Control, r), isNoncharacter(r):
		return -1
	}
	return r
}

// isLineBreak reports the characters of class BK, CR, LF and NL in UAX #14.
func isLineBreak(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func isNoncharacter(r rune) bool {
	return r&0xFFFE == 0xFFFE || 0xFDD0 <= r && r <= 0xFDEF
}
