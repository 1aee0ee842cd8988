package workflow

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

const verbUndo store.Verb = "undo"

// ErrNothingToUndo is returned where nothing has been received, or all of it is undone.
var ErrNothingToUndo = errors.New("workflow: there is no receive to undo")

// Undone is one file that an undo has taken back.
type Undone struct {
	File       string `json:"file"`
	Department string `json:"department"`
	ID         string `json:"id"`
	Revision   int    `json:"revision"`
}

// Undo takes the newest receive of a year back, with all its files, in one step
// that the journal shows beside it; the year 0 is the newest. What was received is
// kept and counts no more, as if it had not come: received once more, it does
// again. A ruling is taken back in the same way. The keys that submissions have
// introduced stay known.
//
// It fails with ErrDecided once the office has returned or accepted any of it.
func (w *Workspace) Undo(ctx context.Context, year checklist.FiscalYear) (done []Undone, err error) {
	err = w.changeRound(ctx, verbUndo, year, func(tx *store.Tx, round checklist.Round) (err error) {
		done, err = w.undo(tx, &round)
		return err
	})
	return done, err
}

// Undoing tells what [Workspace.Undo] would take back, with the errors that it
// would have. Nothing is written.
func (w *Workspace) Undoing(ctx context.Context, year checklist.FiscalYear) (done []Undone, err error) {
	err = w.changeRound(ctx, verbUndo, year, func(tx *store.Tx, round checklist.Round) (err error) {
		done, err = w.undo(tx, &round)
		return cmp.Or(err, errDryRun)
	})
	if errors.Is(err, errDryRun) {
		err = nil
	}
	return done, err
}

func (w *Workspace) undo(tx *store.Tx, round *checklist.Round) (done []Undone, err error) {
	if err := round.Open(); err != nil {
		return nil, err
	}
	all, err := loadStandings(tx, round.ID)
	if err != nil {
		return nil, err
	}
	batch := newestBatch(all)
	if batch == "" {
		return nil, ErrNothingToUndo
	}
	for _, s := range all {
		taken, err := s.undo(batch, w.stamp())
		if err != nil {
			return nil, err
		}
		done = append(done, taken...)
	}
	return done, nil
}

// loadStandings loads what has come from every department of a round.
func loadStandings(tx *store.Tx, round string) ([]*standing, error) {
	var refs []store.Ref
	for a, err := range tx.Assessments(round) {
		if err != nil {
			return nil, err
		}
		refs = append(refs, store.RefOf(&a))
	}
	var all []*standing
	for _, ref := range refs {
		s, err := loadStanding(tx, ref)
		if err == nil {
			err = s.loadParts()
		}
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// newestBatch is the newest receive of which something is in the file, "" if there
// is none.
func newestBatch(all []*standing) (newest string) {
	for _, s := range all {
		for _, r := range s.receipts {
			if r.Undone == nil {
				newest = max(newest, r.Batch, r.RuledIn)
			}
		}
		for _, p := range s.parts {
			newest = max(newest, p.Batch)
		}
	}
	return newest
}

// loadParts loads the answer sheets that hold a part.
func (s *standing) loadParts() error {
	for p, err := range s.tx.Partials(s.ref) {
		if err != nil {
			return err
		}
		s.parts = append(s.parts, p)
	}
	return nil
}

// undo takes back what a batch has brought from the department.
func (s *standing) undo(batch string, stamp checklist.Stamp) (done []Undone, err error) {
	name := s.assessment.Department.Name.Ja
	for i := range s.receipts {
		r := &s.receipts[i]
		if r.Undone != nil || r.Batch != batch && r.RuledIn != batch {
			continue
		}
		if decided(r) {
			return nil, fmt.Errorf("%w: %s", ErrDecided, name)
		}
		if err := s.undoOne(r, batch, stamp); err != nil {
			return nil, err
		}
		done = append(done, Undone{r.File, name, s.ref.Department, r.Revision})
	}
	parts, err := s.undoParts(batch)
	done = append(done, parts...)
	if err != nil || len(done) == 0 {
		return done, err
	}
	return done, s.settle()
}

func (s *standing) undoOne(r *store.Receipt, batch string, stamp checklist.Stamp) error {
	held := !inForce(r)
	r.Ruling, r.Note, r.Ruled, r.RuledIn = "", "", nil, ""
	if r.Batch == batch {
		r.Undone = &stamp
		if !held {
			if err := s.tx.Hold(s.ref, r.Revision, r.Digest); err != nil {
				return err
			}
			r.Outcome = string(exchange.OutcomeReview)
		}
	}
	return s.tx.PutReceipt(*r)
}

// undoParts takes the parts away; those that are left make the draft.
func (s *standing) undoParts(batch string) (done []Undone, err error) {
	var left []store.Partial
	for _, p := range s.parts {
		if p.Batch != batch {
			left = append(left, p)
			continue
		}
		if err := s.tx.RemovePartial(p); err != nil {
			return nil, err
		}
		done = append(done, Undone{p.File, s.assessment.Department.Name.Ja, s.ref.Department, p.Revision})
	}
	if len(done) == 0 {
		return nil, nil
	}
	s.parts = left
	return done, s.redraft()
}

// redraft makes the draft anew of the parts that are there.
func (s *standing) redraft() error {
	newest := 0
	for _, p := range s.parts {
		newest = max(newest, p.Revision)
	}
	if newest == 0 {
		return clearAnswers(s.tx, s.ref)
	}
	round, err := s.tx.Round(s.ref.Round)
	if err != nil {
		return err
	}
	std, err := s.tx.Standard(round.Standard)
	if err != nil {
		return err
	}
	m, err := s.merged(std, &round, newest)
	if err != nil {
		return err
	}
	return putDraft(s.tx, s.ref, m.answers)
}

// merged joins the parts for a revision.
func (s *standing) merged(std *checklist.Standard, round *checklist.Round, revision int) (*merger, error) {
	base, err := s.base(revision, false)
	if err != nil {
		return nil, err
	}
	parts := slices.DeleteFunc(slices.Clone(s.parts), func(p store.Partial) bool { return p.Revision != revision })
	expected := expectation(std, round, &s.assessment)
	m := newMerger(expected, s.assessment.ID, base, parts[0].Stamp)
	sheets, err := readParts(parts, expected, revision, nil)
	if err != nil {
		return nil, err
	}
	m.merge(sheets)
	return m, nil
}
