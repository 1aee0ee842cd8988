package workflow

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
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
		submission, err := corrected(tx, store.RefOf(&a), a.Revision)
		if err != nil {
			return err
		}
		slip := checklist.Correction{Key: req.Key, After: req.After, Consent: req.Consent, Stamp: w.stamp()}
		scope := checklist.NewScope(std, &submission.Department, round.Errata)
		if recorded, err = submission.Correct(scope, &std.Scale, slip); err != nil {
			return err
		}
		return tx.AddCorrection(store.RefOf(&a), recorded)
	})
	return recorded, err
}

// counted is what counts of a department in the office: what it handed in last,
// slips corrected, nil while there is nothing. Whatever looks at answers in the
// office's workspace looks at these; the submission itself is for history and for
// what is held against its digest.
func counted(tx *store.Tx, a *checklist.Assessment) (*checklist.Submission, error) {
	if a.Revision == 0 {
		return nil, nil
	}
	s, err := corrected(tx, store.RefOf(a), a.Revision)
	if err != nil {
		return nil, err
	}
	return &s, nil
}

// corrected is one revision of a department with what the office has put right in
// it; there must be one.
func corrected(tx *store.Tx, ref store.Ref, revision int) (checklist.Submission, error) {
	submission, err := tx.Submission(ref, revision)
	if err != nil {
		return submission, err
	}
	all, err := correctionsOf(tx, ref)
	return submission.Corrected(all), err
}

// Corrected is a slip that the office has put right, beside what was handed in.
type Corrected struct {
	checklist.Correction
	Before checklist.Response `json:"before"`
}

// Corrections lists what the office has put right in the submissions of a sheet, in
// the order in which it was recorded: in a department's workspace what receipts
// have brought.
func (w *Workspace) Corrections(sheet *Sheet) (all []Corrected, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		ref := store.RefOf(&sheet.Assessment)
		recorded, err := correctionsOf(tx, ref)
		if err == nil {
			all, err = besideOriginals(tx, ref, recorded)
		}
		return err
	})
	return all, err
}

// besideOriginals finds what was handed in.
func besideOriginals(tx *store.Tx, ref store.Ref, corrections []checklist.Correction) (all []Corrected, err error) {
	var original checklist.Submission
	for _, c := range corrections {
		if original.Revision != c.Revision {
			if original, err = tx.Submission(ref, c.Revision); err != nil {
				return nil, err
			}
		}
		one := Corrected{Correction: c, Before: checklist.Response{Key: c.Key}}
		if r := original.Answers().Responses[c.Key]; r != nil {
			one.Before = *r
		}
		all = append(all, one)
	}
	return all, nil
}

// takeCorrections records in a department's workspace what a receipt says to have
// been put right, each once. They are checked as the office checked them. As the
// decision takes effect, the answers become the corrected ones; notes to the
// successor stay.
func takeCorrections(tx *store.Tx, ref store.Ref, r *exchange.Receipt, effective bool) ([]Corrected, error) {
	if len(r.Corrections) == 0 {
		return nil, nil
	}
	known, err := correctionsOf(tx, ref)
	if err != nil {
		return nil, err
	}
	checked, err := checkCorrections(tx, ref, r)
	if err != nil {
		return nil, err
	}
	for _, c := range checked {
		if !slices.ContainsFunc(known, c.isSame) {
			if err := tx.AddCorrection(ref, c.Correction); err != nil {
				return nil, err
			}
		}
		if effective {
			if err := replaceAnswer(tx, ref, c.After); err != nil {
				return nil, err
			}
		}
	}
	return checked, nil
}

// isSame reports whether it is that correction.
func (c *Corrected) isSame(other checklist.Correction) bool {
	return c.Key == other.Key && c.Revision == other.Revision && c.Stamp.At.Equal(other.Stamp.At)
}

// checkCorrections holds what a receipt says against what was handed in.
func checkCorrections(tx *store.Tx, ref store.Ref, r *exchange.Receipt) ([]Corrected, error) {
	submission, err := tx.Submission(ref, r.Revision)
	if err != nil {
		return nil, err
	}
	round, err := tx.Round(ref.Round)
	if err != nil {
		return nil, err
	}
	std, err := tx.Standard(round.Standard)
	if err != nil {
		return nil, err
	}
	scope := checklist.NewScope(std, &submission.Department, round.Errata)
	corrections := slices.Clone(r.Corrections)
	for i := range corrections {
		if corrections[i], err = submission.Correct(scope, &std.Scale, corrections[i]); err != nil {
			return nil, err
		}
	}
	return besideOriginals(tx, ref, corrections)
}

func replaceAnswer(tx *store.Tx, ref store.Ref, after checklist.Response) error {
	before, err := tx.Response(ref, after.Key)
	if err != nil && !errors.Is(err, store.ErrNoRecord) {
		return err
	}
	after.Note = before.Note
	return tx.PutResponse(ref, after)
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
