package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// scorePage shows the figures of the sheet; beside them, how the chosen one comes
// about.
type scorePage struct {
	reader
	*openSheet
	kind  viewmodel.FigureKind
	of    viewmodel.PortionID
	trace viewmodel.Explanation

	pane      *widgets.Scroll
	bars      []scoreBar
	name, sum *widgets.Text // of the explanation
	list      *widgets.List
	split     *container.Split
}

// scoreBar is a figure that can be explained.
type scoreBar struct {
	kind viewmodel.FigureKind
	of   viewmodel.Portion
	line *widgets.BarLine
}

// scorePage shows the page.
func (a *App) scorePage() {
	o := a.opened()
	visitOnce(a, func() *scorePage {
		return &scorePage{reader: reader{a}, openSheet: o, kind: viewmodel.FigureScore}
	})
	if p, ok := a.page.(*scorePage); ok && a.window.Canvas().Focused() == nil {
		a.window.Canvas().Focus(p.bars[0].line)
	}
}

func (p *scorePage) title() string { return p.app.format.T("desk.score.title") }

func (p *scorePage) helpKey() string { return "score" }

func (p *scorePage) again() page {
	p.close()
	return &scorePage{reader: p.reader, openSheet: p.openSheet, kind: p.kind, of: p.of}
}

func (p *scorePage) close() error {
	p.app.prefs.SetFloat(prefScoreSplit, p.split.Offset)
	return nil
}

// comeBack shows what other pages have changed.
func (p *scorePage) comeBack() {
	offset := p.pane.Offset
	next := p.again().(*scorePage)
	p.app.display(next)
	next.pane.ScrollToOffset(offset)
}

func (p *scorePage) content() fyne.CanvasObject {
	f := p.app.format
	p.bars = nil
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, p.figures()))
	p.split = container.NewHSplit(p.pane, p.explanation())
	p.split.Offset = p.app.prefs.FloatWithFallback(prefScoreSplit, 0.55)
	p.explain(p.kind, p.chosen())
	return widgets.NewFrame(1, p.head(f.T("desk.score.title"), p.app.department(p.openSheet)+"　"+p.app.roundName(p.openSheet)), p.split)
}

// chosen is the portion that is explained.
func (p *scorePage) chosen() viewmodel.Portion {
	for _, bar := range p.bars {
		if bar.of.Of == p.of {
			return bar.of
		}
	}
	return p.session.Whole(p.app.format)
}

// figures are the total, the radar, the bars and the dangers.
func (p *scorePage) figures() fyne.CanvasObject {
	a, f := p.app, p.app.format
	column := widgets.NewColumn(24, p.total(), a.text(p.legend(), small), p.dangers())
	chapters := p.session.Chapters(f)
	part := widgets.NewColumn(4, a.text(f.T("desk.score.chapters"), heading))
	if len(chapters) >= 3 {
		part.Add(p.radar(chapters))
	}
	for i, chapter := range chapters {
		part.Add(p.bar(viewmodel.FigureScore, chapter, f.Number(i+1)+"　"+chapter.Title))
	}
	column.Add(part)
	if subjects := p.session.Subjects(f); len(subjects) > 1 {
		part := widgets.NewColumn(4, a.text(f.T("desk.progress.subjects"), heading))
		for _, subject := range subjects {
			part.Add(p.bar(viewmodel.FigureScore, subject, subject.Title))
		}
		column.Add(part)
	}
	return column
}

// total are the three figures of the whole sheet.
func (p *scorePage) total() fyne.CanvasObject {
	f, whole := p.app.format, p.session.Whole(p.app.format)
	column := widgets.NewColumn(4, p.app.text(f.T("desk.score.whole"), heading))
	for _, kind := range []viewmodel.FigureKind{viewmodel.FigureScore, viewmodel.FigureImplementation, viewmodel.FigureAnswer} {
		column.Add(p.bar(kind, whole, f.T("desktop.figure."+string(kind))))
	}
	return column
}

// legend says what the marks of the year before are.
func (p *scorePage) legend() string {
	f := p.app.format
	if _, before := p.session.Years(f); before != "" {
		return f.T("desk.score.legend", "Year", before)
	}
	return f.T("desk.score.legend_none")
}

// bar is a figure as a line that explains it.
func (p *scorePage) bar(kind viewmodel.FigureKind, of viewmodel.Portion, name string) fyne.CanvasObject {
	f := p.app.format
	now, before := of.Figure(kind), of.FigureBefore(kind)
	texts := widgets.BarTexts{Name: name, Figure: f.Rate(now), Share: now.Permyriad, HasShare: now.Valid, Before: before.Permyriad, HasBefore: before.Valid}
	if before.Valid {
		texts.Small = f.T("desk.score.before", "Rate", f.Rate(before))
	}
	line := p.app.barLine(texts, func() { p.explain(kind, of) })
	p.bars = append(p.bars, scoreBar{kind, of, line})
	return line
}

// radar is the shape of the chapters, which are numbered as their bars are.
func (p *scorePage) radar(chapters []viewmodel.Portion) fyne.CanvasObject {
	var spokes []widgets.Spoke
	for i, c := range chapters {
		spokes = append(spokes, widgets.Spoke{Name: p.app.format.Number(i + 1), Share: c.Score.Permyriad, HasShare: c.Score.Valid, Before: c.Before.Permyriad, HasBefore: c.Before.Valid})
	}
	return widgets.NewRadar(spokes)
}

// Dangers that are listed; the rest is counted.
const mostDangers = 8

// dangers are the weightiest items that are not done.
func (p *scorePage) dangers() fyne.CanvasObject {
	a, f := p.app, p.app.format
	column := widgets.NewColumn(4, a.text(f.T("desk.dangers"), heading))
	dangers := p.session.Dangers(f)
	if len(dangers) == 0 {
		column.Add(a.text(f.T("desk.dangers.none"), running))
	}
	for i, d := range dangers {
		if i == mostDangers {
			column.Add(a.text(f.N("desk.dangers.more", len(dangers)-mostDangers), small))
			break
		}
		note := f.T("desk.dangers.mandatory")
		if d.Critical {
			note = f.T("desktop.item.critical")
		}
		column.Add(a.row(widgets.RowTexts{Symbol: d.Symbol, Tone: toneOf(d.Status), Title: d.Topic, Small: d.Small, Note: note}, func() {
			row, _ := p.session.Index(d.Key)
			a.visit(newSheetPage(a, p.openSheet, row))
		}))
	}
	return column
}
