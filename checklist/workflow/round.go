package workflow

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"tenken/checklist"
	"tenken/checklist/store"
)

// RoundSpec describes a round that is to be opened.
type RoundSpec struct {
	Year checklist.FiscalYear // 0 is the fiscal year of the clock
	// Standard of the round; nil is that of the newest round or, before the
	// first, the one that the workspace was made with.
	Standard                                *checklist.Standard
	Opens, Due, Inspection, Results, Budget checklist.Date
	Assembly                                []checklist.Period
	// Departments that take part, by id or name; none are all.
	Departments []string
}

func (s *RoundSpec) round() checklist.Round {
	return checklist.Round{
		ID: roundID(s.Year), FiscalYear: s.Year, Standard: s.Standard.Ref(), Opens: s.Opens, Due: s.Due,
		Inspection: s.Inspection, Results: s.Results, Budget: s.Budget, Assembly: s.Assembly,
	}
}

// roundID is the id of a city's round in a fiscal year.
func roundID(year checklist.FiscalYear) string { return strconv.Itoa(int(year)) }

// OpenRound opens the round of a fiscal year: the standard is kept for ever as
// it is, and each department as it is today. A draft of that year, see CarryYear,
// gives its standard and where the departments come from, and is gone. What is odd about the dates hinders
// nothing; see checklist.Round.Warnings. A year that has a round is
// ErrRoundExists.
func (w *Workspace) OpenRound(ctx context.Context, spec RoundSpec) (opened checklist.Round, departments int, err error) {
	err = w.update(ctx, verbRoundOpen, func(tx *store.Tx) error {
		if err := w.complete(tx, &spec); err != nil {
			return err
		}
		chosen, err := chooseDepartments(tx, spec.Departments)
		if err != nil {
			return err
		}
		opened, departments = spec.round(), len(chosen)
		if err := errors.Join(tx.PutStandard(spec.Standard), tx.PutRound(opened)); err != nil {
			return err
		}
		return w.enterAll(tx, opened.ID, chosen)
	})
	return opened, departments, err
}

// enterAll makes the records of departments in a round that is opened. Of a draft
// in its place remains where the departments come from.
func (w *Workspace) enterAll(tx *store.Tx, round string, chosen []checklist.Department) error {
	from, err := clearDraft(tx, round)
	if err != nil {
		return err
	}
	for i := range chosen {
		if err := w.enter(tx, round, &chosen[i], from[chosen[i].ID]); err != nil {
			return err
		}
	}
	return nil
}

// clearDraft removes the departments of a draft, in which nothing can have been
// answered, and returns where they come from. A year without a draft has none.
func clearDraft(tx *store.Tx, round string) (from map[string][]string, err error) {
	from = map[string][]string{}
	for a, err := range tx.Assessments(round) {
		if err != nil {
			return nil, err
		}
		from[a.Department.ID] = a.From
	}
	for _, id := range slices.Sorted(maps.Keys(from)) {
		if err := tx.DeleteAssessment(store.Ref{Round: round, Department: id}); err != nil {
			return nil, err
		}
	}
	return from, nil
}

// complete fills in what the specification leaves open, and refuses a year that
// has its round.
func (w *Workspace) complete(tx *store.Tx, spec *RoundSpec) (err error) {
	if err := needOffice(tx); err != nil {
		return err
	}
	if spec.Year == 0 {
		spec.Year = checklist.FiscalYearOf(w.today())
	}
	draft, err := findDraft(tx, spec.Year)
	if err != nil || spec.Standard != nil {
		return err
	}
	if draft != nil {
		spec.Standard, err = tx.Standard(draft.Standard)
		return err
	}
	spec.Standard, err = usualStandard(tx)
	return err
}

// findDraft finds the draft of a year, nil if there is none. A year that has its
// round is ErrRoundExists, one that was destroyed a *DestroyedError.
func findDraft(tx *store.Tx, year checklist.FiscalYear) (*checklist.Round, error) {
	if err := notDestroyed(tx, roundID(year)); err != nil {
		return nil, err
	}
	round, err := tx.Round(roundID(year))
	switch {
	case errors.Is(err, store.ErrNoRecord):
		return nil, nil
	case err == nil && !round.Draft:
		return nil, fmt.Errorf("%w: %d", ErrRoundExists, year)
	}
	return &round, err
}

// today is the day in Japan.
func (w *Workspace) today() checklist.Date { return checklist.DateOf(w.now().In(japan)) }

// usualStandard is that of the newest round, or the last that is kept.
func usualStandard(tx *store.Tx) (*checklist.Standard, error) {
	round, err := findRound(tx, 0)
	if err == nil {
		return tx.Standard(round.Standard)
	}
	var none *YearError
	if !errors.As(err, &none) {
		return nil, err
	}
	var last *checklist.Standard
	for std, err := range tx.Standards() {
		if err != nil {
			return nil, err
		}
		last = &std
	}
	if last == nil {
		return nil, ErrNoStandard
	}
	return last, nil
}

// chooseDepartments are those of today's organisation that were named, or all.
func chooseDepartments(tx *store.Tx, typed []string) ([]checklist.Department, error) {
	org, err := tx.Organisation()
	if err != nil {
		return nil, err
	}
	if len(org.Departments) == 0 {
		return nil, ErrNoDepartments
	}
	if len(typed) == 0 {
		return org.Departments, nil
	}
	var chosen []checklist.Department
	for _, name := range typed {
		d, err := findDepartment(org.Departments, name)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, *d)
	}
	return chosen, nil
}

// enter makes the record of a department in a round; from are the departments
// that it comes from, if not from itself.
func (w *Workspace) enter(tx *store.Tx, round string, d *checklist.Department, from []string) error {
	ref := store.Ref{Round: round, Department: d.ID}
	if _, err := tx.Assessment(ref); err == nil {
		return fmt.Errorf("%w: %s", ErrInRound, d.Name.Ja)
	} else if !errors.Is(err, store.ErrNoRecord) {
		return err
	}
	return tx.PutAssessment(checklist.Assessment{ID: w.newID(), Round: round, Department: d.Clone(), From: from, State: checklist.StateDraft})
}

// Round returns the round of a fiscal year; 0 is the newest. A year without one
// is a *YearError.
func (w *Workspace) Round(year checklist.FiscalYear) (round checklist.Round, err error) {
	err = w.store.View(func(tx *store.Tx) (err error) {
		round, err = findRound(tx, year)
		return err
	})
	return round, err
}

// RoundStandard returns the standard of the round of a fiscal year, 0 for the newest.
func (w *Workspace) RoundStandard(year checklist.FiscalYear) (std *checklist.Standard, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		round, err := findRound(tx, year)
		if err == nil {
			std, err = tx.Standard(round.Standard)
		}
		return err
	})
	return std, err
}
