package workflow

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/locales"
)

// drafts are the texts that go out to all departments.
var drafts = []string{"request", "instructions"}

// writeLetters writes the drafts into a folder.
func (l *letter) writeLetters(ctx context.Context, dir string) (files []string, err error) {
	for _, draft := range drafts {
		name := fileName(l.text.T("office.file."+draft, "Year", int(l.round.FiscalYear))) + ".txt"
		path := filepath.Join(dir, name)
		if err := writeFile(ctx, path, func(out io.Writer) error { return writeText(out, l.draft(draft)) }); err != nil {
			return files, err
		}
		files = append(files, path)
	}
	return files, nil
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
	ask         string // the same, and how it is reached
	departments []checklist.Department
	today       checklist.Date
}

func (w *Workspace) letter(year checklist.FiscalYear, text *locales.Printer) (*letter, error) {
	l := &letter{text: text, office: w.actor, today: w.today()}
	return l, w.viewOffice(func(tx *store.Tx) (err error) {
		if l.round, err = findRound(tx, year); err != nil {
			return err
		}
		if err := l.round.Begun(); err != nil {
			return err
		}
		if l.standard, err = tx.Standard(l.round.Standard); err != nil {
			return err
		}
		for a, err := range tx.Assessments(l.round.ID) {
			if err != nil {
				return err
			}
			if a.Excused == "" {
				l.departments = append(l.departments, a.Department)
			}
		}
		var settings Settings
		if err := tx.Settings(&settings); err != nil {
			return err
		}
		l.ask = settings.reached(text, w.actor)
		l.org, err = tx.Organisation()
		return err
	})
}

// draft fills a draft in.
func (l *letter) draft(name string) string {
	lang := l.text.Lang()
	return l.text.T("office.draft."+name,
		"Date", l.day(l.today), "City", l.org.City.In(lang), "Office", l.office, "Ask", l.ask, "Year", l.year(),
		"Standard", l.standard.Title.In(lang), "Version", l.standard.Version, "Departments", len(l.departments),
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
