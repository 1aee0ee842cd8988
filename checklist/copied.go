package checklist

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// minCopied is from how many letters on two equal texts are a copy: short ones
// come about by themselves.
const minCopied = 20

func tellsCopies(plain string) bool { return utf8.RuneCountInString(plain) >= minCopied }

// copiedFields are the texts of an answer in which copies show.
func copiedFields(r *Response) []field {
	return []field{{"comment", r.Comment}, {"reason", r.Reason}, {"cause", r.Plan.Cause}, {"action", r.Plan.Action}}
}

// sharedText is a text of an item in plain letters.
type sharedText struct{ item, field, text string }

// sharedTexts finds the departments that have written a text, in their order.
func sharedTexts(departments []Reviewed) map[sharedText][]string {
	shared := map[sharedText][]string{}
	for _, d := range departments {
		for i := range d.Submission.Responses {
			r := &d.Submission.Responses[i]
			if r.Responsibility == Central {
				continue
			}
			for _, f := range copiedFields(r) {
				key := sharedText{r.Item, f.name, plain(f.text)}
				if id := d.Submission.Department.ID; tellsCopies(key.text) && !slices.Contains(shared[key], id) {
					shared[key] = append(shared[key], id)
				}
			}
		}
	}
	return shared
}

// plain leaves the letters and figures of a text: width of Latin letters, case,
// white space and punctuation make no difference.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}
