package store

import (
	"iter"

	"tenken/checklist"
)

var knownLists = kind[checklist.KnownList]{bucketKnown, 16 << 20}

// KnownLists yields the lists that the office has loaded for a round, by id.
func (tx *Tx) KnownLists(round string) iter.Seq2[checklist.KnownList, error] {
	key, err := makeKey(round)
	if err != nil {
		return failed[checklist.KnownList](err)
	}
	return knownLists.all(tx, under(key))
}

// PutKnownList keeps a list in place of the one before of the same id. The round
// must be there: otherwise ErrNoRecord.
func (tx *Tx) PutKnownList(l checklist.KnownList) error {
	key, err := tx.inRound(l.Round, l.ID)
	if err != nil {
		return err
	}
	return knownLists.put(tx, key, l)
}

// inRound is the key of a record in a round that is there.
func (tx *Tx) inRound(round string, ids ...string) ([]byte, error) {
	key, err := makeKey(round)
	if err != nil {
		return nil, err
	}
	if err := tx.needs(bucketRounds, key); err != nil {
		return nil, err
	}
	return makeKey(append([]string{round}, ids...)...)
}

// RemoveKnownList takes a list away, or gives ErrNoRecord.
func (tx *Tx) RemoveKnownList(round, id string) error {
	key, err := makeKey(round, id)
	if err != nil {
		return err
	}
	return knownLists.delete(tx, key)
}
