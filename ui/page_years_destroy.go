package ui

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// destroyFields are where the decision to destroy is typed.
type destroyFields struct{ number, date, year *widgets.Field }

// plan finds out what would be destroyed, and asks for the decision.
func (p *yearsPage) plan(year checklist.FiscalYear) {
	var form *viewmodel.DestroyForm
	p.app.job(p.app.format.T("officedesk.busy"), func(context.Context, checklist.Progress) error {
		plan, err := p.ws.Destroying(workflow.DestroyRequest{Year: year})
		if err != nil {
			return err
		}
		form = viewmodel.NewDestroyForm(plan)
		if path, here := p.kept[year]; here {
			return form.Compare(path)
		}
		return nil
	}, func(err error) {
		if form != nil {
			p.form = form
			p.app.officeFrame().display()
			p.pane.ScrollToTop()
		}
		if err != nil {
			p.app.failAll(err)
		}
	})
}

// decide shows what would be destroyed, and asks for the decision.
func (p *yearsPage) decide() {
	f := p.app.format
	p.archive = widgets.NewColumn(0)
	p.column.Add(widgets.NewColumn(8, p.app.text(f.T("yearsdesk.what"), heading), p.app.text(f.T("yearsdesk.what_help"), small), p.facts(p.form.Facts(f))))
	p.column.Add(p.consequences())
	p.column.Add(widgets.NewColumn(12, p.app.text(f.T("yearsdesk.archived"), heading), p.archive))
	p.column.Add(p.copies())
	p.column.Add(p.decision())
	p.sayArchive()
}

// consequences says what the destruction means for all else.
func (p *yearsPage) consequences() fyne.CanvasObject {
	f, plan := p.app.format, p.form.Plan
	return p.app.caution([]string{f.T("yearsdesk.final"), f.T("destroy.later", "Year", f.Year(plan.FiscalYear), "Later", f.Year(plan.Later)), f.T("destroy.outside")})
}

// sayArchive says whether the year was written before, and offers to do so.
func (p *yearsPage) sayArchive() {
	f, banner, form := p.app.format, widgets.NewBanner(lines), p.form
	switch name := filepath.Base(form.Archive); {
	case form.Archive == "":
		banner.Say(widgets.Caution, f.T("yearsdesk.archive.unknown"), f.T("yearsdesk.archive.unknown_help"), "", nil)
	case form.Kept:
		banner.Say(widgets.Good, f.T("yearsdesk.archive.kept"), f.T("yearsdesk.archive.kept_help", "File", name), "", nil)
	default:
		banner.Say(widgets.Bad, f.T("yearsdesk.archive.differs"), f.T("yearsdesk.archive.differs_help", "File", name), "", nil)
	}
	write := p.app.button(widgets.Secondary, f.T("yearsdesk.archive"), theme.DocumentSaveIcon(), func() {
		p.save(form.Plan.FiscalYear, func() { p.compare(p.kept[form.Plan.FiscalYear]) })
	})
	compare := p.app.button(widgets.Secondary, f.T("yearsdesk.compare"), theme.SearchIcon(), p.chooseCompared)
	p.archive.Objects = []fyne.CanvasObject{widgets.NewColumn(8, banner, buttons(write, compare))}
	p.archive.Refresh()
	p.pane.Reflow()
}

// chooseCompared asks for the archive that was written earlier.
func (p *yearsPage) chooseCompared() {
	f := p.app.format
	p.app.pickFile(pick{title: f.T("yearsdesk.compare"), confirm: f.T("yearsdesk.compare_yes"), extension: ".json", dir: p.app.copyDir(), chosen: p.compare})
}

// compare compares a file with the year.
func (p *yearsPage) compare(path string) {
	p.app.job(p.app.format.T("officedesk.busy"), func(context.Context, checklist.Progress) error { return p.form.Compare(path) }, func(err error) {
		if err != nil {
			p.app.fail(err)
			return
		}
		p.sayArchive()
	})
}

// copies lists the backups that hold the year, and asks whether they go, too.
func (p *yearsPage) copies() fyne.CanvasObject {
	f, plan := p.app.format, p.form.Plan
	column := widgets.NewColumn(8, p.app.text(f.T("yearsdesk.copies"), heading))
	if len(plan.Holding) == 0 {
		column.Add(p.app.text(f.T("yearsdesk.copies_none"), running))
	} else {
		tick := p.app.tick(f.N("yearsdesk.copies_too", len(plan.Holding)), func(on bool) { p.form.Backups = on })
		tick.Set(p.form.Backups)
		column.Add(tick)
		column.Add(p.app.text(f.T("yearsdesk.copies_help"), small))
		column.Add(p.files(plan.Holding))
	}
	if len(plan.Unreadable) > 0 {
		column.Add(p.app.text(f.T("destroy.unreadable"), running))
		column.Add(p.files(plan.Unreadable))
	}
	return column
}

