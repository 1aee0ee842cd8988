package workflow

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"

	"tenken/checklist/store"
)

// A pipe would never end, a folder has no content: both are refused, as a
// standard and as the base of one.
func TestStandardsAreReadFromFilesOnly(t *testing.T) {
	folder := t.TempDir()
	pipe := filepath.Join(folder, "standard.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]error{pipe: store.ErrNotAFile, folder: syscall.EISDIR, "/dev/zero": store.ErrNotAFile} {
		if _, _, err := CheckStandard(path, ""); !errors.Is(err, want) {
			t.Errorf("%s: error is %v, want %v", path, err, want)
		}
		if _, err := baseFor("items.csv", path); !errors.Is(err, want) {
			t.Errorf("%s as a base: error is %v, want %v", path, err, want)
		}
	}
}
