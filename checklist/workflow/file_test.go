package workflow

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestFileNames(t *testing.T) {
	if got := fileName(`自己点検票 A/B: "税務"?`); got != `自己点検票 A_B_ _税務__` {
		t.Errorf("got %q", got)
	}
	if got := fileName("税務\u202Egnp.課. "); got != "税務_gnp.課" {
		t.Errorf("got %q", got)
	}
	long := fileName(strings.Repeat("𠮷", 300))
	if err := os.WriteFile(filepath.Join(t.TempDir(), long+".xlsx"), nil, 0o600); err != nil {
		t.Error("a long name is no name of a file:", err)
	}
}

// Whatever fails, the error names the file that the user has asked for, and
// nothing is left behind.
func TestWriteFileNamesTheFile(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "folder.pdf")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	nothing := func(io.Writer) error { return nil }
	for path, want := range map[string]error{
		folder:                              syscall.EISDIR,
		filepath.Join(dir, "none", "a.pdf"): fs.ErrNotExist,
	} {
		err := writeFile(t.Context(), path, nothing)
		var named *fs.PathError
		if !errors.Is(err, want) || !errors.As(err, &named) || named.Path != path {
			t.Errorf("writeFile(%s) = %v", path, err)
		}
	}
	failed := errors.New("failed")
	if err := writeFile(t.Context(), filepath.Join(dir, "a.pdf"), func(io.Writer) error { return failed }); !errors.Is(err, failed) {
		t.Errorf("error %v", err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}
