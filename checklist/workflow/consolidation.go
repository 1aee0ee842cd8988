package workflow

import (
	"iter"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Consolidation computes every figure of a round over all its departments from
// the newest submission of each, slips corrected, in the order of today's
// organisation. Year 0 is the newest.
func (w *Workspace) Consolidation(year checklist.FiscalYear) (*checklist.Consolidation, error) {
	var computed *checklist.Consolidation
	err := w.viewOffice(func(tx *store.Tx) error {
		round, err := findRound(tx, year)
		if err != nil {
			return err
		}
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		org, err := tx.Organisation()
		if err != nil {
			return err
		}
		in, err := participants(tx, round.ID, &org)
		if err != nil {
			return err
		}
		computed = checklist.Consolidate(std, &round, inspected(tx, in, &err))
		return err
	})
	return computed, err
}

// inspected loads one submission after the other; an error ends it.
func inspected(tx *store.Tx, in []checklist.Assessment, failed *error) iter.Seq[checklist.Inspected] {
	return func(yield func(checklist.Inspected) bool) {
		for i := range in {
			one := checklist.Inspected{Department: &in[i].Department, Excused: in[i].Excused != ""}
			if one.Submission, *failed = counted(tx, &in[i]); *failed != nil || !yield(one) {
				return
			}
		}
	}
}

// counted is what counts of a department in the office: what it handed in last,
// slips corrected, nil while there is nothing.
func counted(tx *store.Tx, a *checklist.Assessment) (*checklist.Submission, error) {
	if a.Revision == 0 {
		return nil, nil
	}
	s, err := corrected(tx, a)
	if err != nil {
		return nil, err
	}
	return &s, nil
}
