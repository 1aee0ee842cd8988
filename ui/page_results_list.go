package ui

import (
	"fyne.io/fyne/v2"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// list is one of the lists of items or plans.
func (p *resultsPage) list(kind viewmodel.CityList) fyne.CanvasObject {
	a, f, entries := p.app, p.app.format, p.score.List(kind)
	if len(entries) == 0 {
		banner := widgets.NewBanner(lines)
		banner.Say(widgets.Info, f.T("cityscore.none."+string(kind)), p.score.Note(kind), "", nil)
		return widgets.NewBox(widgets.BoxStyle{Padding: 12}, widgets.NewColumn(0, banner))
	}
	var list *widgets.List
	list = widgets.NewList(func() int { return len(entries) }, func() fyne.CanvasObject { return widgets.NewListRow() }, func(i int, o fyne.CanvasObject) {
		if i < len(entries) {
			e := entries[i]
			o.(*widgets.ListRow).Set(widgets.RowTexts{
				Symbol: e.Symbol, Tone: toneOf(e.Status), Title: e.Title, Small: e.Small, Note: e.Note,
				Open: i == list.Current(), Ring: i == list.Current() && list.Focused(),
			})
		}
	}, func(i int) {
		p.kind = viewmodel.FigureScore
		p.trace.show(p.score.ExplainEntry(entries[i]))
		list.Refresh()
	})
	list.OnRune, list.OnKey = a.typedRune, a.typedKey
	note := widgets.NewBox(widgets.BoxStyle{Padding: 12}, a.text(p.score.Note(kind), small))
	object := p.beside(widgets.NewFrame(1, note, list))
	p.first = list
	list.Select(0)
	return object
}
