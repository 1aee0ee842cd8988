package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"go.etcd.io/bbolt"
	"tenken/checklist"
)

// VerbDestroy is the entry of a destruction.
const VerbDestroy Verb = "destroy"

// Destroy takes all that the workspace holds of a round out of it for good, and
// keeps d in its place. Pages that bbolt has let go of keep their old bytes, so all
// the rest is written to a new file, under a new data key; that is checked to the last
// value and takes the place of the old file. Killed at any moment, Destroy leaves
// the old file or the new one, whole; what lies half-written beside it is swept away
// by the next opening for writing. Progress counts records. There is no backup:
// see [CopiesWith] for those that still hold the round.
//
// The store holds the file's lock until the end; open it with [Options.NoBackup]. One
// that was opened for reading only is ErrReadOnly, a round that isn't there
// ErrNoRecord. Destroy closes the store, whatever comes of it.
func (s *Store) Destroy(ctx context.Context, d Destruction, p checklist.Progress) error {
	if s.readOnly {
		return errors.Join(ErrReadOnly, s.Close())
	}
	err := s.supplant(func(renewed string) error { return s.writeWithout(ctx, renewed, d, p) })
	return errors.Join(err, s.Close())
}

// renewedSuffix ends the name of the file that is to take the place of another.
const renewedSuffix = ".renewed"

// supplant has a new file written and gives it the place of the store's own.
func (s *Store) supplant(write func(renewed string) error) error {
	renewed := s.path + renewedSuffix
	err := write(renewed)
	if err == nil && promote(renewed, s.path) != nil { // where an open file can't be replaced
		err = s.db.Close()
		s.db = nil
		if err == nil {
			err = promote(renewed, s.path)
		}
	}
	if err != nil {
		os.Remove(renewed)
	}
	return err
}

// writeWithout writes a workspace like this one without what d is about, and
// checks it.
func (s *Store) writeWithout(ctx context.Context, path string, d Destruction, p checklist.Progress) error {
	to, h, err := blank(path)
	if err != nil {
		return err
	}
	err = to.commit(func(tx *Tx) error { return tx.lay(h) })
	if err == nil {
		err = s.copyWithout(ctx, to, d, p)
	}
	if err := errors.Join(err, to.Close()); err != nil {
		return err
	}
	return asDamage(s.path, verify(ctx, path))
}

func (s *Store) copyWithout(ctx context.Context, to *Store, d Destruction, p checklist.Progress) error {
	var attached int64
	err := s.View(func(tx *Tx) (err error) {
		if err := tx.understood(); err != nil {
			return err
		}
		if err := tx.needs(bucketRounds, []byte(d.Round)); err != nil {
			return err
		}
		if _, attached, err = tx.Extent(d.Round); err != nil {
			return err
		}
		c := copier{ctx: ctx, progress: p, from: tx, to: to}
		defer c.rollback()
		if err := c.run(d.Round); err != nil {
			return err
		}
		return c.commit()
	})
	if err != nil {
		return err
	}
	return to.Update(d.Stamp, VerbDestroy, func(tx *Tx) error {
		return errors.Join(tx.countAttached(-attached), destructions.putOnce(tx, []byte(d.Round), d))
	})
}

// understood refuses a file with buckets that only a newer program can tell the
// years of.
func (tx *Tx) understood() error {
	return tx.bolt.ForEach(func(name []byte, _ *bbolt.Bucket) error {
		if string(name) != bucketHeader && !slices.Contains(sealedBuckets, string(name)) {
			return fmt.Errorf("%w: %s", ErrNewer, name)
		}
		return nil
	})
}

// copyBatch is how many bytes a copier writes in one transaction.
const copyBatch = 8 << 20

// copier writes records to a new file, each sealed anew.
type copier struct {
	ctx         context.Context
	progress    checklist.Progress
	done, total int
	from        *Tx
	to          *Store
	tx          *Tx // of to, nil between two transactions
	size        int // that tx has written
}

// run copies all records but those of a round.
func (c *copier) run(without string) error {
	for _, bucket := range sealedBuckets {
		if b := c.from.bucket(bucket); b != nil {
			c.total += b.Stats().KeyN
		}
	}
	for _, bucket := range sealedBuckets {
		for key, sealed := range c.from.sealed(bucket, nil) {
			if c.done++; ofRound(bucket, key, without) {
				continue
			}
			if err := c.copy(bucket, key, sealed); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *copier) copy(bucket string, key, sealed []byte) error {
	c.progress.Report(c.done, c.total)
	if err := c.ctx.Err(); err != nil {
		return err
	}
	plain, err := c.from.sealer.open(nil, bucket, key, sealed)
	if err != nil {
		return recordProblem(bucket, key, err)
	}
	if c.tx == nil {
		b, err := c.to.db.Begin(true)
		if err != nil {
			return err
		}
		c.tx = c.to.begin(b)
	}
	c.tx.bucket(bucket).FillPercent = 1 // keys come in order
	if err := c.tx.write(bucket, key, plain); err != nil {
		return err
	}
	if c.size += len(plain); c.size < copyBatch {
		return nil
	}
	return c.commit()
}

// commit ends the transaction that is under way, if one is.
func (c *copier) commit() error {
	if c.tx == nil {
		return nil
	}
	err := c.tx.bolt.Commit()
	c.tx, c.size = nil, 0
	return err
}

// rollback gives up what was not committed: without it the file could not be closed.
func (c *copier) rollback() {
	if c.tx != nil {
		c.tx.bolt.Rollback() // it can only be too late
	}
}
