package store

import (
	"iter"

	"tenken/checklist"
)

var calls = kind[checklist.Call]{bucketCalls, 1 << 20}

// Calls yields the log of a round by the calls' ids, which follow the order in
// which they were written down.
func (tx *Tx) Calls(round string) iter.Seq2[checklist.Call, error] {
	key, err := makeKey(round)
	if err != nil {
		return failed[checklist.Call](err)
	}
	return calls.all(tx, under(key))
}

// AddCall writes a call down for ever, under an id of its own, which it returns
// with the call. The round must be there: otherwise ErrNoRecord.
func (tx *Tx) AddCall(c checklist.Call) (checklist.Call, error) {
	head, err := tx.JournalHead()
	if err != nil {
		return c, err
	}
	c.ID = string(journalKey(head.Entries + 1))
	key, err := tx.inRound(c.Round, c.ID)
	if err != nil {
		return c, err
	}
	return c, calls.putOnce(tx, key, c)
}
