package workflow

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// filing is a sound submission, whichever way it came, on its way into the file.
type filing struct {
	submission checklist.Submission
	receipt    store.Receipt
	pin        bool // its key is to be kept as the department's
}

// take takes one file in and tells what has become of it.
func (r *receiver) take(tx *store.Tx, in *incoming, got *Received) error {
	switch {
	case in.refused != nil:
		got.Outcome, got.Reason = exchange.OutcomeRefused, in.refused
		return nil
	case in.sheet != nil:
		return r.takeSheet(tx, in.sheet, in.name, got)
	}
	return r.takeSealed(tx, in.sealed, got)
}

// takeSealed takes a sealed submission in.
func (r *receiver) takeSealed(tx *store.Tx, a *arrival, got *Received) error {
	got.Route = checklist.RouteApp
	if a.opened == nil {
		got.Outcome, got.Reason = a.outcome, a.reason
		return nil
	}
	judged := *a // read once, judged perhaps more than once
	if err := r.judge(tx, &judged); err != nil {
		return err
	}
	m := &a.opened.Manifest
	got.ID, got.Revision, got.Outcome, got.Reason = m.Department, m.Revision, judged.outcome, judged.reason
	got.Signer = &PublicKey{m.Signer, exchange.KeyFingerprint(m.Signer)}
	switch judged.outcome {
	case exchange.OutcomeWrongKey, exchange.OutcomeWrongRound, exchange.OutcomeUnknownDepartment, exchange.OutcomeRefused, exchange.OutcomeTampered:
		return nil
	}
	f := filing{submission: a.opened.Submission, receipt: judged.receipt(r.ws.stamp()), pin: judged.pin}
	return r.file(tx, &f, got)
}

func attachments(s *checklist.Submission) (n int) {
	for _, e := range s.Evidence {
		if e.File != nil {
			n++
		}
	}
	return n
}

// file gives a submission its place beside all that has come from the department.
func (r *receiver) file(tx *store.Tx, f *filing, got *Received) error {
	s, err := loadStanding(tx, store.Ref{Round: f.receipt.Round, Department: f.receipt.Department})
	if err != nil {
		return err
	}
	std, err := r.standard(tx, f.submission.Standard)
	if err != nil {
		return err
	}
	if err := s.describe(std, f, got); err != nil {
		return err
	}
	known := s.find(f.receipt.Revision, f.receipt.Digest)
	if known != nil && known.outdoneBy(&f.receipt) {
		if err := s.drop(known); err != nil {
			return err
		}
		known = nil
	}
	if known != nil && known.Undone == nil && r.ruling.Ruling == "" {
		got.Outcome, got.Revision, got.Changed = known.standing(), known.Revision, 0
		return nil
	}
	if got.Reason, err = s.refuses(f, r.ruling.Ruling); err != nil || got.Reason != nil {
		got.Outcome = exchange.OutcomeRefused
		return err
	}
	if err := r.put(s, f, known); err != nil {
		return err
	}
	placed := s.find(f.receipt.Revision, f.receipt.Digest)
	got.Revision, got.Outcome = placed.Revision, Outcome(placed.Outcome)
	return nil
}

// find finds what has come before with the same answers, under the number that it
// says of itself; nil if there is none.
func (s *standing) find(revision int, digest string) *received {
	for i := len(s.receipts) - 1; i >= 0; i-- {
		if r := &s.receipts[i]; r.Digest == digest && (r.Revision == revision || r.Stated == revision) {
			return (*received)(r)
		}
	}
	return nil
}

// received is a receipt in the office's workspace.
type received store.Receipt

// outdoneBy reports that the same answers have come in a better way: signed, where
// anybody could have written them, or as one sheet, where they were in parts.
func (r *received) outdoneBy(f *store.Receipt) bool {
	better := f.Route == checklist.RouteApp && r.Route == checklist.RouteExcel || r.Merged && !f.Merged
	return better && !firm((*store.Receipt)(r))
}

// drop takes a submission away that something better stands for.
func (s *standing) drop(known *received) error {
	if inForce((*store.Receipt)(known)) {
		if err := s.tx.Hold(s.ref, known.Revision, known.Digest); err != nil {
			return err
		}
	}
	return s.forget(known)
}

// standing is what a file that has come before is told: that it is there, or what
// it waits for.
func (r *received) standing() Outcome {
	if inForce((*store.Receipt)(r)) {
		return exchange.OutcomeDuplicate
	}
	return Outcome(r.Outcome)
}

// refuses tells why nothing more is taken from the department, nil if it is.
func (s *standing) refuses(f *filing, ruling Ruling) (error, error) {
	round, err := s.tx.Round(s.ref.Round)
	if err != nil {
		return nil, err
	}
	if err := round.Open(); err != nil {
		return err, nil
	}
	if a := s.assessment; a.Excused != "" || a.State == checklist.StateAccepted {
		return fmt.Errorf("%w: %s", checklist.ErrState, a.State), nil
	}
	if ruling == "" || f.receipt.Route == checklist.RouteExcel && ruling == RulingAccept {
		return nil, nil
	}
	for i := range s.receipts {
		if r := &s.receipts[i]; decided(r) && r.Revision >= f.receipt.Revision {
			return fmt.Errorf("%w: %d", ErrDecided, r.Revision), nil
		}
	}
	return nil, nil
}

