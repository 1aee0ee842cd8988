package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"
)

// pageSize is that of new files, the same on every machine.
const pageSize = 4096

// lockWait is how long opening waits for someone else to close the file.
const lockWait = 200 * time.Millisecond

// Options say how a file is opened.
type Options struct {
	// ReadOnly opens without the right to write. It also works for a file that
	// someone else has open (then a copy is shown, see Store.Snapshot), in a
	// folder that can't be written, and after a torn write.
	ReadOnly bool
	// Continue goes on from what a torn write has left; see TornError.
	Continue bool
	// NoBackup leaves out the backup of the day, as for Destroy.
	NoBackup bool
	// Now is the clock for names of backups, the note of who has the file and
	// the entries VerbMigrate and VerbContinue. Nil is time.Now.
	Now func() time.Time
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now()
	}
	return o.Now()
}

// Open opens a workspace file. What the file says is tried in full before it is
// trusted: its pages, and the seal of every value but the contents of
// attachments. Opening for writing brings the schema up to date, makes the
// backup of the day and drops removed evidence for good.
//
// The errors are those listed under opening in this package, DamageError,
// TornError and InUseError among them.
func Open(path string, opt Options) (*Store, error) {
	s, err := openBare(path, opt)
	var problem *Problem
	switch {
	case errors.As(err, &problem):
		return nil, &DamageError{Path: path, Place: problem.Place, Err: problem.Err, Backup: newestSound(path)}
	case err == ErrTorn:
		return nil, tornError(path, opt)
	case err != nil:
		return nil, about(path, err)
	}
	return s, nil
}

// openBare leaves problems as they are and looks for no backups.
func openBare(path string, opt Options) (*Store, error) {
	f, err := OpenRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	torn, err := inspect(f)
	if err == errUnsettled {
		return nil, &InUseError{Path: path, Holder: readNote(path)}
	}
	if err != nil {
		return nil, err
	}
	if torn && !opt.ReadOnly && !opt.Continue {
		return nil, ErrTorn
	}
	s := &Store{path: path, readOnly: opt.ReadOnly, torn: torn && opt.ReadOnly}
	if err := s.connect(f); err != nil {
		return nil, err
	}
	if err := s.start(opt, torn); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// connect hands the file, or a copy of it, to bbolt.
func (s *Store) connect(f *os.File) error {
	err := s.bolt(s.path)
	if errors.Is(err, bolterrors.ErrTimeout) {
		in := &InUseError{Path: s.path, Holder: readNote(s.path)}
		if !s.readOnly {
			return in
		}
		s.holder = in.Holder
		return s.connectCopy(f)
	}
	if !s.readOnly && notWritable(err) {
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	if err == nil && !s.readOnly && s.supplanted() {
		return errors.Join(&InUseError{Path: s.path, Holder: readNote(s.path)}, s.db.Close())
	}
	return err
}

// supplanted reports that another file has come to the path while the lock of the
// one before was waited for: what was written to that would be lost.
func (s *Store) supplanted() bool {
	f, err := os.Open(s.path)
	if err != nil {
		return true
	}
	defer f.Close()
	named, errNamed := readMetas(f)
	locked, errLocked := readMetas(s.file)
	return errNamed != nil || errLocked != nil || named != locked
}

func (s *Store) connectCopy(f *os.File) error {
	path, err := takeSnapshot(f)
	if err != nil {
		return err
	}
	s.snapshot = filepath.Dir(path)
	err = s.connectChecked(path)
	// Where open files can be removed, even a killed process leaves nothing;
	// elsewhere Close removes the copy.
	os.RemoveAll(s.snapshot)
	return err
}

func (s *Store) connectChecked(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := inspect(f); err != nil {
		return err
	}
	return s.bolt(path)
}

// bolt opens a file whose pages have been walked.
func (s *Store) bolt(path string) error {
	return s.guarded(func() (err error) {
		s.db, err = bbolt.Open(path, 0o600, &bbolt.Options{
			Timeout:      lockWait,
			ReadOnly:     s.readOnly,
			PageSize:     pageSize,
			NoStatistics: true,
			OpenFile: func(name string, flag int, perm fs.FileMode) (f *os.File, err error) {
				f, err = os.OpenFile(name, flag&^os.O_CREATE, perm) // never make a file that has gone
				s.file = f
				return f, err
			},
		})
		return err
	})
}

// start reads the header, tries all seals and, for writing, puts the file and
// what lies beside it in order.
func (s *Store) start(opt Options, torn bool) error {
	h, err := s.unseal()
	if err != nil {
		return err
	}
	if s.readOnly {
		return h.current()
	}
	now := opt.now()
	if err := leaveNote(s.path, self(now)); err != nil {
		if notWritable(err) {
			return fmt.Errorf("%w: %w", ErrReadOnly, err)
		}
		return err
	}
	s.noted = true
	os.Remove(s.path + renewedSuffix) // what a killed Destroy has left
	if torn {
		if err := s.goOn(now); err != nil {
			return err
		}
	}
	if err := s.migrate(h, now); err != nil {
		return err
	}
	if err := s.addBuckets(); err != nil {
		return err
	}
	if err := s.sweepRemoved(); err != nil {
		return err
	}
	if !opt.NoBackup {
		s.backupErr = s.backupOfTheDay(now)
	}
	return nil
}
