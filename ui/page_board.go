package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// boardPage is where every department of the round stands, and what is next.
type boardPage struct {
	officePage
	board *viewmodel.Board
	calls []workflow.NamedCall
	typed string // in the search

	frame    *fyne.Container
	statuses *fyne.Container
	filters  *fyne.Container
	search   *widgets.Entry
	table    *widgets.Table
	about    *widgets.Text // the row under the cursor, or what is chosen
	empty    *widgets.Banner
	parts    []fyne.CanvasObject // what shows in place of empty
}

func newBoardPage(p officePage) officeView {
	return &boardPage{officePage: p, board: viewmodel.NewBoard()}
}

func (p *boardPage) title() string { return p.app.format.T("board.title") }

// load reads the log of calls.
func (p *boardPage) load(_ context.Context, year checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	var calls []workflow.NamedCall
	var err error
	if year != 0 {
		calls, err = p.ws.Calls(year, "")
	}
	return func() { p.calls = calls }, err
}

// lead are the figures of the round.
func (p *boardPage) lead() string {
	f := p.app.format
	if p.view.Board == nil {
		return ""
	}
	return f.N("board.lead_figures", p.board.Missing(), "Rate", f.Rate(p.board.Answers()))
}

// actions are what is next.
func (p *boardPage) actions() []fyne.CanvasObject {
	a, f := p.app, p.app.format
	if p.view.Board == nil {
		return nil
	}
	step, n := p.board.Next()
	next := a.button(widgets.Primary, f.N("board.next."+string(step), n), theme.NavigateNextIcon(), func() { p.goOn(step) })
	visible(step != viewmodel.BoardWait && (step != viewmodel.BoardClose || p.view.State() == viewmodel.RoundOpen && p.writable()), next)
	return []fyne.CanvasObject{next}
}

// goOn does what is next, on its own page where there is one.
func (p *boardPage) goOn(step viewmodel.BoardStep) {
	pages := map[viewmodel.BoardStep]string{viewmodel.BoardReceived: "receive", viewmodel.BoardReview: "queue", viewmodel.BoardRemind: "contacts"}
	show := map[viewmodel.BoardStep]checklist.Status{viewmodel.BoardReview: checklist.StatusSubmitted, viewmodel.BoardRemind: checklist.StatusLate}
	switch {
	case step == viewmodel.BoardClose:
		p.app.officeFrame().askClose()
	case officeEntry(pages[step]) != nil:
		p.app.officeGo(pages[step])
	default:
		p.show(func(filter *viewmodel.BoardFilter) { filter.Status = show[step] })
	}
}

func (p *boardPage) body() fyne.CanvasObject {
	f := p.app.format
	p.empty = widgets.NewBanner(lines)
	p.statuses, p.filters = widgets.NewColumn(0), widgets.NewColumn(0)
	p.search = p.app.entry(&p.typed, func() { p.show(func(filter *viewmodel.BoardFilter) { filter.Search = p.typed }) })
	p.search.SetPlaceHolder(f.T("board.search"))
	p.search.Icon = theme.SearchIcon()
	p.table = p.makeTable()
	p.about = p.app.text("", widgets.Style{Size: theme.SizeNameCaptionText, Tight: true})
	above := widgets.NewColumn(8, p.filters)
	if !p.app.room().low {
		above = widgets.NewColumn(8, p.statuses, p.filters)
	}
	top := widgets.NewBox(widgets.BoxStyle{Padding: 8}, above)
	p.parts = []fyne.CanvasObject{top, p.table, p.bottom()}
	p.frame = widgets.NewFrame(2, append([]fyne.CanvasObject{p.empty}, p.parts...)...)
	return p.frame
}

// makeTable makes the table with its columns.
func (p *boardPage) makeTable() *widgets.Table {
	ems := map[viewmodel.BoardColumn]float32{
		viewmodel.BoardByName: 11, viewmodel.BoardByProgress: 6, viewmodel.BoardByGaps: 3, viewmodel.BoardByDue: 7,
		viewmodel.BoardByRoute: 5, viewmodel.BoardByRevision: 3, viewmodel.BoardByContact: 10, viewmodel.BoardByCalled: 6,
	}
	var columns []widgets.TableColumn
	for _, c := range viewmodel.BoardColumns() {
		columns = append(columns, widgets.TableColumn{Title: p.app.format.T("board.column." + string(c)), Ems: ems[c], Words: p.chips(c)})
	}
	t := widgets.NewTable(columns, lines, p.board.Lines, p.rowOf)
	t.OnRune, t.OnKey = p.app.typedRune, p.app.typedKey
	t.OnMove = func(int) { p.describe() }
	t.OnTick = func(line int) { p.pick(func() { p.board.Toggle(line) }) }
	t.OnAll = func() { p.pick(p.board.ChooseShown) }
	t.OnOpen = func(int) { p.openUnder() }
	t.OnSort = func(column int) {
		p.keep(func() { p.board.SortBy(viewmodel.BoardColumns()[column]) })
		p.sorted()
	}
	return t
}

