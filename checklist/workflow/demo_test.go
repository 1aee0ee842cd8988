package workflow

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// The same clock gives the same figures and the same bytes of reports.
func TestDemoTwice(t *testing.T) {
	first, err := Demo(t.Context(), t.TempDir(), fixedNow, nil)
	if err != nil {
		t.Fatal(err)
	}
	second, err := Demo(t.Context(), t.TempDir(), fixedNow, nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(first.Files) != 4 || len(second.Files) != 4 {
		t.Fatalf("files %v and %v", first.Files, second.Files)
	}
	for i, path := range first.Files {
		a, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(second.Files[i])
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs", filepath.Base(path))
		}
	}
}
