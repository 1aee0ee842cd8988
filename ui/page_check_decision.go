package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// decisionPane records the head's decision (決裁), or shows the one recorded; below
// it stand the submission and its result.
type decisionPane struct {
	page              *checkPage
	pane              *widgets.Scroll
	column            *fyne.Container
	form              viewmodel.ApprovalForm
	numberField, date *widgets.Field
}

// newDecisionPane makes the pane; what was typed in the one before stays.
func newDecisionPane(p *checkPage, before *decisionPane) *decisionPane {
	d := &decisionPane{page: p, column: widgets.NewColumn(20)}
	d.form.Post = p.session.Sheet().Assessment.Department.Posts.Approver
	if before != nil {
		d.form = before.form
	}
	d.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, d.column))
	d.show()
	return d
}

// show shows what can be done in the present state. One button is the primary one.
func (d *decisionPane) show() {
	d.column.RemoveAll()
	sheet := d.page.session.Sheet()
	if approval := sheet.Assessment.Approval; approval != nil {
		d.column.Add(d.recorded(approval))
	} else {
		d.column.Add(d.asked())
	}
	d.column.Add(d.submission())
	d.column.Add(d.result())
	d.pane.Reflow()
}

// part is a step with its heading and a sentence that says what happens.
func (d *decisionPane) part(step viewmodel.StepCode, help string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	a, f := d.page.app, d.page.app.format
	column := widgets.NewColumn(12, a.text(f.T("desk.part."+string(step)), heading), a.text(help, running))
	for _, o := range objects {
		column.Add(o)
	}
	return widgets.NewBox(widgets.BoxStyle{Border: widgets.ColorDivider, Radius: 12, Padding: 16}, column)
}

// why is the reason for which a button below is disabled.
func (d *decisionPane) why(reason string) *widgets.Text {
	return d.page.app.text(reason, widgets.Style{Size: theme.SizeNameCaptionText, Bold: true, Tight: true})
}

// buttons stand beside each other, as many as fit.
func buttons(all ...fyne.CanvasObject) fyne.CanvasObject {
	return widgets.NewFlow(16, append(all, filler())...)
}

// asked asks for the decision. While something hinders it, the button says so.
func (d *decisionPane) asked() fyne.CanvasObject {
	a, f := d.page.app, d.page.app.format
	d.numberField = a.field("draft_number", optional, d.entry(a.entry(&d.form.DraftNumber, func() {})))
	d.date = a.field("approval_date", required, d.entry(a.dateEntry(&d.form.Date, func() {})))
	record := a.button(widgets.Primary, f.T("desktop.approve.record"), nil, d.record)
	objects := []fyne.CanvasObject{d.numberField,
		a.field("document_number", optional, d.entry(a.entry(&d.form.DocumentNumber, func() {}))), d.date,
		a.field("approval_post", optional, d.entry(a.entry(&d.form.Post, func() {})))}
	if reason := d.hindered(); reason != "" {
		record.SetEnabled(false)
		objects = append(objects, d.why(reason))
	}
	return d.part(viewmodel.StepApprove, f.T("desktop.approve.lead"), append(objects, buttons(record))...)
}

// entry lets the wheel turn the pane where a field is under it.
func (d *decisionPane) entry(e *widgets.Entry) *widgets.Entry {
	e.OnWheel = func(event *fyne.ScrollEvent) { d.pane.Scrolled(event) }
	return e
}

// hindered says why the decision cannot be recorded; "" if it can.
func (d *decisionPane) hindered() string {
	f := d.page.app.format
	blocking, _ := d.page.session.Gaps()
	switch {
	case d.page.info.ReadOnly:
		return f.T("desktop.notice.read_only")
	case blocking > 0:
		return f.N("desktop.approve.blocked", blocking)
	}
	return ""
}

// record records the decision, or shows which fields are to be filled in.
func (d *decisionPane) record() {
	p, f := d.page, d.page.app.format
	approval, err := d.form.Approval()
	d.date.SetError(p.app.sentence(err))
	d.numberField.SetError("")
	if err == nil && approval.Date.IsZero() {
		d.date.SetError(f.T("desktop.form.missing"))
	}
	if approval.DraftNumber == "" && approval.DocumentNumber == "" {
		d.numberField.SetError(f.T("desktop.approve.number_missing"))
	}
	if d.date.Error() != "" || d.numberField.Error() != "" {
		d.pane.Reflow()
		return
	}
	p.done(p.ws.Approve(p.app.ctx, p.session.Sheet(), approval))
}

// recorded shows the decision, and offers to take it back.
func (d *decisionPane) recorded(approval *checklist.Approval) fyne.CanvasObject {
	a, f, p := d.page.app, d.page.app.format, d.page
	facts := widgets.NewColumn(4)
	line := func(label, value string) {
		if value != "" {
			facts.Add(widgets.NewGrid(8, a.text(f.T(label), small), a.text(value, widgets.Style{Tight: true})))
		}
	}
	line("desktop.label.approval_date", f.Date(approval.Date))
	line("desktop.label.draft_number", approval.DraftNumber)
	line("desktop.label.document_number", approval.DocumentNumber)
	line("desktop.label.approval_post", approval.Post)
	state := p.session.Sheet().Assessment.State
	if state != checklist.StateApproved && state != checklist.StateConfirmed {
		return d.part(viewmodel.StepApprove, f.T("desk.approved"), facts)
	}
	reopen := a.button(widgets.Secondary, f.T("desktop.approve.reopen"), theme.ContentUndoIcon(), func() {
		p.done(p.ws.Reopen(a.ctx, p.session.Sheet()))
	})
	reopen.SetEnabled(!p.info.ReadOnly)
	return d.part(viewmodel.StepApprove, f.T("desk.approved_open"), facts, buttons(reopen))
}

// done shows the sheet in the state that a command has brought it to.
func (p *checkPage) done(err error) {
	if err != nil {
		p.app.fail(err)
		return
	}
	p.session.Reload(p.session.Sheet())
	p.comeBack()
}
