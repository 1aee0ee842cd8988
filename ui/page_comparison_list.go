package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/widgets"
)

// listPane lists what differs, by what became of it.
func (p *comparisonPage) listPane() fyne.CanvasObject {
	f := p.app.format
	p.list = widgets.NewList(func() int { return len(p.rows) }, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, p.show)
	p.list.OnRune, p.list.OnKey = p.app.typedRune, p.app.typedKey
	p.search = widgets.NewEntry()
	p.search.SetPlaceHolder(f.T("library.search"))
	p.search.Icon = theme.SearchIcon()
	p.search.OnEscape, p.search.OnHelp = p.app.escape, p.app.pageHelp
	p.search.Fill(p.typed)
	p.search.OnChanged = func(typed string) {
		p.typed = typed
		p.refilter()
	}
	p.count = p.app.text("", small)
	head := widgets.NewBox(widgets.BoxStyle{Padding: 8}, widgets.NewColumn(8, p.search, p.fates(), p.count))
	return widgets.NewFrame(1, head, p.list)
}

// fates chooses which changes the list shows.
func (p *comparisonPage) fates() fyne.CanvasObject {
	f := p.app.format
	fates, counts := p.comparison.Fates()
	var names []string
	chosen := 0
	for i, fate := range fates {
		name := f.T("library.filter.all")
		if fate != "" {
			name = f.T("report.fate." + string(fate))
		}
		if fate == p.fate {
			chosen = i
		}
		names = append(names, f.T("library.comparison.fate", "Fate", name, "Count", f.Number(counts[i])))
	}
	object := p.app.selection(names, chosen, func(i int) {
		p.fate = fates[i]
		p.refilter()
	})
	return object
}

// refilter fills the list anew.
func (p *comparisonPage) refilter() {
	f := p.app.format
	p.rows = p.comparison.Select(p.fate, p.typed)
	switch {
	case len(p.rows) > 0:
		p.count.SetText(f.N("desktop.list.count", len(p.rows)))
	case p.typed != "":
		p.count.SetText(f.T("desktop.list.nothing_found"))
	default:
		p.count.SetText(f.T("library.comparison.same"))
	}
	if len(p.rows) > 0 && p.position() < 0 {
		p.current = p.rows[0]
	}
	p.list.Mark(p.position())
	p.list.Refresh()
	p.describe()
}

// position is where the list shows the open row, or -1.
func (p *comparisonPage) position() int {
	for i, row := range p.rows {
		if row == p.current {
			return i
		}
	}
	return -1
}

func (p *comparisonPage) show(i int) {
	p.current = p.rows[i]
	p.list.Refresh()
	p.describe()
}

func (p *comparisonPage) fillRow(i int, o fyne.CanvasObject) {
	if i >= len(p.rows) {
		return
	}
	f, row, open := p.app.format, p.comparison.Row(p.rows[i]), p.rows[i] == p.current
	texts := widgets.RowTexts{Icon: theme.DocumentIcon(), Tone: widgets.Info, Title: row.Topic, Small: row.ID, Open: open, Ring: open && p.list.Focused()}
	if row.Fate != "" {
		texts.Note = f.T("report.fate." + string(row.Fate))
		texts.Icon = fateIcon(row.Fate)
	}
	o.(*widgets.ListRow).Set(texts)
}

// fateIcon shows what became of an item; the word stands beside it.
func fateIcon(fate checklist.Fate) fyne.Resource {
	switch fate {
	case checklist.FateAdded:
		return theme.ContentAddIcon()
	case checklist.FateRemoved:
		return theme.ContentRemoveIcon()
	case checklist.FateChanged:
		return theme.DocumentCreateIcon()
	}
	return theme.MailForwardIcon()
}
