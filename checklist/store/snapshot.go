package store

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"tenken/checklist"
)

// privatePattern names the folders of PrivateFolder.
const privatePattern = "tenken-private-*"

// privateAge is after how long a folder that a killed process left behind is
// swept away.
const privateAge = 24 * time.Hour

// PrivateFolder makes a folder for temporary files that nobody else can read.
// The caller removes it. What killed processes have left is swept away after a
// day, by the clock of the file system: the program's own may be set by hand, and
// others are at work.
func PrivateFolder() (string, error) {
	dir, err := os.MkdirTemp("", privatePattern)
	if err != nil {
		return "", err
	}
	if made, err := os.Stat(dir); err == nil {
		sweepPrivate(made.ModTime())
	}
	return dir, nil
}

// takeSnapshot copies the newest state of f and returns the path of the copy. A
// second opener reads such a copy, since bbolt's lock shuts readers out while
// someone writes. It is one committed state (see settled). The caller removes
// the folder in which it lies.
func takeSnapshot(f *os.File) (string, error) {
	dir, err := PrivateFolder()
	if err != nil {
		return "", err
	}
	out, err := os.Create(filepath.Join(dir, filepath.Base(f.Name())))
	if err == nil {
		err = errors.Join(copyState(context.Background(), f, out, nil), out.Close())
	}
	if err != nil {
		os.RemoveAll(dir)
		return "", err
	}
	return out.Name(), nil
}

// copyState writes the newest state of f, one that has been inspected, to out.
func copyState(ctx context.Context, f, out *os.File, p checklist.Progress) error {
	_, err := settled(f, func(_ int64, m meta) error {
		if _, err := out.Seek(0, io.SeekStart); err != nil {
			return err
		}
		size := int64(m.pages * m.pageSize)
		to := &meter{ctx: ctx, w: out, progress: p, total: size}
		if _, err := io.Copy(to, io.NewSectionReader(f, 0, size)); err != nil {
			return err
		}
		return out.Truncate(size)
	})
	return err
}

// sweepPrivate removes what killed processes have left. What can't be removed
// is in use or another user's.
func sweepPrivate(now time.Time) {
	dirs, _ := filepath.Glob(filepath.Join(os.TempDir(), privatePattern)) // the pattern is sound
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err == nil && now.Sub(info.ModTime()) > privateAge {
			os.RemoveAll(dir)
		}
	}
}
