package workflow

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Verbs of the journal.
const (
	verbSubmit   store.Verb = "submit"
	verbWithdraw store.Verb = "withdraw"
)

// SubmissionSuffix ends the names of submissions.
const SubmissionSuffix = ".tenkensub"

// Submitted is what was handed in.
type Submitted struct {
	File     string `json:"file"`
	Revision int    `json:"revision"`
	Digest   string `json:"digest"` // canonical
	ID       string `json:"id"`
}

// Submit hands an approved inspection in: it records the submission and writes it
// to path, signed by the department and sealed for the office. Handing in again
// what is submitted writes the same revision once more. A submission of that name
// is replaced, any other file is store.ErrExists.
//
// Killed half-way, it leaves a complete file or none; the submission may be
// recorded without one, and submitting again writes it. The errors are those of
// Assessment.Submit, and ErrNotJoined.
func (w *Workspace) Submit(ctx context.Context, sheet *Sheet, path string, p checklist.Progress) (Submitted, error) {
	if err := replaceable(path, exchange.FileSubmission); err != nil {
		return Submitted{}, err
	}
	if err := w.recordSubmission(ctx, sheet); err != nil {
		return Submitted{}, err
	}
	done := Submitted{File: path}
	err := writeFile(ctx, path, func(out io.Writer) error {
		return w.store.View(func(tx *store.Tx) error {
			m, err := writeSubmission(tx, store.RefOf(&sheet.Assessment), sheet.Assessment.Revision, out, p)
			done.Revision, done.Digest, done.ID = m.Revision, m.Digest, m.ID
			return err
		})
	})
	return done, err
}

// recordSubmission takes the snapshot, unless what is approved has been handed in
// before.
func (w *Workspace) recordSubmission(ctx context.Context, sheet *Sheet) error {
	now := *sheet
	err := w.update(ctx, verbSubmit, func(tx *store.Tx) error {
		if err := now.load(tx, sheet.Round.FiscalYear, sheet.Assessment.Department.ID); err != nil {
			return err
		}
		now.Scope = checklist.NewScope(now.Standard, &now.Assessment.Department, now.Round.Errata)
		if ring, err := loadKeys(tx); err != nil || ring.Trusted == nil {
			return cmp.Or(err, ErrNotJoined)
		}
		if now.Assessment.State == checklist.StateSubmitted {
			return nil
		}
		return w.putSubmission(tx, &now)
	})
	if err == nil {
		*sheet = now
	}
	return err
}

func (w *Workspace) putSubmission(tx *store.Tx, now *Sheet) (err error) {
	if now.Assessment, err = now.Assessment.Submit(now.Gaps()); err != nil {
		return err
	}
	s, err := checklist.NewSubmission(&now.Assessment, &now.Round, now.Scope, now.Answers, w.stamp())
	if err != nil {
		return err
	}
	receipt, err := w.newReceipt(tx, &s)
	if err != nil {
		return err
	}
	return errors.Join(tx.PutAssessment(now.Assessment), tx.PutSubmission(s), tx.PutReceipt(receipt))
}

// newReceipt notes what the manifest will say, so that the same revision says the
// same each time that it is written.
func (w *Workspace) newReceipt(tx *store.Tx, s *checklist.Submission) (r store.Receipt, err error) {
	self, err := tx.Workspace()
	if err != nil {
		return r, err
	}
	head, err := tx.JournalHead()
	if err != nil {
		return r, err
	}
	r = store.Receipt{Round: s.Round, Department: s.Department.ID, Revision: s.Revision, Digest: exchange.Digest(s), ID: w.newID(),
		Workspace: self.ID, Journal: head, Stamp: s.Stamp}
	for before, err := range tx.Receipts(store.Ref{Round: r.Round, Department: r.Department}) {
		if err != nil {
			return r, err
		}
		r.Previous = before.Digest
	}
	return r, nil
}

// writeSubmission seals one revision.
func writeSubmission(tx *store.Tx, ref store.Ref, revision int, out io.Writer, p checklist.Progress) (m exchange.Manifest, err error) {
	s, err := tx.Submission(ref, revision)
	if err != nil {
		return m, err
	}
	with, err := sealingOf(tx, ref, &s)
	if err != nil {
		return m, err
	}
	meter := &counter{total: attached(&s), report: p}
	with.Content = func(w io.Writer, e checklist.Evidence) error {
		meter.w = w
		return tx.WriteContent(meter, ref, e.Key, e.ID)
	}
	return exchange.WriteSubmission(out, &s, with)
}

// sealingOf gathers what a revision is sealed with.
func sealingOf(tx *store.Tx, ref store.Ref, s *checklist.Submission) (with exchange.Sealing, err error) {
	ring, err := loadKeys(tx)
	if err != nil {
		return with, err
	}
	r, err := receiptOf(tx, ref, s.Revision)
	if err == nil && r.ID == "" { // handed in from a file that is gone; see Join
		err = fmt.Errorf("%w: %d", ErrNotSubmitted, s.Revision)
	}
	if err != nil {
		return with, err
	}
	with.Office, with.Signing = *ring.Trusted, ring.Signing
	if with.Secret, err = enrolmentOf(tx, ref); err != nil {
		return with, err
	}
	std, err := tx.Standard(s.Standard)
	if err != nil {
		return with, err
	}
	with.Manifest = exchange.Manifest{ID: r.ID, Workspace: r.Workspace, Previous: r.Previous,
		Journal: exchange.JournalHead{Entries: r.Journal.Entries, Digest: r.Journal.Digest}, Made: r.Stamp.At}
	with.Manifest.StandardDigest, err = exchange.StandardDigest(std)
	return with, err
}

// receiptOf is the record of one revision in a department's workspace, where each
// has one.
func receiptOf(tx *store.Tx, ref store.Ref, revision int) (store.Receipt, error) {
	for r, err := range tx.Receipts(ref) {
		if err != nil || r.Revision == revision {
			return r, err
		}
	}
	return store.Receipt{}, fmt.Errorf("%w: %d", ErrNotSubmitted, revision)
}

// attached is the size of all attachments, in bytes.
func attached(s *checklist.Submission) (n int) {
	for _, e := range s.Evidence {
		if e.File != nil {
			n += int(e.File.Size)
		}
	}
	return n
}

// Withdraw takes a submission back (引戻し) until it is accepted.
func (w *Workspace) Withdraw(ctx context.Context, sheet *Sheet) error {
	return w.step(ctx, sheet, verbWithdraw, func(now *Sheet) (checklist.Assessment, error) {
		return now.Assessment.Withdraw()
	})
}
