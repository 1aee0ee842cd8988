package workflow

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// opener opens sealed submissions in the office's workspace. Plaintext lies in a
// private folder, which close removes.
type opener struct {
	private    string
	identities []string
	offices    []exchange.OfficePublic
	digests    map[checklist.StandardID]string
	n          int
}

func (w *Workspace) newOpener() (*opener, error) {
	o := &opener{digests: map[checklist.StandardID]string{}}
	err := w.viewOffice(func(tx *store.Tx) error {
		ring, err := loadKeys(tx)
		o.identities, o.offices = ring.identities(), ring.publics()
		return err
	})
	if err != nil {
		return nil, err
	}
	o.private, err = store.PrivateFolder(w.now())
	return o, err
}

func (o *opener) close() error { return os.RemoveAll(o.private) }

// arrival is one file that has come. Without an outcome it is a sound submission
// that judge has still to place.
type arrival struct {
	file    string // its name without folders
	outcome exchange.Outcome
	reason  error // why it is tampered, refused or sealed for another key
	opened  *exchange.Opened
	pin     bool // its key is to be kept as the department's

	plain *os.File
}

// open decrypts and reads one file. What is wrong with the file is in the arrival;
// the error is for what is wrong here, such as a full disk. Whatever happens, no
// plaintext outlives arrival.close.
func (o *opener) open(path string) (*arrival, error) {
	a := &arrival{file: filepath.Base(path)}
	o.n++
	plain, err := os.OpenFile(filepath.Join(o.private, fmt.Sprint(o.n)), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	a.plain = plain
	err = withFile(path, func(f *os.File, _ int64) error { return a.read(f, o.identities) })
	if err == nil {
		return a, nil
	}
	if closed := a.close(); closed != nil {
		return nil, closed
	}
	a.plain = nil
	if a.outcome = outcomeOf(err); a.outcome == "" {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	a.reason = err
	return a, nil
}

func (a *arrival) read(f io.Reader, identities []string) error {
	size, err := exchange.Unseal(a.plain, f, identities)
	if err != nil {
		return err
	}
	a.opened, err = exchange.ReadSubmission(a.plain, size)
	return err
}

// close removes the plaintext.
func (a *arrival) close() error {
	if a.plain == nil {
		return nil
	}
	return errors.Join(a.plain.Close(), os.Remove(a.plain.Name()))
}

// outcomeOf tells what an error of reading makes of the file, "" if it is none of
// the file's.
func outcomeOf(err error) exchange.Outcome {
	switch {
	case errors.Is(err, exchange.ErrSealKey):
		return exchange.OutcomeWrongKey
	case errors.Is(err, exchange.ErrSealTampered):
		return exchange.OutcomeTampered
	case errors.Is(err, exchange.ErrSealForm), errors.Is(err, exchange.ErrSealNewer), errors.Is(err, exchange.ErrSealTooLarge):
		return exchange.OutcomeRefused
	}
	return ""
}

// judge places a sound submission by what lies in the workspace in this
// transaction.
func (o *opener) judge(tx *store.Tx, a *arrival) error {
	m := &a.opened.Manifest
	e := exchange.Expected{Offices: o.offices}
	if err := o.expect(tx, m, &e); err != nil {
		return err
	}
	a.outcome, a.pin = exchange.Judge(m, e)
	switch a.outcome {
	case exchange.OutcomeNew, exchange.OutcomeNewer, exchange.OutcomeOlder:
		return o.refuseWrong(tx, a)
	}
	return nil
}

// expect gathers what is known of the department and the round that the manifest
// names.
func (o *opener) expect(tx *store.Tx, m *exchange.Manifest, e *exchange.Expected) error {
	ref := store.Ref{Round: m.Round, Department: m.Department}
	round, err := tx.Round(m.Round)
	if errors.Is(err, store.ErrNoRecord) || errors.Is(err, store.ErrID) {
		return nil
	}
	if err != nil {
		return err
	}
	e.Round = &round
	if e.StandardDigest, err = o.digest(tx, round.Standard); err != nil {
		return err
	}
	_, err = tx.Assessment(ref)
	if errors.Is(err, store.ErrNoRecord) || errors.Is(err, store.ErrID) {
		return nil
	}
	if err != nil {
		return err
	}
	e.TakesPart = true
	return expectDepartment(tx, ref, e)
}

func expectDepartment(tx *store.Tx, ref store.Ref, e *exchange.Expected) (err error) {
	if e.Key, err = pinned(tx, ref.Department); err != nil {
		return err
	}
	if e.Secret, err = enrolmentOf(tx, ref); err != nil {
		return err
	}
	for r, err := range tx.Receipts(ref) {
		if err != nil {
			return err
		}
		if exchange.Outcome(r.Outcome).Kept() {
			e.Known = append(e.Known, exchange.Link{Revision: r.Revision, Digest: r.Digest, Previous: r.Previous, Workspace: r.Workspace,
				Journal: exchange.JournalHead{Entries: r.Journal.Entries, Digest: r.Journal.Digest}})
		}
	}
	return nil
}

func (o *opener) digest(tx *store.Tx, id checklist.StandardID) (string, error) {
	if known, ok := o.digests[id]; ok {
		return known, nil
	}
	std, err := tx.Standard(id)
	if err != nil {
		return "", err
	}
	o.digests[id], err = exchange.StandardDigest(std)
	return o.digests[id], err
}

// refuseWrong refuses answers that the program cannot have taken.
func (o *opener) refuseWrong(tx *store.Tx, a *arrival) error {
	s := &a.opened.Submission
	std, err := tx.Standard(s.Standard)
	if err != nil {
		return err
	}
	scope := checklist.NewScope(std, &s.Department, nil)
	draft := checklist.Assessment{State: checklist.StateDraft}
	for _, r := range s.Responses {
		if _, err := draft.Answer(scope, &std.Scale, r, r.Stamp); err != nil {
			a.outcome, a.reason, a.pin = exchange.OutcomeRefused, err, false
			return nil
		}
	}
	return nil
}

// receipt is the record of a submission that has come.
func (a *arrival) receipt(stamp checklist.Stamp) store.Receipt {
	m := &a.opened.Manifest
	return store.Receipt{Round: m.Round, Department: m.Department, Revision: m.Revision, Digest: m.Digest, ID: m.ID, Previous: m.Previous,
		Workspace: m.Workspace, Journal: store.Head{Entries: m.Journal.Entries, Digest: m.Journal.Digest}, Signer: m.Signer,
		Route: checklist.RouteApp, File: a.file, Outcome: string(a.outcome), Stamp: stamp}
}

// keep records a judged submission: the receipt, the submission itself where it
// takes its place in the chain, and the key that it has introduced.
func (a *arrival) keep(tx *store.Tx, stamp checklist.Stamp) error {
	if a.outcome.Kept() {
		if err := tx.PutSubmission(a.opened.Submission); err != nil {
			return err
		}
	}
	if a.pin {
		m := &a.opened.Manifest
		if err := pin(tx, store.Ref{Round: m.Round, Department: m.Department}, m.Signer, stamp); err != nil {
			return err
		}
	}
	return tx.PutReceipt(a.receipt(stamp))
}
