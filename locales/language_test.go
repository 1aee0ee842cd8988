package locales

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// latinInJapanese are the words that a Japanese text writes in Latin letters
// even where it has no Japanese beside them.
var latinInJapanese = []string{
	"CISO", "CSIRT", "CSV", "Excel", "Ctrl", "ID", "ISO", "JSON", "LGWAN", "MiB", "NIST", "No", "OK", "OSCAL", "PDF", "SHA", "Shift", "Tab", "URL", "YAML",
	"English", "Esc", "Enter", "F", "IEC", "CSF", "BIZ", "UDPGothic",
}

var (
	sentenceEnd = regexp.MustCompile(`[。．！？\n]|[.!?] `)
	latinWord   = regexp.MustCompile(`[A-Za-z]+`)
)

func japanese(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han)
	})
}

// foreign returns the words of the sentences in a Japanese text that have no
// Japanese in them.
func foreign(text string) []string {
	var words []string
	for _, sentence := range sentenceEnd.Split(placeholder.ReplaceAllString(text, ""), -1) {
		if japanese(sentence) {
			continue
		}
		for _, word := range latinWord.FindAllString(sentence, -1) {
			if len(word) > 1 && !slices.Contains(latinInJapanese, word) {
				words = append(words, word)
			}
		}
	}
	return words
}

func TestJapaneseIsJapanese(t *testing.T) {
	for key, text := range texts(t, Japanese) {
		if words := foreign(text["other"]); len(words) > 0 {
			t.Errorf("%q is not in Japanese: %q", key, text["other"])
		}
	}
}

// An English text may explain a Japanese term, but it is never a copy of the
// Japanese one, except where a language names itself.
func TestEnglishIsEnglish(t *testing.T) {
	ja := texts(t, Japanese)
	for key, text := range texts(t, English) {
		if other := text["other"]; other == ja[key]["other"] && japanese(other) && other != "日本語" {
			t.Errorf("%q is not in English: %q", key, other)
		}
	}
}

func TestForeign(t *testing.T) {
	for text, want := range map[string]int{
		"保存しました。":                  0,
		"PDF":                      0,
		"A4":                       0,
		"{{.File}}":                0,
		"Save":                     1,
		"保存しました。Please try again.": 3,
		"Excelの点検票を開きます。":          0,
		"No. {{.N}}":               0,
	} {
		if got := foreign(text); len(got) != want {
			t.Errorf("foreign(%q) is %q", text, got)
		}
	}
}
