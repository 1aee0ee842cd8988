package command

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode"

	"tenken/checklist"
)

// result writes a verb's result: as JSON where that was asked for, otherwise
// by human.
func (s *session) result(value any, human func()) error {
	if !s.JSON {
		human()
		return nil
	}
	encoder := json.NewEncoder(s.out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// say writes a line of the locales for people.
func (s *session) say(key string, args ...any) {
	fmt.Fprintln(s.out, printable(s.text.T(key, args...)))
}

// line writes words for people, empty ones left out.
func (s *session) line(words ...string) {
	var full []string
	for _, word := range words {
		if word != "" {
			full = append(full, word)
		}
	}
	fmt.Fprintln(s.out, printable(strings.Join(full, "  ")))
}

// printable takes out what would command a terminal instead of being read:
// control characters, and those that turn the direction of writing. Answers come
// from files of others.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return -1
		}
		return r
	}, text)
}

// in returns a text of the data in the language of the messages.
func (s *session) in(t checklist.Text) string { return t.In(s.text.Lang()) }

// year prints a fiscal year.
func (s *session) year(y checklist.FiscalYear) string {
	if s.text.Lang() == "en" {
		return y.English()
	}
	return y.Japanese()
}

// percent prints a rate with two decimals, "－" where there is none.
func percent(r checklist.Rate) string {
	if !r.Valid {
		return "－"
	}
	return fmt.Sprintf("%d.%02d%%", r.Permyriad/100, r.Permyriad%100)
}

// list takes a list apart that is written with commas.
func list(text string) []string {
	var all []string
	for part := range strings.SplitSeq(strings.ReplaceAll(text, "、", ","), ",") {
		if part = strings.TrimSpace(part); part != "" {
			all = append(all, part)
		}
	}
	return all
}
