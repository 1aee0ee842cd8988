package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// roundFields are the fields of the step for the dates.
type roundFields struct {
	year     *widgets.Field
	dates    map[viewmodel.RoundDate]*widgets.Field
	sessions []*widgets.Field
	warnings *fyne.Container
}

// railWidth is the width of what has been chosen so far.
const railWidth = 220

// wizard is the present step, between how far one has come and the buttons; beside it
// stands what has been chosen so far, where there is room.
func (p *roundPage) wizard() fyne.CanvasObject {
	f := p.app.format
	p.rail = widgets.NewColumn(12)
	part := []func() fyne.CanvasObject{p.standardStep, p.datesStep, p.previewStep, p.openStep}[p.step]()
	back := p.app.button(widgets.Secondary, f.T("rounddesk.back"), nil, p.escape)
	visible(p.step > 0, back)
	next := p.app.button(widgets.Primary, f.T("rounddesk.next"), theme.NavigateNextIcon(), p.forward)
	if p.step == roundOpen {
		next = p.app.button(widgets.Primary, f.T("rounddesk.open"), theme.MediaPlayIcon(), p.open)
	}
	next.SetEnabled(p.writable() && p.plan.Standard != nil)
	p.fillRail()
	rail := widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 16}, p.rail)
	foot := widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 8}, widgets.NewRow(8, 0, filler(), back, next))
	if p.app.room().narrow {
		return widgets.NewFrame(1, p.steps(), part, foot)
	}
	return widgets.NewFrame(1, p.steps(), container.New(&sidebar{width: railWidth}, rail, part), foot)
}

// steps says how far one has come.
func (p *roundPage) steps() fyne.CanvasObject {
	f, row := p.app.format, widgets.NewFlow(16)
	for step, key := range []string{"rounddesk.step.standard", "rounddesk.step.dates", "rounddesk.step.preview", "rounddesk.step.open"} {
		style := small
		if step == p.step {
			style = strong
		}
		style.Wide = true
		row.Add(p.app.text(f.T(key, "N", step+1), style))
	}
	row.Add(filler())
	return widgets.NewBox(widgets.BoxStyle{Padding: 12}, row)
}

// fillRail shows what has been chosen so far.
func (p *roundPage) fillRail() {
	f := p.app.format
	round, _ := p.plan.Read()
	p.rail.RemoveAll()
	facts := []viewmodel.Labelled{{Label: f.T("rounddesk.year"), Text: p.plan.Year}}
	if p.plan.Standard != nil {
		facts = append(facts, viewmodel.Labelled{Label: f.T("rounddesk.standard"), Text: p.app.standardName(p.plan.Standard)})
	}
	facts = append(facts, viewmodel.RoundFacts(&round, f)...)
	if p.preview != nil && p.step >= roundPreview {
		facts = append(facts, viewmodel.Labelled{Label: f.T("rounddesk.departments"), Text: f.Number(len(p.preview.Departments))})
	}
	for _, fact := range facts {
		p.rail.Add(widgets.NewColumn(2, p.app.text(fact.Label, small), p.app.text(fact.Text, strong)))
	}
	p.rail.Refresh()
}

// pad scrolls a step, with room around it.
func (p *roundPage) pad(objects ...fyne.CanvasObject) fyne.CanvasObject {
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, widgets.NewColumn(20, objects...)))
	return p.pane
}

// standardStep chooses the standard.
func (p *roundPage) standardStep() fyne.CanvasObject {
	f := p.app.format
	var chosen checklist.StandardID
	if p.plan.Standard != nil {
		chosen = p.plan.Standard.Ref()
	}
	choices := p.app.standardLines(p.standards, chosen, func(std *checklist.Standard) {
		p.plan.Standard = std
		p.show()
	})
	file := p.app.button(widgets.Secondary, f.T("desktop.form.standard_file"), theme.FolderOpenIcon(), p.chooseStandard)
	library := p.app.button(widgets.Plain, f.T("rounddesk.library"), theme.DocumentIcon(), p.app.library)
	about := f.T("rounddesk.standard_help")
	if p.draft != nil {
		about = f.T("rounddesk.standard_draft", "Year", f.Year(p.next))
	}
	return p.pad(p.app.text(about, running), choices, buttons(file, library))
}

