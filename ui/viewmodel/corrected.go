package viewmodel

import (
	"fmt"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// SetCorrections takes over what the office has put right in submissions.
func (s *Session) SetCorrections(all []workflow.Corrected) { s.corrections = all }

// corrected says of an item what the office has put right: before, after, and who
// agreed. "" if it is nothing.
func (s *Session) corrected(key checklist.Key, f Format) string {
	var lines []string
	for i := range s.corrections {
		if c := &s.corrections[i]; c.Key == key {
			lines = append(lines, f.T("correction.line", "Item", c.Item, "Before", s.rated(&c.Before, f), "After", s.rated(&c.After, f)),
				f.T("correction.consent", "Consent", c.Consent, "Day", f.Date(checklist.DateOf(c.Stamp.At)), "Actor", c.Stamp.Actor))
		}
	}
	return strings.Join(lines, "\n")
}

// rated is the rating of an answer in words, with its head count.
func (s *Session) rated(r *checklist.Response, f Format) string {
	rating, ok := r.Effective(&s.sheet.Standard.Scale)
	if !ok {
		return f.T("desktop.row.unanswered")
	}
	words := rating.Symbol + " " + f.Text(rating.Label)
	if r.Count != nil {
		words += fmt.Sprintf(" %d/%d", r.Count.Complying, r.Count.Concerned)
	}
	return words
}
