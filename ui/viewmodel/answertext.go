package viewmodel

import (
	"strings"

	"tenken/checklist"
)

// wideSpace stands between things that no mark divides.
const wideSpace = "　"

// Answer writes an answer in a few words: ○ 実施, or △ 41 / 50.
func (f Format) Answer(r *checklist.Response, scale *checklist.Scale) string {
	rating, ok := r.Effective(scale)
	switch {
	case r != nil && r.Inquiring:
		return f.T("desktop.status.inquiring")
	case !ok:
		return f.T("desktop.row.unanswered")
	case r.Nothing:
		return rating.Symbol + " " + f.T("desktop.rating.nothing")
	case r.Count != nil:
		return rating.Symbol + " " + f.Parts(r.Count.Complying, r.Count.Concerned)
	}
	return rating.Symbol + " " + f.Text(rating.Label)
}

// Contradiction says what an answer and a list of the office's say.
func (f Format) Contradiction(c *checklist.Contradiction, r *checklist.Response, scale *checklist.Scale) string {
	rating, _ := r.Effective(scale)
	said := []string{rating.Symbol, f.Text(rating.Label)}
	if r.Count != nil {
		said = append(said, f.Parts(r.Count.Complying, r.Count.Concerned))
	}
	return f.T("known.contradiction."+string(c.Code), "Answer", strings.Join(said, " "), "Known", f.KnownFigure(&c.Known), "Source", c.Source)
}

// Doubt says more of why an answer should be looked at than the reason itself does,
// with figures; "" where there is nothing to add. names are those of departments.
func (f Format) Doubt(e *checklist.QueueEntry, r *checklist.Response, names map[string]checklist.Text) string {
	switch {
	case e.Contradiction != nil:
		c := e.Contradiction
		knows := f.T("queue.number", "Count", c.Known.Number)
		if c.Known.Count != nil {
			knows = f.Parts(c.Known.Count.Complying, c.Known.Count.Concerned)
		}
		return f.T("queue.known", "Source", c.Source, "Known", knows)
	case e.Field != "":
		words := []string{f.T("queue.field." + e.Field)}
		for _, id := range e.With {
			words = append(words, f.Text(names[id]))
		}
		return strings.Join(words, " ")
	case r != nil && e.Code == checklist.QueueOverdue:
		return f.Date(r.Plan.Due)
	}
	return ""
}
