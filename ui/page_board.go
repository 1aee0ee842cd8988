package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// boardPage is where every department of the round stands.
type boardPage struct {
	officePage
	board  *viewmodel.Board
	filter viewmodel.BoardFilter
	rows   []int // of the board, as the list shows them

	list   *widgets.List
	search *widgets.Entry
	empty  *widgets.Banner
}

func newBoardPage(p officePage) officeView { return &boardPage{officePage: p} }

func (p *boardPage) title() string { return p.app.format.T("board.title") }

func (p *boardPage) body() fyne.CanvasObject {
	f := p.app.format
	p.list = widgets.NewList(func() int { return len(p.rows) }, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, func(int) { p.list.Refresh() })
	p.list.OnRune, p.list.OnKey = p.app.typedRune, p.app.typedKey
	p.search = p.app.entry(&p.filter.Search, p.refilter)
	p.search.SetPlaceHolder(f.T("board.search"))
	p.search.Icon = theme.SearchIcon()
	p.empty = widgets.NewBanner(lines)
	head := widgets.NewBox(widgets.BoxStyle{Padding: 12}, p.search)
	return widgets.NewFrame(2, p.empty, head, p.list)
}

// refresh shows the board as it was loaded last.
func (p *boardPage) refresh() {
	p.board = viewmodel.NewBoard(p.view.Board, p.app.format)
	if p.view.Board == nil {
		p.empty.Say(widgets.Info, p.app.format.T("board.none"), p.app.format.T("board.none_help"), "", nil)
	} else {
		p.empty.Hide()
	}
	p.refilter()
}

func (p *boardPage) refilter() {
	p.rows = p.board.Select(p.filter)
	p.list.Refresh()
}

// begin puts the focus on the list.
func (p *boardPage) begin() { p.app.window.Canvas().Focus(p.list) }

// find puts the cursor into the search.
func (p *boardPage) find() { p.app.window.Canvas().Focus(p.search) }

func (p *boardPage) fillRow(i int, o fyne.CanvasObject) {
	if i >= len(p.rows) {
		return
	}
	f, row := p.app.format, p.board.Row(p.rows[i])
	o.(*widgets.ListRow).Set(widgets.RowTexts{
		Icon: theme.DocumentIcon(), Tone: statusTone(row.Status), Title: row.Name, Small: row.Bureau,
		Note: f.T("board.note", "Status", f.T("office.status."+string(row.Status)), "Parts", f.Parts(row.Answered, row.InScope)),
		Ring: i == p.list.Current() && p.list.Focused(),
	})
}

func statusTone(status checklist.Status) widgets.Tone {
	switch status {
	case checklist.StatusAccepted:
		return widgets.Good
	case checklist.StatusLate:
		return widgets.Bad
	case checklist.StatusReturned:
		return widgets.Caution
	case checklist.StatusSubmitted:
		return widgets.Info
	}
	return widgets.Neutral
}
