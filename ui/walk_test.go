package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
)

// A stop is a page, or a dialog over one, with what opens it.
type stop struct {
	name string
	open func()
}

// walk opens one stop after the other and looks at each. A dialog that it opened is
// closed before the next, and one goes back to the page before.
func (d *desk) walk(stops []stop, look func(name string)) {
	d.t.Helper()
	for _, s := range stops {
		depth := len(d.below)
		s.open()
		look(s.name)
		for d.box != nil {
			d.box.close()
		}
		d.window.Canvas().Unfocus()
		for len(d.below) > depth {
			d.back()
		}
	}
}

// startStops are those without a file; pkg is the office's package for a department.
func (d *desk) startStops(pkg string) []stop {
	return []stop{
		{"start", func() {}},
		{"start-tour", d.tour},
		{"start-about", d.about},
		{"start-keys", d.keyHelp},
		{"start-help", d.help},
		{"start-settings", d.settings},
		{"start-choose", d.chooseAndOpen},
		{"start-join", func() { d.takePackage(pkg) }},
		{"start-reset", d.askReset},
		{"form", d.newForm},
		{"form-wrong", func() { d.press(d.format.T("desktop.form.create")) }},
		{"form-office", func() { d.choose(1) }},
		{"start-again", func() { d.goTo(newStartPage(d.App)) }},
	}
}

// onSheet opens the sheet and does something there.
func (d *desk) onSheet(do func(p *sheetPage)) func() {
	return func() {
		d.home().answer()
		do(d.sheet())
	}
}

// first is the key of the first item for which something holds.
func (d *desk) first(holds func(*checklist.Item) bool) checklist.Key {
	d.t.Helper()
	for _, entry := range d.opened().session.Sheet().Scope.Items {
		if holds(entry.Item) {
			return entry.Key()
		}
	}
	d.t.Fatal("there is no such item")
	return checklist.Key{}
}

// departmentStops are those of a department's file, whose first page is open; answers
// is an answer sheet that comes back.
func (d *desk) departmentStops(answers string) []stop {
	plain := d.first(func(i *checklist.Item) bool { return i.Kind == checklist.KindRating && !i.Event })
	rated := func(rating int, below float32) func() {
		return d.onSheet(func(p *sheetPage) {
			d.goToItem(plain)
			p.detail.rate(rating)
			p.detail.pane.ScrollToOffset(fyne.NewPos(0, below))
		})
	}
	item := func(holds func(*checklist.Item) bool) func() {
		return d.onSheet(func(*sheetPage) { d.goToItem(d.first(holds)) })
	}
	return []stop{
		{"home", func() {}},
		{"home-below", func() { d.home().pane.ScrollToBottom() }},
		{"sheet", d.onSheet(func(*sheetPage) {})},
		{"sheet-1", rated(0, 0)},
		{"sheet-2", rated(1, 400)},
		{"sheet-3", rated(2, 400)},
		{"sheet-3-below", rated(2, 900)},
		{"sheet-4", rated(3, 0)},
		{"sheet-bottom", d.onSheet(func(p *sheetPage) { p.detail.pane.ScrollToBottom() })},
		{"sheet-count", item(func(i *checklist.Item) bool { return i.Kind == checklist.KindCount })},
		{"sheet-event", item(func(i *checklist.Item) bool { return i.Event })},
		{"sheet-pick", d.onSheet(func(p *sheetPage) { p.pickAll() })},
		{"sheet-delegate", d.onSheet(func(p *sheetPage) { p.delegate() })},
		{"sheet-reference", d.onSheet(func(*sheetPage) { d.askReference(func(checklist.Evidence) {}) })},
		{"check", d.App.check},
		{"check-below", func() { d.App.check(); d.checking().decision.pane.ScrollToBottom() }},
		{"score", d.scorePage},
		{"export", func() { d.export(d.opened()) }},
		{"handback", func() { d.takeHandback(d.opened(), []string{answers}, nil) }},
	}
}

// standardStops are the pages about standards, from a file or without one.
func (d *desk) standardStops(std *checklist.Standard) []stop {
	old, new := revised(d.t)
	return []stop{
		{"library", d.library},
		{"standard", func() { d.browse(std, viewmodel.CatalogueFilter{}) }},
		{"standard-found", func() { d.browse(std, viewmodel.CatalogueFilter{Role: "head", Clause: "6(1)"}) }},
		{"coverage", func() { d.coverage(std) }},
		{"policy", func() { d.readPolicy(std, "6(1)") }},
		{"comparison", func() { d.compare(old, new) }},
		{"preview", func() { d.previewItems(std) }},
	}
}

// on goes to a page of the office and does something there.
func on[P officeView](d *desk, key string, do func(p P)) func() {
	return func() { do(officePageOf[P](d, key)) }
}

