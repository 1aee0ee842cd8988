package ui

import (
	"tenken/checklist"
	"tenken/ui/viewmodel"
)

// textsPart takes who is responsible and what the department writes.
type textsPart struct {
	responsibility *responsibilityPart
	comment        *wordsField // the present state
	reason         *wordsField // where the rating asks for one
	note           boundText   // to the successor
}

func newTextsPart(d *detailPane) *textsPart {
	return &textsPart{
		responsibility: newResponsibilityPart(d), comment: d.words(viewmodel.FieldComment, optional),
		reason: d.words(viewmodel.FieldReason, required), note: d.area("note", optional),
	}
}

func (t *textsPart) fill(answer checklist.Response) {
	t.comment.fill(answer.Comment)
	t.reason.fill(answer.Reason)
	t.note.fill(answer.Note)
}

func (t *textsPart) describe(d viewmodel.Detail, answer checklist.Response, locked bool) {
	t.responsibility.describe(d, answer, locked)
	visible(d.AskReason || answer.Reason != "", t.reason.field)
	t.comment.describe(d, locked)
	t.reason.describe(d, locked)
	t.note.entry.SetEnabled(!locked)
}

func (t *textsPart) collect(answer *checklist.Response) {
	answer.Comment, answer.Reason, answer.Note = t.comment.entry.Text, t.reason.entry.Text, t.note.entry.Text
}
