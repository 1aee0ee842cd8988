package store

import (
	"errors"
	"time"

	"go.etcd.io/bbolt"
	"tenken/checklist"
)

// goOn writes both meta pages anew, the first time with a journal entry.
func (s *Store) goOn(now time.Time) error {
	err := s.commit(func(tx *Tx) error {
		return tx.appendEntry(checklist.Stamp{Actor: program, At: now}, VerbContinue)
	})
	if err != nil {
		return err
	}
	return s.guarded(func() error {
		return s.db.Update(func(*bbolt.Tx) error { return nil })
	})
}

// tornError shows where the journal of a torn file ends.
func tornError(path string, opt Options) error {
	opt.ReadOnly = true
	s, err := Open(path, opt)
	if err != nil {
		return err
	}
	torn := &TornError{Path: path}
	err = s.View(func(tx *Tx) error {
		head, err := tx.JournalHead()
		if err != nil || head.Entries == 0 {
			return err
		}
		torn.Entries = head.Entries
		last, err := entries.get(tx, journalKey(head.Entries))
		torn.Last = last.At
		return err
	})
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	torn.Backup = newestSound(path)
	return torn
}
