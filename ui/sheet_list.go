package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// listPane is the list of items with its search and filter.
func (p *sheetPage) listPane() fyne.CanvasObject {
	f := p.app.format
	p.list = widgets.NewList(func() int { return len(p.rows) }, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, p.choseRow)
	p.list.OnRune, p.list.OnKey, p.list.OnAll = p.app.typedRune, p.app.typedKey, p.pickAll
	p.search = widgets.NewEntry()
	p.search.OnHelp = p.app.pageHelp
	p.search.SetPlaceHolder(f.T("desktop.list.search"))
	p.search.Icon = theme.SearchIcon()
	p.search.Fill(p.filter.Search)
	p.search.OnChanged = func(typed string) {
		p.filter.Search = typed
		p.refilter()
	}
	p.count = p.app.text("", small)
	p.bulk.several = p.app.button(widgets.Plain, f.T("answering.bulk.pick"), nil, p.togglePicking)
	p.bulk.above = widgets.NewRow(8, 0, p.count, p.bulk.several)
	head := widgets.NewColumn(8, p.search, p.showSelect(), p.bulk.above)
	if p.app.room().narrow {
		p.nodes = p.app.branches(p.session.Tree(), p.filter.Node, p.chooseNode)
		head = widgets.NewColumn(8, p.search, container.NewGridWithColumns(2, p.nodes, p.showSelect()), p.bulk.above)
	}
	return widgets.NewFrame(1, widgets.NewBox(widgets.BoxStyle{Padding: 8}, head), p.list)
}

// showSelect chooses which items the list shows.
func (p *sheetPage) showSelect() fyne.CanvasObject {
	var names []string
	for _, show := range viewmodel.Shows() {
		names = append(names, p.app.format.T("desktop.show."+string(show)))
	}
	p.shows = p.app.selection(names, slices.Index(viewmodel.Shows(), p.filter.Show), func(i int) {
		p.filter.Show = viewmodel.Shows()[i]
		p.refilter()
	})
	return p.shows
}

// refilter fills the list anew.
func (p *sheetPage) refilter() {
	f := p.app.format
	p.rows = p.session.Select(p.filter)
	switch {
	case len(p.rows) > 0:
		p.count.SetText(f.N("desktop.list.count", len(p.rows)))
	case p.filter.Search != "":
		p.count.SetText(f.T("desktop.list.nothing_found"))
	default:
		p.count.SetText(f.T("desktop.list.empty." + string(p.filter.Show)))
	}
	p.list.Refresh()
	if p.picking {
		p.picked.Keep(p.rows)
		p.pickedChanged()
		return
	}
	p.markCurrent()
}

// clearFilter shows all items.
func (p *sheetPage) clearFilter() {
	p.filter = viewmodel.Filter{Show: viewmodel.ShowAll}
	p.search.Fill("")
	p.shows.SetSelectedIndex(0)
	p.tree.Select(wholeSheet)
	if p.nodes != nil {
		p.nodes.SetSelectedIndex(0)
	}
	p.refilter()
}

// find puts the cursor into the search.
func (p *sheetPage) find() { p.app.window.Canvas().Focus(p.search) }

// position is where the list shows a row of the sheet, or -1.
func (p *sheetPage) position(row int) int {
	if at, ok := slices.BinarySearch(p.rows, row); ok {
		return at
	}
	return -1
}

// markCurrent marks the open item in the list.
func (p *sheetPage) markCurrent() {
	p.list.Mark(p.position(p.current))
	p.list.Refresh()
}

// fillRow fills a row of the list.
func (p *sheetPage) fillRow(i int, o fyne.CanvasObject) {
	if i >= len(p.rows) {
		return
	}
	row := p.session.Row(p.rows[i])
	f := p.app.format
	open := p.rows[i] == p.current
	texts := widgets.RowTexts{
		Symbol: symbolOf(row), Tone: toneOf(row.Status), Title: f.Text(row.Topic), Small: p.small(row), Note: p.note(row),
		Open: open, Ring: open && p.list.Focused(),
	}
	if p.picking {
		p.fillPicked(&texts, i)
	}
	o.(*widgets.ListRow).Set(texts)
}

// small is the small print of a row: number, section, and the subject if it is
// not the department itself.
func (p *sheetPage) small(row viewmodel.Row) string {
	f := p.app.format
	text := row.Key.Item + "  "
	if row.Subject.Kind != checklist.SubjectDepartment {
		text += f.Text(row.Subject.Name) + " "
	}
	return text + f.Text(row.Section)
}

// note is what else is to be said of a row, at its right edge.
func (p *sheetPage) note(row viewmodel.Row) string {
	f := p.app.format
	switch {
	case row.Status == viewmodel.StatusInquiring:
		return f.T("desktop.status.inquiring")
	case row.Warnings > 0:
		return f.T("desktop.row.warning")
	case row.Same:
		return f.T("answering.same")
	case row.Evidence > 0:
		return f.T("desktop.row.evidence", "N", row.Evidence)
	case row.Status == viewmodel.StatusUnanswered && row.Critical:
		return f.T("desktop.row.unanswered_critical")
	case row.Status == viewmodel.StatusUnanswered:
		return f.T("desktop.row.unanswered")
	case row.Critical:
		return f.T("desktop.item.critical")
	}
	return ""
}

// symbolOf is the symbol of an answer; what has none yet shows a mark of its
// own.
func symbolOf(row viewmodel.Row) string {
	switch row.Status {
	case viewmodel.StatusUnanswered:
		return "・"
	case viewmodel.StatusInquiring:
		return "？"
	}
	return row.Symbol
}

// toneOf is the tone of an answer.
func toneOf(status viewmodel.Status) widgets.Tone {
	switch status {
	case viewmodel.StatusDone:
		return widgets.Good
	case viewmodel.StatusPartly:
		return widgets.Caution
	case viewmodel.StatusNotDone:
		return widgets.Bad
	case viewmodel.StatusInquiring:
		return widgets.Info
	}
	return widgets.Neutral
}