// chooseStandard reads a standard's file.
func (p *roundPage) chooseStandard() {
	p.app.pickStandard(p.app.importDir(), func(std *checklist.Standard) {
		p.standards = append(p.standards, std)
		p.plan.Standard = std
		p.show()
	})
}

// datesStep asks for year and dates. What is odd about them is said at once.
func (p *roundPage) datesStep() fyne.CanvasObject {
	a, f := p.app, p.app.format
	p.fields = roundFields{dates: map[viewmodel.RoundDate]*widgets.Field{}, warnings: widgets.NewColumn(8)}
	p.fields.year = a.labelled("rounddesk.year", "rounddesk.year_help", required, a.entry(&p.plan.Year, p.changed))
	grid := widgets.NewColumn(16, p.fields.year)
	for _, name := range viewmodel.RoundDates() {
		m := optional
		if name == viewmodel.RoundDue {
			m = required
		}
		p.fields.dates[name] = a.labelled("office.date."+string(name), "rounddesk.help."+string(name), m, a.dated(a.dateEntry(p.plan.Dates[name], p.changed)))
		grid.Add(p.fields.dates[name])
	}
	for _, s := range p.plan.Sessions {
		field := a.labelled("rounddesk.session", "rounddesk.session_help", optional,
			widgets.NewColumn(4, a.dated(a.dateEntry(&s.From, p.changed)), a.dated(a.dateEntry(&s.To, p.changed))))
		p.fields.sessions = append(p.fields.sessions, field)
		grid.Add(field)
	}
	more := a.button(widgets.Plain, f.T("rounddesk.session_more"), theme.ContentAddIcon(), func() {
		p.plan.Sessions = append(p.plan.Sessions, &viewmodel.RoundSession{})
		p.show()
	})
	grid.Add(widgets.NewRow(0, 1, more))
	object := p.pad(p.fields.warnings, grid)
	p.warn()
	return object
}

// changed follows what is typed into the dates.
func (p *roundPage) changed() {
	p.fillRail()
	p.warn()
}

// warn says what is odd about the dates.
func (p *roundPage) warn() {
	p.fields.warnings.RemoveAll()
	p.fields.warnings.Hide()
	if odd := p.plan.Warnings(p.app.format); len(odd) > 0 {
		p.fields.warnings.Add(p.app.caution(odd))
		p.fields.warnings.Show()
	}
	p.pane.Reflow()
}

// caution shows sentences that need a thought.
func (a *App) caution(sentences []string) fyne.CanvasObject {
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.Caution.Tint(), Bar: widgets.Caution.Symbol(), Radius: 8, Padding: 12},
		a.text(strings.Join(sentences, "\n"), widgets.Style{Tight: true}))
}

// forward goes a step on, unless something is to be mended first.
func (p *roundPage) forward() {
	switch {
	case p.step == roundDates && p.mark():
	case p.step == roundDates:
		p.count()
	default:
		p.goStep(p.step + 1)
	}
}

// mark marks the fields that are wrong, and reports whether there are any.
func (p *roundPage) mark() bool {
	f := p.app.format
	round, wrong := p.plan.Read()
	p.fields.year.SetError(p.app.sentence(wrong.Year))
	for name, field := range p.fields.dates {
		field.SetError(p.app.sentence(wrong.Dates[name]))
	}
	for i, field := range p.fields.sessions {
		err, bad := wrong.Sessions[i]
		reason := p.app.sentence(err)
		if bad && err == nil {
			reason = f.T("rounddesk.session_wrong")
		}
		field.SetError(reason)
	}
	missing := round.Due.IsZero() && wrong.Dates[viewmodel.RoundDue] == nil
	if missing {
		p.fields.dates[viewmodel.RoundDue].SetError(f.T("desktop.form.missing"))
	}
	p.pane.Reflow()
	return missing || wrong.Any()
}

