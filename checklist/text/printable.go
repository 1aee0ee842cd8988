package text

import (
	"slices"
	"strings"
	"unicode"
)

// Geta stands for a character that cannot be printed, as in Japanese
// typesetting.
const Geta = '〓'

// Printable returns s as a font can print it, and the characters that it had to
// give up, each once, in the order of their first appearance.
//
// A character outside the Basic Multilingual Plane, or one for which hasGlyph is
// false, becomes [Geta]. Variation selectors and joiners have no shape of their
// own and are left out; a selector is reported, because the base character then
// shows in its default shape. Line feeds stay. Call [Clean] first.
func Printable(s string, hasGlyph func(rune) bool) (string, []rune) {
	var lost []rune
	note := func(r rune) {
		if !slices.Contains(lost, r) {
			lost = append(lost, r)
		}
	}
	printed := strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case unicode.Is(unicode.Variation_Selector, r):
			note(r)
			return -1
		case r == '\u200B', r == '\u200C', r == '\u200D', r == '\u2060':
			return -1
		case r > 0xFFFF, !hasGlyph(r):
			note(r)
			return Geta
		}
		return r
	}, s)
	return printed, lost
}
