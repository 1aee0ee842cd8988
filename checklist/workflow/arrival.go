package workflow

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

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
	guard      sync.Mutex
	standards  map[checklist.StandardID]*knownStandard
}

// knownStandard is a standard that was loaded once, with its digest.
type knownStandard struct {
	*checklist.Standard
	digest string
}

func (w *Workspace) newOpener() (*opener, error) {
	o := &opener{standards: map[checklist.StandardID]*knownStandard{}}
	err := w.viewOffice(func(tx *store.Tx) error {
		ring, err := loadKeys(tx)
		o.identities, o.offices = ring.identities(), ring.publics()
		return err
	})
	if err != nil {
		return nil, err
	}
	o.private, err = store.PrivateFolder()
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
	plain, err := os.CreateTemp(o.private, "")
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
	case exchange.OutcomeWrongRound:
		return a.tellDestroyed(tx)
	}
	return nil
}

// tellDestroyed gives a submission of a year that was destroyed its reason.
func (a *arrival) tellDestroyed(tx *store.Tx) error {
	err := notDestroyed(tx, a.opened.Manifest.Round)
	var gone *DestroyedError
	if errors.As(err, &gone) {
		a.reason = gone
		return nil
	}
	return err
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
	std, err := o.known(tx, round.Standard)
	if err != nil {
		return err
	}
	e.StandardDigest = std.digest
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
		if inForce(&r) {
			e.Known = append(e.Known, linkOf(&r))
		}
	}
	return nil
}

// known loads a standard, once.
func (o *opener) known(tx *store.Tx, id checklist.StandardID) (*knownStandard, error) {
	o.guard.Lock()
	defer o.guard.Unlock()
	if known := o.standards[id]; known != nil {
		return known, nil
	}
	std, err := tx.Standard(id)
	if err != nil {
		return nil, err
	}
	digest, err := exchange.StandardDigest(std)
	if err == nil {
		o.standards[id] = &knownStandard{std, digest}
	}
	return o.standards[id], err
}

func (o *opener) standard(tx *store.Tx, id checklist.StandardID) (*checklist.Standard, error) {
	known, err := o.known(tx, id)
	if err != nil {
		return nil, err
	}
	return known.Standard, nil
}

// refuseWrong refuses answers that the program cannot have taken.
func (o *opener) refuseWrong(tx *store.Tx, a *arrival) error {
	s := &a.opened.Submission
	std, err := o.standard(tx, s.Standard)
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
