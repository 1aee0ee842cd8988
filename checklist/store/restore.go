package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	bolterrors "go.etcd.io/bbolt/errors"
	"tenken/checklist"
)

// Restore puts a backup in the place of the workspace at path. A copy of the
// backup is checked to the last value before anything is touched. The file
// that it replaces, good or damaged, is kept beside it under a name with
// the time of now; that name is returned, empty if there was no file.
//
// A workspace that is open anywhere is an InUseError. Cancelled or stopped by a
// full disk, Restore leaves everything as it was. Progress counts bytes.
func Restore(ctx context.Context, path, backup string, now time.Time, p checklist.Progress) (replaced string, err error) {
	partial := path + partialSuffix
	if err := copyChecked(ctx, partial, backup, p); err != nil {
		os.Remove(partial)
		return "", about(backup, asDamage(backup, err))
	}
	replaced, err = replace(path, partial, now)
	if err != nil {
		os.Remove(partial)
		return "", about(path, err)
	}
	return replaced, nil
}

// replace sets the file at path aside and gives its name to the partial one.
func replace(path, partial string, now time.Time) (aside string, err error) {
	if err := notInUse(path); err != nil {
		return "", err
	}
	if aside, err = setAside(path, now); err != nil {
		return "", err
	}
	if err = promote(partial, path); err == nil || aside == "" {
		return aside, err
	}
	if vacant(path) == nil {
		return "", errors.Join(err, os.Rename(aside, path))
	}
	return "", errors.Join(err, os.Remove(aside))
}

// copyChecked copies a backup and checks the copy.
func copyChecked(ctx context.Context, partial, backup string, p checklist.Progress) error {
	f, err := OpenRegular(backup)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := inspect(f); err != nil {
		return err
	}
	out, err := createPartial(partial)
	if err != nil {
		return err
	}
	if err := errors.Join(copyState(ctx, f, out, p), out.Close()); err != nil {
		return err
	}
	return verify(ctx, partial)
}

// notInUse tries the lock of a workspace. A file that isn't there, or that
// nobody can open because it is damaged, isn't in use.
func notInUse(path string) error {
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	if _, err := inspect(f); err != nil && err != errUnsettled {
		return nil
	}
	s := &Store{path: path}
	err = s.bolt(path)
	if errors.Is(err, bolterrors.ErrTimeout) {
		return &InUseError{Path: path, Holder: readNote(path)}
	}
	if err != nil {
		return err
	}
	return s.Close()
}

// setAside gives the file at path a second name, or that name alone where the
// file system knows no links.
func setAside(path string, now time.Time) (string, error) {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	ext := filepath.Ext(path)
	aside, err := unused(strings.TrimSuffix(path, ext)+now.Format(".replaced-"+stampLayout), ext)
	if err != nil {
		return "", err
	}
	if os.Link(path, aside) == nil {
		return aside, nil
	}
	return aside, os.Rename(path, aside)
}
