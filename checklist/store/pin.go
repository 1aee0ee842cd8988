package store

import "tenken/checklist"

// Pin is the confirmed public key of a department, in the office's workspace. It
// holds for all rounds.
type Pin struct {
	Key string `json:"key"` // Ed25519, lower hex
	// Confirmed says how a person made sure, such as by telephone; empty where the
	// secret of the package has shown it.
	Confirmed string          `json:"confirmed,omitempty"`
	Stamp     checklist.Stamp `json:"stamp"`
}

var pins = kind[Pin]{bucketPins, 128 << 10}

// Pin returns the confirmed key of a department, or ErrNoRecord.
func (tx *Tx) Pin(department string) (Pin, error) {
	key, err := makeKey(department)
	if err != nil {
		return Pin{}, err
	}
	return pins.get(tx, key)
}

// PutPin keeps the confirmed key of a department in place of the one before.
func (tx *Tx) PutPin(department string, p Pin) error {
	key, err := makeKey(department)
	if err != nil {
		return err
	}
	return pins.put(tx, key, p)
}
