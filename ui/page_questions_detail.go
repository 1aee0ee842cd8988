package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// fillDetail shows a question with its answer and what can be done.
func (p *questionsPage) fillDetail(line int) {
	a, f, row := p.app, p.app.format, p.questions.Line(line)
	symbol, word, tone := p.state(row)
	chip := widgets.NewFlow(8, widgets.NewChip(symbol+" "+word, tone), filler())
	title := a.text(f.T("questionsdesk.row", "Number", row.Number, "Item", row.Item.ID, "Topic", row.Item.Topic), heading)
	p.column.Add(widgets.NewColumn(6, title, a.text(row.Item.Text, small), chip))
	asked := f.T("questionsdesk.asked", "Department", row.Department, "Date", f.Date(checklist.DateOf(row.Asked.At)))
	p.column.Add(p.said(f.T("questionsdesk.question"), row.Text, asked))
	if !row.Open() {
		p.column.Add(p.said(f.T("questionsdesk.answer"), row.Answer, f.T("questionsdesk.answered", "Actor", row.Answered.Actor, "Date", f.Date(checklist.DateOf(row.Answered.At)))))
	}
	p.column.Add(p.detailActions(row))
	p.addErrata(row)
}

// said is a text in a frame, with who has said it.
func (p *questionsPage) said(label, words, who string) fyne.CanvasObject {
	box := widgets.NewBox(widgets.BoxStyle{Border: widgets.ColorDivider, Radius: 8, Padding: 12}, widgets.NewColumn(4, p.app.text(words, running), p.app.text(who, small)))
	return widgets.NewColumn(4, p.app.text(label, strong), box)
}

// detailActions are answering, and the office's word on the item.
func (p *questionsPage) detailActions(row *viewmodel.QuestionRow) fyne.CanvasObject {
	a, f := p.app, p.app.format
	kind, word := widgets.Primary, f.T("questionsdesk.reply")
	if !row.Open() {
		kind, word = widgets.Secondary, f.T("questionsdesk.reply_again")
	}
	reply := a.button(kind, word, theme.DocumentCreateIcon(), func() { p.reply(row) })
	erratum := a.button(widgets.Secondary, f.T("questionsdesk.erratum"), theme.InfoIcon(), func() { p.erratum(row) })
	reply.SetEnabled(p.open())
	erratum.SetEnabled(p.open())
	return widgets.NewFlow(8, reply, erratum, filler())
}

// addErrata lists what the office has said about the item already.
func (p *questionsPage) addErrata(row *viewmodel.QuestionRow) {
	f := p.app.format
	for _, e := range p.questions.Errata(row.Item.ID) {
		kind := "questionsdesk.interpretation"
		if e.NotCounted {
			kind = "questionsdesk.not_counted"
		}
		p.column.Add(p.said(f.T(kind), e.Text, f.T("questionsdesk.answered", "Actor", e.Stamp.Actor, "Date", f.Date(checklist.DateOf(e.Stamp.At)))))
	}
}
