package ui

import (
	"context"
	"os"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// privateFolder is a folder that only this user can read, made when it is needed.
type privateFolder struct{ path string }

func (p *privateFolder) folder() (string, error) {
	if p.path == "" {
		folder, err := os.MkdirTemp("", "tenken-")
		if err != nil {
			return "", err
		}
		p.path = folder
	}
	return p.path, nil
}

// remove removes the folder. A copy in it that another program still holds open
// stays behind in the system's folder for temporary files.
func (p *privateFolder) remove() {
	if p.path != "" {
		os.RemoveAll(p.path)
	}
}

// showInspection writes the inspection sheet of a department to a private folder and
// shows it in the program that the system has for PDF. In a department's workspace
// none is named.
func (a *App) showInspection(ws *workflow.Workspace, private *privateFolder, year checklist.FiscalYear, departments ...string) {
	folder, err := private.folder()
	if err != nil {
		a.fail(err)
		return
	}
	request := workflow.ReportRequest{Formats: []workflow.Format{workflow.FormatPDF}, Languages: []string{a.format.Lang()}, Level: workflow.LevelFull,
		Dir: folder, Departments: departments}
	var result workflow.ReportResult
	a.job(a.format.T("desktop.export.busy"), func(ctx context.Context, progress checklist.Progress) (err error) {
		result, err = ws.ReportDepartments(ctx, workflow.ReportInspection, year, request, progress)
		return err
	}, func(err error) {
		if err == nil {
			err = a.openOutside(result.Files[0])
		}
		a.fail(err)
	})
}
