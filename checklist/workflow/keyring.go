package workflow

import (
	"errors"
	"slices"
	"time"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// keyring is what the workspace keeps under keys.
type keyring struct {
	// Office are the generations of the office's keys, oldest first. All of them
	// open what was sealed for them, the newest signs.
	Office []generation `json:"office,omitempty"`
	// Signing is the seed of the department's key, Trusted the office that it
	// joined, Former the keys that the office had before. Packages tells when
	// the newest package of each round was made.
	Signing  string                  `json:"signing,omitempty"`
	Trusted  *exchange.OfficePublic  `json:"trusted,omitempty"`
	Former   []exchange.OfficePublic `json:"former,omitempty"`
	Packages map[string]time.Time    `json:"packages,omitempty"`
}

// generation is one of the office's sets of keys.
type generation struct {
	exchange.OfficeKeys
	Made checklist.Stamp `json:"made"`
	// Word of the generation before for this one; nil for the first.
	Word *exchange.Succession `json:"word,omitempty"`
}

// loadKeys reads the keyring; an empty one if there are no keys yet.
func loadKeys(tx *store.Tx) (ring keyring, err error) {
	if err = tx.Keys(&ring); errors.Is(err, store.ErrNoRecord) {
		return keyring{}, nil
	}
	return ring, err
}

// officeKeys loads the keys of the office's workspace and makes them where there
// are none yet.
func officeKeys(tx *store.Tx, stamp checklist.Stamp) (keyring, error) {
	if err := needOffice(tx); err != nil {
		return keyring{}, err
	}
	ring, err := loadKeys(tx)
	if err != nil || len(ring.Office) > 0 {
		return ring, err
	}
	if err := ring.renew(stamp); err != nil {
		return ring, err
	}
	return ring, tx.PutKeys(ring)
}

// renew adds a generation, for which the one before gives its word.
func (r *keyring) renew(stamp checklist.Stamp) error {
	keys, err := exchange.NewOfficeKeys()
	if err != nil {
		return err
	}
	next := generation{OfficeKeys: keys, Made: stamp}
	if len(r.Office) > 0 {
		word, err := r.newest().Succeed(keys.Public)
		if err != nil {
			return err
		}
		next.Word = &word
	}
	r.Office = append(r.Office, next)
	return nil
}

func (r *keyring) newest() *generation { return &r.Office[len(r.Office)-1] }

// words are the chain from the first generation to the newest.
func (r *keyring) words() (chain []exchange.Succession) {
	for _, g := range r.Office {
		if g.Word != nil {
			chain = append(chain, *g.Word)
		}
	}
	return chain
}

// publics are the public keys of all generations.
func (r *keyring) publics() (all []exchange.OfficePublic) {
	for _, g := range r.Office {
		all = append(all, g.Public)
	}
	return all
}

// identities open what was sealed for any generation, the newest first.
func (r *keyring) identities() (all []string) {
	for i := len(r.Office) - 1; i >= 0; i-- {
		all = append(all, r.Office[i].Identity)
	}
	return all
}

// trust accepts the signer of a package or receipt and goes on with its keys, if
// it is the office that the department has joined or has its word. Keys that the
// office has given up are ErrFormerKeys: who has found them could sign as well.
func (r *keyring) trust(signer exchange.Signer) error {
	if r.Trusted == nil {
		return ErrNotJoined
	}
	err := signer.Trust(*r.Trusted)
	switch {
	case err != nil && slices.Contains(r.Former, signer.Office):
		return ErrFormerKeys
	case err == nil && signer.Office != *r.Trusted:
		r.Former = append(r.Former, *r.Trusted)
		r.Trusted = &signer.Office
	}
	return err
}
