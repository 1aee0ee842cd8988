package store

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"sync/atomic"

	"go.etcd.io/bbolt"
	"tenken/checklist"
)

// Store is one open workspace file. It is safe for concurrent use.
type Store struct {
	path     string
	db       *bbolt.DB
	file     *os.File // that db reads and writes
	sealer   *sealer
	readOnly bool
	snapshot string // folder of the copy that is read in place of path, or empty
	holder   Holder // who had the file when the copy was taken
	torn     bool

	noted     bool // the note beside the file is ours
	backupErr error
	gone      atomic.Bool // a fault was met; db may hold its locks for ever
}

// Path is the path that was opened.
func (s *Store) Path() string { return s.path }

// ReadOnly reports whether the store was opened for reading only.
func (s *Store) ReadOnly() bool { return s.readOnly }

// Snapshot reports whether the store shows a copy, because someone else has the
// file open, and who that is. What they write is not seen.
func (s *Store) Snapshot() (Holder, bool) { return s.holder, s.snapshot != "" }

// Torn reports whether the store, opened for reading only, shows what a
// write that was cut off has left; see TornError.
func (s *Store) Torn() bool { return s.torn }

// BackupErr tells why the automatic backup of the day could not be made; nil if
// it was, or need not be. The store works all the same: a full disk
// shall keep nobody from answering.
func (s *Store) BackupErr() error { return s.backupErr }

// Close waits for open transactions and closes the file. Closing again is
// nothing.
func (s *Store) Close() error {
	var errs []error
	if s.db != nil && s.gone.Load() {
		errs = append(errs, s.file.Close()) // that frees the lock on the file
		s.db = nil
	} else if s.db != nil {
		errs = append(errs, s.db.Close())
	}
	if s.noted {
		s.noted = false
		errs = append(errs, os.Remove(holderPath(s.path)))
	}
	if s.snapshot != "" {
		errs = append(errs, os.RemoveAll(s.snapshot))
	}
	return errors.Join(errs...)
}

// View runs fn on one state of the file. The transaction and the iterators that
// it has given end with fn. Don't begin another one inside of fn.
func (s *Store) View(fn func(*Tx) error) error {
	return s.guarded(func() error {
		return s.db.View(func(b *bbolt.Tx) error { return fn(s.begin(b)) })
	})
}

// Update runs fn and commits all that it has written, with one journal entry
// for it, or nothing of it if fn returns an error. When Update
// returns nil, the disk has it. If fn writes nothing, nothing is journaled.
//
// One writer works at a time, others wait. Don't begin another transaction
// inside of fn. The error is ErrStamp if verb, actor or time is missing, and
// ErrReadOnly on a store that was opened for reading.
func (s *Store) Update(stamp checklist.Stamp, verb Verb, fn func(*Tx) error) error {
	if verb == "" || stamp.Actor == "" || stamp.At.IsZero() {
		return fmt.Errorf("%w: %q, %q, %v", ErrStamp, verb, stamp.Actor, stamp.At)
	}
	return s.commit(func(tx *Tx) error {
		if err := fn(tx); err != nil || len(tx.writes) == 0 {
			return err
		}
		return tx.appendEntry(stamp, verb)
	})
}

// errUnchanged rolls back a transaction that has written nothing.
var errUnchanged = errors.New("nothing written")

func (s *Store) commit(fn func(*Tx) error) error {
	if s.readOnly {
		return ErrReadOnly
	}
	err := s.guarded(func() error {
		return s.db.Update(func(b *bbolt.Tx) error {
			tx := s.begin(b)
			if err := fn(tx); err != nil {
				return err
			}
			if tx.failed != nil || tx.dirty {
				return tx.failed
			}
			return errUnchanged
		})
	})
	if err == errUnchanged {
		return nil
	}
	return err
}

func (s *Store) begin(b *bbolt.Tx) *Tx { return &Tx{bolt: b, sealer: s.sealer} }

// fault is what the runtime panics with when mapped memory can't be read.
type fault interface {
	error
	Addr() uintptr
}

// guarded runs work and turns a fault in the mapped file into ErrUnreachable:
// that is how a lost share or a file cut short by others shows.
func (s *Store) guarded(work func() error) (err error) {
	if s.gone.Load() {
		return about(s.path, ErrUnreachable)
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		switch r := recover().(type) {
		case nil:
		case fault:
			s.gone.Store(true)
			err = about(s.path, fmt.Errorf("%w: %w", ErrUnreachable, r))
		default:
			panic(r)
		}
	}()
	return work()
}