// chips are the words that a column can hold as chips.
func (p *boardPage) chips(c viewmodel.BoardColumn) (words []string) {
	f := p.app.format
	switch c {
	case viewmodel.BoardByStatus:
		for _, status := range checklist.Statuses() {
			words = append(words, p.statusWords(status))
		}
	case viewmodel.BoardByDue:
		words = []string{f.T("board.extended", "Date", f.ShortDate(widestDate))}
	}
	return words
}

// widestDate is about as wide as a date can be.
var widestDate = checklist.Date{Year: 2028, Month: time.December, Day: 28}

// statusWords are a status with its symbol.
func (p *boardPage) statusWords(status checklist.Status) string {
	f := p.app.format
	return f.T("board.symbol."+string(status)) + " " + f.T("office.status."+string(status))
}

// refresh shows the board as it was loaded last.
func (p *boardPage) refresh() {
	p.keep(func() { p.board.Load(p.view.Board, p.calls, p.app.format) })
	visible(p.view.Board != nil, p.parts...)
	p.empty.Hide()
	if p.view.Board == nil {
		p.explain()
	}
	p.sorted()
	p.filters.Objects = nil
	p.fillFilters()
}

// explain says how the first round begins.
func (p *boardPage) explain() {
	f := p.app.format
	if officeEntry("round") == nil {
		p.empty.Say(widgets.Info, f.T("board.none"), f.T("board.none_help"), "", nil)
		return
	}
	p.empty.Say(widgets.Info, f.T("board.none"), f.T("board.none_begin"), f.T("board.begin"), func() { p.app.officeGo("round") })
}

// begin puts the focus on the table.
func (p *boardPage) begin() { p.app.window.Canvas().Focus(p.table.Rows()) }

// find puts the cursor into the search.
func (p *boardPage) find() { p.app.window.Canvas().Focus(p.search) }

// escape shows all departments again, and leaves those that are chosen.
func (p *boardPage) escape() {
	p.board.ChooseNone()
	p.search.Fill("")
	p.typed = ""
	p.filters.Objects = nil
	p.show(func(filter *viewmodel.BoardFilter) { *filter = viewmodel.BoardFilter{} })
}

// show changes the filter.
func (p *boardPage) show(change func(*viewmodel.BoardFilter)) {
	filter := p.board.Filter()
	change(&filter)
	p.keep(func() { p.board.SetFilter(filter) })
	p.fillFilters()
}

// keep changes the lines of the table and leaves the cursor on its department.
func (p *boardPage) keep(change func()) {
	id := ""
	if row := p.under(); row != nil {
		id = row.ID
	}
	change()
	if line := p.board.Find(id); line >= 0 {
		p.table.SetCursor(line)
	} else if p.board.Lines() > 0 {
		p.table.SetCursor(0)
	}
	p.table.Update()
	p.describe()
}

// under is the department under the cursor, or nil.
func (p *boardPage) under() *viewmodel.BoardRow {
	line := p.table.Cursor()
	if line >= p.board.Lines() || p.board.Line(line).Row < 0 {
		return nil
	}
	return p.board.Row(p.board.Line(line).Row)
}

// openUnder leads to the answers of the department under the cursor.
func (p *boardPage) openUnder() {
	if row := p.under(); row != nil {
		p.app.officeFrame().openDepartment(row.ID, checklist.Key{})
	}
}

// pick changes what is chosen.
func (p *boardPage) pick(change func()) {
	change()
	p.table.Update()
	p.describe()
}

// sorted marks the column by which the table is sorted.
func (p *boardPage) sorted() {
	by := p.board.Sorting()
	at := -1
	for i, c := range viewmodel.BoardColumns() {
		if c == by.Column {
			at = i
		}
	}
	p.table.Sorted(at, by.Down)
}
