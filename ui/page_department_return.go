package ui

import (
	"context"

	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// giveBack returns the items that are ticked, or the one that is open.
func (p *departmentPage) giveBack() {
	d := &returnDialog{page: p, draft: p.of.NewReturn(p.key, p.app.format)}
	d.show()
}

// returnDialog writes what a department is to mend, and shows how that will read.
type returnDialog struct {
	page   *departmentPage
	draft  *viewmodel.ReturnDraft
	box    *dialogBox
	field  *widgets.Field // of the text for all items
	letter *widgets.Text
}

func (d *returnDialog) show() {
	a, f := d.page.app, d.page.app.format
	d.letter = a.text("", running)
	all := d.area(&d.draft.Text)
	d.field = widgets.NewField(widgets.FieldTexts{Label: f.T("inspect.return.all"), Mark: f.T("desktop.field.optional"), Help: f.T("inspect.return.text_help")}, lines, all)
	column := widgets.NewColumn(16, d.field)
	for i := range d.draft.Items {
		item := &d.draft.Items[i]
		texts := widgets.FieldTexts{Label: f.T("inspect.return.item", "Item", item.ID, "Topic", item.Topic), Mark: f.T("desktop.field.optional")}
		if item.Subjects > 1 {
			texts.Help = f.N("inspect.return.subjects", item.Subjects)
		}
		column.Add(widgets.NewField(texts, lines, d.area(&item.Text)))
	}
	column.Add(widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, widgets.NewColumn(4, a.text(f.T("inspect.return.letter"), strong), d.letter)))
	cancel, ok := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil), a.button(widgets.Primary, f.T("inspect.return.do"), nil, d.done)
	d.letter.SetText(d.draft.Letter(f))
	d.box = a.dialog(f.N("inspect.return.heading", len(d.draft.Items), "Department", d.draft.Name), wideDialog, column, cancel, ok)
	cancel.OnTapped = d.box.close
	a.window.Canvas().Focus(all)
}

// area is a field for a text that the letter shows.
func (d *returnDialog) area(text *string) *widgets.Entry {
	e := d.page.app.textArea()
	e.OnEscape, e.OnHelp = d.page.app.escape, d.page.app.pageHelp
	e.Fill(*text)
	e.OnChanged = func(typed string) {
		*text = typed
		d.letter.SetText(d.draft.Letter(d.page.app.format))
		d.box.fit()
	}
	return e
}

func (d *returnDialog) done() {
	p, f := d.page, d.page.app.format
	if !d.draft.Ready(f) {
		d.field.SetError(f.T("inspect.return.empty"))
		d.box.fit()
		return
	}
	d.box.close()
	p.decide(f.T("inspect.return.folder"), f.T("inspect.return.do"), func(ctx context.Context) ([]workflow.Decided, error) {
		return p.ws.Return(ctx, p.year(), d.draft.Request(f))
	}, func() {
		p.of.TickNone()
		p.refresh()
	})
}
