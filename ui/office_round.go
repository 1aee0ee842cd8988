package ui

import (
	"context"

	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/message"
	"tenken/ui/widgets"
)

// addDepartment offers the departments of today's organisation that are not in the
// round.
func (p officePage) addDepartment() {
	f := p.app.format
	org, err := p.ws.Organisation()
	if err != nil {
		p.app.fail(err)
		return
	}
	column := widgets.NewColumn(4)
	var box *dialogBox
	for _, d := range org.Departments {
		if !p.view.Has(d.ID) {
			column.Add(p.app.row(widgets.RowTexts{Icon: theme.ContentAddIcon(), Tone: widgets.Info, Title: f.Text(d.Name), Small: f.Text(org.Bureau(d.Bureau).Name)}, func() {
				box.close()
				p.write(f.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
					_, err := p.ws.AddDepartment(ctx, p.year(), d.ID)
					return err
				}, nil)
			}))
		}
	}
	if len(column.Objects) == 0 {
		p.app.tell(f.T("board.add"), f.T("board.add_none"))
		return
	}
	box = p.app.notice(f.T("board.add"), narrowDialog, column)
}

// writeAgain writes what goes out to the departments once more.
func (p officePage) writeAgain() {
	f := p.app.format
	p.app.pickFolder(pick{title: f.T("board.packages"), confirm: f.T("desktop.pick.this_folder"), dir: p.app.copyDir(), chosen: func(dir string) {
		var made workflow.ReportResult
		p.write(f.T("office.progress.packages"), func(ctx context.Context, progress checklist.Progress) (err error) {
			made, err = p.writeRound(ctx, p.year(), dir, progress)
			return err
		}, func() { p.app.wrote(made, dir) })
	}})
}

// writeRound writes what goes out to the departments into a folder: letters, answer
// sheets and packages.
func (p officePage) writeRound(ctx context.Context, year checklist.FiscalYear, dir string, progress checklist.Progress) (workflow.ReportResult, error) {
	made, err := p.ws.WriteRound(ctx, year, dir, p.app.format.Lang(), progress)
	if err != nil {
		return made, err
	}
	packages, err := p.ws.WritePackages(ctx, year, dir, progress)
	made.Files = append(made.Files, packages...)
	return made, err
}

// odd lists what is odd about a file, each with its place; of very much the first.
func (p officePage) odd(problems []message.Problem) *widgets.Box {
	f := p.app.format
	column := widgets.NewColumn(4, p.app.text(f.N("organisationdesk.odd", len(problems)), strong))
	for _, problem := range problems[:min(len(problems), shownProblems)] {
		text := problem.Text
		if problem.Place != "" {
			text = f.T("message.at", "Place", problem.Place, "Text", text)
		}
		column.Add(p.app.text(text, widgets.Style{Tight: true}))
	}
	if more := len(problems) - shownProblems; more > 0 {
		column.Add(p.app.text(f.T("mapping.result.more", "Count", more), small))
	}
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.Caution.Tint(), Radius: 8, Padding: 12}, column)
}
