package ui

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// save asks as what, and where, a year is written so that it can be read without the
// program. When its archive is among that, then happens, if it is not nil.
func (p *yearsPage) save(year checklist.FiscalYear, then func()) {
	a, f := p.app, p.app.format
	choice := viewmodel.NewYearExport(f.Lang(), a.copyDir())
	e := &exportDialog{app: a, choice: &choice.Export, words: "yearsdesk.export.", ready: func() bool { return choice.Ready() }}
	var made workflow.ExportResult
	e.work = func(ctx context.Context, progress checklist.Progress) (_ workflow.ReportResult, err error) {
		made, err = p.ws.Export(ctx, year, choice.Request(), progress)
		return made.ReportResult, err
	}
	e.wrote = func() {
		if made.Archive == "" {
			return
		}
		if p.kept[year] = made.Archive; then != nil {
			then()
		}
	}
	coding := a.field("encoding", unmarked, a.encodings(&choice.Encoding))
	forms := ticks(a, workflow.ExportFormats(), &choice.Formats, func(v workflow.Format) string { return f.T("yearsdesk.format." + string(v)) }, func() {
		visible(choice.AsksEncoding(), coding)
		e.changed()
		e.box.fit()
	})
	visible(choice.AsksEncoding(), coding)
	e.show(a.text(f.T("yearsdesk.export.lead", "Year", f.Year(year)), running),
		a.labelled("desktop.label.format", "yearsdesk.export.format_help", unmarked, widgets.NewFlow(8, append(forms, filler())...)), coding, e.folder())
}

// chooseArchive asks for the file of a year that was written.
func (p *yearsPage) chooseArchive() {
	f := p.app.format
	p.app.pickFile(pick{title: f.T("yearsdesk.back"), confirm: f.T("organisationdesk.read"), extension: ".json", dir: p.app.copyDir(), chosen: p.takeBack})
}

// takeBack looks into such a file, and takes the year back if that is meant.
func (p *yearsPage) takeBack(path string) {
	f := p.app.format
	var found workflow.ArchiveImport
	p.app.job(f.T("officedesk.busy"), func(ctx context.Context, _ checklist.Progress) (err error) {
		found, err = p.ws.ImportArchive(ctx, path, true)
		return err
	}, func(err error) {
		if err != nil {
			p.app.failAll(err)
			return
		}
		what := f.T("archive.dry", "Year", f.Year(found.Year), "Departments", f.Number(found.Departments), "Submissions", f.Number(found.Submissions), "Answers", f.Number(found.Answers))
		p.app.ask(f.T("yearsdesk.back"), what, f.T("organisationdesk.apply"), func() {
			p.write(f.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
				_, err := p.ws.ImportArchive(ctx, path, false)
				return err
			}, nil)
		})
	})
}
