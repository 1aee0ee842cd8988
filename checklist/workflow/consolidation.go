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

// Results are the figures of a round beside those of the years before, and the names
// that go with them: what the reports on a round are made from.
type Results struct {
	Organisation checklist.Organisation
	Day          checklist.Date // plans due before it are overdue
	Now          *checklist.Consolidation
	// Earlier are the years before that hold anything that was handed in, the
	// newest first, four at most.
	Earlier []*checklist.Consolidation
}

// Results computes the figures of a round and of the years before it; year 0 is the
// newest.
func (w *Workspace) Results(year checklist.FiscalYear) (*Results, error) {
	r := &Results{Day: w.today()}
	return r, w.viewOffice(func(tx *store.Tx) error {
		in, err := loadInspection(tx, year)
		if err != nil {
			return err
		}
		r.Organisation = in.org
		if r.Now, err = in.consolidate(); err != nil {
			return err
		}
		r.Earlier, err = earlierYears(tx, in.round.FiscalYear)
		return err
	})
}

// ScoreOf computes the figures of a department in a round from what counts of it:
// what it handed in last, slips corrected. They are those of the consolidation, with
// their trace; nil while nothing has been received. The department is named by id or
// name; year 0 is the newest.
func (w *Workspace) ScoreOf(year checklist.FiscalYear, typed string) (*checklist.Score, error) {
	var score *checklist.Score
	err := w.viewOffice(func(tx *store.Tx) error {
		round, err := findRound(tx, year)
		if err != nil {
			return err
		}
		a, err := findParticipant(tx, round.ID, typed)
		if err != nil {
			return err
		}
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		submission, err := counted(tx, &a)
		if submission != nil {
			score = submission.Score(std, round.Errata)
		}
		return err
	})
	return score, err
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

// seer is shown what counts of a department while it passes by; nil is nothing yet.
// To read it takes longer than most of what is done with it.
type seer func(*checklist.Assessment, *checklist.Submission) error

// departments loads one submission after the other; an error ends it.
func (i *inspection) departments(failed *error, seers ...seer) iter.Seq[checklist.Inspected] {
	return func(yield func(checklist.Inspected) bool) {
		for n := range i.in {
			one := checklist.Inspected{Department: &i.in[n].Department, Excused: i.in[n].Excused != ""}
			one.Submission, *failed = counted(i.tx, &i.in[n])
			for _, see := range seers {
				if *failed == nil {
					*failed = see(&i.in[n], one.Submission)
				}
			}
			if *failed != nil || !yield(one) {
				return
			}
		}
	}
}
