package ui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// bulkDialog shows what a change of several items would do, and which of them it
// passes over.
type bulkDialog struct {
	page   *sheetPage
	rows   []int
	change viewmodel.BulkChange
	plan   viewmodel.BulkPlan
	reason *widgets.Field // nil where none is asked for
	entry  *widgets.Entry // of reason
	box    *dialogBox
}

func (d *bulkDialog) show(what string) {
	a, f := d.page.app, d.page.app.format
	if len(d.plan.Edits) == 0 {
		a.notice(f.T("answering.bulk.nothing"), wideDialog, d.skipped())
		return
	}
	body := widgets.NewColumn(12, a.text(f.N("answering.bulk.count", len(d.plan.Edits), "What", what), strong))
	if d.plan.Replaced > 0 {
		body.Add(a.text(f.N("answering.bulk.replaced", d.plan.Replaced), running))
	}
	if d.plan.Plans > 0 {
		body.Add(a.text(f.N("answering.bulk.plans", d.plan.Plans), running))
	}
	if d.plan.Reasons > 0 {
		body.Add(d.reasonField())
	}
	body.Add(d.skipped())
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	do := a.button(widgets.Primary, f.T("answering.bulk.do"), nil, d.apply)
	d.box = a.dialog(f.T("answering.bulk.ask"), wideDialog, body, cancel, do)
	cancel.OnTapped = d.box.close
	a.window.Canvas().Focus(d.first(do))
}

// first is what has to be filled in first, or else the button.
func (d *bulkDialog) first(do fyne.Focusable) fyne.Focusable {
	if d.entry != nil {
		return d.entry
	}
	return do
}

// reasonField asks once for the reason of all.
func (d *bulkDialog) reasonField() fyne.CanvasObject {
	a := d.page.app
	d.entry = a.textArea()
	d.entry.OnEscape = a.escape
	d.entry.OnChanged = func(typed string) { d.change.Reason = typed }
	book := &phraseBook{app: a, sheet: d.page.openSheet, kind: viewmodel.FieldReason, entry: d.entry, take: d.takePhrase}
	d.reason = a.field("reason", required, d.entry, a.button(widgets.Plain, a.format.T("answering.words.phrases"), nil, book.choose))
	d.reason.SetHelp(a.format.N("answering.bulk.reason", d.plan.Reasons))
	return d.reason
}

// takePhrase puts a phrase behind what stands in the reason.
func (d *bulkDialog) takePhrase(words string) {
	d.entry.SetText(below(d.entry.Text, words))
	d.box.fit()
	d.page.app.window.Canvas().Focus(d.entry)
}

// skipped lists what is passed over, and why.
func (d *bulkDialog) skipped() fyne.CanvasObject {
	a, f := d.page.app, d.page.app.format
	column := widgets.NewColumn(8)
	for _, why := range viewmodel.BulkSkips() {
		rows := d.plan.Skipped[why]
		if len(rows) == 0 {
			continue
		}
		var names []string
		for _, row := range rows {
			names = append(names, row.Key.Item+"  "+f.Text(row.Topic))
		}
		column.Add(widgets.NewColumn(2, a.text(f.N("answering.bulk.skip."+string(why), len(rows)), strong), a.text(strings.Join(names, "\n"), small)))
	}
	return column
}

// apply records the change as one step.
func (d *bulkDialog) apply() {
	a, f := d.page.app, d.page.app.format
	if d.reason != nil && !given(d.change.Reason) {
		d.reason.SetError(f.T("desktop.form.missing"))
		d.box.fit()
		return
	}
	d.box.close()
	edits := d.page.session.PlanBulk(d.rows, d.change).Edits
	d.page.record(a, f.T("delegate.recording"), edits[0].Response.Key, func(ctx context.Context, sheet *workflow.Sheet) ([]workflow.Edit, error) {
		return d.page.ws.Save(ctx, sheet, edits...)
	}, func() {
		d.page.refresh()
		d.page.refilter()
	})
}
