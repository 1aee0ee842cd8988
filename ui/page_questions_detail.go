package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// describe shows the question that is open, or says that there is none.
func (p *questionsPage) describe() {
	p.column.RemoveAll()
	if line := p.questions.Find(p.current); line >= 0 {
		p.fillDetail(p.questions.Line(line))
	} else {
		p.column.Add(p.app.text(p.nothing(), running))
	}
	p.pane.Reflow()
	p.pane.ScrollToTop()
}

// nothing says why the list is empty.
func (p *questionsPage) nothing() string {
	if p.questions.Count("") == 0 {
		return p.app.format.T("questionsdesk.none")
	}
	return p.app.format.T("questionsdesk.nothing_found")
}

func (p *questionsPage) fillDetail(row *viewmodel.QuestionRow) {
	a, f := p.app, p.app.format
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
