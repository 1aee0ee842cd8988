package ui

import (
	"context"
	"path/filepath"
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// save writes a year so that it can be read without the program, and goes on then,
// if then is not nil.
func (p *yearsPage) save(year checklist.FiscalYear, then func()) {
	f := p.app.format
	p.app.pickFolder(pick{title: f.T("yearsdesk.archive_title", "Year", f.Year(year)), confirm: f.T("desktop.pick.this_folder"), dir: p.app.copyDir(), chosen: func(dir string) {
		formats := []workflow.Format{workflow.FormatJSON, workflow.FormatXLSX, workflow.FormatPDF}
		var made workflow.ReportResult
		p.app.job(f.T("yearsdesk.busy_archive"), func(ctx context.Context, progress checklist.Progress) (err error) {
			made, err = p.ws.Export(ctx, year, workflow.ExportRequest{Formats: formats, Language: f.Lang(), Dir: dir}, progress)
			return err
		}, func(err error) {
			if err != nil {
				p.app.fail(err)
				return
			}
			if at := slices.IndexFunc(made.Files, func(path string) bool { return filepath.Ext(path) == ".json" }); at >= 0 {
				p.kept[year] = made.Files[at]
			}
			if then != nil {
				then()
			}
			p.app.wrote(made, dir)
		})
	}})
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
