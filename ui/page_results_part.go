package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// partPage shows the figures of a bureau, a department or the city, in one chapter or
// in all, and what they are made from: departments, or the items of one.
type partPage struct {
	reader
	*office
	city  *viewmodel.CityScore
	kind  viewmodel.FigureKind
	of    viewmodel.CityPart
	items *checklist.Score // of a department; nil where there is none

	trace *cityTrace
	bars  []cityBar
}

// visitPart shows the figures of a part. Of a department that has not submitted there
// are none, and the page says so.
func (a *App) visitPart(o *office, city *viewmodel.CityScore, kind viewmodel.FigureKind, of viewmodel.CityPart) {
	p := &partPage{reader: reader{a}, office: o, city: city, kind: kind, of: of}
	if !viewmodel.IsShare(kind) {
		p.kind = viewmodel.FigureScore
	}
	if of.Level != viewmodel.CityDepartment {
		p.visit()
		return
	}
	a.job(a.format.T("officedesk.busy"), func(context.Context, checklist.Progress) (err error) {
		p.items, err = o.ws.ScoreOf(of.Year, of.ID)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		p.visit()
	})
}

// visit shows the page, with the focus on the figure that is explained.
func (p *partPage) visit() {
	p.app.visit(p)
	for _, bar := range p.bars {
		if bar.kind == p.kind {
			p.app.window.Canvas().Focus(bar.line)
		}
	}
}

func (p *partPage) title() string { return p.city.Title(p.of) }

func (p *partPage) helpKey() string { return "city_part" }

func (p *partPage) again() page {
	city := viewmodel.NewCityScore(p.city.Results, p.app.format)
	return &partPage{reader: p.reader, office: p.office, city: city, kind: p.kind, of: p.of, items: p.items}
}

func (p *partPage) content() fyne.CanvasObject {
	p.bars = nil
	p.trace = newCityTrace(p.app, p.goOn)
	figures := widgets.NewColumn(0)
	for _, kind := range viewmodel.Shares() {
		figures.Add(p.bar(kind))
	}
	p.explain(p.kind)
	return widgets.NewFrame(2, p.head(p.city.Title(p.of), p.city.Turnout()), widgets.NewBox(widgets.BoxStyle{Padding: 12}, figures), p.trace.object)
}

// goOn shows the figures of a department, or the answer behind an item: that of the
// year that the office has open.
func (p *partPage) goOn(line viewmodel.CityLine) {
	switch {
	case line.Key == (checklist.Key{}):
		p.app.visitPart(p.office, p.city, p.kind, line.Part)
	case p.of.Year == p.year():
		p.app.officeFrame().openDepartment(p.of.ID, line.Key)
	}
}

// bar is one of the figures.
func (p *partPage) bar(kind viewmodel.FigureKind) fyne.CanvasObject {
	f, now, before := p.app.format, p.city.Rate(kind, p.of), p.city.Before(kind, p.of)
	figure := viewmodel.CityFigure{Value: f.Rate(now), Small: p.city.LastYear(before), Rate: now, Before: before}
	line := p.app.cityBar(f.T("desktop.figure."+string(kind)), figure, func() { p.explain(kind) })
	p.bars = append(p.bars, cityBar{kind, p.of, line})
	return line
}

// explain shows what a figure is made from.
func (p *partPage) explain(kind viewmodel.FigureKind) {
	p.kind = kind
	if p.items != nil {
		p.trace.show(p.city.ExplainItems(kind, p.of, p.items))
	} else {
		p.trace.show(p.city.Explain(kind, p.of))
	}
	for _, bar := range p.bars {
		bar.line.Choose(bar.kind == kind)
	}
}
