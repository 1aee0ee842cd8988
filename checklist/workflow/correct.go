package workflow

import (
	"context"
	"fmt"

	"tenken/checklist"
	"tenken/checklist/store"
)

const verbCorrect store.Verb = "correct"

// CorrectionRequest is a slip that the office puts right.
type CorrectionRequest struct {
	Department string // id or name
	Key        checklist.Key
	After      checklist.Response // the answer that is meant, as a whole
	Consent    string             // which post of the department agreed, when and how
}

// Correct puts a slip in a submission right (事務局訂正) while it is submitted: the
// submission stays as it is, and every figure goes by the correction. It fails with
// checklist.ErrConsent without the department's consent, and with
// checklist.ErrState once the submission is accepted.
func (w *Workspace) Correct(ctx context.Context, year checklist.FiscalYear, req CorrectionRequest) (recorded checklist.Correction, err error) {
	err = w.changeRound(ctx, verbCorrect, year, func(tx *store.Tx, round checklist.Round) error {
		if err := round.Open(); err != nil {
			return err
		}
		a, err := findParticipant(tx, round.ID, req.Department)
		if err != nil {
			return err
		}
		if a.State != checklist.StateSubmitted {
			return fmt.Errorf("%w: %s", checklist.ErrState, a.State)
		}
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		submission, err := corrected(tx, &a)
		if err != nil {
			return err
		}
		slip := checklist.Correction{Key: req.Key, After: req.After, Consent: req.Consent, Stamp: w.stamp()}
		scope := checklist.NewScope(std, &a.Department, round.Errata)
		if recorded, err = submission.Correct(scope, &std.Scale, slip); err != nil {
			return err
		}
		return tx.AddCorrection(store.RefOf(&a), recorded)
	})
	return recorded, err
}

// corrected is the newest submission of a department with what the office has put
// right; there must be one.
func corrected(tx *store.Tx, a *checklist.Assessment) (checklist.Submission, error) {
	submission, err := tx.Submission(store.RefOf(a), a.Revision)
	if err != nil {
		return submission, err
	}
	all, err := correctionsOf(tx, store.RefOf(a))
	return submission.Corrected(all), err
}

func correctionsOf(tx *store.Tx, ref store.Ref) (all []checklist.Correction, err error) {
	for c, err := range tx.Corrections(ref) {
		if err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, nil
}
