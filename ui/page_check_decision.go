package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// decisionPane records the head's decision (決裁), or shows the one recorded; below
// it stand the submission and its result.
type decisionPane struct {
	page           *checkPage
	pane           *widgets.Scroll
	column         *fyne.Container
	form, bureau   viewmodel.ApprovalForm // the head's decision, and the bureau's confirmation
	approve, agree decisionFields
	next           focusable // of the step that can be taken; nil if none can
}

// focusable is a control that can take the focus.
type focusable interface {
	fyne.CanvasObject
	fyne.Focusable
}

// decisionFields are where a decision is typed.
type decisionFields struct{ number, date *widgets.Field }

// newDecisionPane makes the pane; what was typed in the one before stays.
func newDecisionPane(p *checkPage, before *decisionPane) *decisionPane {
	d := &decisionPane{page: p, column: widgets.NewColumn(20)}
	posts := p.session.Sheet().Assessment.Department.Posts
	d.form.Post, d.bureau.Post = posts.Approver, posts.Confirmer
	if before != nil {
		d.form, d.bureau = before.form, before.bureau
	}
	d.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, d.column))
	d.show()
	return d
}

// show shows what can be done in the present state. One button is the primary one.
func (d *decisionPane) show() {
	d.column.RemoveAll()
	d.next = nil
	sheet := d.page.session.Sheet()
	if approval := sheet.Assessment.Approval; approval != nil {
		d.column.Add(d.recorded(approval))
		d.addConfirmation()
	} else {
		d.column.Add(d.asked())
	}
	d.column.Add(d.submission())
	d.column.Add(d.result())
	d.pane.Reflow()
}

// part is a step with its heading and a sentence that says what happens.
func (d *decisionPane) part(step viewmodel.StepCode, help string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	return d.card(d.page.app.format.T("desk.part."+string(step)), help, objects...)
}

// card is a heading and a sentence above what belongs to them.
func (d *decisionPane) card(title, help string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	a := d.page.app
	column := widgets.NewColumn(12, a.text(title, heading), a.text(help, running))
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
	objects := d.fields("approval", &d.form, &d.approve)
	record := a.button(widgets.Primary, f.T("desktop.approve.record"), nil, d.record)
	if reason := d.hindered(); reason != "" {
		record.SetEnabled(false)
		objects = append(objects, d.why(reason))
	}
	return d.part(viewmodel.StepApprove, f.T("desktop.approve.lead"), append(objects, buttons(record))...)
}

// fields are those of a form for a decision, the head's approval or the bureau's
// confirmation.
func (d *decisionPane) fields(name string, form *viewmodel.ApprovalForm, fields *decisionFields) []fyne.CanvasObject {
	a, nothing := d.page.app, func() {}
	number := a.entry(&form.DraftNumber, nothing)
	if form == &d.form {
		d.next = number
	}
	fields.number = a.field("draft_number", optional, number)
	fields.date = a.field(name+"_date", required, a.dated(a.dateEntry(&form.Date, nothing)))
	return []fyne.CanvasObject{fields.number,
		a.field("document_number", optional, a.entry(&form.DocumentNumber, nothing)), fields.date,
		a.field(name+"_post", optional, a.entry(&form.Post, nothing))}
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
	if approval, ok := d.read(&d.form, &d.approve); ok {
		d.page.command(func(ctx context.Context, sheet *workflow.Sheet) error { return d.page.ws.Approve(ctx, sheet, approval) })
	}
}

// read reads a form and marks what is wrong in it.
func (d *decisionPane) read(form *viewmodel.ApprovalForm, fields *decisionFields) (checklist.Approval, bool) {
	f := d.page.app.format
	approval, err := form.Approval()
	fields.date.SetError(d.page.app.sentence(err))
	fields.number.SetError("")
	if err == nil && approval.Date.IsZero() {
		fields.date.SetError(f.T("desktop.form.missing"))
	}
	if approval.DraftNumber == "" && approval.DocumentNumber == "" {
		fields.number.SetError(f.T("desktop.approve.number_missing"))
	}
	d.pane.Reflow()
	return approval, fields.date.Error() == "" && fields.number.Error() == ""
}

// recorded shows the decision, and offers to take it back.
func (d *decisionPane) recorded(approval *checklist.Approval) fyne.CanvasObject {
	a, f, p := d.page.app, d.page.app.format, d.page
	facts := d.facts("approval", approval)
	state := p.session.Sheet().Assessment.State
	if state == checklist.StateAccepted {
		return d.part(viewmodel.StepApprove, f.T("ineffect.approved_final"), facts)
	}
	if state != checklist.StateApproved && state != checklist.StateConfirmed {
		return d.part(viewmodel.StepApprove, f.T("desk.approved"), facts)
	}
	reopen := a.button(widgets.Secondary, f.T("desktop.approve.reopen"), theme.ContentUndoIcon(), func() { p.command(p.ws.Reopen) })
	reopen.SetEnabled(!p.info.ReadOnly)
	return d.part(viewmodel.StepApprove, f.T("desk.approved_open"), facts, buttons(reopen))
}

// facts are what was recorded of a decision.
func (d *decisionPane) facts(name string, approval *checklist.Approval) fyne.CanvasObject {
	a, f := d.page.app, d.page.app.format
	facts := widgets.NewColumn(4)
	line := func(label, value string) {
		if value != "" {
			facts.Add(widgets.NewGrid(8, a.text(f.T(label), small), a.text(value, widgets.Style{Tight: true})))
		}
	}
	line("desktop.label."+name+"_date", f.Date(approval.Date))
	line("desktop.label.draft_number", approval.DraftNumber)
	line("desktop.label.document_number", approval.DocumentNumber)
	line("desktop.label."+name+"_post", approval.Post)
	return facts
}

// addConfirmation shows the bureau's confirmation (部長確認), or asks for it while it
// can be recorded. A city that has none goes on without it.
func (d *decisionPane) addConfirmation() {
	a, f, p := d.page.app, d.page.app.format, d.page
	assessment := &p.session.Sheet().Assessment
	title := f.T("answering.confirm.title")
	switch {
	case assessment.Confirmation != nil:
		d.column.Add(d.card(title, f.T("answering.confirm.done"), d.facts("confirmation", assessment.Confirmation)))
	case assessment.State == checklist.StateApproved && !p.info.ReadOnly:
		record := a.button(widgets.Secondary, f.T("answering.confirm.record"), nil, d.confirm)
		fold := a.fold(f.T("answering.confirm.open"), widgets.NewColumn(12, append(d.fields("confirmation", &d.bureau, &d.agree), buttons(record))...))
		fold.SetOpen(d.bureau.Post != "")
		fold.OnToggle = d.pane.Reflow
		d.column.Add(d.card(title, f.T("answering.confirm.lead"), fold))
	}
}

// confirm records the bureau's confirmation.
func (d *decisionPane) confirm() {
	if confirmation, ok := d.read(&d.bureau, &d.agree); ok {
		d.page.command(func(ctx context.Context, sheet *workflow.Sheet) error {
			return d.page.ws.Confirm(ctx, sheet, confirmation)
		})
	}
}

// command changes the state of the sheet in the background and shows it.
func (p *checkPage) command(run func(context.Context, *workflow.Sheet) error) {
	p.change(p.app, p.app.format.T("delegate.recording"), func(ctx context.Context, sheet *workflow.Sheet, _ checklist.Progress) error {
		return run(ctx, sheet)
	}, func(err error) {
		if err != nil {
			p.app.fail(err)
			return
		}
		p.comeBack()
		p.begin()
	})
}
