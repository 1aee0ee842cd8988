package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// listPane is the list of items with its search and what else narrows it.
func (p *standardPage) listPane() fyne.CanvasObject {
	f := p.app.format
	p.list = widgets.NewList(func() int { return len(p.rows) }, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, p.show)
	p.list.OnRune, p.list.OnKey = p.app.typedRune, p.app.typedKey
	p.search = widgets.NewEntry()
	p.search.SetPlaceHolder(f.T("library.search"))
	p.search.Icon = theme.SearchIcon()
	p.search.OnEscape, p.search.OnHelp = p.app.escape, p.app.pageHelp
	p.search.Fill(p.filter.Search)
	p.search.OnChanged = func(typed string) {
		p.filter.Search = typed
		p.refilter()
	}
	narrow := p.app.button(widgets.Secondary, f.T("library.filter.open"), theme.SettingsIcon(), p.narrow)
	p.undo = p.app.button(widgets.Plain, f.T("library.filter.clear"), theme.CancelIcon(), p.clear)
	p.filters, p.count = p.app.text("", small), p.app.text("", small)
	head := widgets.NewColumn(8, p.search)
	if p.app.room().narrow {
		p.section = p.app.branches(p.nodes, p.filter.Node, p.chooseNode)
		head.Add(p.section)
	}
	for _, o := range []fyne.CanvasObject{widgets.NewFlow(8, narrow, p.undo, filler()), p.filters, p.count} {
		head.Add(o)
	}
	p.pane = widgets.NewFrame(1, widgets.NewBox(widgets.BoxStyle{Padding: 8}, head), p.list)
	return p.pane
}

// describeFilter says what the list is narrowed by, and how many items are left.
func (p *standardPage) describeFilter() {
	f := p.app.format
	var words []string
	for _, field := range p.filter.Narrowed() {
		words = append(words, f.T("library.filter.is", "Field", f.T("library.filter."+string(field)), "Value", p.catalogue.Chosen(field, p.filter, f)))
	}
	p.filters.SetText(strings.Join(words, "\n"))
	visible(len(words) > 0, p.filters)
	visible(p.filter != viewmodel.CatalogueFilter{}, p.undo)
	p.count.SetText(f.N("desktop.list.count", len(p.rows)))
	if len(p.rows) == 0 {
		p.count.SetText(f.T("desktop.list.nothing_found"))
	}
	p.pane.Layout.Layout(p.pane.Objects, p.pane.Size())
}

// narrow asks what to narrow the list by. Every choice shows at once.
func (p *standardPage) narrow() {
	a, f := p.app, p.app.format
	found := a.text("", strong)
	tell := func() {
		p.refilter()
		found.SetText(f.N("library.filter.found", len(p.rows)))
	}
	selects := map[viewmodel.FilterField]*widgets.Select{}
	var fields []fyne.CanvasObject
	for _, field := range viewmodel.FilterFields() {
		selects[field], fields = p.filterSelect(field, fields, func(value string) {
			p.filter.Set(field, value)
			if field == viewmodel.FilterCatalog {
				p.refillNumbers(selects[viewmodel.FilterReference])
			}
			tell()
		})
	}
	tell()
	body := widgets.NewColumn(16)
	for pair := range slices.Chunk(fields, 2) {
		body.Add(widgets.NewGrid(16, pair...))
	}
	body.Add(found)
	clear := a.button(widgets.Secondary, f.T("library.filter.clear"), nil, nil)
	d := a.notice(f.T("library.filter.title"), wideDialog, body, clear)
	clear.OnTapped = func() { d.close(); p.clear() }
}

// filterSelect makes the choice of one field and adds it to the others.
func (p *standardPage) filterSelect(field viewmodel.FilterField, others []fyne.CanvasObject, changed func(value string)) (*widgets.Select, []fyne.CanvasObject) {
	names, chosen := p.filterNames(field)
	chooser := p.app.selection(names, chosen, func(i int) {
		value := ""
		if i > 0 {
			value = p.catalogue.Choices(field, p.filter, p.app.format)[i-1].Value
		}
		changed(value)
	})
	texts := widgets.FieldTexts{Label: p.app.format.T("library.filter." + string(field))}
	return chooser, append(others, widgets.NewField(texts, lines, chooser))
}

// filterNames are the words of a field's choice, all first, and which is chosen.
func (p *standardPage) filterNames(field viewmodel.FilterField) (names []string, chosen int) {
	names = []string{p.app.format.T("library.filter.all")}
	for i, choice := range p.catalogue.Choices(field, p.filter, p.app.format) {
		names = append(names, choice.Name)
		if choice.Value == p.filter.Get(field) {
			chosen = i + 1
		}
	}
	return names, chosen
}

// refillNumbers offers the numbers of the catalogue that is chosen.
func (p *standardPage) refillNumbers(numbers *widgets.Select) {
	names, _ := p.filterNames(viewmodel.FilterReference)
	numbers.SetOptions(names)
	numbers.SetSelectedIndex(0)
}
