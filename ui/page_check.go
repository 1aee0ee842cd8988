package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// checkPage is what one goes through before the decision (決裁): everything that is
// missing or doubtful, and beside it the decision, the submission and the office's
// answer. Once nothing can be changed any more, it says what is in effect instead.
type checkPage struct {
	reader
	*openSheet
	by       viewmodel.CheckBy
	unfolded bool // what is optional shows
	rows     []viewmodel.CheckRow

	banner   *widgets.Banner
	same     *widgets.Button // to the answers of the year before
	list     *widgets.List
	left     *fyne.Container // the list below its head
	side     *fyne.Container // that, or what is in effect
	split    *container.Split
	decision *decisionPane
}

// check shows the page.
func (a *App) check() {
	o := a.opened()
	visitOnce(a, func() *checkPage { return newCheckPage(a, o, viewmodel.CheckByKind) })
	if p, ok := a.page.(*checkPage); ok && a.window.Canvas().Focused() == nil {
		p.begin()
	}
}

// begin puts the focus on what is next, so that Enter goes on: on the list as long as
// it has something to look at, then on the step that can be taken.
func (p *checkPage) begin() {
	blocking, doubts := p.session.Gaps()
	editable := p.session.Sheet().Assessment.State.Editable()
	switch next := p.decision.next; {
	case editable && blocking+doubts > 0:
		p.app.window.Canvas().Focus(p.list)
	case next != nil:
		p.decision.pane.Reveal(next)
		p.app.window.Canvas().Focus(next)
	}
}

func newCheckPage(a *App, o *openSheet, by viewmodel.CheckBy) *checkPage {
	return &checkPage{reader: reader{a}, openSheet: o, by: by}
}

func (p *checkPage) title() string { return p.app.format.T("desk.check.title") }

func (p *checkPage) helpKey() string { return "check" }

func (p *checkPage) again() page {
	p.close()
	next := newCheckPage(p.app, p.openSheet, p.by)
	next.unfolded = p.unfolded
	next.decision = &decisionPane{form: p.decision.form, bureau: p.decision.bureau}
	return next
}

func (p *checkPage) close() error {
	p.app.prefs.SetFloat(prefCheckSplit, p.split.Offset)
	return nil
}

// comeBack shows what other pages have changed.
func (p *checkPage) comeBack() {
	p.refill()
	p.decision.show()
}

func (p *checkPage) content() fyne.CanvasObject {
	a, f := p.app, p.app.format
	p.list = widgets.NewList(func() int { return len(p.rows) }, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, p.open)
	p.list.Lazy = true
	p.list.OnRune, p.list.OnKey = a.typedRune, a.typedKey
	p.banner = widgets.NewBanner(lines)
	p.same = a.button(widgets.Plain, "", theme.HistoryIcon(), p.showSame)
	p.left = widgets.NewFrame(1, p.listHead(), p.list)
	p.side = container.NewStack()
	p.refill()
	p.decision = newDecisionPane(p, p.decision)
	p.split = container.NewHSplit(p.side, p.decision.pane)
	p.split.Offset = a.prefs.FloatWithFallback(prefCheckSplit, 0.5)
	preview := a.button(widgets.Secondary, f.T("desk.preview"), theme.DocumentPrintIcon(), p.preview)
	return widgets.NewFrame(1, p.head(f.T("desk.check.title"), a.department(p.openSheet), preview), p.split)
}

// listHead says how many gaps there are, and lets one group them.
func (p *checkPage) listHead() fyne.CanvasObject {
	f := p.app.format
	var options []widgets.Option
	for _, by := range viewmodel.CheckWays() {
		options = append(options, widgets.Option{Word: f.T("desk.check.by." + string(by))})
	}
	ways := p.app.choice(options, func(i int) {
		p.by = viewmodel.CheckWays()[i]
		p.refill()
	})
	ways.Choose(slices.Index(viewmodel.CheckWays(), p.by))
	return widgets.NewBox(widgets.BoxStyle{Padding: 12}, widgets.NewColumn(12, p.banner, p.same, ways))
}

