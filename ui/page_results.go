package ui

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// resultsPage is the results of the round over all departments, and how each figure
// comes about.
type resultsPage struct {
	officePage
	results *workflow.Results
	shown   *workflow.Results // those that show
	score   *viewmodel.CityScore
	tab     string
	kind    viewmodel.FigureKind // the figure that is explained
	of      viewmodel.CityPart   // and what it is of
	offset  float64              // of the split
	row     int                  // the cursor of the heat map
	column  int

	place *fyne.Container // of the tab
	first fyne.Focusable  // of what the tab shows
	split *container.Split
	trace *cityTrace
	bars  []cityBar
}

// Tabs of the page, beside the lists of package viewmodel.
const (
	tabFigures = "figures"
	tabHeat    = "heat"
	tabTrend   = "trend"
)

func resultTabs() []string {
	tabs := []string{tabFigures, tabHeat, tabTrend}
	for _, list := range viewmodel.CityLists() {
		tabs = append(tabs, string(list))
	}
	return tabs
}

func newResultsPage(p officePage) officeView {
	return &resultsPage{officePage: p, tab: tabFigures, kind: viewmodel.FigureAnswer, offset: 0.55, column: -1}
}

func (p *resultsPage) title() string { return p.app.format.T("cityscore.title") }

// lead is what every figure rests on.
func (p *resultsPage) lead() string { return p.score.Turnout() }

func (p *resultsPage) actions() []fyne.CanvasObject {
	return []fyne.CanvasObject{p.app.button(widgets.Primary, p.app.format.T("cityscore.reports"), theme.DocumentSaveIcon(), p.reports)}
}

func (p *resultsPage) load(_ context.Context, year checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	results, err := p.ws.Results(year)
	return func() { p.results = results }, err
}

func (p *resultsPage) body() fyne.CanvasObject {
	f := p.app.format
	var options []widgets.Option
	chosen := 0
	for i, tab := range resultTabs() {
		options = append(options, widgets.Option{Word: f.T("cityscore.tab." + tab)})
		if tab == p.tab {
			chosen = i
		}
	}
	tabs := p.app.narrowing(options, chosen, func(i int) { p.show(resultTabs()[i]) })
	p.place, p.shown = container.NewStack(), nil
	return widgets.NewFrame(1, widgets.NewBox(widgets.BoxStyle{Padding: 8}, tabs), p.place)
}

// refresh shows what was loaded last. What shows already stays, and the focus in it.
func (p *resultsPage) refresh() {
	if p.shown == p.results {
		return
	}
	p.shown = p.results
	p.score = viewmodel.NewCityScore(p.results, p.app.format)
	p.of = p.score.Whole()
	p.show(p.tab)
}

// begin puts the focus on what shows.
func (p *resultsPage) begin() {
	if p.first != nil {
		p.app.window.Canvas().Focus(p.first)
	}
}

// show shows a tab.
func (p *resultsPage) show(tab string) {
	if p.split != nil {
		p.offset = p.split.Offset
	}
	p.tab, p.first, p.split, p.bars = tab, nil, nil, nil
	switch tab {
	case tabFigures:
		p.place.Objects = []fyne.CanvasObject{p.figures()}
	case tabHeat:
		p.place.Objects = []fyne.CanvasObject{p.heat()}
	case tabTrend:
		p.place.Objects = []fyne.CanvasObject{p.trend()}
	default:
		p.place.Objects = []fyne.CanvasObject{p.list(viewmodel.CityList(tab))}
	}
	p.place.Refresh()
}

// beside puts what a tab shows beside the explanation.
func (p *resultsPage) beside(left fyne.CanvasObject) fyne.CanvasObject {
	p.trace = newCityTrace(p.app, p.goOn)
	p.split = container.NewHSplit(left, p.trace.object)
	p.split.Offset = p.offset
	return p.split
}

// explain shows how a figure comes about.
func (p *resultsPage) explain(kind viewmodel.FigureKind, of viewmodel.CityPart) {
	p.kind, p.of = kind, of
	switch kind {
	case viewmodel.FigureSubmitted:
		p.trace.show(p.score.ExplainSubmitted())
	case viewmodel.FigureCritical:
		p.trace.show(p.score.ExplainCritical())
	case viewmodel.FigureOverdue:
		p.trace.show(p.score.ExplainOverdue())
	default:
		p.trace.show(p.score.Explain(kind, of))
	}
	for _, bar := range p.bars {
		bar.line.Choose(bar.kind == kind && bar.of == of)
	}
}

// goOn shows the figures of a department behind a line.
func (p *resultsPage) goOn(line viewmodel.CityLine) {
	p.app.visitPart(p.office, p.score, p.kind, line.Part)
}

// reports asks which reports to write, and where.
func (p *resultsPage) reports() {
	a, f := p.app, p.app.format
	dir := a.prefs.StringWithFallback(prefFolder, filepath.Dir(p.view.Info.Path))
	choice, year := viewmodel.NewCityReports(f.Lang(), dir), p.year()
	e := &exportDialog{app: a, choice: &choice.Export, ready: func() bool { return choice.Ready() }, words: "cityscore.reports."}
	e.work = func(ctx context.Context, progress checklist.Progress) (workflow.ReportResult, error) {
		return choice.Write(ctx, p.ws, year, progress)
	}
	e.show(append([]fyne.CanvasObject{e.kinds(workflow.RoundReports(), &choice.Kinds)}, e.fields()...)...)
}
