package workflow

import (
	"context"
	"os"
	"path/filepath"

	"tenken/checklist"
	"tenken/locales"
)

// WriteRound writes into a folder what goes out to the departments of a round:
// an Excel answer sheet for each that is not excused, with what it has answered
// so far and the head counts that the office's lists know, and drafts of the
// request letter (依頼文) and of the instructions (記入要領) as plain text, filled
// in from the round, to be edited. Files of the same name are replaced. Cancelled
// or killed, it leaves complete files only.
func (w *Workspace) WriteRound(ctx context.Context, year checklist.FiscalYear, dir, lang string, p checklist.Progress) (ReportResult, error) {
	letter, err := w.letter(year, locales.For(lang))
	if err != nil {
		return ReportResult{}, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return ReportResult{}, err
	}
	var result ReportResult
	if result.Files, err = letter.writeLetters(ctx, dir); err != nil {
		return result, err
	}
	for i := range letter.departments {
		path, err := w.writeDepartment(ctx, letter, &letter.departments[i], dir)
		if err != nil {
			return result, err
		}
		result.Files = append(result.Files, path)
		p.Report(i+1, len(letter.departments))
	}
	return result, nil
}

// writeDepartment writes the answer sheet of one department.
func (w *Workspace) writeDepartment(ctx context.Context, l *letter, d *checklist.Department, dir string) (string, error) {
	sheet, err := w.sheetOf(l.round.FiscalYear, d.ID, l.standard)
	if err != nil {
		return "", err
	}
	if err := w.Prefill(sheet, l.text.Lang()); err != nil {
		return "", err
	}
	name := l.text.T("office.file.sheet", "ID", d.ID, "Department", d.Name.In(l.text.Lang()), "Year", int(l.round.FiscalYear))
	path := filepath.Join(dir, fileName(name)+".xlsx")
	return path, w.ExportAnswerSheet(ctx, sheet, path, AnswerSheetRequest{Language: l.text.Lang(), Replace: true})
}
