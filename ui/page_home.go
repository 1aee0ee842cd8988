package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// homePage is what one sees first of a department's file: where the year's
// inspection stands, what is left, and what is next. It releases the file when it is
// closed.
type homePage struct {
	app *App
	*openSheet

	pane *widgets.Scroll
	next *widgets.Button
}

func newHomePage(a *App, o *openSheet) *homePage { return &homePage{app: a, openSheet: o} }

func (p *homePage) flush() error    { return nil }
func (p *homePage) helpKey() string { return "home" }

func (p *homePage) again() page  { return newHomePage(p.app, p.openSheet) }
func (p *homePage) close() error { return p.openSheet.close() }

// title names the city and the department.
func (p *homePage) title() string { return p.app.department(p.openSheet) }

// department is the city's and the department's name.
func (a *App) department(o *openSheet) string {
	sheet := o.session.Sheet()
	return a.format.Text(sheet.City) + "　" + a.format.Text(sheet.Assessment.Department.Name)
}

// roundName is the fiscal year and the standard.
func (a *App) roundName(o *openSheet) string {
	f, sheet := a.format, o.session.Sheet()
	return f.T("desktop.header.round", "Year", f.Year(sheet.Round.FiscalYear), "Title", f.Text(sheet.Standard.Title), "Version", sheet.Standard.Version)
}

// comeBack shows what other pages have changed, at the place where one was.
func (p *homePage) comeBack() {
	offset := p.pane.Offset
	p.app.display(p.again())
	p.app.home().begin()
	p.app.home().pane.ScrollToOffset(offset)
}

// begin puts the focus on what is next, so that Enter goes on.
func (p *homePage) begin() { p.app.window.Canvas().Focus(p.next) }

func (p *homePage) content() fyne.CanvasObject {
	parts := widgets.NewColumn(24)
	for _, part := range []fyne.CanvasObject{p.notice(), p.steps(), p.now(), p.columns(), p.errata(), p.central(), p.roads()} {
		if part != nil {
			parts.Add(part)
		}
	}
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 24}, parts))
	return widgets.NewFrame(1, p.head(), p.pane)
}

func (p *homePage) head() fyne.CanvasObject {
	a, f := p.app, p.app.format
	state := p.session.Sheet().Assessment.State
	name, round := heading, small
	name.Wide, round.Wide = true, true
	chip := widgets.NewChip(f.State(state), stateTone(state))
	chip.Tip = f.T("tips.state." + string(state))
	title := widgets.NewColumn(0, widgets.NewRow(12, 2, a.text(p.title(), name), chip, filler()), a.text(a.roundName(p.openSheet), round))
	row := container.New(&headline{gap: 8}, title,
		a.button(widgets.Secondary, f.T("desk.score.title"), nil, a.scorePage),
		a.button(widgets.Secondary, f.T("desktop.header.export"), nil, func() { a.export(p.openSheet) }))
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 12}, row)
}

// notice says why nothing can be changed, or what else is the matter with the file;
// nil if nothing is.
func (p *homePage) notice() fyne.CanvasObject {
	f, banner := p.app.format, widgets.NewBanner(lines)
	switch {
	case p.info.ReadOnly:
		banner.Say(widgets.Caution, f.T("desktop.notice.read_only"), p.app.readOnlyReason(p.info), f.T("desktop.notice.try_again"), func() { p.app.reopenFile(p.info.Path) })
	case p.info.BackupFailed != nil:
		banner.Say(widgets.Caution, f.T("desktop.notice.backup"), p.app.sentence(p.info.BackupFailed), "", nil)
	case p.info.Attachments >= checklist.AttachmentsWarning:
		banner.Say(widgets.Caution, f.T("desktop.notice.full"), f.T("desktop.notice.full_help", "Size", f.Size(p.info.Attachments)), "", nil)
	case p.recovered > 0:
		p.sayRecovered(banner)
	default:
		return nil
	}
	return banner
}

// sayRecovered tells of what was being typed when the program was ended, and leads to
// it as long as it can be taken back.
func (p *homePage) sayRecovered(banner *widgets.Banner) {
	f, show := p.app.format, ""
	key, ok := p.session.LastStep()
	if ok {
		show = f.T("delegate.recovered_show")
	}
	banner.Say(widgets.Info, f.N("answering.recovered", p.recovered), f.T("answering.recovered_help"), show, func() { p.openKey(key) })
}

// goOn does what is next.
func (p *homePage) goOn() {
	a := p.app
	switch p.session.Next() {
	case viewmodel.NextApprove, viewmodel.NextSubmit:
		a.check()
	case viewmodel.NextWait:
		a.readReceipt(p.openSheet)
	case viewmodel.NextDone:
		a.scorePage()
	case viewmodel.NextReturned:
		p.openRow(p.session.NextReturned())
	case viewmodel.NextMend:
		p.openRow(p.session.NextGap(-1))
	default:
		p.answer()
	}
}

// answer shows the sheet, at the first item without an answer.
func (p *homePage) answer() {
	row, _ := p.session.NextOpen(-1)
	visitOnce(p.app, func() *sheetPage { return newSheetPage(p.app, p.openSheet, row) })
}

// openRow shows a row of the sheet, if there is one.
func (p *homePage) openRow(row int, ok bool) {
	if ok {
		p.app.visit(newSheetPage(p.app, p.openSheet, row))
	}
}

// openKey shows an item.
func (p *homePage) openKey(key checklist.Key) { p.openRow(p.session.Index(key)) }

// now is the card that says what is left and what is next.
func (p *homePage) now() fyne.CanvasObject {
	a, f, next := p.app, p.app.format, p.session.Next()
	p.next = a.button(widgets.Primary, f.T("desk.next."+string(next)), theme.NavigateNextIcon(), p.goOn)
	title := f.T("desk.now." + string(next))
	if left := f.Left(p.session.Left()); left != "" {
		title = left
	}
	words := widgets.NewColumn(4, a.text(title, heading), a.text(f.T("desk.now_help."+string(next)), widgets.Style{Tight: true}))
	if due := p.due(); due != "" {
		words.Add(a.text(due, strong))
	}
	if note := p.session.Sheet().Assessment.Returned; note != nil && note.Text != "" && next == viewmodel.NextReturned {
		words.Add(a.text(f.T("desk.returned", "Text", note.Text), running))
	}
	if why := p.session.Sheet().Assessment.Excused; why != "" {
		words.Add(a.text(f.T("desk.excused", "Reason", why), strong))
	}
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.Info.Tint(), Bar: widgets.Info.Symbol(), Radius: 12, Padding: 20}, widgets.NewRow(24, 0, words, p.next))
}

// due is the day by which to submit, and how far off it is; "" where nothing is owed.
func (p *homePage) due() string {
	f := p.app.format
	due, extended := p.session.Due()
	if due.IsZero() || !p.session.Owes() {
		return ""
	}
	key := "desk.due"
	if extended {
		key = "desk.due_extended"
	}
	return f.T(key, "Date", f.Date(due), "Left", f.DaysLeft(due, checklist.DateOf(p.app.now())))
}
