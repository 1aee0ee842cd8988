package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// roundPage opens the round of a year step by step, and afterwards shows it with what
// can still be done about it.
type roundPage struct {
	officePage
	plan      *viewmodel.RoundPlan // nil while the round of the year shows
	standards []*checklist.Standard
	next      checklist.FiscalYear // that can be opened
	draft     *checklist.Standard  // of the draft of that year, nil without one
	own       *checklist.Standard  // of the round that shows, nil where it was destroyed
	step      int
	preview   *workflow.RoundPreview

	main   *fyne.Container
	rail   *fyne.Container // what has been chosen so far
	pane   *widgets.Scroll
	fields roundFields
}

// Steps of the way to an open round.
const (
	roundStandard = iota
	roundDates
	roundPreview
	roundOpen
	roundSteps
)

func newRoundPage(p officePage) officeView { return &roundPage{officePage: p} }

func (p *roundPage) title() string { return p.app.format.T("rounddesk.title") }

func (p *roundPage) lead() string {
	f := p.app.format
	if p.plan != nil {
		return f.T("rounddesk.lead_plan")
	}
	return f.T("rounddesk.lead_round", "Year", f.Year(p.year()), "Departments", f.Number(len(p.view.Board.Rows(""))))
}

// actions lead to the next round once there is one.
func (p *roundPage) actions() []fyne.CanvasObject {
	f := p.app.format
	if p.view.Board == nil {
		return nil
	}
	if p.plan != nil {
		return []fyne.CanvasObject{p.app.button(widgets.Secondary, f.T("rounddesk.show", "Year", f.Year(p.year())), nil, p.leavePlan)}
	}
	next := p.app.button(widgets.Secondary, f.T("rounddesk.begin", "Year", f.Year(p.next)), theme.MediaPlayIcon(), p.begins)
	next.SetEnabled(p.writable())
	return []fyne.CanvasObject{next}
}

// load finds the year that can be opened, with its draft and the standards to choose
// from.
func (p *roundPage) load(_ context.Context, year checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	info, err := p.ws.Info()
	if err != nil {
		return nil, err
	}
	next := checklist.FiscalYearOf(checklist.DateOf(p.app.now()))
	if len(info.Years) > 0 {
		next = max(info.Years[0]+1, next)
	}
	draft, err := standardOf(p.ws, next)
	if err != nil {
		return nil, err
	}
	own, err := standardOf(p.ws, year)
	if err != nil {
		return nil, err
	}
	library, err := viewmodel.NewLibrary(p.ws, nil)
	return func() { p.next, p.draft, p.own, p.standards = next, draft, own, library.Offered() }, err
}

// standardOf is the standard of the round or the draft of a year, nil without one.
func standardOf(ws *workflow.Workspace, year checklist.FiscalYear) (*checklist.Standard, error) {
	std, err := ws.RoundStandard(year)
	var none *workflow.YearError
	var gone *workflow.DestroyedError
	if errors.As(err, &none) || errors.As(err, &gone) {
		return nil, nil
	}
	return std, err
}

func (p *roundPage) body() fyne.CanvasObject {
	p.main = container.NewStack()
	return p.main
}

// refresh shows the round of the year, or the way to the first one.
func (p *roundPage) refresh() {
	if p.view.Board == nil && p.plan == nil {
		p.newPlan()
	}
	p.show()
}

func (p *roundPage) show() {
	content := p.shownRound
	if p.plan != nil {
		content = p.wizard
	}
	p.main.Objects = []fyne.CanvasObject{content()}
	p.main.Refresh()
}

// begins leads to the next round.
func (p *roundPage) begins() {
	p.newPlan()
	p.app.officeFrame().display()
}

// leavePlan shows the round of the year again.
func (p *roundPage) leavePlan() {
	p.plan = nil
	p.app.officeFrame().display()
}

// newPlan begins a plan with what is usual: the draft's standard, that of the round
// that shows, or the first one.
func (p *roundPage) newPlan() {
	std := p.draft
	for _, s := range p.standards {
		if std == nil || p.draft == nil && p.view.Board != nil && s.Ref() == p.view.Board.Round.Standard {
			std = s
		}
	}
	p.plan, p.step = viewmodel.NewRoundPlan(p.next, std, p.app.copyDir(), p.app.format), roundStandard
}

// escape goes a step back.
func (p *roundPage) escape() {
	if p.plan != nil && p.step > 0 {
		p.goStep(p.step - 1)
	}
}

// goStep shows a step.
func (p *roundPage) goStep(step int) {
	p.step = step
	p.show()
}