// officeStops are those of the office's file of a city that is inspected, on whose
// first page one is; city is the folder in which it lies with what was sent.
func (d *desk) officeStops(city string) []stop {
	stops := []stop{
		{"board", on(d, "board", func(p *boardPage) { p.begin() })},
		{"board-more", on(d, "board", func(p *boardPage) { p.more() })},
		{"board-extend", on(d, "board", func(p *boardPage) { p.table.SetCursor(1); p.extend() })},
		{"board-excuse", on(d, "board", func(p *boardPage) { p.excuse() })},
		{"board-close", func() { d.officeGo("board"); d.officeFrame().askClose() }},
		{"receive", on(d, "receive", func(*receivePage) {})},
		{"receive-files", func() { d.takeDropped([]string{filepath.Join(city, "2_提出")}) }},
		{"receive-file", on(d, "receive", func(p *receivePage) { p.list.Select(2) })},
		{"queue", on(d, "queue", func(p *queuePage) { p.begin() })},
		{"queue-return", on(d, "queue", func(p *queuePage) { p.table.OnAll(); p.giveBack() })},
		{"department", on(d, "department", func(p *departmentPage) { p.begin() })},
		{"department-return", on(d, "department", func(p *departmentPage) { p.giveBack() })},
		{"department-correct", on(d, "department", func(p *departmentPage) { p.correct() })},
		{"results-reports", on(d, "results", func(p *resultsPage) { p.reports() })},
		{"results-part", on(d, "results", func(p *resultsPage) {
			d.visitPart(p.office, p.score, viewmodel.FigureScore, p.score.Heat().Rows[2].Part)
		})},
		{"organisation", on(d, "organisation", func(*organisationPage) {})},
		{"round", on(d, "round", func(*roundPage) {})},
		{"round-below", on(d, "round", func(p *roundPage) { p.pane.ScrollToBottom() })},
		{"round-erratum", on(d, "round", func(p *roundPage) { p.askErratum() })},
		{"questions", on(d, "questions", func(*questionsPage) {})},
		{"questions-ask", on(d, "questions", func(p *questionsPage) { p.ask() })},
		{"questions-reply", on(d, "questions", func(p *questionsPage) { p.reply(p.questions.Line(0)) })},
		{"questions-erratum", on(d, "questions", func(p *questionsPage) { p.erratum(p.questions.Line(0)) })},
		{"questions-export", on(d, "questions", func(p *questionsPage) { p.export() })},
		{"contacts", on(d, "contacts", func(p *contactsPage) { p.choose(0) })},
		{"contacts-department", on(d, "contacts", func(p *contactsPage) { p.choose(2) })},
		{"contacts-edit", on(d, "contacts", func(p *contactsPage) { p.choose(2); p.edit(p.contacts.Line(2)) })},
		{"contacts-below", on(d, "contacts", func(p *contactsPage) { p.pane.ScrollToBottom() })},
		{"known", on(d, "known", func(*knownPage) {})},
		{"known-import", on(d, "known", func(p *knownPage) { p.readList(filepath.Join(city, "3_事務局", "研修受講名簿.csv")) })},
		{"known-import-below", on(d, "known", func(p *knownPage) { p.pane.ScrollToBottom() })},
		{"known-escape", on(d, "known", func(p *knownPage) { p.escape() })},
		{"years", on(d, "years", func(*yearsPage) {})},
		{"years-destroy", on(d, "years", func(p *yearsPage) { p.plan(2025) })},
		{"years-destroy-below", on(d, "years", func(p *yearsPage) { p.pane.ScrollToBottom() })},
		{"years-escape", on(d, "years", func(p *yearsPage) { p.escape() })},
		{"nextyear", on(d, "nextyear", func(*nextYearPage) {})},
		{"nextyear-below", on(d, "nextyear", func(p *nextYearPage) { p.pane.ScrollToBottom() })},
		{"settings", on(d, "settings", func(*citySettingsPage) {})},
		{"settings-middle", on(d, "settings", func(p *citySettingsPage) { p.pane.ScrollToOffset(fyne.NewPos(0, 500)) })},
		{"settings-below", on(d, "settings", func(p *citySettingsPage) { p.pane.ScrollToBottom() })},
		{"settings-keys", on(d, "settings", func(p *citySettingsPage) { p.readKeys() })},
	}
	for _, tab := range resultTabs() {
		stops = append(stops, stop{"results-" + tab, on(d, "results", func(*resultsPage) { d.resultTab(tab) })})
	}
	return stops
}

// pages are all pages of the office that can be shown.
func (d *desk) pages() (stops []stop) {
	for _, e := range d.officeFrame().entries() {
		stops = append(stops, stop{"plain " + e.key, func() { d.officeGo(e.key) }})
	}
	return stops
}

// emptyStops are those of the office's file before its first round: what the pages say
// then, and the steps by which it begins.
func (d *desk) emptyStops() []stop {
	step := func(step int) func() {
		return on(d, "round", func(p *roundPage) {
			*p.plan.Dates["due"], p.plan.Dir = "2026-11-01", "/"
			if step == roundPreview {
				p.count()
				return
			}
			p.goStep(step)
		})
	}
	return []stop{
		{"empty-board", func() { d.officeGo("board") }},
		{"empty-organisation", func() { d.officeGo("organisation") }},
		{"empty-nextyear", func() { d.officeGo("nextyear") }},
		{"empty-years", func() { d.officeGo("years") }},
		{"wizard-standard", step(roundStandard)},
		{"wizard-dates", step(roundDates)},
		{"wizard-preview", step(roundPreview)},
		{"wizard-open", step(roundOpen)},
	}
}
