package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// itemPane shows everything that a standard says of one item.
type itemPane struct {
	page   *standardPage
	column *fyne.Container
	pane   *widgets.Scroll
	item   int                    // that shows; -1 for none
	model  checklist.NetworkModel // to whose cities it speaks
	choice *widgets.Choice        // of the model
}

func newItemPane(p *standardPage) *itemPane {
	d := &itemPane{page: p, column: widgets.NewColumn(20), item: nothingShown}
	d.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, d.column))
	return d
}

// nothingShown is no item, and not the page that says that nothing was found.
const nothingShown = -2

// show shows an item of the catalogue; -1 says that nothing was found.
func (d *itemPane) show(item int) {
	if item == d.item {
		return
	}
	d.item, d.model = item, ""
	d.refill()
	d.pane.ScrollToTop()
}

func (d *itemPane) refill() {
	d.column.RemoveAll()
	if d.item < 0 {
		d.empty()
	} else {
		d.fill(d.page.catalogue.Describe(d.item, d.model, d.page.app.format))
	}
	d.pane.Reflow()
}

// empty says that nothing was found, and how to get out.
func (d *itemPane) empty() {
	a, f := d.page.app, d.page.app.format
	d.column.Add(a.text(f.T("desktop.list.nothing_found"), running))
	d.column.Add(widgets.NewFlow(8, a.button(widgets.Primary, f.T("library.filter.show_all"), nil, d.page.clear), filler()))
}

func (d *itemPane) fill(item viewmodel.CatalogueItem) {
	a := d.page.app
	d.column.Add(widgets.NewColumn(8,
		a.text(item.Where, small),
		d.marks(item),
		a.text(item.ID+"　"+item.Topic, heading),
		a.text(item.Question, widgets.Style{Size: sizeQuestion}),
	))
	if len(item.Models) > 0 {
		d.column.Add(d.models(item.Models))
	}
	if len(item.Criteria) > 0 {
		d.column.Add(d.criteria(item.Criteria))
	}
	if len(item.Texts) > 0 {
		d.column.Add(d.page.facts(item.Texts))
	}
	if len(item.Clauses) > 0 {
		d.column.Add(d.clauses(item.Clauses))
	}
	d.column.Add(widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, d.page.table(item.Facts)))
}

// models offers the words for cities of one network model or another.
func (d *itemPane) models(models []checklist.NetworkModel) fyne.CanvasObject {
	f := d.page.app.format
	var options []widgets.Option
	for _, m := range models {
		word := f.T("library.item.other_models")
		if m != "" {
			word = f.T("desktop.model." + string(m))
		}
		options = append(options, widgets.Option{Word: word})
	}
	d.choice = d.page.app.choice(options, func(i int) {
		d.model = models[i]
		d.refill() // which makes another choice
		d.page.app.window.Canvas().Focus(d.choice)
	})
	d.choice.Choose(slices.Index(models, d.model))
	return widgets.NewField(widgets.FieldTexts{Label: f.T("library.item.models"), Help: f.T("library.item.models_help")}, lines, d.choice)
}

// marks set the item apart from others.
func (d *itemPane) marks(item viewmodel.CatalogueItem) fyne.CanvasObject {
	f := d.page.app.format
	row := widgets.NewFlow(8)
	for _, mark := range item.Marks {
		tone := widgets.Info
		if mark == viewmodel.MarkCritical {
			tone = widgets.Bad
		}
		row.Add(widgets.NewChip(f.T("library.mark."+string(mark)), tone))
	}
	if item.Counted {
		row.Add(widgets.NewChip(f.T("report.item_kind."+string(checklist.KindCount)), widgets.Neutral))
	}
	row.Add(filler())
	return row
}

// criteria say which facts earn which rating.
func (d *itemPane) criteria(ratings []viewmodel.Option) fyne.CanvasObject {
	a := d.page.app
	column := widgets.NewColumn(12, a.text(a.format.T("report.field.criteria"), strong))
	for _, r := range ratings {
		name := strong
		name.Color = toneOf(viewmodel.Status(r.Class)).Symbol()
		column.Add(widgets.NewColumn(2, a.text(r.Symbol+" "+r.Word, name), a.text(r.Help, running)))
	}
	return column
}

// clauses are those of the basic policy that the item comes from; a tap leads to
// the text.
func (d *itemPane) clauses(refs []viewmodel.ClauseText) fyne.CanvasObject {
	a := d.page.app
	column := widgets.NewColumn(4, a.text(a.format.T("report.field.policy"), strong))
	for _, clause := range refs {
		column.Add(a.row(widgets.RowTexts{
			Icon: theme.DocumentIcon(), Tone: widgets.Info, Title: clause.Ref, Small: clause.Text,
		}, func() { d.page.readClause(clause.Ref) }))
	}
	return column
}

// readClause shows a clause of the basic policy.
func (p *standardPage) readClause(ref string) {
	p.app.readPolicy(p.catalogue.Standard, ref)
}