// files lists the names of files beside the workspace.
func (p *yearsPage) files(paths []string) fyne.CanvasObject {
	column := widgets.NewColumn(2)
	for _, path := range paths {
		column.Add(p.app.text(filepath.Base(path), small))
	}
	return column
}

// decision asks for the city's decision, and for the year once more.
func (p *yearsPage) decision() fyne.CanvasObject {
	a, f, form := p.app, p.app.format, &p.form.Approval
	nothing := func() {}
	entry := func(value *string) *widgets.Entry { return a.entry(value, nothing) }
	p.fields.number = a.labelled("desktop.label.document_number", "yearsdesk.number_help", required, entry(&form.DocumentNumber))
	p.fields.date = a.labelled("desktop.label.approval_date", "desktop.help.approval_date", required, a.dated(a.dateEntry(&form.Date, nothing)))
	post := a.labelled("yearsdesk.fact.post", "yearsdesk.post_help", optional, entry(&form.Post))
	p.fields.year = widgets.NewField(widgets.FieldTexts{Label: f.T("yearsdesk.typed"), Mark: f.T("desktop.field.required"), Must: true,
		Help: f.T("yearsdesk.typed_help", "Year", f.Year(p.form.Plan.FiscalYear))}, lines, entry(&p.form.Typed))
	destroy := a.button(widgets.Primary, f.T("yearsdesk.destroy_yes", "Year", f.Year(p.form.Plan.FiscalYear)), theme.DeleteIcon(), p.destroy)
	return widgets.NewColumn(16, widgets.NewColumn(4, a.text(f.T("yearsdesk.decision"), heading), a.text(f.T("yearsdesk.decision_help"), small)),
		p.fields.number, p.fields.date, post, p.fields.year, buttons(destroy))
}

// destroy destroys the year, unless something is missing in the decision or stands
// against it.
func (p *yearsPage) destroy() {
	request, wrong := p.form.Request()
	if p.mark(&wrong); wrong.Any() {
		return
	}
	p.app.job(p.app.format.T("officedesk.busy"), func(context.Context, checklist.Progress) error {
		_, err := p.ws.Destroying(request)
		return err
	}, func(err error) {
		switch {
		case errors.Is(err, workflow.ErrDestroyDate):
			p.mark(&viewmodel.DestroyWrong{Date: workflow.ErrDestroyDate})
		case err != nil:
			p.app.failAll(err)
		default:
			p.app.destroyYear(p.view.Info.Path, request)
		}
	})
}

// mark shows at the fields what is wrong with them, and goes to the first.
func (p *yearsPage) mark(wrong *viewmodel.DestroyWrong) {
	f := p.app.format
	say := func(field *widgets.Field, reason string) { field.SetError(reason) }
	say(p.fields.number, "")
	say(p.fields.date, "")
	say(p.fields.year, "")
	if wrong.Number {
		say(p.fields.number, f.T("desktop.form.missing"))
	}
	switch {
	case errors.Is(wrong.Date, checklist.ErrApprovalEmpty):
		say(p.fields.date, f.T("desktop.form.missing"))
	case errors.Is(wrong.Date, workflow.ErrDestroyDate):
		say(p.fields.date, f.T("yearsdesk.date_wrong"))
	default:
		say(p.fields.date, p.app.sentence(wrong.Date))
	}
	if wrong.Typed {
		say(p.fields.year, f.T("yearsdesk.typed_wrong"))
	}
	p.pane.Reflow()
}

// destroyYear lets go of the office's file, has a year of it destroyed, and opens it
// again, whatever has come of it.
func (a *App) destroyYear(path string, request workflow.DestroyRequest) {
	a.goTo(newStartPage(a))
	opt := workflow.Options{Now: a.now}
	var done *workflow.Destroyed
	var opened openFile
	var refused error
	a.job(a.format.T("destroy.progress"), func(ctx context.Context, progress checklist.Progress) (err error) {
		done, refused = workflow.Destroy(ctx, path, request, opt, progress)
		opened, err = read(context.WithoutCancel(ctx), path, opt)
		return err
	}, func(err error) {
		tell := func() {
			if refused != nil {
				a.failAll(refused)
			}
			if done != nil {
				a.tellDestroyed(done)
			}
		}
		if err != nil {
			a.notOpened(path, opt, err)
			tell()
			return
		}
		opened.(*office).beginAt(a, "years", func(officeView) { tell() })
	})
}

// tellDestroyed says that a year is gone, and which files still hold it.
func (a *App) tellDestroyed(d *workflow.Destroyed) {
	f, column := a.format, widgets.NewColumn(8)
	list := func(key string, paths []string) {
		if len(paths) > 0 {
			column.Add(a.text(f.T(key), running))
		}
		for _, path := range paths {
			column.Add(a.text(path, small))
		}
	}
	column.Add(a.text(f.T("yearsdesk.done_help"), running))
	list("destroy.deleted", d.Deleted)
	list("destroy.holding", d.Holding)
	list("destroy.unreadable", d.Unreadable)
	a.notice(f.T("yearsdesk.done", "Year", f.Year(d.FiscalYear)), wideDialog, column)
}
