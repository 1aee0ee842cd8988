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

// A sample that somebody has worked in is kept; one that nobody has touched is
// not worth a second file.
func TestDemoKeepsWork(t *testing.T) {
	dir := t.TempDir()
	demo := func() []string {
		t.Helper()
		if _, err := Demo(t.Context(), dir, fixedNow, nil); err != nil {
			t.Fatal(err)
		}
		files, err := filepath.Glob(filepath.Join(dir, "*.tenken"))
		if err != nil {
			t.Fatal(err)
		}
		return files
	}
	demo()
	if files := demo(); len(files) != 1 {
		t.Fatalf("an untouched sample was kept: %v", files)
	}
	ws, err := Open(t.Context(), filepath.Join(dir, SampleName), Options{Now: fixedNow})
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := ws.Sheet(0)
	if err != nil {
		t.Fatal(err)
	}
	r := sheet.Response(key("dep", "C01-01-04"))
	r.Comment = "試した"
	if _, err := ws.Save(t.Context(), sheet, Edit{Response: r}); err != nil {
		t.Fatal(err)
	}
	if _, err := Demo(t.Context(), dir, fixedNow, nil); !InUse(err) {
		t.Errorf("replaced a sample that is open: %v", err)
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	if files := demo(); len(files) != 2 {
		t.Errorf("work in the sample is lost: %v", files)
	}
}
