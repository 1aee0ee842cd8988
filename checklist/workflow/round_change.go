package workflow

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/store"
)

// CloseRound ends a round: nothing is received afterwards.
func (w *Workspace) CloseRound(ctx context.Context, year checklist.FiscalYear) error {
	return w.changeRound(ctx, verbRoundClose, year, func(tx *store.Tx, round checklist.Round) error {
		closed, err := round.Close(w.stamp())
		if err != nil {
			return err
		}
		return tx.PutRound(closed)
	})
}

// AddErratum records the office's word on one item, typed in any width or case.
// Departments' figures follow at once where the item is not counted any more.
func (w *Workspace) AddErratum(ctx context.Context, year checklist.FiscalYear, e checklist.Erratum) (recorded checklist.Erratum, err error) {
	err = w.changeRound(ctx, verbErratum, year, func(tx *store.Tx, round checklist.Round) error {
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		if item := FindItem(std, e.Item); item != nil {
			e.Item = item.ID
		}
		e.Stamp = w.stamp()
		changed, err := round.WithErratum(std, e)
		if err != nil {
			return err
		}
		recorded = e
		return tx.PutRound(changed)
	})
	return recorded, err
}

// AddDepartment takes a department of today's organisation into an open round.
// One that is in it is ErrInRound.
func (w *Workspace) AddDepartment(ctx context.Context, year checklist.FiscalYear, typed string) (added checklist.Department, err error) {
	err = w.changeRound(ctx, verbRoundAdd, year, func(tx *store.Tx, round checklist.Round) error {
		if err := round.Open(); err != nil {
			return err
		}
		chosen, err := chooseDepartments(tx, []string{typed})
		if err != nil {
			return err
		}
		added = chosen[0]
		return w.enter(tx, round.ID, &added, nil)
	})
	return added, err
}

// Extend gives a department of an open round another due date; the zero Date
// takes it back.
func (w *Workspace) Extend(ctx context.Context, year checklist.FiscalYear, typed string, due checklist.Date) (checklist.Assessment, error) {
	return w.changeParticipant(ctx, verbExtend, year, typed, func(a checklist.Assessment) (checklist.Assessment, error) {
		return a.Extend(due)
	})
}

// Excuse takes a department out of an open round, with the reason; an empty one
// takes that back.
func (w *Workspace) Excuse(ctx context.Context, year checklist.FiscalYear, typed, reason string) (checklist.Assessment, error) {
	return w.changeParticipant(ctx, verbExcuse, year, typed, func(a checklist.Assessment) (checklist.Assessment, error) {
		return a.Excuse(reason)
	})
}

// changeRound is one journaled change to the round of a year in the office's
// workspace.
func (w *Workspace) changeRound(ctx context.Context, verb store.Verb, year checklist.FiscalYear, change func(*store.Tx, checklist.Round) error) error {
	return w.update(ctx, verb, func(tx *store.Tx) error {
		if err := needOffice(tx); err != nil {
			return err
		}
		round, err := findRound(tx, year)
		if err != nil {
			return err
		}
		return change(tx, round)
	})
}

// changeParticipant is one journaled change to a department's record in an open
// round.
func (w *Workspace) changeParticipant(ctx context.Context, verb store.Verb, year checklist.FiscalYear, typed string,
	command func(checklist.Assessment) (checklist.Assessment, error)) (changed checklist.Assessment, err error) {
	err = w.changeRound(ctx, verb, year, func(tx *store.Tx, round checklist.Round) error {
		if err := round.Open(); err != nil {
			return err
		}
		present, err := findParticipant(tx, round.ID, typed)
		if err != nil {
			return err
		}
		if changed, err = command(present); err != nil {
			return err
		}
		return tx.PutAssessment(changed)
	})
	return changed, err
}

// findParticipant finds a department of a round by id or name.
func findParticipant(tx *store.Tx, round, typed string) (checklist.Assessment, error) {
	if a, err := tx.Assessment(store.Ref{Round: round, Department: typed}); err == nil {
		return a, nil
	}
	var all []checklist.Department
	for a, err := range tx.Assessments(round) {
		if err != nil {
			return checklist.Assessment{}, err
		}
		all = append(all, a.Department)
	}
	d, err := findDepartment(all, typed)
	if err != nil {
		return checklist.Assessment{}, err
	}
	return tx.Assessment(store.Ref{Round: round, Department: d.ID})
}
