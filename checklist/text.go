package checklist

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxText is the limit of one text of an answer, in characters (runes).
const MaxText = 20_000

// Text is one text in the program's two languages. Japanese is the master;
// English may be empty.
type Text struct {
	Ja string `json:"ja"`
	En string `json:"en,omitempty"`
}

// In returns the text in lang ("ja" or "en"), or the Japanese one where there
// is no other.
func (t Text) In(lang string) string {
	if lang == "en" && t.En != "" {
		return t.En
	}
	return t.Ja
}

// IsZero reports whether the text is empty in both languages.
func (t Text) IsZero() bool { return t.Ja == "" && t.En == "" }

// isBlank reports whether there is nothing to read in a text, full-width spaces
// included.
func isBlank(text string) bool { return strings.TrimSpace(text) == "" }

// field is one text of a record with its name in JSON.
type field struct{ name, text string }

// checkTexts finds the first text that can't be recorded as it is.
func checkTexts(fields ...field) error {
	for _, f := range fields {
		if !utf8.ValidString(f.text) {
			return fmt.Errorf("%w: %s", ErrTextInvalid, f.name)
		}
		if n := utf8.RuneCountInString(f.text); n > MaxText {
			return fmt.Errorf("%w: %s has %d of %d characters", ErrTextTooLong, f.name, n, MaxText)
		}
	}
	return nil
}

// checkCode tells whether a code is one of an enumeration. Unknown codes are
// errors, never defaults.
func checkCode[T ~string](kind string, code T, known ...T) error {
	if slices.Contains(known, code) {
		return nil
	}
	return fmt.Errorf("%w: %s %q", ErrUnknownCode, kind, code)
}

// parseCode reads a code of an enumeration from outside.
func parseCode[T ~string](kind string, text []byte, known ...T) (T, error) {
	if err := checkCode(kind, T(text), known...); err != nil {
		return "", err
	}
	return T(text), nil
}
