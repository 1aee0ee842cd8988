package checklist

import "fmt"

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

// parseCode turns an outside text into one of the known codes of an
// enumeration. Unknown codes are errors, never defaults.
func parseCode[T ~string](kind string, text []byte, known ...T) (T, error) {
	for _, k := range known {
		if string(k) == string(text) {
			return k, nil
		}
	}
	return "", fmt.Errorf("%w: %s %q", ErrUnknownCode, kind, text)
}
