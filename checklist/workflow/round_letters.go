package workflow

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/locales"
)

// WriteRound writes into a folder what goes out to the departments of a round:
// drafts of the request letter (依頼文) and of the instructions (記入要領) as plain
// text, filled in from the round, to be edited. Files of the same name are
// replaced. Cancelled or killed, it leaves complete files only.
func (w *Workspace) WriteRound(ctx context.Context, year checklist.FiscalYear, dir, lang string, p checklist.Progress) (ReportResult, error) {
	letter, err := w.letter(year, locales.For(lang))
	if err != nil {
		return ReportResult{}, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return ReportResult{}, err
	}
	var result ReportResult
	drafts := []string{"request", "instructions"}
	for i, draft := range drafts {
		path := filepath.Join(dir, fileName(letter.text.T("office.file."+draft, "Year", int(letter.round.FiscalYear)))+".txt")
		if err := writeFile(ctx, path, func(out io.Writer) error { return writeText(out, letter.draft(draft)) }); err != nil {
			return result, err
		}
		result.Files = append(result.Files, path)
		p.Report(i+1, len(drafts))
	}
	return result, nil
}

// writeText writes as the editor of Windows expects it.
func writeText(out io.Writer, s string) error {
	_, err := io.WriteString(out, "\uFEFF"+strings.ReplaceAll(s, "\n", "\r\n")+"\r\n")
	return err
}

// letter is what the drafts are filled with.
type letter struct {
	text        *locales.Printer
	round       checklist.Round
	standard    *checklist.Standard
	org         checklist.Organisation
	office      string // the post that sends it
	departments int
	today       checklist.Date
}

func (w *Workspace) letter(year checklist.FiscalYear, text *locales.Printer) (*letter, error) {
	l := &letter{text: text, office: w.actor, today: w.today()}
	return l, w.viewOffice(func(tx *store.Tx) (err error) {
		if l.round, err = findRound(tx, year); err != nil {
			return err
		}
		if l.standard, err = tx.Standard(l.round.Standard); err != nil {
			return err
		}
		for _, err := range tx.Assessments(l.round.ID) {
			if err != nil {
				return err
			}
			l.departments++
		}
		l.org, err = tx.Organisation()
		return err
	})
}

// draft fills a draft in.
func (l *letter) draft(name string) string {
	lang := l.text.Lang()
	return l.text.T("office.draft."+name,
		"Date", l.day(l.today), "City", l.org.City.In(lang), "Office", l.office, "Year", l.year(),
		"Standard", l.standard.Title.In(lang), "Version", l.standard.Version, "Departments", l.departments,
		"Inspection", l.day(l.round.Inspection), "Due", l.day(l.round.Due))
}

func (l *letter) year() string {
	if l.text.Lang() == locales.English {
		return l.round.FiscalYear.English()
	}
	return l.round.FiscalYear.Japanese()
}

// day is a day in the letter's language; where none is set there is room for one.
func (l *letter) day(d checklist.Date) string {
	switch {
	case d.IsZero():
		return l.text.T("office.draft.open")
	case l.text.Lang() == locales.English:
		return d.English()
	}
	return d.Japanese()
}
