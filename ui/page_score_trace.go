package ui

import (
	"fyne.io/fyne/v2"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// explanation is the pane beside the figures.
func (p *scorePage) explanation() fyne.CanvasObject {
	a := p.app
	p.name, p.sum = a.text("", strong), a.text("", running)
	p.list = widgets.NewList(func() int { return len(p.trace.Lines) }, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, p.open)
	p.list.Lazy = true
	p.list.OnRune, p.list.OnKey = a.typedRune, a.typedKey
	head := widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 12}, widgets.NewColumn(4, p.name, p.sum))
	return widgets.NewFrame(1, head, p.list)
}

// explain shows how a figure comes about.
func (p *scorePage) explain(kind viewmodel.FigureKind, of viewmodel.Portion) {
	p.kind, p.of = kind, of.Of
	p.trace = p.session.Explain(kind, of, p.app.format)
	p.name.SetText(p.trace.Title)
	p.sum.SetText(p.trace.Sum)
	for _, bar := range p.bars {
		bar.line.Choose(bar.kind == kind && bar.of.Of == of.Of)
	}
	p.list.Refresh()
	p.list.ScrollToTop()
}

func (p *scorePage) fillRow(i int, o fyne.CanvasObject) {
	if i >= len(p.trace.Lines) {
		return
	}
	line := p.trace.Lines[i]
	symbol := line.Symbol
	if symbol == "" {
		symbol = "・"
	}
	o.(*widgets.ListRow).Set(widgets.RowTexts{Symbol: symbol, Tone: toneOf(line.Status), Title: line.Topic, Small: line.Small, Note: line.Share, Ring: i == p.list.Current() && p.list.Focused()})
}

// open shows the item of a line.
func (p *scorePage) open(i int) {
	p.list.UnselectAll() // the same line can be chosen again
	if row, ok := p.session.Index(p.trace.Lines[i].Key); ok {
		p.app.visit(newSheetPage(p.app, p.openSheet, row))
	}
}
