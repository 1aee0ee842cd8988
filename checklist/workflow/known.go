package workflow

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"path/filepath"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

const (
	verbKnown       store.Verb = "known"
	verbKnownRemove store.Verb = "known_remove"
)

// KnownMapping says where in a list things stand; see package exchange.
type KnownMapping = exchange.KnownMapping

// KnownFields lists what a column of a list can mean.
func KnownFields() []string { return exchange.KnownFields() }

// SuggestKnown finds the table of a list and the row with its headings; see
// [exchange.SuggestKnown].
func SuggestKnown(tables []*Table) (*Table, int) { return exchange.SuggestKnown(tables) }

// KnownColumnsOf says what columns mean by their headings; see
// [exchange.KnownColumnsOf].
func KnownColumnsOf(t *Table, header int) map[int]string { return exchange.KnownColumnsOf(t, header) }

// KnownRequest says which list to load.
type KnownRequest struct {
	List    string // its id, such as training
	Path    string
	Mapping *KnownMapping // nil for none
	Year    checklist.FiscalYear
	DryRun  bool // writes nothing
}

// KnownResult is what a list says.
type KnownResult struct {
	List     checklist.KnownList
	Rows     int // taken
	Replaces bool
	Problems []StandardProblem
}

// ImportKnown loads a list of the office's for a round, in place of the one of
// the same id. Rows that can't be read are left out and reported; a list without
// a row that can is an *exchange.FileError.
func (w *Workspace) ImportKnown(ctx context.Context, req KnownRequest) (KnownResult, error) {
	tables, problems, err := ReadTables(req.Path)
	if err != nil {
		return KnownResult{}, err
	}
	var result KnownResult
	load := func(tx *store.Tx, round checklist.Round) error {
		read, err := readKnown(tx, round, tables, req.Mapping)
		result.Problems = append(problems, read.Problems...)
		if err != nil {
			return fmt.Errorf("%s: %w", req.Path, err)
		}
		result.Rows = read.Rows
		result.List = checklist.KnownList{Round: round.ID, ID: req.List, Source: cmp.Or(read.Source, filepath.Base(req.Path)), Date: read.Date,
			Figures: read.Figures, Stamp: w.stamp()}
		if err := result.List.Check(); err != nil {
			return err
		}
		lists, err := knownLists(tx, round.ID)
		for _, l := range lists {
			result.Replaces = result.Replaces || l.ID == req.List
		}
		if err != nil || req.DryRun {
			return err
		}
		return tx.PutKnownList(result.List)
	}
	if req.DryRun {
		return result, w.viewRound(req.Year, load)
	}
	err = w.changeRound(ctx, verbKnown, req.Year, load)
	return result, err
}

// viewRound reads of the round of a year in the office's workspace.
func (w *Workspace) viewRound(year checklist.FiscalYear, read func(*store.Tx, checklist.Round) error) error {
	return w.viewOffice(func(tx *store.Tx) error {
		round, err := findRound(tx, year)
		if err != nil {
			return err
		}
		return read(tx, round)
	})
}

// ReadKnownMapping reads a mapping from its file. Mistakes are an
// *exchange.FileError that lists them all.
func ReadKnownMapping(path string) (*KnownMapping, error) {
	content, err := readBounded(path)
	if err != nil {
		return nil, err
	}
	m, err := exchange.ReadKnownMapping(bytes.NewReader(content))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return m, nil
}

// readKnown reads a list about the departments and items of a round.
func readKnown(tx *store.Tx, round checklist.Round, tables []*Table, m *exchange.KnownMapping) (exchange.KnownReading, error) {
	std, err := tx.Standard(round.Standard)
	if err != nil {
		return exchange.KnownReading{}, err
	}
	var org checklist.Organisation
	for a, err := range tx.Assessments(round.ID) {
		if err != nil {
			return exchange.KnownReading{}, err
		}
		org.Departments = append(org.Departments, a.Department)
	}
	return exchange.ReadKnown(tables, &org, std, m)
}

func knownLists(tx *store.Tx, round string) ([]checklist.KnownList, error) {
	var all []checklist.KnownList
	for l, err := range tx.KnownLists(round) {
		if err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	return all, nil
}

// knownOf are the parts of lists that are about one department, without the lists
// that say nothing about it.
func knownOf(lists []checklist.KnownList, department string) []checklist.KnownList {
	var all []checklist.KnownList
	for i := range lists {
		if part := lists[i].Of(department); len(part.Figures) > 0 {
			all = append(all, part)
		}
	}
	return all
}

// RemoveKnown takes a list away, or gives store.ErrNoRecord.
func (w *Workspace) RemoveKnown(ctx context.Context, year checklist.FiscalYear, list string) error {
	return w.changeRound(ctx, verbKnownRemove, year, func(tx *store.Tx, round checklist.Round) error {
		return tx.RemoveKnownList(round.ID, list)
	})
}

// Known is what the office knows in a round, and what contradicts it.
type Known struct {
	Lists          []checklist.KnownList
	Contradictions []DepartmentContradiction
	Standard       *checklist.Standard
}

// DepartmentContradiction is an answer of a department that a list does not bear
// out.
type DepartmentContradiction struct {
	Department string         `json:"department"` // id
	Name       checklist.Text `json:"name"`
	checklist.Contradiction
	Answer checklist.Response `json:"answer"`
}

// Known holds the lists of a round against what has been handed in, slips
// corrected.
func (w *Workspace) Known(year checklist.FiscalYear) (known Known, err error) {
	err = w.viewRound(year, func(tx *store.Tx, round checklist.Round) (err error) {
		if known.Lists, err = knownLists(tx, round.ID); err != nil {
			return err
		}
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		known.Standard = std
		return eachSubmission(tx, round.ID, func(a *checklist.Assessment, s *checklist.Submission) error {
			known.hold(round, s, known.Lists)
			return nil
		})
	})
	return known, err
}

func (k *Known) hold(round checklist.Round, s *checklist.Submission, lists []checklist.KnownList) {
	scope := checklist.NewScope(k.Standard, &s.Department, round.Errata)
	responses := s.Answers().Responses
	for _, c := range checklist.Contradictions(scope, &k.Standard.Scale, s.Department.ID, responses, lists) {
		k.Contradictions = append(k.Contradictions, DepartmentContradiction{s.Department.ID, s.Department.Name, c, responses[c.Key].Clone()})
	}
}

// eachSubmission visits what counts of every department of a round, in the order
// of today's organisation.
func eachSubmission(tx *store.Tx, round string, visit func(*checklist.Assessment, *checklist.Submission) error) error {
	org, err := tx.Organisation()
	if err != nil {
		return err
	}
	in, err := participants(tx, round, &org)
	if err != nil {
		return err
	}
	for i := range in {
		s, err := counted(tx, &in[i])
		if err != nil {
			return err
		}
		if s == nil {
			continue
		}
		if err := visit(&in[i], s); err != nil {
			return err
		}
	}
	return nil
}
