package workflow

import (
	"context"
	"errors"
	"fmt"

	"tenken/checklist"
	"tenken/checklist/store"
)

// ErrNoDraft is returned where no year has been prepared.
var ErrNoDraft = errors.New("workflow: no year is being prepared")

const (
	verbDiscard store.Verb = "draft_discard"
	verbRestore store.Verb = "draft_restore"
)

// DiscardedYear is a draft that DiscardYear has taken away, as it was.
type DiscardedYear struct {
	Year  checklist.FiscalYear
	taken *store.TakenDraft
}

// DiscardYear takes away what CarryYear has prepared; the year 0 is the one that is a
// draft. What is returned can be put back by RestoreYear. Without a draft of that year
// the error is ErrNoDraft, and a year that was opened is ErrRoundExists. It is one
// transaction.
func (w *Workspace) DiscardYear(ctx context.Context, year checklist.FiscalYear) (*DiscardedYear, error) {
	var discarded *DiscardedYear
	err := w.update(ctx, verbDiscard, func(tx *store.Tx) error {
		if err := needOffice(tx); err != nil {
			return err
		}
		draft, err := draftOf(tx, year)
		if err != nil {
			return err
		}
		taken, err := tx.TakeDraft(draft.ID)
		discarded = &DiscardedYear{draft.FiscalYear, taken}
		return err
	})
	if err != nil {
		return nil, err
	}
	return discarded, nil
}

// RestoreYear puts back a draft that was discarded. Where the year has been prepared
// again, or opened, it is ErrRoundExists.
func (w *Workspace) RestoreYear(ctx context.Context, d *DiscardedYear) error {
	return w.update(ctx, verbRestore, func(tx *store.Tx) error {
		there, err := findDraft(tx, d.Year)
		if err == nil && there != nil {
			err = fmt.Errorf("%w: %d", ErrRoundExists, d.Year)
		}
		if err != nil {
			return err
		}
		return tx.PutBack(d.taken)
	})
}

// draftOf finds the draft of a year, or the one that there is.
func draftOf(tx *store.Tx, year checklist.FiscalYear) (*checklist.Round, error) {
	if year == 0 {
		for round, err := range tx.Rounds() {
			if err != nil {
				return nil, err
			}
			if round.Draft {
				return &round, nil
			}
		}
		return nil, ErrNoDraft
	}
	draft, err := findDraft(tx, year)
	if err == nil && draft == nil {
		err = fmt.Errorf("%w: %d", ErrNoDraft, year)
	}
	return draft, err
}

// PreparedMoves are the lines of the reorganisation map by which the draft of a year
// was prepared: every department that goes on from another than itself. A year that is
// no draft has none.
func (w *Workspace) PreparedMoves(year checklist.FiscalYear) (moves []checklist.Move, err error) {
	err = w.viewOffice(func(tx *store.Tx) error {
		draft, err := draftOf(tx, year)
		if errors.Is(err, ErrNoDraft) || errors.Is(err, ErrRoundExists) {
			return nil
		}
		if err != nil {
			return err
		}
		for a, err := range tx.Assessments(draft.ID) {
			if err != nil {
				return err
			}
			for _, old := range a.From {
				if old != a.Department.ID {
					moves = append(moves, checklist.Move{Old: old, New: a.Department.ID})
				}
			}
		}
		return nil
	})
	return moves, err
}
