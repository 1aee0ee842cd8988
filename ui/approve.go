package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// approveDialog records the head's decision (決裁), or shows the one recorded.
type approveDialog struct {
	page              *sheetPage
	form              viewmodel.ApprovalForm
	box               *dialogBox
	numberField, date *widgets.Field
}

// approve opens the dialog: what is to be mended first, and the record of the
// decision.
func (p *sheetPage) approve() {
	if !p.settled() {
		return
	}
	if approval := p.session.Sheet().Assessment.Approval; approval != nil {
		p.showApproval(approval)
		return
	}
	f, sheet := p.app.format, p.session.Sheet()
	d := &approveDialog{page: p, form: viewmodel.ApprovalForm{Post: sheet.Assessment.Department.Posts.Approver}}
	cancel := p.app.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	record := p.app.button(widgets.Primary, f.T("desktop.approve.record"), nil, d.record)
	body, ready := d.body()
	record.SetEnabled(ready && !p.info.ReadOnly)
	d.box = p.app.dialog(f.T("desktop.approve.title"), wideDialog, body, cancel, record)
	cancel.OnTapped = d.box.close
}

// body lists the gaps and asks for the decision; ready reports that none of the
// gaps hinders it.
func (d *approveDialog) body() (body fyne.CanvasObject, ready bool) {
	a := d.page.app
	gaps, blocking := d.gaps()
	nothing := func() {}
	d.numberField = a.field("draft_number", optional, a.entry(&d.form.DraftNumber, nothing))
	d.date = a.field("approval_date", required, a.dateEntry(&d.form.Date, nothing))
	form := widgets.NewColumn(16, a.text(a.format.T("desktop.approve.lead"), small), d.numberField,
		a.field("document_number", optional, a.entry(&d.form.DocumentNumber, nothing)), d.date,
		a.field("approval_post", optional, a.entry(&d.form.Post, nothing)))
	if blocking > 0 {
		return gaps, false
	}
	return widgets.NewColumn(24, gaps, form), true
}

// gaps lists what is to be mended; each line leads to its item.
func (d *approveDialog) gaps() (object fyne.CanvasObject, blocking int) {
	a, f := d.page.app, d.page.app.format
	column := widgets.NewColumn(4)
	for _, gap := range d.page.session.GapRows() {
		tone := widgets.Caution
		if gap.Blocks {
			tone, blocking = widgets.Bad, blocking+1
		}
		column.Add(a.row(widgets.RowTexts{Symbol: "！", Tone: tone, Title: f.Gap(gap.Code), Small: gap.Key.Item + "  " + f.Text(gap.Topic)}, func() { d.jump(gap.Key) }))
	}
	banner := widgets.NewBanner(lines)
	switch {
	case blocking > 0:
		banner.Say(widgets.Bad, f.N("desktop.approve.blocked", blocking), f.T("desktop.approve.blocked_help"), "", nil)
	case len(column.Objects) > 0:
		banner.Say(widgets.Caution, f.N("desktop.approve.warned", len(column.Objects)), f.T("desktop.approve.warned_help"), "", nil)
	default:
		banner.Say(widgets.Good, a.format.T("desktop.approve.ready"), "", "", nil)
	}
	return widgets.NewColumn(12, banner, column), blocking
}

// jump closes the dialog and opens an item.
func (d *approveDialog) jump(key checklist.Key) {
	d.box.close()
	if row, ok := d.page.session.Index(key); ok {
		d.page.reveal(row)
	}
}

func (d *approveDialog) record() {
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
		d.box.fit()
		return
	}
	if err := p.ws.Approve(p.app.ctx, p.session.Sheet(), approval); err != nil {
		p.app.fail(err)
		return
	}
	d.box.close()
	p.stateChanged()
}

// showApproval shows the decision, and offers to take it back.
func (p *sheetPage) showApproval(approval *checklist.Approval) {
	a, f := p.app, p.app.format
	column := widgets.NewColumn(16)
	line := func(label, value string) {
		if value != "" {
			column.Add(widgets.NewColumn(0, a.text(f.T(label), small), a.text(value, running)))
		}
	}
	line("desktop.label.approval_date", f.Date(approval.Date))
	line("desktop.label.draft_number", approval.DraftNumber)
	line("desktop.label.document_number", approval.DocumentNumber)
	line("desktop.label.approval_post", approval.Post)
	reopen := a.button(widgets.Secondary, f.T("desktop.approve.reopen"), theme.ContentUndoIcon(), nil)
	box := a.notice(f.State(p.session.Sheet().Assessment.State), narrowDialog, column, reopen)
	reopen.SetEnabled(!p.info.ReadOnly)
	reopen.OnTapped = func() {
		box.close()
		if err := p.ws.Reopen(a.ctx, p.session.Sheet()); err != nil {
			a.fail(err)
			return
		}
		p.stateChanged()
	}
}

// stateChanged shows the sheet in its new state.
func (p *sheetPage) stateChanged() {
	p.session.Reload(p.session.Sheet())
	p.refresh()
	p.show(p.current)
}
