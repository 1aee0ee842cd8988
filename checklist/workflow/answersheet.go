package workflow

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// What is said about answer sheets, see package exchange.
type (
	SheetProblem   = exchange.SheetProblem
	SheetPlace     = exchange.SheetPlace
	SheetCell      = exchange.ReadCell
	AnswerChange   = exchange.AnswerChange
	AnswerConflict = exchange.AnswerConflict
)

// AnswerSheetRequest says what an answer sheet shows. Zero is everything.
type AnswerSheetRequest struct {
	Language string          // "ja" or "en"; empty is that of the settings
	Keys     []checklist.Key // the rows; nil for all
	Replace  bool            // whether a file of that name may be replaced
}

// ExportAnswerSheet writes an Excel sheet with the questions and present answers of
// a department, to be filled in and read back by [Workspace.ReadAnswerSheets]. Last
// year's answers stand beside them, where the workspace holds them. A file that
// exists is store.ErrExists, unless it may be replaced; it is written as a whole or
// not at all.
func (w *Workspace) ExportAnswerSheet(ctx context.Context, sheet *Sheet, path string, req AnswerSheetRequest) error {
	if _, err := os.Lstat(path); err == nil && !req.Replace {
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	settings, err := w.Settings()
	if err != nil {
		return err
	}
	offers, err := w.Offers(sheet)
	if err != nil {
		return err
	}
	lang := cmp.Or(req.Language, settings.Language)
	out := sheet.answerSheet(settings.in(lang), offers, lang)
	if req.Keys != nil {
		out.Rows = slices.DeleteFunc(slices.Clone(sheet.Scope.Items), func(e checklist.Scoped) bool { return !slices.Contains(req.Keys, e.Key()) })
	}
	return writeFile(ctx, path, func(to io.Writer) error { return exchange.WriteAnswerSheet(to, out) })
}

// answerSheet is the sheet as an answer sheet shows it.
func (s *Sheet) answerSheet(settings Settings, offers Offers, lang string) exchange.AnswerSheet {
	out := exchange.AnswerSheet{
		Language: lang, Label: settings.Label, Form: settings.FormNumber, City: s.City, Bureau: s.Bureau, Department: &s.Assessment.Department,
		Round: &s.Round, Standard: s.Standard, Due: s.Round.DueOf(&s.Assessment), Revision: s.Assessment.Revision + 1,
		Scope: s.Scope, Answers: s.Answers, Last: map[checklist.Key]checklist.Offer{}, LastScale: &offers.Scale,
	}
	if s.Assessment.Approval != nil {
		out.Approval = *s.Assessment.Approval
	}
	for _, offer := range offers.Offers {
		if offer.Carry != checklist.CarryArchived {
			out.Last[offer.Key] = offer
		}
	}
	return out
}

// AnswerImport is what answer sheets would change, to be looked at before
// [Workspace.ApplyAnswerSheets].
type AnswerImport struct {
	// Understood is how many answers were read, changed or not.
	Understood int
	Changed    []AnswerChange   // in the order of the sheet, field by field
	Conflicts  []AnswerConflict // of which nothing is applied
	Refused    []SheetProblem   // cells, rows and sheets that are not taken
	Warnings   []SheetProblem
	Cells      []SheetCell // all that were understood
	// Emptied is how many answers would be gone: rows in which nothing stands.
	Emptied int
	// Approval as the sheets have it. Importing does not record it.
	Approval checklist.Approval
	edits    []answerEdit
}

// answerEdit is what becomes of one answer.
type answerEdit struct {
	Edit
	empties bool
}

// Clean reports whether everything was understood.
func (i *AnswerImport) Clean() bool { return len(i.Refused)+len(i.Conflicts) == 0 }

// Strange reports whether a file has no table of answers: it is no answer sheet.
func (i *AnswerImport) Strange() bool {
	return slices.ContainsFunc(i.Refused, func(p SheetProblem) bool { return p.Code == exchange.SheetNoTable })
}

// Without returns what was read without the answers to some keys. They are left as
// they are recorded when the rest is applied; what was refused stays told.
func (i *AnswerImport) Without(keys ...checklist.Key) AnswerImport {
	left := *i
	left.Changed = slices.DeleteFunc(slices.Clone(i.Changed), func(c AnswerChange) bool { return slices.Contains(keys, c.Key) })
	left.edits, left.Emptied = nil, 0
	for _, e := range i.edits {
		if !slices.Contains(keys, e.Response.Key) {
			left.take(e)
		}
	}
	return left
}

// take adds an edit to those that will be applied.
func (i *AnswerImport) take(e answerEdit) {
	i.edits = append(i.edits, e)
	if e.empties {
		i.Emptied++
	}
}

// AnswerImportOptions say how answer sheets are joined.
type AnswerImportOptions struct {
	// Prefer names the file that decides where sheets contradict each other, by its
	// path or its name.
	Prefer string
	// KeepAnswered leaves recorded answers alone where a row is empty.
	KeepAnswered bool
}

// ReadAnswerSheets reads the answer sheets of a department, or parts and copies of
// one, and tells what they would change. Nothing is written. A file that can't be
// read at all is an error with its path.
func (w *Workspace) ReadAnswerSheets(ctx context.Context, sheet *Sheet, paths []string, opt AnswerImportOptions) (AnswerImport, error) {
	expected := sheet.answerSheet(Settings{}, Offers{}, w.language())
	var read []exchange.ReadSheet
	merge := exchange.MergeOptions{KeepAnswered: opt.KeepAnswered}
	for _, path := range paths {
		if err := ctx.Err(); err != nil {
			return AnswerImport{}, err
		}
		one, err := readAnswerSheet(path, &expected)
		if err != nil {
			return AnswerImport{}, err
		}
		read = append(read, one)
		if opt.Prefer != "" && (filepath.Clean(path) == filepath.Clean(opt.Prefer) || filepath.Base(path) == opt.Prefer) {
			merge.Prefer = path
		}
	}
	merged := exchange.MergeAnswerSheets(&expected, read, merge)
	result := AnswerImport{Understood: merged.Understood, Conflicts: merged.Conflicts, Approval: merged.Approval}
	for i := range read {
		result.Cells = append(result.Cells, read[i].Cells...)
	}
	for _, p := range merged.Problems {
		if p.Refuses() {
			result.Refused = append(result.Refused, p)
		} else {
			result.Warnings = append(result.Warnings, p)
		}
	}
	for _, e := range merged.Edits {
		result.add(sheet, e)
	}
	return result, nil
}

// language is that of the settings.
func (w *Workspace) language() string {
	settings, err := w.Settings()
	if err != nil {
		return DefaultSettings("").Language
	}
	return settings.Language
}

func readAnswerSheet(path string, expected *exchange.AnswerSheet) (exchange.ReadSheet, error) {
	f, err := store.OpenRegular(path)
	if err != nil {
		return exchange.ReadSheet{}, err
	}
	defer f.Close()
	read, err := exchange.ReadAnswerSheet(path, f, expected)
	if err != nil {
		return read, fmt.Errorf("%s: %w", path, err)
	}
	return read, nil
}

// add takes an edit, if the answer can be changed now.
func (i *AnswerImport) add(sheet *Sheet, e exchange.AnswerEdit) {
	key := e.Response.Key
	if err := sheet.Assessment.CanChange(key); err != nil {
		code := exchange.SheetLocked
		if errors.Is(err, checklist.ErrItemLocked) {
			code = exchange.SheetNotReturned
		}
		i.Understood--
		i.Refused = append(i.Refused, SheetProblem{SheetPlace: e.At, Key: key, Code: code, Severity: checklist.SeverityError})
		return
	}
	edit := Edit{Response: e.Response, Remove: e.Remove}
	for _, added := range e.Add {
		edit.Add = append(edit.Add, NewEvidence{Evidence: added})
	}
	before := sheet.Answers.Responses[key]
	i.Changed = append(i.Changed, e.Changes...)
	i.take(answerEdit{edit, before.Answered() && !e.Response.Answered() && !e.Response.Inquiring})
}

// ApplyAnswerSheets records what was read as one step, like [Workspace.Save], and
// returns the edits that take it back. Evidence that is there already is not added
// again; attached files stay.
func (w *Workspace) ApplyAnswerSheets(ctx context.Context, sheet *Sheet, read *AnswerImport) (undo []Edit, err error) {
	if len(read.edits) == 0 {
		return nil, ctx.Err()
	}
	edits := make([]Edit, len(read.edits))
	for i, e := range read.edits {
		edits[i] = e.Edit
	}
	return w.Save(ctx, sheet, edits...)
}
