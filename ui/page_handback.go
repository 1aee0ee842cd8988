package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// handbackPage shows what somebody has filled in on an answer sheet beside what is
// recorded, and takes in what is chosen, as one step.
type handbackPage struct {
	reader
	*openSheet
	handback *viewmodel.Handback
	names    string // of the files
	lines    []handbackLine
	current  int // line that is open

	banner *widgets.Banner
	list   *widgets.List
	column *fyne.Container
	pane   *widgets.Scroll
	split  *container.Split
	apply  *widgets.Button
}

func (p *handbackPage) title() string   { return p.app.format.T("delegate.back") }
func (p *handbackPage) helpKey() string { return "handback" }

// again keeps what was chosen. The words of the items stay those in which the files
// were read.
func (p *handbackPage) again() page {
	p.close()
	return &handbackPage{reader: p.reader, openSheet: p.openSheet, handback: p.handback, names: p.names, current: p.current}
}

func (p *handbackPage) close() error {
	p.app.prefs.SetFloat(prefHandbackSplit, p.split.Offset)
	return nil
}

func (p *handbackPage) content() fyne.CanvasObject {
	a, f := p.app, p.app.format
	p.lines = p.listed()
	p.list = widgets.NewList(func() int { return len(p.lines) }, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, p.show)
	p.list.OnRune, p.list.OnKey = p.typedRune, a.typedKey
	p.banner, p.column = widgets.NewBanner(lines), widgets.NewColumn(20)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, p.column))
	p.apply = a.button(widgets.Primary, f.T("delegate.apply"), nil, p.take)
	mine := a.button(widgets.Secondary, f.T("delegate.all_mine"), nil, func() { p.chooseAll(viewmodel.Mine) })
	theirs := a.button(widgets.Secondary, f.T("delegate.all_theirs"), nil, func() { p.chooseAll(viewmodel.Theirs) })
	p.split = container.NewHSplit(p.list, p.pane)
	p.split.Offset = a.prefs.FloatWithFallback(prefHandbackSplit, 0.4)
	p.current = max(p.current, p.firstItem())
	p.refresh()
	return widgets.NewFrame(2, p.head(f.T("delegate.back"), p.names, mine, theirs, p.apply), p.banner, p.split)
}

// refresh shows what is chosen.
func (p *handbackPage) refresh() {
	f, h := p.app.format, p.handback
	open, taken, kept := h.Count(viewmodel.Undecided), h.Count(viewmodel.Theirs), h.Count(viewmodel.Mine)
	outcome := f.T("delegate.outcome", "Taken", taken, "Kept", kept)
	if n := h.Untaken(); n > 0 {
		outcome = f.T("delegate.outcome_but", "Taken", taken, "Kept", kept, "Untaken", n)
	}
	if open > 0 {
		p.banner.Say(widgets.Caution, f.N("delegate.open", open), outcome, "", nil)
	} else {
		p.banner.Say(widgets.Info, outcome, f.T("delegate.outcome_help"), "", nil)
	}
	p.apply.SetEnabled(open == 0 && taken > 0)
	p.list.Mark(p.current)
	p.list.Refresh()
	p.describe()
}

// chooseAll chooses one side for all items.
func (p *handbackPage) chooseAll(choice viewmodel.HandbackChoice) {
	p.handback.ChooseAll(choice)
	p.refresh()
}

// choose chooses a side for the item that is open.
func (p *handbackPage) choose(choice viewmodel.HandbackChoice) {
	if line := p.lines[p.current]; line.item >= 0 {
		p.handback.Choose(line.item, choice)
		p.refresh()
	}
}

// typedRune chooses by the keys 1 and 2.
func (p *handbackPage) typedRune(r rune) {
	for i, choice := range handbackChoices {
		if r == rune('1'+i) || r == rune('１'+i) {
			p.choose(choice)
		}
	}
}

// take records what is chosen as one step, in the background.
func (p *handbackPage) take() {
	a, f, read := p.app, p.app.format, p.handback.Chosen()
	first, _ := p.handback.First()
	taken := p.handback.Count(viewmodel.Theirs)
	p.record(a, f.T("delegate.taking"), first, func(ctx context.Context, sheet *workflow.Sheet) ([]workflow.Edit, error) {
		return p.ws.ApplyAnswerSheets(ctx, sheet, &read)
	}, func() {
		a.back()
		a.tell(f.T("delegate.back"), f.N("delegate.taken", taken))
	})
}
