package workflow

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// ErrNothingToImport refuses an import that would bring no answer.
var ErrNothingToImport = errors.New("workflow: there is no answer to import")

// verbImport is the journal's word for answers taken over from a file.
const verbImport store.Verb = "import"

// ImportError refuses the year of an import: it was inspected here (Held), or is
// not before the newest one.
type ImportError struct {
	Year checklist.FiscalYear // the one asked for, or the newest
	Held bool
}

func (e *ImportError) Error() string {
	if e.Held {
		return fmt.Sprintf("workflow: fiscal year %d was inspected here", e.Year)
	}
	return fmt.Sprintf("workflow: only years before %d can be imported", e.Year)
}

// ImportRequest says which answers to take over.
type ImportRequest struct {
	Path    string
	Mapping *Mapping
	Year    checklist.FiscalYear
	// Same is the standard whose items, under its own ids, the file asks about;
	// nil leaves that to the mapping.
	Same   *checklist.Standard
	DryRun bool // writes nothing
}

// ImportResult is what an import has taken, or would take.
type ImportResult struct {
	Year     checklist.FiscalYear
	Standard *checklist.Standard // that the answers are kept under
	Taken    []Imported
	// Others counts the answers of each other department in the file.
	Others map[string]int
	// Refused are problems of cells whose answers were not taken, Problems those
	// of the table.
	Refused, Problems []StandardProblem
	// Replaced is the import of the same year that this one replaces, nil for none.
	Replaced *checklist.Import
}

// Unrated counts the answers that hold neither a rating nor a number of people.
func (r *ImportResult) Unrated() int {
	n := 0
	for _, taken := range r.Taken {
		if taken.Response.Rating == checklist.Unanswered && taken.Response.Count == nil {
			n++
		}
	}
	return n
}

// Imported is one answer that was taken.
type Imported struct {
	Response checklist.Response
	Evidence string // "" for none
}

// ImportAnswers takes a department's answers of an earlier year over from a
// checklist of another hand. What they answer becomes a standard of the workspace,
// the year a round, and the department's assessment an accepted one, in one
// journaled transaction; Round.Imported marks it. Cells that can't be read are left
// out and reported; so are answers of other departments.
//
// A year that was inspected here is never replaced (*ImportError); one that was
// imported before is, as a whole. Nothing else takes an import back but a backup.
func (w *Workspace) ImportAnswers(ctx context.Context, req ImportRequest) (ImportResult, error) {
	sheet, err := w.Sheet(0)
	if err != nil {
		return ImportResult{}, err
	}
	if req.Year >= sheet.Round.FiscalYear {
		return ImportResult{}, &ImportError{Year: sheet.Round.FiscalYear}
	}
	reading, err := readMapped(req.Path, req.Mapping, req.Same)
	if err != nil {
		return ImportResult{}, err
	}
	if reading.Standard == nil {
		return ImportResult{}, fmt.Errorf("%s: %w", req.Path, exchange.NewStandardError(reading.Problems))
	}
	i := newImporter(req, sheet, reading, w.stamp())
	i.takeAll(reading.Answers)
	if len(i.result.Taken) == 0 && !req.DryRun {
		return i.result, ErrNothingToImport
	}
	if req.DryRun {
		err = w.store.View(i.check)
	} else {
		err = w.update(ctx, verbImport, i.write)
	}
	return i.result, err
}

// importer turns what a table answers into the records of a year.
type importer struct {
	req    ImportRequest
	stamp  checklist.Stamp
	round  checklist.Round
	own    checklist.Assessment
	scope  *checklist.Scope
	result ImportResult
}

func newImporter(req ImportRequest, sheet *Sheet, reading *Reading, stamp checklist.Stamp) *importer {
	id := strconv.Itoa(int(req.Year))
	i := &importer{req: req, stamp: stamp,
		round: checklist.Round{ID: id, FiscalYear: req.Year, Imported: &checklist.Import{File: filepath.Base(req.Path), Stamp: stamp}},
		own:   checklist.Assessment{ID: "import-" + id, Round: id, Department: sheet.Assessment.Department.Clone(), State: checklist.StateDraft},
		result: ImportResult{Year: req.Year, Standard: reading.Standard, Others: map[string]int{},
			Refused: reading.RefusedOf(func(department string) bool {
				return department == "" || named(sheet.Assessment.Department.Name, department)
			}), Problems: reading.Problems},
	}
	i.scope = checklist.NewScope(reading.Standard, &i.own.Department, nil)
	return i
}

// heldRound is the round of the year, if there is one. One that was inspected here
// is an *ImportError.
func (i *importer) heldRound(tx *store.Tx) (held checklist.Round, found bool, err error) {
	held, err = findRound(tx, i.req.Year)
	var none *YearError
	switch {
	case errors.As(err, &none):
		return held, false, nil
	case err == nil && held.Imported == nil:
		return held, true, &ImportError{Year: i.req.Year, Held: true}
	}
	i.result.Replaced = held.Imported
	return held, true, err
}

func (i *importer) check(tx *store.Tx) error {
	_, _, err := i.heldRound(tx)
	return err
}

func (i *importer) write(tx *store.Tx) error {
	held, found, err := i.heldRound(tx)
	if err != nil {
		return err
	}
	if found {
		i.round.ID, i.own.Round = held.ID, held.ID
		if err := clearAnswers(tx, store.RefOf(&i.own)); err != nil {
			return err
		}
	}
	if err := i.putStandard(tx); err != nil {
		return err
	}
	i.own.State = checklist.StateAccepted
	if err := errors.Join(tx.PutRound(i.round), tx.PutAssessment(i.own)); err != nil {
		return err
	}
	return i.putAnswers(tx)
}

// putStandard keeps the standard. A version is never changed: another one of the
// same name gets a number behind its version.
func (i *importer) putStandard(tx *store.Tx) error {
	version := i.result.Standard.Version
	for n := 2; ; n++ {
		err := tx.PutStandard(i.result.Standard)
		if !errors.Is(err, store.ErrFrozen) {
			i.round.Standard = i.result.Standard.Ref()
			return err
		}
		other := *i.result.Standard
		other.Version = version + "-" + strconv.Itoa(n)
		i.result.Standard = &other
	}
}

func (i *importer) putAnswers(tx *store.Tx) error {
	head, err := tx.JournalHead()
	if err != nil {
		return err
	}
	ref := store.RefOf(&i.own)
	for n, taken := range i.result.Taken {
		if err := tx.PutResponse(ref, taken.Response); err != nil {
			return err
		}
		if taken.Evidence == "" {
			continue
		}
		id := fmt.Sprintf("%08d-%04d", head.Entries+1, n+1)
		e := checklist.Evidence{ID: id, Key: taken.Response.Key, Title: taken.Evidence, Stamp: i.stamp}
		if err := tx.PutEvidence(ref, e); err != nil {
			return err
		}
	}
	return nil
}
