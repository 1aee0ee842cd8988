package store

import (
	"iter"

	"tenken/checklist"
)

var rounds = kind[checklist.Round]{bucketRounds, 1 << 20}

// Round returns a round by its id, or ErrNoRecord.
func (tx *Tx) Round(id string) (checklist.Round, error) {
	key, err := makeKey(id)
	if err != nil {
		return checklist.Round{}, err
	}
	return rounds.get(tx, key)
}

// Rounds yields all rounds, ordered by id.
func (tx *Tx) Rounds() iter.Seq2[checklist.Round, error] { return rounds.all(tx, nil) }

// PutRound keeps a round. Its standard must be there: otherwise ErrNoRecord. A
// round that was destroyed never comes back: ErrDestroyed.
func (tx *Tx) PutRound(r checklist.Round) error {
	key, err := makeKey(r.ID)
	if err != nil {
		return err
	}
	if tx.has(bucketDestroyed, key) {
		return recordProblem(bucketRounds, key, ErrDestroyed)
	}
	standard, err := makeKey(r.Standard.ID, r.Standard.Version)
	if err != nil {
		return err
	}
	if err := tx.needs(bucketStandards, standard); err != nil {
		return err
	}
	return rounds.put(tx, key, r)
}
