package store

import (
	"errors"
	"fmt"
	"io"
	"os"
)

// settleTries is how often a file is read again that another process keeps
// writing to.
const settleTries = 5

// errUnsettled: commits came faster than the file could be read.
var errUnsettled = errors.New("written to all the time")

// settled calls read with the newest state of the file, again and again until
// no commit came in between. bbolt never writes over a page that the newest
// committed state reaches, so what read has seen is then that state, whole,
// without a lock and without getting in the way of the process that writes.
func settled(f *os.File, read func(size int64, m meta) error) (torn bool, err error) {
	for range settleTries {
		before, err := readMetas(f)
		if err != nil {
			return false, err
		}
		info, err := f.Stat()
		if err != nil {
			return false, err
		}
		m, torn, err := before.newest()
		if err == nil {
			err = read(info.Size(), m)
		}
		after, errAfter := readMetas(f)
		if errAfter != nil {
			return false, errAfter
		}
		if before == after {
			return torn, err
		}
	}
	return false, errUnsettled
}

// inspect tells whether bbolt can open the file without harm. It changes
// nothing and holds no lock. torn says that one meta page is not valid.
func inspect(f *os.File) (torn bool, err error) {
	info, err := f.Stat()
	switch {
	case err != nil:
		return false, err
	case !info.Mode().IsRegular():
		return false, ErrNotWorkspace
	case info.Size() == 0:
		return false, ErrEmpty
	}
	torn, err = settled(f, func(size int64, m meta) error { return walk(f, size, m) })
	switch {
	case err == errNoMagic:
		return false, ErrNotWorkspace
	case err == errMetaVersion:
		return false, ErrNewer
	case err == errMetaChecksum, err == errMetaPageSize:
		return false, pageProblem(0, fmt.Errorf("%w: %w", ErrDamaged, err))
	case err == io.EOF, err == io.ErrUnexpectedEOF:
		return false, pageProblem(0, ErrTruncated)
	}
	return torn, err
}
