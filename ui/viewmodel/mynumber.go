package viewmodel

import (
	"regexp"

	"tenken/checklist"
	"tenken/checklist/text"
)

// individualNumber is a number of twelve digits as individual numbers (個人番号) are
// written: in one, or in groups of four.
var individualNumber = regexp.MustCompile(`(^|[^0-9-])[0-9]{4}[- ]?[0-9]{4}[- ]?[0-9]{4}($|[^0-9-])`)

// MayBeMyNumber reports whether a text holds what may be an individual number, also in
// full-width digits. It may as well be the number of a document.
func MayBeMyNumber(s string) bool { return individualNumber.MatchString(text.Fold(s)) }

// namesMyNumber reports whether an individual number may stand in the texts of an
// answer or in the names of its evidence.
func namesMyNumber(answer *checklist.Response, evidence []checklist.Evidence) bool {
	texts := []string{answer.Comment, answer.Reason, answer.Note, answer.Plan.Cause, answer.Plan.Action, answer.Plan.Owner, answer.Plan.RequestTo}
	for i := range evidence {
		texts = append(texts, evidence[i].Title, evidence[i].Location)
		if evidence[i].File != nil {
			texts = append(texts, evidence[i].File.Name)
		}
	}
	for _, s := range texts {
		if MayBeMyNumber(s) {
			return true
		}
	}
	return false
}
