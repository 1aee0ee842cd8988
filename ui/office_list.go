package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/widgets"
)

// listPage is what the pages of the office with a list have in common: a search and
// other choices narrow the list, and beside it stands what there is to say about the
// line that is open. F is the filter of the lines. K tells a line from all others,
// also after the next load; its zero value is no line.
type listPage[F any, K comparable] struct {
	officePage
	lines   lineSource[F, K]
	own     listedPage[F]
	current K      // the line that is open
	typed   string // in the search

	search *widgets.Entry
	list   *widgets.List
	column *fyne.Container // what is said about the line
	pane   *widgets.Scroll
}

// lineSource is a view model of lines that a filter chooses.
type lineSource[F any, K comparable] interface {
	Lines() int
	Key(line int) K
	// Find returns the line of a key, or -1.
	Find(key K) int
	Filter() F
	SetFilter(F)
}

// listedPage is what a page with a list says of its own.
type listedPage[F any] interface {
	// row is a line of the list; the list itself knows which one is open.
	row(line int) widgets.RowTexts
	// fillDetail says in column all about a line.
	fillDetail(line int)
	// nothing says why there is no line.
	nothing() string
	// fillFilter shows the filter that holds.
	fillFilter()
	// searched puts what was typed into a filter.
	searched(filter *F, typed string)
}

// split makes the list beside what is said about a line, and takes the share of the
// width that is named. What narrows the list stands above and below the search.
func (p *listPage[F, K]) split(share float64, placeholder string, above fyne.CanvasObject, below ...fyne.CanvasObject) fyne.CanvasObject {
	p.column = widgets.NewColumn(16)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, p.column))
	p.search = p.app.entry(&p.typed, func() { p.show(func(filter *F) { p.own.searched(filter, p.typed) }) })
	p.search.SetPlaceHolder(placeholder)
	p.search.Icon = theme.SearchIcon()
	p.list = widgets.NewList(p.lines.Lines, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, p.choose)
	p.list.OnRune, p.list.OnKey = p.app.typedRune, p.app.typedKey
	head := widgets.NewColumn(8, append([]fyne.CanvasObject{above, p.search}, below...)...)
	split := container.NewHSplit(widgets.NewFrame(1, widgets.NewBox(widgets.BoxStyle{Padding: 8}, head), p.list), p.pane)
	split.Offset = share
	return split
}

// begin puts the focus on the list.
func (p *listPage[F, K]) begin() { p.app.window.Canvas().Focus(p.list) }

// find puts the cursor into the search.
func (p *listPage[F, K]) find() { p.app.window.Canvas().Focus(p.search) }

// escape takes back what narrows the list.
func (p *listPage[F, K]) escape() {
	p.typed = ""
	p.search.Fill("")
	var all F
	p.lines.SetFilter(all)
	p.own.fillFilter()
	p.narrowed()
}

// show changes the filter.
func (p *listPage[F, K]) show(change func(*F)) {
	filter := p.lines.Filter()
	change(&filter)
	p.lines.SetFilter(filter)
	p.narrowed()
}

// narrowed shows the list after its lines have changed. The line that is open stays
// so if it is still there.
func (p *listPage[F, K]) narrowed() {
	line := p.lines.Find(p.current)
	if line < 0 && p.lines.Lines() > 0 {
		line = 0
	}
	p.list.Mark(line)
	var none K
	p.current = none
	if line >= 0 {
		p.current = p.lines.Key(line)
	}
	p.list.Refresh()
	p.describe()
}

// choose opens a line.
func (p *listPage[F, K]) choose(line int) {
	p.current = p.lines.Key(line)
	p.list.Refresh()
	p.describe()
}

// describe shows the line that is open, or says that there is none.
func (p *listPage[F, K]) describe() {
	p.column.RemoveAll()
	if line := p.lines.Find(p.current); line >= 0 {
		p.own.fillDetail(line)
	} else {
		p.column.Add(p.app.text(p.own.nothing(), running))
	}
	p.pane.Reflow()
	p.pane.ScrollToTop()
}

func (p *listPage[F, K]) fillRow(line int, o fyne.CanvasObject) {
	if line >= p.lines.Lines() {
		return
	}
	texts := p.own.row(line)
	texts.Open = p.lines.Key(line) == p.current
	texts.Ring = texts.Open && p.list.Focused()
	o.(*widgets.ListRow).Set(texts)
}
