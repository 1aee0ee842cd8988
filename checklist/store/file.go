package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"tenken/checklist"
)

// partialSuffix ends the name of a file that isn't complete yet. A killed
// process may leave one; the next attempt writes over it.
const partialSuffix = ".partial"

// vacant gives ErrExists if there is anything at path.
func vacant(path string) error {
	_, err := os.Lstat(path)
	switch {
	case err == nil:
		return about(path, ErrExists)
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	return nil
}

// OpenRegular opens a file for reading. What is no file isn't opened at all, since
// opening a pipe would wait for ever: a folder gives syscall.EISDIR, a device or
// a pipe ErrNotAFile.
func OpenRegular(path string) (*os.File, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case info.IsDir():
		return nil, &fs.PathError{Op: "open", Path: path, Err: syscall.EISDIR}
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s: %w", path, ErrNotAFile)
	}
	return os.Open(path)
}

// about puts the path before an error that doesn't say it.
func about(path string, err error) error {
	var inUse *InUseError
	var damage *DamageError
	var named *fs.PathError
	if errors.As(err, &inUse) || errors.As(err, &damage) || errors.As(err, &named) || errors.Is(err, ErrNotAFile) {
		return err
	}
	return fmt.Errorf("%s: %w", path, err)
}

// unused returns a path that nothing has: stem and ext, with a number in
// between if need be.
func unused(stem, ext string) (string, error) {
	path := stem + ext
	for n := 2; ; n++ {
		err := vacant(path)
		if !errors.Is(err, ErrExists) {
			return path, err
		}
		path = fmt.Sprintf("%s-%d%s", stem, n, ext)
	}
}

// createPartial makes an empty file, over one that a killed process has left.
// The error is ErrReadOnly where the folder takes none.
func createPartial(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if notWritable(err) {
		err = fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	return f, err
}

func notWritable(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}

// complete has a new file written under another name, and gives it the name
// path when all of it is there. Otherwise it leaves nothing.
func complete(path string, write func(partial string) error) error {
	if err := vacant(path); err != nil {
		return err
	}
	partial := path + partialSuffix
	err := write(partial)
	if err == nil {
		err = promote(partial, path)
	}
	if err != nil {
		os.Remove(partial)
		var named *fs.PathError
		if errors.As(err, &named) && named.Path == partial {
			named.Path = path // the name that the user knows
		}
		return about(path, err)
	}
	return nil
}

// promote gives a complete file its name. After a power failure there is either
// the whole file under the new name or none.
func promote(partial, path string) error {
	if err := syncFile(partial); err != nil {
		return err
	}
	if err := os.Rename(partial, path); err != nil {
		return err
	}
	syncFolder(filepath.Dir(path))
	return nil
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errClose := f.Close(); err == nil {
		err = errClose
	}
	return err
}

// syncFolder makes a rename last. Windows has no such call and needs none.
func syncFolder(dir string) {
	if d, err := os.Open(dir); err == nil {
		d.Sync()
		d.Close()
	}
}

// meter passes bytes on, tells how far it has come, and stops with the context.
type meter struct {
	ctx         context.Context
	w           io.Writer
	progress    checklist.Progress
	done, total int64
	err         error // of the write that failed
}

func (m *meter) Write(b []byte) (n int, err error) {
	if m.err = m.ctx.Err(); m.err == nil {
		n, m.err = m.w.Write(b)
	}
	m.done += int64(n)
	m.progress.Report(int(m.done), int(m.total))
	return n, m.err
}
