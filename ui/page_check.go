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
// answer.
type checkPage struct {
	reader
	*openSheet
	by   viewmodel.CheckBy
	rows []viewmodel.CheckRow

	banner   *widgets.Banner
	same     *widgets.Button // to the answers of the year before
	list     *widgets.List
	left     *fyne.Container // the list below its head
	split    *container.Split
	decision *decisionPane
}

// check shows the page.
func (a *App) check() {
	o := a.opened()
	visitOnce(a, func() *checkPage { return newCheckPage(a, o, viewmodel.CheckByKind) })
	if p, ok := a.page.(*checkPage); ok && a.window.Canvas().Focused() == nil {
		a.window.Canvas().Focus(p.list)
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
	p.refill()
	p.decision = newDecisionPane(p, p.decision)
	p.left = widgets.NewFrame(1, p.listHead(), p.list)
	p.split = container.NewHSplit(p.left, p.decision.pane)
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

// refill lists the gaps as they are now.
func (p *checkPage) refill() {
	f := p.app.format
	p.rows = p.session.Check(p.by, f)
	blocking, warning := p.session.Gaps()
	switch editable := p.session.Sheet().Assessment.State.Editable(); {
	case !editable && blocking+warning > 0:
		p.banner.Say(widgets.Info, f.N("desktop.approve.warned", blocking+warning), f.T("desktop.approve.blocked_help"), "", nil)
	case !editable:
		p.banner.Say(widgets.Good, f.T("desktop.approve.ready"), "", "", nil)
	case blocking > 0:
		p.banner.Say(widgets.Bad, f.N("desktop.approve.blocked", blocking), f.T("desktop.approve.blocked_help"), "", nil)
	case warning > 0:
		p.banner.Say(widgets.Caution, f.N("desktop.approve.warned", warning), f.T("desktop.approve.warned_help"), "", nil)
	default:
		p.banner.Say(widgets.Good, f.T("desktop.approve.ready"), f.T("desk.check.ready_help"), "", nil)
	}
	p.list.Refresh()
	unchanged := p.session.Unchanged()
	p.same.SetText(f.N("delegate.same", unchanged))
	visible(unchanged > 0, p.same)
	if p.left != nil { // the head may need another height
		p.left.Layout.Layout(p.left.Objects, p.left.Size())
	}
}

// showSame lists the answers that say what was answered the year before.
func (p *checkPage) showSame() {
	sheet := newSheetPage(p.app, p.openSheet, 0)
	sheet.filter.Show = viewmodel.ShowSame
	sheet.current = p.session.Select(sheet.filter)[0]
	p.app.visit(sheet)
}

func (p *checkPage) fillRow(i int, o fyne.CanvasObject) {
	if i >= len(p.rows) {
		return
	}
	row, f := p.rows[i], p.app.format
	texts := widgets.RowTexts{Symbol: "！", Tone: widgets.Caution, Title: row.Title, Small: row.Small, Strong: row.Head, Ring: i == p.list.Current() && p.list.Focused()}
	if row.Blocks {
		texts.Tone = widgets.Bad
	}
	if row.Head {
		texts.Symbol, texts.Small, texts.Note = "", f.T("desk.check.must"), f.N("desk.check.count", row.N)
		if !row.Blocks {
			texts.Small = f.T("desk.check.may")
		}
	}
	o.(*widgets.ListRow).Set(texts)
}

// open shows the item of a row; of the head of a group, the first one.
func (p *checkPage) open(i int) {
	p.list.UnselectAll() // the same row can be chosen again
	if p.rows[i].Head {
		i++
	}
	if row, ok := p.session.Index(p.rows[i].Key); ok {
		p.app.visit(newSheetPage(p.app, p.openSheet, row))
	}
}
