package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

func (p *departmentPage) body() fyne.CanvasObject {
	p.detail = widgets.NewColumn(16)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 16}, p.detail))
	split := container.NewHSplit(p.list(), p.pane)
	split.Offset = 0.48
	p.frame = widgets.NewFrame(0, split, p.bottom())
	return p.frame
}

// list is the list of items with its search and filter.
func (p *departmentPage) list() fyne.CanvasObject {
	f := p.app.format
	p.shows = widgets.NewColumn(0)
	p.search = p.app.entry(&p.sought, func() { p.filter(func(filter *viewmodel.OfficeFilter) { filter.Search = p.sought }) })
	p.search.SetPlaceHolder(f.T("desktop.list.search"))
	p.search.Icon = theme.SearchIcon()
	item := float32(13)
	if p.app.room().narrow {
		item = 8
	}
	p.table = widgets.NewTable([]widgets.TableColumn{
		{Title: f.T("inspect.column.item"), Ems: item}, {Title: f.T("inspect.column.now"), Ems: 3.5}, {Title: f.T("inspect.column.mark"), Ems: 4.5},
		{Title: f.T("inspect.column.was"), Ems: 3.5}, {Title: f.T("inspect.column.others"), Ems: 5.5},
	}, lines, func() int { return p.of.Lines() }, p.rowOf)
	p.table.OnRune, p.table.OnKey = p.app.typedRune, p.app.typedKey
	p.table.OnMove = p.open
	p.table.OnTick = func(line int) { p.tick(func() { p.of.Tick(line) }) }
	p.table.OnAll = func() { p.tick(p.of.TickShown) }
	p.table.OnOpen = func(int) { p.app.window.Canvas().FocusNext() }
	head := widgets.NewBox(widgets.BoxStyle{Padding: 8}, seeking(p.search, p.shows))
	return widgets.NewFrame(1, head, p.table)
}

// showSelect chooses which items the list shows.
func (p *departmentPage) showSelect() fyne.CanvasObject {
	f, chosen := p.app.format, 0
	var names []string
	for i, show := range viewmodel.OfficeShows() {
		names = append(names, f.T("office.board.count", "Status", f.T("inspect.show."+string(show)), "Count", f.Number(p.of.Count(show))))
		if show == p.of.Filter().Show {
			chosen = i
		}
	}
	object := p.app.selection(names, chosen, func(i int) {
		p.filter(func(filter *viewmodel.OfficeFilter) { filter.Show = viewmodel.OfficeShows()[i] })
	})
	return object
}

// filter changes which items the list shows. The one that is open stays open.
func (p *departmentPage) filter(change func(*viewmodel.OfficeFilter)) {
	filter := p.of.Filter()
	change(&filter)
	p.of.SetFilter(filter)
	p.mark()
	p.count()
}

// mark puts the cursor of the list on the item that is open.
func (p *departmentPage) mark() {
	if line := p.of.Find(p.key); line >= 0 {
		p.table.SetCursor(line)
	}
	p.table.Update()
}

// refresh shows the department as it was loaded last.
func (p *departmentPage) refresh() {
	p.search.Fill(p.sought)
	p.shows.Objects = []fyne.CanvasObject{p.showSelect()}
	p.shows.Refresh()
	p.mark()
	p.describe()
	p.count()
}

// rowOf is an item as the table shows it.
func (p *departmentPage) rowOf(i int) widgets.TableRow {
	f := p.app.format
	row := p.of.Line(i)
	item := row.Key.Item + " " + f.Text(row.Topic)
	if subject := p.of.SubjectName(row.Key, f); subject != "" {
		item = row.Key.Item + " " + f.T("inspect.subject", "Subject", subject, "Topic", f.Text(row.Topic))
	}
	return widgets.TableRow{Ticked: row.Ticked, Cells: []widgets.TableCell{
		{Text: item}, {Text: symbolOf(row.Row), Tone: toneOf(row.Status)}, p.markOf(row), {Text: row.Last}, {Text: f.Rate(row.Share)},
	}}
}

// markOf is what is to be said of an item, what matters most alone.
func (p *departmentPage) markOf(row viewmodel.OfficeRow) widgets.TableCell {
	f := p.app.format
	switch {
	case row.Doubts > 0:
		return widgets.TableCell{Text: f.T("inspect.mark.doubted"), Tone: widgets.Caution}
	case row.Mended:
		return widgets.TableCell{Text: f.T("inspect.mark.corrected"), Tone: widgets.Info}
	case row.Changed:
		return widgets.TableCell{Text: f.T("inspect.mark.changed")}
	case row.Evidence > 0:
		return widgets.TableCell{Text: f.T("inspect.mark.evidence", "N", row.Evidence)}
	}
	return widgets.TableCell{}
}

// bottom says how many items are ticked, and offers what can be decided.
func (p *departmentPage) bottom() fyne.CanvasObject {
	a, f := p.app, p.app.format
	p.chosen = a.text("", widgets.Style{Size: theme.SizeNameCaptionText, Tight: true})
	p.give = a.button(widgets.Secondary, f.T("inspect.return"), theme.MailReplyIcon(), p.giveBack)
	p.mend = a.button(widgets.Secondary, f.T("inspect.correct"), theme.DocumentCreateIcon(), p.correct)
	p.extend = a.button(widgets.Secondary, f.T("inspect.extend"), theme.HistoryIcon(), p.moreTime)
	print := a.button(widgets.Secondary, f.T("inspect.print"), theme.DocumentPrintIcon(), func() {
		a.showInspection(p.ws, &p.private, p.year(), p.of.ID())
	})
	p.accept = a.button(widgets.Primary, f.T("board.accept"), theme.ConfirmIcon(), p.confirm)
	buttons := widgets.NewFlow(8, p.give, p.mend, p.extend, print, p.accept)
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 8}, widgets.NewColumn(4, p.chosen, buttons))
}

// count says how many items are ticked, and what can be done.
func (p *departmentPage) count() {
	f, open := p.app.format, p.writable() && p.of.Returnable()
	p.chosen.Show()
	switch n := p.of.Ticks(); {
	case p.of.Lines() == 0:
		p.chosen.SetText(f.T("desktop.list.nothing_found"))
	case n > 0:
		p.chosen.SetText(f.N("inspect.ticked", n))
	case !p.of.Returnable():
		p.chosen.SetText(f.T("inspect.not_returnable"))
	default:
		p.chosen.SetText(f.T("inspect.hint"))
		visible(!p.app.room().low, p.chosen)
	}
	p.give.SetEnabled(open)
	p.mend.SetEnabled(open)
	p.accept.SetEnabled(open)
	p.extend.SetEnabled(p.writable() && p.view.State() == viewmodel.RoundOpen)
	relaid(p.frame)
}
