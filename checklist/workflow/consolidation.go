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
		in, err := loadInspection(tx, year)
		if err != nil {
			return err
		}
		computed, err = in.consolidate()
		return err
	})
	return computed, err
}

// inspection is a round in the office with those that take part in it. It is
// good while its transaction lasts.
type inspection struct {
	tx    *store.Tx
	org   checklist.Organisation
	round checklist.Round
	std   *checklist.Standard
	in    []checklist.Assessment
}

func loadInspection(tx *store.Tx, year checklist.FiscalYear) (*inspection, error) {
	i := &inspection{tx: tx}
	var err error
	if i.round, err = findRound(tx, year); err != nil {
		return nil, err
	}
	if i.std, err = tx.Standard(i.round.Standard); err != nil {
		return nil, err
	}
	if i.org, err = tx.Organisation(); err != nil {
		return nil, err
	}
	i.in, err = participants(tx, i.round.ID, &i.org)
	return i, err
}

func (i *inspection) consolidate() (*checklist.Consolidation, error) {
	var failed error
	computed := checklist.Consolidate(i.std, &i.round, i.departments(&failed))
	return computed, failed
}

// departments loads one submission after the other; an error ends it.
func (i *inspection) departments(failed *error) iter.Seq[checklist.Inspected] {
	return func(yield func(checklist.Inspected) bool) {
		for n := range i.in {
			one := checklist.Inspected{Department: &i.in[n].Department, Excused: i.in[n].Excused != ""}
			if one.Submission, *failed = counted(i.tx, &i.in[n]); *failed != nil || !yield(one) {
				return
			}
		}
	}
}
