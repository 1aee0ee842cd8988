package ui

import (
	"slices"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// textsPart takes who is responsible and what the department writes.
type textsPart struct {
	d              *detailPane
	responsibility fyne.CanvasObject
	choice         *widgets.Choice
	comment        boundText // the present state
	reason         boundText // where the rating asks for one
	note           boundText // to the successor
}

func newTextsPart(d *detailPane) *textsPart {
	t := &textsPart{d: d, comment: d.area("comment", optional), reason: d.area("reason", required), note: d.area("note", optional)}
	var options []widgets.Option
	for _, r := range checklist.Responsibilities() {
		options = append(options, widgets.Option{Word: d.app.format.T("desktop.responsibility." + string(r))})
	}
	t.choice = d.app.choice(options, func(i int) {
		d.change(func(a *checklist.Response) { a.Responsibility = checklist.Responsibilities()[i] })
	})
	t.responsibility = d.app.field("responsibility", unmarked, t.choice)
	return t
}

func (t *textsPart) fill(answer checklist.Response) {
	t.comment.fill(answer.Comment)
	t.reason.fill(answer.Reason)
	t.note.fill(answer.Note)
}

func (t *textsPart) describe(d viewmodel.Detail, answer checklist.Response, locked bool) {
	responsibility := answer.Responsibility
	if responsibility == "" {
		responsibility = checklist.Own
	}
	t.choice.Choose(slices.Index(checklist.Responsibilities(), responsibility))
	t.choice.SetEnabled(!locked)
	visible(d.AskReason || answer.Reason != "", t.reason.field)
	for _, text := range []boundText{t.comment, t.reason, t.note} {
		text.entry.SetEnabled(!locked)
	}
}

func (t *textsPart) collect(answer *checklist.Response) {
	answer.Comment, answer.Reason, answer.Note = t.comment.entry.Text, t.reason.entry.Text, t.note.entry.Text
}
