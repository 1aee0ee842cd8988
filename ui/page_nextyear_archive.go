package ui

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// archive writes the year that shows so that it can be read without the program.
func (p *nextYearPage) archive() {
	f := p.app.format
	p.app.pickFolder(pick{title: f.T("nextyeardesk.archive_title", "Year", f.Year(p.year())), confirm: f.T("desktop.pick.this_folder"), dir: p.app.copyDir(), chosen: func(dir string) {
		formats := []workflow.Format{workflow.FormatJSON, workflow.FormatXLSX, workflow.FormatPDF}
		var made workflow.ReportResult
		p.app.job(f.T("nextyeardesk.busy_archive"), func(ctx context.Context, progress checklist.Progress) (err error) {
			made, err = p.ws.Export(ctx, p.year(), workflow.ExportRequest{Formats: formats, Language: f.Lang(), Dir: dir}, progress)
			return err
		}, func(err error) {
			if err != nil {
				p.app.fail(err)
				return
			}
			p.app.wrote(made, dir)
		})
	}})
}

// chooseArchive asks for the file of a year that was written.
func (p *nextYearPage) chooseArchive() {
	f := p.app.format
	p.app.pickFile(pick{title: f.T("nextyeardesk.back"), confirm: f.T("organisationdesk.read"), extension: ".json", dir: p.app.copyDir(), chosen: p.takeBack})
}

// takeBack looks into such a file, and takes the year back if that is meant.
func (p *nextYearPage) takeBack(path string) {
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
		p.app.ask(f.T("nextyeardesk.back"), what, f.T("organisationdesk.apply"), func() {
			p.write(f.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
				_, err := p.ws.ImportArchive(ctx, path, false)
				return err
			}, nil)
		})
	})
}
