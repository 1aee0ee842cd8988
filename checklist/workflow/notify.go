package workflow

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
	"tenken/locales"
	"tenken/report"
)

// WriteDecisions writes into a folder what departments are told of the office's
// decisions: for those that answer in the program a receipt, signed by the office;
// for those that answer in Excel a note, which is the text of the e-mail and never the
// document, and after a return an answer sheet with the items that are to be mended,
// and no others; for each the receipt on paper, as PDF, which is the document to be
// filed and comes last. Files of the same name are replaced; cancelled or killed, it
// leaves complete files only. The decisions get the paths.
func (w *Workspace) WriteDecisions(ctx context.Context, year checklist.FiscalYear, decisions []Decided, dir, lang string) error {
	round, err := w.Round(year)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	settings, err := w.Settings()
	if err != nil {
		return err
	}
	n := notifier{w: w, round: round, dir: dir, settings: settings, text: locales.For(lang)}
	n.office = settings.reached(n.text, w.actor)
	for i := range decisions {
		if err := errors.Join(n.write(ctx, &decisions[i]), n.writePaper(ctx, &decisions[i])); err != nil {
			return err
		}
	}
	return nil
}

type notifier struct {
	w        *Workspace
	round    checklist.Round
	dir      string
	settings Settings
	text     *locales.Printer
	office   string // and how it is reached
}

func (n *notifier) path(d *Decided, department *checklist.Department, suffix string) string {
	name := departmentFile(n.text, "receive.file."+string(d.Decision), department, "Year", int(n.round.FiscalYear), "Revision", d.Revision)
	return filepath.Join(n.dir, name+suffix)
}

func (n *notifier) write(ctx context.Context, d *Decided) error {
	sheet, err := n.w.SheetOf(n.round.FiscalYear, d.ID)
	if err != nil {
		return err
	}
	department := &sheet.Assessment.Department
	if d.Route == checklist.RouteApp {
		return n.writeReceipt(ctx, d, n.path(d, department, ReceiptSuffix))
	}
	note := n.path(d, department, ".txt")
	if err := writeFile(ctx, note, func(out io.Writer) error { return writeText(out, n.note(d, sheet)) }); err != nil {
		return err
	}
	d.Files = append(d.Files, note)
	if d.Decision != exchange.DecisionReturned {
		return nil
	}
	form := n.path(d, department, ".xlsx")
	d.Files = append(d.Files, form)
	return n.w.ExportAnswerSheet(ctx, sheet, form, AnswerSheetRequest{Language: n.text.Lang(), Keys: d.Keys, Replace: true})
}

// writePaper writes 提出確認書 or 差戻し通知書.
func (n *notifier) writePaper(ctx context.Context, d *Decided) error {
	from := reportSource{w: n.w, kind: ReportReceipt}
	sheet, err := n.w.SheetOf(n.round.FiscalYear, d.ID)
	if err != nil {
		return err
	}
	data, err := from.data(sheet, n.settings)
	if err != nil {
		return err
	}
	doc, err := from.document(data, n.settings, n.text.Lang(), LevelFull)
	if err != nil {
		return err
	}
	path := n.path(d, &sheet.Assessment.Department, ".pdf")
	d.Files = append(d.Files, path)
	return writeFile(ctx, path, func(out io.Writer) error {
		_, err := report.WritePDF(ctx, out, doc, report.Options{})
		return err
	})
}

func (n *notifier) writeReceipt(ctx context.Context, d *Decided, path string) error {
	var r exchange.Receipt
	err := n.w.viewOffice(func(tx *store.Tx) error {
		s, err := loadStanding(tx, store.Ref{Round: n.round.ID, Department: d.ID})
		if err != nil {
			return err
		}
		newest := s.newest()
		r = exchange.Receipt{Round: n.round.ID, Department: d.ID, Revision: newest.Revision, Digest: newest.Digest, Decision: d.Decision, Made: *newest.Decided}
		if d.Decision == exchange.DecisionReturned {
			r.Returned = s.assessment.Returned
		}
		r.Corrections, err = correctionsOf(tx, s.ref)
		r.Corrections = slices.DeleteFunc(r.Corrections, func(c checklist.Correction) bool { return c.Revision != r.Revision })
		return err
	})
	if err != nil {
		return err
	}
	d.Files = append(d.Files, path)
	return n.w.WriteReceipt(ctx, r, path)
}

// note is the letter that goes with a decision.
func (n *notifier) note(d *Decided, sheet *Sheet) string {
	lines := []string{n.text.T("receive.note."+string(d.Decision), "Department", sheet.Assessment.Department.Name.In(n.text.Lang()),
		"Year", int(n.round.FiscalYear), "Revision", d.Revision, "Office", n.office)}
	if d.Decision == exchange.DecisionReturned {
		lines = append(lines, "", sheet.Assessment.Returned.Text, "")
		for _, entry := range sheet.Scope.Items {
			if slices.Contains(d.Keys, entry.Key()) {
				lines = append(lines, n.text.T("receive.note.item", "Item", entry.Item.ID, "Subject", entry.Subject.Name.In(n.text.Lang()),
					"Question", entry.Item.Question.In(n.text.Lang())))
			}
		}
	}
	return strings.Join(lines, "\n")
}
