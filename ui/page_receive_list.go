package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// makeResults makes the list of files with the one that is open beside it.
func (p *receivePage) makeResults() *fyne.Container {
	a, f := p.app, p.app.format
	p.banner, p.counts = widgets.NewBanner(lines), widgets.NewColumn(0)
	p.search = a.entry(&p.filter.Search, p.refilter)
	p.search.SetPlaceHolder(f.T("receivedesk.search"))
	p.search.Icon = theme.SearchIcon()
	p.list = widgets.NewList(func() int { return len(p.rows) }, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, p.open)
	p.list.OnRune, p.list.OnKey = a.typedRune, a.typedKey
	p.detail = widgets.NewColumn(16)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 16}, p.detail))
	p.wants = a.text("", strong)
	left := widgets.NewFrame(1, widgets.NewBox(widgets.BoxStyle{Padding: 8}, p.search), p.list)
	above := widgets.NewColumn(8, p.banner, p.counts)
	if a.room().low {
		left, above = widgets.NewFrame(0, p.list), widgets.NewColumn(8, p.banner, seeking(p.search, p.counts))
	}
	p.take = a.button(widgets.Primary, "", theme.ConfirmIcon(), p.takeIn)
	clear := a.button(widgets.Secondary, f.T("receivedesk.clear"), nil, p.clear)
	head := widgets.NewBox(widgets.BoxStyle{Padding: 8}, above)
	split := container.NewHSplit(left, p.pane)
	split.Offset = 0.42
	foot := widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 8}, widgets.NewColumn(8, p.wants, widgets.NewFlow(8, clear, p.take)))
	return widgets.NewFrame(1, head, split, foot)
}

// sayWhere says whether the files have been taken in.
func (p *receivePage) sayWhere() {
	f, taken := p.app.format, p.files.Taken()
	switch open := p.files.Open(); {
	case p.files.Held() && open+p.files.Pending() > 0:
		p.banner.Say(widgets.Caution, f.N("receivedesk.held", open+p.files.Pending()), f.T("receivedesk.held_how"), "", nil)
	case p.files.Held():
		p.banner.Say(widgets.Good, f.T("receivedesk.ruled"), f.T("receivedesk.ruled_help"), "", nil)
	case taken == 0 && p.files.Pending() == 0:
		p.say(widgets.Caution, f.T("receivedesk.nothing"), f.T("receivedesk.nothing_help"))
	case taken == 0:
		p.say(widgets.Info, f.N("receivedesk.looked", p.files.Len()), f.T("receivedesk.looked_help"))
	case open > 0:
		p.say(widgets.Caution, f.N("receivedesk.taken", taken), f.N("receivedesk.taken_open", open))
	default:
		p.say(widgets.Good, f.N("receivedesk.taken", taken), f.T("receivedesk.taken_help"))
	}
}

// say shows how the files stand; where the window is low, without what to do.
func (p *receivePage) say(tone widgets.Tone, title, help string) {
	if p.app.room().low {
		help = ""
	}
	p.banner.Say(tone, title, help, "", nil)
}

// fillCounts offers the outcomes to choose by, with how many files there are.
func (p *receivePage) fillCounts() {
	f, counts := p.app.format, p.files.Counts()
	var options []widgets.Option
	chosen := slices.IndexFunc(counts, func(c viewmodel.ReceiveCount) bool { return c.Outcome == p.filter.Outcome })
	if chosen < 0 {
		chosen, p.filter.Outcome = 0, ""
	}
	for _, c := range counts {
		option := widgets.Option{Word: f.T("receivedesk.all", "Count", f.Number(c.N))}
		if outcome := string(c.Outcome); outcome != "" {
			option = widgets.Option{Symbol: f.T("receivedesk.symbol." + outcome), Tone: outcomeTone(c.Outcome),
				Word: f.T("receive.count", "Outcome", f.T("receive.outcome."+outcome), "Files", f.Number(c.N))}
		}
		options = append(options, option)
	}
	p.counts.Objects = []fyne.CanvasObject{p.app.narrowing(options, chosen, func(i int) {
		p.filter.Outcome = counts[i].Outcome
		p.refilter()
	})}
	p.counts.Refresh()
}

// refilter fills the list anew.
func (p *receivePage) refilter() {
	p.rows = p.files.Select(p.filter)
	if at := slices.Index(p.rows, p.current); at >= 0 {
		p.list.Mark(at)
	} else if len(p.rows) > 0 {
		p.current = p.rows[0]
		p.list.Mark(0)
	} else {
		p.list.Mark(-1)
	}
	p.list.Refresh()
	p.describe()
}

func (p *receivePage) open(i int) {
	p.current = p.rows[i]
	p.list.Refresh()
	p.describe()
}

func (p *receivePage) fillRow(i int, o fyne.CanvasObject) {
	if i >= len(p.rows) {
		return
	}
	f, row, open := p.app.format, p.files.Row(p.rows[i]), p.rows[i] == p.current
	texts := widgets.RowTexts{Symbol: f.T("receivedesk.symbol." + string(row.Outcome)), Tone: outcomeTone(row.Outcome),
		Title: row.Name, Small: row.File, Note: p.state(row), Open: open, Ring: open && p.list.Focused()}
	if texts.Title == "" {
		texts.Title, texts.Small = row.File, ""
	}
	o.(*widgets.ListRow).Set(texts)
}

// state is the outcome in words, or what was chosen instead.
func (p *receivePage) state(row *viewmodel.ReceiveRow) string {
	f := p.app.format
	if row.Ruling != "" {
		return f.T("receivedesk.chosen", "Ruling", f.T("receive.ruling."+string(row.Ruling)))
	}
	return f.T("receive.outcome." + string(row.Outcome))
}

// ready says what is still to be said, and how many files the button takes in.
func (p *receivePage) ready() {
	f, pending, unreasoned := p.app.format, p.files.Pending(), p.files.Unreasoned()
	switch {
	case unreasoned > 0:
		p.wants.SetText(f.N("receivedesk.unreasoned", unreasoned))
	case p.files.Open() > 0:
		p.wants.SetText(f.N("receivedesk.open", p.files.Open()))
	default:
		p.wants.SetText("")
	}
	visible(p.wants.Text() != "", p.wants)
	p.take.SetText(f.N(p.takes(), pending))
	p.take.SetEnabled(unreasoned == 0 && p.writable())
	visible(pending > 0, p.take)
	p.results.Refresh() // the foot may be higher
}

// takes is the key of what the button does.
func (p *receivePage) takes() string {
	if p.files.Held() {
		return "receivedesk.rule"
	}
	return "receivedesk.take"
}
