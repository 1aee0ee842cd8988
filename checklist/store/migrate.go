package store

import (
	"context"
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"
	"tenken/checklist"
)

// A migration brings a file from one schema to the next. It lives in a file of
// its own, migrate_NNNN.go by the schema that it makes, and freezes all that it
// needs: its own structs, names of buckets and keys, never those that the
// rest of the package goes on changing.
// One that is nil changes nothing: files of the earlier schema can be read as they are.
type migration func(*bbolt.Tx, *sealer) error

// migrations in order: the first makes schema 2 of schema 1.
var migrations = []migration{
	nil, // 2: large values are packed
}

// latest is the schema that this program writes.
func latest() int { return 1 + len(migrations) }

// known tells whether this program knows the schema.
func (h header) known() error {
	switch {
	case h.Schema > latest():
		return fmt.Errorf("%w: schema %d, this one knows up to %d", ErrNewer, h.Schema, latest())
	case h.Schema < 1:
		return recordProblem(bucketHeader, keyCurrent, fmt.Errorf("%w: schema %d", ErrDamaged, h.Schema))
	}
	return nil
}

// current gives ErrOlder where migrations are pending that change something.
func (h header) current() error {
	changes := func(m migration) bool { return m != nil }
	if slices.ContainsFunc(migrations[h.Schema-1:], changes) {
		return fmt.Errorf("%w: schema %d of %d", ErrOlder, h.Schema, latest())
	}
	return nil
}

// migrate runs all pending migrations in one transaction, after a backup. If
// either fails the file stays as it was and isn't opened.
func (s *Store) migrate(h header, now time.Time) error {
	if h.Schema == latest() {
		return nil
	}
	purpose := fmt.Sprint(purposeSchema, h.Schema)
	if _, err := s.backupBeside(context.Background(), now, purpose, nil); err != nil {
		return fmt.Errorf("backup before migration: %w", err)
	}
	if err := s.commit(func(tx *Tx) error { return tx.migrate(h, now) }); err != nil {
		return err
	}
	_, err := s.unseal()
	return err
}

func (tx *Tx) migrate(h header, now time.Time) error {
	for h.Schema < latest() {
		if change := migrations[h.Schema-1]; change != nil {
			if err := change(tx.bolt, tx.sealer); err != nil {
				return fmt.Errorf("migration to schema %d: %w", h.Schema+1, err)
			}
		}
		h.Schema++
	}
	if err := h.write(tx.bolt); err != nil {
		return err
	}
	if err := tx.noteAll(); err != nil {
		return err
	}
	return tx.appendEntry(checklist.Stamp{Actor: program, At: now}, VerbMigrate)
}

// addBuckets adds what a file of an earlier program lacks.
func (s *Store) addBuckets() error {
	return s.commit(func(tx *Tx) error {
		for _, name := range addedBuckets {
			if tx.bucket(name) != nil {
				continue
			}
			if _, err := tx.bolt.CreateBucket([]byte(name)); err != nil {
				return err
			}
			tx.dirty = true
		}
		return nil
	})
}

// noteAll notes every journaled record: with the entry VerbMigrate the journal
// begins anew to know what there is.
func (tx *Tx) noteAll() error {
	for _, k := range journaled {
		for key, sealed := range tx.sealed(k.name(), nil) {
			plain, err := k.unseal(tx, nil, key, sealed)
			if err != nil {
				return err
			}
			tx.note(k.name(), key, digest(plain))
		}
	}
	return nil
}