// put keeps the submission and settles what counts.
func (r *receiver) put(s *standing, f *filing, known *received) error {
	rec := &f.receipt
	if known != nil {
		rec.Outcome = known.Outcome
		rec.Revision, rec.Stated = known.Revision, known.Stated
	} else if Outcome(rec.Outcome) != exchange.OutcomeUnconfirmedKey {
		rec.Outcome = string(exchange.OutcomeReview) // until it is placed
	}
	rec.Batch = r.batch
	if r.ruling.Ruling != "" {
		if known != nil && known.Undone == nil {
			rec.Batch = known.Batch
		}
		rec.Ruling, rec.Note, rec.Ruled, rec.RuledIn = string(r.ruling.Ruling), r.ruling.Note, new(r.ws.stamp()), r.batch
		if err := s.makeRoom(f, known); err != nil {
			return err
		}
	}
	if err := s.keep(f); err != nil {
		return err
	}
	return s.settle()
}

// keep puts the submission aside and its receipt beside the others.
func (s *standing) keep(f *filing) error {
	rec := f.receipt
	if f.pin {
		if err := pin(s.tx, s.ref, rec.Signer, rec.Stamp); err != nil {
			return err
		}
		s.key = rec.Signer
	}
	at, known := slices.BinarySearchFunc(s.receipts, rec, func(a, b store.Receipt) int {
		return cmp.Or(cmp.Compare(a.Revision, b.Revision), cmp.Compare(a.Digest, b.Digest))
	})
	if known {
		s.receipts[at] = rec
		return s.tx.PutReceipt(rec)
	}
	s.receipts = slices.Insert(s.receipts, at, rec)
	f.submission.Revision = rec.Revision
	s.kept = f
	return errors.Join(s.tx.PutHeld(f.submission, rec.Digest), s.tx.PutReceipt(rec))
}

// makeRoom sees to it that what a person has accepted can count: an older word for
// another file of the same number is withdrawn, and a sheet, of which people copy
// the number along, gets one of its own if its number has been used.
func (s *standing) makeRoom(f *filing, known *received) error {
	rec := &f.receipt
	if rec.Ruling != string(RulingAccept) {
		return nil
	}
	newest := s.newest()
	if rec.Route == checklist.RouteExcel && newest != nil && rec.Revision <= newest.Revision && newest.Digest != rec.Digest {
		if known != nil && !inForce((*store.Receipt)(known)) {
			if err := s.forget(known); err != nil {
				return err
			}
		}
		rec.Batch = rec.RuledIn
		rec.Stated, rec.Revision, rec.Outcome = cmp.Or(rec.Stated, rec.Revision), newest.Revision+1, string(exchange.OutcomeReview)
		return nil
	}
	for i := range s.receipts {
		if r := &s.receipts[i]; r.Revision == rec.Revision && r.Digest != rec.Digest && r.Ruling == rec.Ruling {
			r.Ruling = ""
			if err := s.tx.PutReceipt(*r); err != nil {
				return err
			}
		}
	}
	return nil
}

// forget takes away what gets another number.
func (s *standing) forget(known *received) error {
	old := store.Receipt(*known)
	s.receipts = slices.DeleteFunc(s.receipts, func(r store.Receipt) bool { return r.Revision == old.Revision && r.Digest == old.Digest })
	return errors.Join(s.tx.DropHeld(s.ref, old.Revision, old.Digest), s.tx.RemoveReceipt(old))
}

// describe tells whose submission it is and how it differs from what counted
// before.
func (s *standing) describe(std *checklist.Standard, f *filing, got *Received) error {
	got.Department, got.ID = s.assessment.Department.Name.Ja, s.ref.Department
	got.Revision, got.Digest = f.receipt.Revision, f.receipt.Digest
	if f.receipt.Route == checklist.RouteApp {
		got.Attachments = attachments(&f.submission)
	}
	round, err := s.tx.Round(s.ref.Round)
	if err != nil {
		return err
	}
	scope := checklist.NewScope(std, &s.assessment.Department, round.Errata)
	answers := f.submission.Answers().Responses
	got.InScope, got.Answered = len(scope.Items), answeredIn(scope, answers)
	var before map[checklist.Key]*checklist.Response
	if newest := s.newest(); newest != nil {
		counted, err := corrected(s.tx, s.ref, newest.Revision)
		if err != nil {
			return err
		}
		before = counted.Answers().Responses
	}
	differences := differencesIn(scope, &std.Scale, before, answers)
	if got.Changed = len(differences); before != nil {
		got.Differences = differences
	}
	return nil
}

// answeredIn counts the answers to what is asked.
func answeredIn(scope *checklist.Scope, answers map[checklist.Key]*checklist.Response) (n int) {
	for _, entry := range scope.Items {
		if answers[entry.Key()].Answered() {
			n++
		}
	}
	return n
}

// Difference is an answer that a file changes. The ratings are zero where there is
// none; where they are the same, something else of the answer differs.
type Difference struct {
	checklist.Scoped
	From, To checklist.Rating
}

// differencesIn finds the answers that differ.
func differencesIn(scope *checklist.Scope, scale *checklist.Scale, before, after map[checklist.Key]*checklist.Response) (all []Difference) {
	for _, entry := range scope.Items {
		var a, b checklist.Response
		if r := before[entry.Key()]; r != nil {
			a = *r
		}
		if r := after[entry.Key()]; r != nil {
			b = *r
		}
		a.Key, b.Key, a.Note, b.Note = checklist.Key{}, checklist.Key{}, "", ""
		if !sameAnswer(a, b) {
			from, _ := scale.Rating(a.Rating)
			to, _ := scale.Rating(b.Rating)
			all = append(all, Difference{entry, from, to})
		}
	}
	return all
}
