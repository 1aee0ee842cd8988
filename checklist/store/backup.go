package store

import (
	"cmp"
	"context"
	"errors"

	"tenken/checklist"
)

// Backup writes a copy of the workspace, as it is now, to a new file and checks
// every value in the copy before the file gets its name. Cancelled, killed or
// stopped by a full disk it leaves nothing under path. A file that is there is
// never overwritten: ErrExists. Progress counts bytes.
func (s *Store) Backup(ctx context.Context, path string, p checklist.Progress) error {
	return complete(path, func(partial string) error {
		if err := s.writeCopy(ctx, partial, p); err != nil {
			return err
		}
		return asDamage(path, verify(ctx, partial))
	})
}

func (s *Store) writeCopy(ctx context.Context, path string, p checklist.Progress) error {
	f, err := createPartial(path)
	if err != nil {
		return err
	}
	err = s.View(func(tx *Tx) error {
		to := &meter{ctx: ctx, w: f, progress: p, total: tx.bolt.Size()}
		_, err := tx.bolt.WriteTo(to)
		return cmp.Or(to.err, err) // bbolt keeps only the words of some errors
	})
	return errors.Join(err, f.Close())
}

// verify tells whether a file is sound to the last byte that matters; in one of
// an older schema the seals are all that can be tried. The error is the first
// problem.
func verify(ctx context.Context, path string) error {
	s, err := openBare(path, Options{ReadOnly: true})
	if errors.Is(err, ErrOlder) {
		return nil
	}
	if err != nil {
		return err
	}
	problems, err := s.Check(ctx, nil)
	if err == nil && len(problems) > 0 {
		err = &problems[0]
	}
	return errors.Join(err, s.Close())
}

// asDamage makes a problem found in a file the error that names the file.
func asDamage(path string, err error) error {
	var problem *Problem
	if errors.As(err, &problem) {
		return &DamageError{Path: path, Place: problem.Place, Err: problem.Err}
	}
	return err
}
