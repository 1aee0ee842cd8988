package ui

import (
	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// cityBar is a figure of the city that can be explained.
type cityBar struct {
	kind viewmodel.FigureKind
	of   viewmodel.CityPart
	line *widgets.BarLine
}

// figures are those of the whole city and of its chapters.
func (p *resultsPage) figures() fyne.CanvasObject {
	a, f := p.app, p.app.format
	whole, chapters := widgets.NewColumn(0), widgets.NewColumn(0)
	for _, figure := range p.score.Figures() {
		whole.Add(p.bar(figure.Kind, p.score.Whole(), figure.Name, figure))
	}
	var spokes []widgets.Spoke
	for i, of := range p.score.Chapters() {
		now, before := p.score.Rate(viewmodel.FigureScore, of), p.score.Before(viewmodel.FigureScore, of)
		figure := viewmodel.CityFigure{Value: f.Rate(now), Small: p.score.LastYear(before), Rate: now, Before: before}
		chapters.Add(p.bar(viewmodel.FigureScore, of, f.Number(i+1)+"　"+p.score.Chapter(of.Chapter), figure))
		spokes = append(spokes, widgets.Spoke{Name: f.Number(i + 1), Share: now.Permyriad, HasShare: now.Valid, Before: before.Permyriad, HasBefore: before.Valid})
	}
	column := widgets.NewColumn(16, whole, a.text(p.legend(), small),
		widgets.NewColumn(4, a.text(f.T("desk.score.chapters"), heading), widgets.NewRadar(spokes), chapters))
	object := p.beside(widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 12}, column)))
	p.first = p.bars[0].line
	p.explain(p.kind, p.of)
	return object
}

// legend says what the marks of the year before are.
func (p *resultsPage) legend() string {
	f := p.app.format
	if p.score.Last == nil {
		return f.T("desk.score.legend_none")
	}
	return f.T("desk.score.legend", "Year", f.Year(p.score.Last.FiscalYear))
}

// bar is a figure as a line that explains it.
func (p *resultsPage) bar(kind viewmodel.FigureKind, of viewmodel.CityPart, name string, figure viewmodel.CityFigure) fyne.CanvasObject {
	line := p.app.cityBar(name, figure, func() { p.explain(kind, of) })
	p.bars = append(p.bars, cityBar{kind, of, line})
	return line
}

// cityBar is a figure of the city as a line.
func (a *App) cityBar(name string, figure viewmodel.CityFigure, tapped func()) *widgets.BarLine {
	return a.barLine(widgets.BarTexts{
		Name: name, Figure: figure.Value, Small: figure.Small, Share: figure.Rate.Permyriad, HasShare: figure.Rate.Valid,
		Before: figure.Before.Permyriad, HasBefore: figure.Before.Valid,
	}, tapped)
}

// trend is how the figures went over the years: the lines of the whole city, and all
// figures below them.
func (p *resultsPage) trend() fyne.CanvasObject {
	f, trend := p.app.format, p.score.Trend()
	years, drawn := make([]string, len(trend.Years)), []widgets.TrendLine{}
	for i, year := range trend.Years {
		years[i] = f.Year(year)
	}
	var rows []widgets.MatrixRow
	for _, line := range trend.Lines {
		row := widgets.MatrixRow{Head: line.Title}
		for _, rate := range line.Rates {
			row.Cells = append(row.Cells, f.Rate(rate))
		}
		rows = append(rows, row)
		if line.Chapter == "" {
			drawn = append(drawn, widgets.TrendLine{Name: line.Title, Points: trendPoints(line.Rates)})
		}
	}
	matrix := widgets.NewMatrix(years, rows, lines)
	matrix.OnRune, matrix.OnKey = p.app.typedRune, p.app.typedKey
	matrix.OnMove = func(row, column int) { p.explainTrend(trend, row, column) }
	matrix.SetCursor(0, len(years)-1)
	chart := widgets.NewBox(widgets.BoxStyle{Padding: 12}, widgets.NewTrend(years, drawn))
	object := p.beside(widgets.NewFrame(1, chart, matrix))
	p.first = matrix.Rows()
	p.explainTrend(trend, 0, len(years)-1)
	return object
}

func trendPoints(rates []checklist.Rate) []widgets.TrendPoint {
	points := make([]widgets.TrendPoint, len(rates))
	for i, rate := range rates {
		points[i] = widgets.TrendPoint{Share: rate.Permyriad, Has: rate.Valid}
	}
	return points
}

// explainTrend explains the figure of a year; in the heads of rows, that of the newest.
func (p *resultsPage) explainTrend(trend viewmodel.CityTrend, row, column int) {
	if column < 0 {
		column = len(trend.Years) - 1
	}
	line, of := trend.Lines[row], p.score.Whole()
	of.Year, of.Chapter = trend.Years[column], line.Chapter
	p.explain(line.Kind, of)
}
