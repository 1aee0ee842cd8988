package workflow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Refusals of receipts.
var (
	ErrNotSubmitted = errors.New("workflow: there is no such submission")
	ErrWithdrawn    = errors.New("workflow: the office has accepted what was withdrawn here")
)

const verbReceipt store.Verb = "receipt"

// ReceiptSuffix ends the names of receipts.
const ReceiptSuffix = ".tenkenrec"

// Applied is what a receipt has changed.
type Applied struct {
	Year       checklist.FiscalYear  `json:"fiscal_year"`
	Decision   exchange.Decision     `json:"decision"`
	Revision   int                   `json:"revision"`
	State      checklist.State       `json:"state"`              // of the inspection, afterwards
	Superseded bool                  `json:"superseded"`         // a newer revision has been handed in since
	Returned   *checklist.ReturnNote `json:"returned,omitempty"` // what is to be mended
	// Corrected are slips in this revision that the office has put right.
	Corrected []Corrected `json:"corrected,omitempty"`
}

// ApplyReceipt takes the office's answer into a department's workspace: it is
// recorded, a return unlocks the items that it lists, an acceptance ends the
// inspection. What the office has put right takes the place of the answer, with the
// department's consent on record; the submission keeps the original. The same
// receipt again changes nothing.
//
// A receipt of another department is ErrOtherDepartment, for what was not handed in
// from here ErrNotSubmitted, of another office exchange.ErrSealForeign. An
// acceptance of what has been withdrawn here is ErrWithdrawn.
func (w *Workspace) ApplyReceipt(ctx context.Context, path string) (done Applied, err error) {
	var r *exchange.SignedReceipt
	err = withFile(path, func(f *os.File, size int64) error {
		r, err = exchange.ReadReceipt(f, size)
		return err
	})
	if err == nil {
		err = w.update(ctx, verbReceipt, func(tx *store.Tx) error {
			done, err = w.apply(tx, r)
			return err
		})
	}
	if err != nil {
		return Applied{}, fmt.Errorf("%s: %w", path, err)
	}
	return done, nil
}

func (w *Workspace) apply(tx *store.Tx, r *exchange.SignedReceipt) (Applied, error) {
	ref := store.Ref{Round: r.Round, Department: r.Department}
	if err := w.trustReceipt(tx, r); err != nil {
		return Applied{}, err
	}
	if err := notDestroyed(tx, r.Round); err != nil {
		return Applied{}, err
	}
	own, err := receiptOf(tx, ref, r.Revision)
	if err != nil {
		return Applied{}, err
	}
	if own.Digest != r.Digest {
		return Applied{}, fmt.Errorf("%w: %d", ErrNotSubmitted, r.Revision)
	}
	round, err := tx.Round(ref.Round)
	if err != nil {
		return Applied{}, err
	}
	before, err := tx.Assessment(ref)
	if err != nil {
		return Applied{}, err
	}
	now, err := decide(tx, before, &r.Receipt)
	if err != nil {
		return Applied{}, err
	}
	done := Applied{Year: round.FiscalYear, Decision: r.Decision, Revision: r.Revision, State: now.State, Superseded: now.Revision != r.Revision, Returned: r.Returned}
	if done.Corrected, err = takeCorrections(tx, ref, &r.Receipt, before.State != now.State); err != nil {
		return Applied{}, err
	}
	if own.Decision != string(r.Decision) {
		own.Decision, own.Decided = string(r.Decision), &r.Made
		err = tx.PutReceipt(own)
	}
	return done, err
}

// trustReceipt wants the receipt to be from the joined office to this department.
func (w *Workspace) trustReceipt(tx *store.Tx, r *exchange.SignedReceipt) error {
	self, err := tx.Workspace()
	if err != nil {
		return err
	}
	ring, err := loadKeys(tx)
	if err != nil {
		return err
	}
	before := ring.Trusted
	if err := ring.trust(r.Signer); err != nil {
		return err
	}
	if self.Department != r.Department {
		return ErrOtherDepartment
	}
	if *before == *ring.Trusted {
		return nil
	}
	return tx.PutKeys(ring)
}

// decide changes the inspection as the office has decided, if the decision is
// about its newest revision.
func decide(tx *store.Tx, a checklist.Assessment, r *exchange.Receipt) (_ checklist.Assessment, err error) {
	if a.Revision != r.Revision || r.Decision == exchange.DecisionReceived {
		return a, nil
	}
	switch {
	case a.State == checklist.StateSubmitted && r.Decision == exchange.DecisionReturned:
		a, err = returned(tx, a, r)
	case a.State == checklist.StateSubmitted:
		a, err = a.Accept()
	case a.State != checklist.StateAccepted && r.Decision == exchange.DecisionAccepted:
		return a, ErrWithdrawn
	default: // done before, or withdrawn: everything is open
		return a, nil
	}
	if err != nil {
		return a, err
	}
	return a, tx.PutAssessment(a)
}

func returned(tx *store.Tx, a checklist.Assessment, r *exchange.Receipt) (checklist.Assessment, error) {
	round, err := tx.Round(a.Round)
	if err != nil {
		return a, err
	}
	std, err := tx.Standard(round.Standard)
	if err != nil {
		return a, err
	}
	return a.Return(*r.Returned, checklist.NewScope(std, &a.Department, round.Errata))
}

// WriteReceipt writes the office's decision about a revision for the department to
// take in, signed with the newest keys. A signed file of that
// name is replaced, any other is store.ErrExists.
func (w *Workspace) WriteReceipt(ctx context.Context, r exchange.Receipt, path string) error {
	if err := replaceable(path, exchange.FileSigned); err != nil {
		return err
	}
	ring, err := w.makeKeys(ctx)
	if err != nil {
		return err
	}
	return writeFile(ctx, path, func(out io.Writer) error {
		return exchange.WriteReceipt(out, &r, ring.newest().OfficeKeys, ring.words())
	})
}
