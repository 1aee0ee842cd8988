package workflow

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
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
	writer, err := w.newRoundWriter(letter)
	if err != nil {
		return ReportResult{}, err
	}
	var result ReportResult
	if result.Files, err = letter.writeLetters(ctx, dir); err != nil {
		return result, err
	}
	for i := range letter.departments {
		path, err := writer.write(ctx, &letter.departments[i], dir)
		if err != nil {
			return result, err
		}
		result.Files = append(result.Files, path)
		p.Report(i+1, len(letter.departments))
	}
	return result, nil
}

// roundWriter writes the answer sheets of a round. What they share is loaded once.
type roundWriter struct {
	*letter
	w        *Workspace
	settings Settings
	known    []checklist.KnownList
	past     *past
}

func (w *Workspace) newRoundWriter(l *letter) (*roundWriter, error) {
	r := &roundWriter{letter: l, w: w, past: newPast()}
	r.past.standards[l.round.Standard] = l.standard
	return r, w.store.View(func(tx *store.Tx) (err error) {
		if r.known, err = knownLists(tx, l.round.ID); err != nil {
			return err
		}
		return tx.Settings(&r.settings)
	})
}

// write writes the sheet of one department.
func (r *roundWriter) write(ctx context.Context, d *checklist.Department, dir string) (string, error) {
	lang := r.text.Lang()
	sheet, offers, err := r.load(d)
	if err != nil {
		return "", err
	}
	sheet.prefill(knownOf(r.known, d.ID), r.text)
	out := sheet.answerSheet(r.settings.in(lang), offers, lang)
	path := filepath.Join(dir, departmentFile(r.text, "office.file.sheet", d, "Year", int(r.round.FiscalYear))+".xlsx")
	return path, writeFile(ctx, path, func(to io.Writer) error { return exchange.WriteAnswerSheet(to, out) })
}

func (r *roundWriter) load(d *checklist.Department) (*Sheet, Offers, error) {
	sheet := &Sheet{City: r.org.City, Bureau: r.org.Bureau(d.Bureau).Name, Round: r.round, Standard: r.standard,
		Scope: checklist.NewScope(r.standard, d, r.round.Errata)}
	var offers Offers
	err := r.w.store.View(func(tx *store.Tx) error {
		if err := sheet.loadAnswers(tx, d.ID); err != nil {
			return err
		}
		before, err := r.past.load(tx, sheet)
		offers = r.past.offers(sheet, before)
		return err
	})
	return sheet, offers, err
}
