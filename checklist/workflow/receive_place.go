package workflow

import (
	"errors"
	"reflect"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// standing is all that has come from a department in a round, and what of it
// counts.
type standing struct {
	tx         *store.Tx
	ref        store.Ref
	assessment checklist.Assessment
	key        string // the department's, as confirmed
	receipts   []store.Receipt
	parts      []store.Partial // see loadParts
	kept       *filing         // what was put beside the others last, to be read no more
}

func loadStanding(tx *store.Tx, ref store.Ref) (s *standing, err error) {
	s = &standing{tx: tx, ref: ref}
	if s.assessment, err = tx.Assessment(ref); err != nil {
		return nil, err
	}
	if s.key, err = pinned(tx, ref.Department); err != nil {
		return nil, err
	}
	for r, err := range tx.Receipts(ref) {
		if err != nil {
			return nil, err
		}
		s.receipts = append(s.receipts, r)
	}
	return s, nil
}

// inForce reports whether a submission has its place among those that count and
// their forerunners. All others are held.
func inForce(r *store.Receipt) bool { return Outcome(r.Outcome).Kept() }

// decided reports whether the office has returned or accepted the submission.
func decided(r *store.Receipt) bool {
	return r.Decision == string(exchange.DecisionReturned) || r.Decision == string(exchange.DecisionAccepted)
}

func linkOf(r *store.Receipt) exchange.Link {
	return exchange.Link{Revision: r.Revision, Digest: r.Digest, Previous: r.Previous, Workspace: r.Workspace,
		Journal: exchange.JournalHead{Entries: r.Journal.Entries, Digest: r.Journal.Digest}}
}

// newest is the newest in force, nil if there is none.
func (s *standing) newest() *store.Receipt {
	for i := len(s.receipts) - 1; i >= 0; i-- {
		if inForce(&s.receipts[i]) {
			return &s.receipts[i]
		}
	}
	return nil
}

// place tells of every receipt whether it counts: "" if it does, or why it waits.
// It looks at the set alone, so that the order in which files came makes no
// difference.
func (s *standing) place() []Outcome {
	out := make([]Outcome, len(s.receipts))
	for i := range s.receipts {
		if r := &s.receipts[i]; s.unconfirmed(r) {
			out[i] = exchange.OutcomeUnconfirmedKey
		} else if !s.candidate(r) {
			out[i] = exchange.OutcomeReview
		}
	}
	for i := range s.receipts {
		for j := range s.receipts {
			if i != j && out[i] == "" && s.candidate(&s.receipts[j]) && waitsFor(&s.receipts[i], &s.receipts[j]) {
				out[i] = exchange.OutcomeReview
			}
		}
	}
	return out
}

// firm reports that a person has settled the matter.
func firm(r *store.Receipt) bool { return r.Ruling == string(RulingAccept) || decided(r) }

// unconfirmed reports a submission that came with another key than the
// department's, and still does.
func (s *standing) unconfirmed(r *store.Receipt) bool {
	return Outcome(r.Outcome) == exchange.OutcomeUnconfirmedKey && r.Signer != s.key && !firm(r)
}

// candidate reports a submission that may count, unless another contradicts it.
func (s *standing) candidate(r *store.Receipt) bool {
	return r.Undone == nil && r.Ruling != string(RulingReject) && !s.unconfirmed(r)
}

// waitsFor tells whether a submission can't count beside another one, unless a
// person says so. What is signed does not wait for a sheet that anybody can write,
// and such a sheet never takes the place of what is signed.
func waitsFor(r, other *store.Receipt) bool {
	against := linkOf(r).Contradicts(linkOf(other))
	switch {
	case firm(r):
		return false
	case r.Route == checklist.RouteApp && other.Route == checklist.RouteExcel:
		return against && firm(other)
	case r.Route == checklist.RouteExcel && other.Route == checklist.RouteApp:
		return against || other.Revision <= r.Revision
	}
	return against
}

// settle moves submissions to where they belong and brings the department's record
// up to date.
func (s *standing) settle() error {
	placed := s.place()
	for i := range s.receipts { // what makes room comes first
		if r := &s.receipts[i]; placed[i] != "" && r.Undone == nil {
			if err := s.wait(r, placed[i]); err != nil {
				return err
			}
		}
	}
	for i := range s.receipts {
		if r := &s.receipts[i]; placed[i] == "" && !inForce(r) {
			if err := s.release(r); err != nil {
				return err
			}
		}
	}
	return s.recount()
}

// wait lets a submission wait.
func (s *standing) wait(r *store.Receipt, why Outcome) error {
	if Outcome(r.Outcome) == why {
		return nil
	}
	if inForce(r) {
		if err := s.tx.Hold(s.ref, r.Revision, r.Digest); err != nil {
			return err
		}
	}
	r.Outcome = string(why)
	return s.tx.PutReceipt(*r)
}

// release gives a submission its place.
func (s *standing) release(r *store.Receipt) error {
	if err := s.tx.Release(s.ref, r.Revision, r.Digest); err != nil {
		return err
	}
	r.Outcome = string(s.outcome(r))
	return s.tx.PutReceipt(*r)
}

// outcome is that of a submission that gets its place.
func (s *standing) outcome(r *store.Receipt) Outcome {
	newest := s.newest()
	switch {
	case newest == nil:
		return exchange.OutcomeNew
	case newest.Revision < r.Revision:
		return exchange.OutcomeNewer
	}
	return exchange.OutcomeOlder
}

// submission is one in force.
func (s *standing) submission(r *store.Receipt) (checklist.Submission, error) {
	if k := s.kept; k != nil && k.receipt.Revision == r.Revision && k.receipt.Digest == r.Digest {
		return k.submission, nil
	}
	return s.tx.Submission(s.ref, r.Revision)
}

// recount brings the assessment up to date.
func (s *standing) recount() error {
	var newest *checklist.Submission
	state := checklist.StateSubmitted
	a := s.assessment
	if r := s.newest(); r != nil {
		submission, err := s.submission(r)
		if err != nil {
			return err
		}
		newest = &submission
		switch exchange.Decision(r.Decision) {
		case exchange.DecisionReturned:
			state = checklist.StateReturned
		case exchange.DecisionAccepted:
			state = checklist.StateAccepted
		}
	}
	if newest == nil && a.Revision == 0 {
		return nil
	}
	a, err := a.Recount(newest, state)
	if err != nil || reflect.DeepEqual(a, s.assessment) {
		return err
	}
	s.assessment = a
	return s.tx.PutAssessment(a)
}

// settleDepartment settles all rounds of a department, as another key of it is
// confirmed.
func settleDepartment(tx *store.Tx, department string) error {
	var refs []store.Ref
	for round, err := range tx.Rounds() {
		if err != nil {
			return err
		}
		refs = append(refs, store.Ref{Round: round.ID, Department: department})
	}
	for _, ref := range refs {
		s, err := loadStanding(tx, ref)
		if errors.Is(err, store.ErrNoRecord) {
			continue
		}
		if err == nil {
			err = s.settle()
		}
		if err != nil {
			return err
		}
	}
	return nil
}