// count finds out what each department gets, and goes on.
func (p *roundPage) count() {
	spec := p.plan.Spec()
	var preview *workflow.RoundPreview
	p.app.job(p.app.format.T("rounddesk.busy_preview"), func(ctx context.Context, _ checklist.Progress) (err error) {
		preview, err = p.ws.PreviewRound(spec.Year, spec.Standard, nil)
		return err
	}, func(err error) {
		if err != nil {
			p.app.fail(err)
			return
		}
		p.preview = preview
		p.goStep(roundPreview)
	})
}

// previewStep shows what each department gets. Enter says why.
func (p *roundPage) previewStep() fyne.CanvasObject {
	f := p.app.format
	shares := viewmodel.RoundShares(p.preview, f)
	columns := []widgets.TableColumn{{Title: f.T("organisationdesk.column.name"), Ems: 8}, {Title: f.T("rounddesk.column.items"), Ems: 3}}
	for _, kind := range checklist.SubjectKinds() {
		columns = append(columns, widgets.TableColumn{Title: f.T("report.subject_kind." + string(kind)), Ems: 6})
	}
	table := widgets.NewTable(columns, lines, func() int { return len(shares) }, func(i int) widgets.TableRow {
		cells := []widgets.TableCell{{Text: shares[i].Name}, {Text: f.Number(shares[i].Items)}}
		for _, kind := range checklist.SubjectKinds() {
			cells = append(cells, widgets.TableCell{Text: f.Number(shares[i].Kinds[kind])})
		}
		return widgets.TableRow{Cells: cells}
	})
	table.OnRune, table.OnKey = p.app.typedRune, p.app.typedKey
	table.OnMove = func(int) {}
	table.OnOpen = func(i int) { p.app.previewFor(p.preview.Standard, shares[i].Department) }
	why := p.app.button(widgets.Secondary, f.T("rounddesk.why"), theme.QuestionIcon(), func() { table.OnOpen(min(table.Cursor(), len(shares)-1)) })
	top := widgets.NewBox(widgets.BoxStyle{Padding: 12}, widgets.NewRow(8, 0, p.app.text(f.T("rounddesk.preview_help"), running), why))
	return widgets.NewFrame(1, top, table)
}

// openStep asks where what goes out is written.
func (p *roundPage) openStep() fyne.CanvasObject {
	a, f := p.app, p.app.format
	folder := a.entry(&p.plan.Dir, func() {})
	browse := a.button(widgets.Secondary, f.T("desktop.pick.browse"), theme.FolderOpenIcon(), func() {
		a.pickFolder(pick{title: f.T("rounddesk.folder"), confirm: f.T("desktop.pick.this_folder"), dir: p.plan.Dir, chosen: folder.SetText})
	})
	parts := []fyne.CanvasObject{a.text(f.T("rounddesk.open_help"), running),
		a.labelled("rounddesk.folder", "rounddesk.folder_help", required, widgets.NewRow(8, 0, folder, browse))}
	if odd := p.plan.Warnings(f); len(odd) > 0 {
		parts = slices.Insert(parts, 0, a.caution(odd))
	}
	return p.pad(parts...)
}

// open opens the round and writes what goes out. Where the writing is called off, the
// round is open all the same, and it can be written again.
func (p *roundPage) open() {
	f, spec, dir := p.app.format, p.plan.Spec(), p.plan.Dir
	if !given(dir) {
		p.app.tell(f.T("rounddesk.open"), f.T("rounddesk.folder_missing"))
		return
	}
	var made workflow.ReportResult
	opened := false
	p.app.job(f.T("rounddesk.busy"), func(ctx context.Context, progress checklist.Progress) (err error) {
		if _, _, err = p.ws.OpenRound(ctx, spec); err != nil {
			return err
		}
		opened = true
		made, err = p.writeRound(ctx, spec.Year, dir, progress)
		return err
	}, func(err error) {
		if opened {
			p.plan = nil
			p.app.officeFrame().showYear(spec.Year)
		}
		if err != nil {
			p.app.failAll(err)
			return
		}
		p.app.wrote(made, dir)
	})
}
