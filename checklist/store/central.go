package store

import "tenken/checklist"

var centrals = kind[[]checklist.CentralAnswer]{bucketCentral, 16 << 20}

// Central returns the answers that others have given for the whole city in a
// round, as the office's newest package has brought them, or ErrNoRecord.
func (tx *Tx) Central(round string) ([]checklist.CentralAnswer, error) {
	key, err := makeKey(round)
	if err != nil {
		return nil, err
	}
	return centrals.get(tx, key)
}

// PutCentral keeps the answers in place of those before. The round must be there:
// otherwise ErrNoRecord.
func (tx *Tx) PutCentral(round string, all []checklist.CentralAnswer) error {
	key, err := makeKey(round)
	if err != nil {
		return err
	}
	if err := tx.needs(bucketRounds, key); err != nil {
		return err
	}
	return centrals.put(tx, key, all)
}