// refill shows the gaps as they are now, or what is in effect.
func (p *checkPage) refill() {
	var shown fyne.CanvasObject = p.left
	if effect, locked := p.session.InEffect(p.app.format); locked {
		shown = p.inEffect(effect)
	} else {
		p.fillGaps()
	}
	p.side.Objects = []fyne.CanvasObject{shown}
	p.side.Refresh()
}

// fillGaps lists the gaps, and says above them whether the approval can be recorded.
func (p *checkPage) fillGaps() {
	f := p.app.format
	p.rows = p.session.Check(p.by, p.unfolded, f)
	switch blocking, doubts := p.session.Gaps(); {
	case blocking > 0:
		p.banner.Say(widgets.Bad, f.N("desktop.approve.blocked", blocking), f.T("desktop.approve.blocked_help"), "", nil)
	case doubts > 0:
		p.banner.Say(widgets.Caution, f.N("desktop.approve.warned", doubts), f.T("desktop.approve.warned_help"), "", nil)
	default:
		p.banner.Say(widgets.Good, f.T("desktop.approve.ready"), f.T("desk.check.ready_help"), "", nil)
	}
	p.list.Refresh()
	unchanged := p.session.Unchanged()
	p.same.SetText(f.N("delegate.same", unchanged))
	visible(unchanged > 0, p.same)
	p.left.Layout.Layout(p.left.Objects, p.left.Size()) // the head may need another height
}

// showSame lists the answers that say what was answered the year before.
func (p *checkPage) showSame() {
	sheet := newSheetPage(p.app, p.openSheet, 0)
	sheet.filter.Show = viewmodel.ShowSame
	sheet.current = p.session.Select(sheet.filter)[0]
	p.app.visit(sheet)
}

// checkTones are the colours of the levels.
var checkTones = map[viewmodel.CheckLevel]widgets.Tone{
	viewmodel.CheckBlocks: widgets.Bad, viewmodel.CheckDoubts: widgets.Caution, viewmodel.CheckOptional: widgets.Neutral,
}

func (p *checkPage) fillRow(i int, o fyne.CanvasObject) {
	if i >= len(p.rows) {
		return
	}
	row, f := p.rows[i], p.app.format
	texts := widgets.RowTexts{Symbol: "！", Tone: checkTones[row.Level], Title: row.Title, Small: row.Small, Strong: row.Head, Ring: i == p.list.Current() && p.list.Focused()}
	if row.Head {
		texts.Symbol, texts.Small, texts.Note = "", f.T("desk.check.level."+string(row.Level)), f.N("desk.check.count", row.N)
	}
	if row.Level == viewmodel.CheckOptional {
		texts.Symbol, texts.Strong = "", false
	}
	switch {
	case row.Folded:
		texts.Icon = theme.MenuExpandIcon()
	case row.Head && row.Level == viewmodel.CheckOptional:
		texts.Icon = theme.MenuDropDownIcon()
	}
	o.(*widgets.ListRow).Set(texts)
}

// open shows the item of a row; of the head of a group, the first one. What is
// optional unfolds, or folds.
func (p *checkPage) open(i int) {
	p.list.UnselectAll() // the same row can be chosen again
	if row := p.rows[i]; row.Head && row.Level == viewmodel.CheckOptional {
		p.unfolded = row.Folded
		p.fillGaps()
		return
	}
	if p.rows[i].Head {
		i++
	}
	if row, ok := p.session.Index(p.rows[i].Key); ok {
		p.app.visit(newSheetPage(p.app, p.openSheet, row))
	}
}

// inEffect shows what holds now, and what else there is to see.
func (p *checkPage) inEffect(e viewmodel.InEffect) fyne.CanvasObject {
	a, f := p.app, p.app.format
	banner := widgets.NewBanner(lines)
	banner.Say(widgets.Good, e.Title, e.Help, "", nil)
	roads := widgets.NewFlow(16,
		a.button(widgets.Secondary, f.T("ineffect.answers"), nil, func() { visitOnce(a, func() *sheetPage { return newSheetPage(a, p.openSheet, 0) }) }),
		a.button(widgets.Secondary, f.T("desk.score.title"), nil, a.scorePage), filler())
	return widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, widgets.NewColumn(20, banner, p.table(e.Facts), roads)))
}
