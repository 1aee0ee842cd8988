package viewmodel

import (
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
	scale := &s.sheet.Standard.Scale
	for i := range s.corrections {
		if c := &s.corrections[i]; c.Key == key {
			lines = append(lines, f.T("correction.line", "Item", c.Item, "Before", f.Answer(&c.Before, scale), "After", f.Answer(&c.After, scale)),
				f.T("correction.consent", "Consent", c.Consent, "Day", f.Date(checklist.DateOf(c.Stamp.At)), "Actor", c.Stamp.Actor))
		}
	}
	return strings.Join(lines, "\n")
}
