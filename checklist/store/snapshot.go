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

// A second opener reads a copy: bbolt's lock shuts readers out while someone
// writes. The copy is one committed state (see settled) and lies in a private
// folder for as long as the store is open.
const snapshotPattern = "tenken-snapshot-*"

// snapshotAge is after how long a folder that a killed process left behind is
// swept away.
const snapshotAge = 24 * time.Hour

// takeSnapshot copies the newest state of f and returns the path of the copy.
// The caller removes the folder in which it lies.
func takeSnapshot(f *os.File, now time.Time) (string, error) {
	sweepSnapshots(now)
	dir, err := os.MkdirTemp("", snapshotPattern)
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

// sweepSnapshots removes what killed processes have left. What can't be removed
// is in use or another user's.
func sweepSnapshots(now time.Time) {
	dirs, _ := filepath.Glob(filepath.Join(os.TempDir(), snapshotPattern)) // the pattern is sound
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err == nil && now.Sub(info.ModTime()) > snapshotAge {
			os.RemoveAll(dir)
		}
	}
}
