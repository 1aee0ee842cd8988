package workflow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Refusals of keys.
var (
	ErrNotJoined       = errors.New("workflow: the workspace has not joined an office")
	ErrFormerKeys      = errors.New("workflow: signed with keys that the office has given up")
	ErrRecoveryWritten = errors.New("workflow: the recovery key has been written already")
	ErrNotAKey         = errors.New("workflow: not a public key")
	ErrNotConfirmed    = errors.New("workflow: it is not said how the key was confirmed")
)

// Verbs of the journal.
const (
	verbKeys       store.Verb = "keys"
	verbConfirmKey store.Verb = "confirm_key"
)

// Keys is what people may know of a workspace's keys.
type Keys struct {
	// Office is the office's newest set; nil in a workspace that has not joined
	// one.
	Office *OfficeKeys `json:"office,omitempty"`
	// Department is the key by which a department signs; nil in the office's
	// workspace.
	Department *PublicKey `json:"department,omitempty"`
}

// OfficeKeys tells about the office's keys. Made, Generations and RecoveryWritten
// are known to the office alone.
type OfficeKeys struct {
	Fingerprint     string    `json:"fingerprint"` // SHA-256, lower hex
	Made            time.Time `json:"made,omitzero"`
	Generations     int       `json:"generations,omitempty"`
	RecoveryWritten bool      `json:"recovery_written"`
}

// PublicKey is a department's key.
type PublicKey struct {
	Key         string `json:"key"`
	Fingerprint string `json:"fingerprint"`
}

// Keys tells about the keys. The office's are made, if there are none yet.
func (w *Workspace) Keys(ctx context.Context) (Keys, error) {
	var ring keyring
	var kind Kind
	err := w.store.View(func(tx *store.Tx) error {
		self, err := tx.Workspace()
		if err != nil {
			return err
		}
		kind = self.Kind
		ring, err = loadKeys(tx)
		return err
	})
	if err == nil && kind == KindOffice && len(ring.Office) == 0 {
		ring, err = w.makeKeys(ctx)
	}
	return ring.show(), err
}

// makeKeys loads the office's keys and makes them where there are none yet.
func (w *Workspace) makeKeys(ctx context.Context) (ring keyring, err error) {
	err = w.update(ctx, verbKeys, func(tx *store.Tx) (err error) {
		ring, err = officeKeys(tx, w.stamp())
		return err
	})
	return ring, err
}

func (r *keyring) show() (shown Keys) {
	if r.Trusted != nil {
		shown.Office = &OfficeKeys{Fingerprint: r.Trusted.Fingerprint()}
	}
	if len(r.Office) > 0 {
		g := r.newest()
		shown.Office = &OfficeKeys{g.Public.Fingerprint(), g.Made.At, len(r.Office), g.Recovery == ""}
	}
	if key := exchange.PublicKey(r.Signing); key != "" {
		shown.Department = &PublicKey{key, exchange.KeyFingerprint(key)}
	}
	return shown
}

// ReadAloud writes a fingerprint as words to be compared by telephone.
func ReadAloud(fingerprint, lang string) string { return exchange.ReadAloud(fingerprint, lang) }

// RotateKeys gives the office new keys. What is sealed for the old ones can be
// read as before, and who trusts the old ones will trust the new ones as soon as a
// package or a receipt brings them. The new recovery key is to be written.
func (w *Workspace) RotateKeys(ctx context.Context) (Keys, error) {
	var ring keyring
	err := w.update(ctx, verbKeys, func(tx *store.Tx) (err error) {
		if ring, err = officeKeys(tx, w.stamp()); err != nil {
			return err
		}
		if err := ring.renew(w.stamp()); err != nil {
			return err
		}
		return tx.PutKeys(ring)
	})
	return ring.show(), err
}

// WriteRecovery writes the recovery keys that have not been written yet to a file
// of their own, in the form of age's identity files, and takes them out of the
// workspace. A file that is there is never overwritten: store.ErrExists. Killed
// half-way, it leaves the keys in the workspace, and at worst the file as well.
func (w *Workspace) WriteRecovery(ctx context.Context, path string) error {
	ring, err := w.recoveries(ctx)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	if err := writeFile(ctx, path, func(out io.Writer) error { return writeIdentities(out, ring) }); err != nil {
		return err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return err
	}
	return w.update(ctx, verbKeys, func(tx *store.Tx) error {
		now, err := loadKeys(tx)
		if err != nil {
			return err
		}
		for i := range ring.Office { // a generation made meanwhile stays
			now.Office[i].Recovery = ""
		}
		return tx.PutKeys(now)
	})
}

// recoveries loads the keyring, if there is a recovery key to be written.
func (w *Workspace) recoveries(ctx context.Context) (ring keyring, err error) {
	ring, err = w.makeKeys(ctx)
	if err == nil && ring.newest().Recovery == "" {
		err = ErrRecoveryWritten
	}
	return ring, err
}

func writeIdentities(out io.Writer, ring keyring) error {
	for _, g := range ring.Office {
		if g.Recovery == "" {
			continue
		}
		if _, err := fmt.Fprintf(out, "# created: %s\n# public key: %s\n%s\n", g.Made.At.Format(time.RFC3339), g.Public.Recovery, g.Recovery); err != nil {
			return err
		}
	}
	return nil
}

// ConfirmKey records that a person has made sure of a department's public key,
// and how. What has come with that key is placed; what is signed by another key of
// the department is unconfirmed from then on.
func (w *Workspace) ConfirmKey(ctx context.Context, department, key, how string) error {
	if how == "" {
		return ErrNotConfirmed
	}
	if exchange.CheckPublicKey(key) != nil {
		return ErrNotAKey
	}
	return w.update(ctx, verbConfirmKey, func(tx *store.Tx) error {
		if err := needOffice(tx); err != nil {
			return err
		}
		org, err := tx.Organisation()
		if err != nil {
			return err
		}
		d, err := findDepartment(org.Departments, department)
		if err != nil {
			return err
		}
		if err := tx.PutPin(d.ID, store.Pin{Key: key, Confirmed: how, Stamp: w.stamp()}); err != nil {
			return err
		}
		return settleDepartment(tx, d.ID)
	})
}

// pinned is the confirmed key of a department, "" before there is one.
func pinned(tx *store.Tx, department string) (string, error) {
	pin, err := tx.Pin(department)
	if errors.Is(err, store.ErrNoRecord) {
		return "", nil
	}
	return pin.Key, err
}

// enrolmentOf is the secret of a department in a round that has not been used,
// "" if there is none.
func enrolmentOf(tx *store.Tx, ref store.Ref) (string, error) {
	e, err := tx.Enrolment(ref)
	if errors.Is(err, store.ErrNoRecord) || e.Used != nil {
		return "", nil
	}
	return e.Secret, err
}

// pin keeps the key that the secret of the package has introduced; the secret is
// used up.
func pin(tx *store.Tx, ref store.Ref, key string, stamp checklist.Stamp) error {
	e, err := tx.Enrolment(ref)
	if err != nil {
		return err
	}
	e.Used = &stamp
	return errors.Join(tx.PutEnrolment(ref, e), tx.PutPin(ref.Department, store.Pin{Key: key, Stamp: stamp}))
}
