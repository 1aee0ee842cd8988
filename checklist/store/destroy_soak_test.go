//go:build soak

package store_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

// soakDestroy, in the environment, makes the test binary a process that destroys a
// year of the file that it names.
const soakDestroy = "STORE_SOAK_DESTROY"

func destroyAndExit(path string) error {
	s, err := store.Open(path, quiet)
	if err != nil {
		return err
	}
	fmt.Println("opened")
	return s.Destroy(context.Background(), destruction, nil)
}

// TestDestroyKilled kills a process that destroys a year, a hundred times, at a
// random moment. The file must be the old one or the new one, whole, and the next
// opening for writing must leave nothing half-written beside it.
func TestDestroyKilled(t *testing.T) {
	whole, err := os.ReadFile(twoYears(t))
	if err != nil {
		t.Fatal(err)
	}
	copied := func() string {
		path := filepath.Join(t.TempDir(), "soak.tenken")
		if err := os.WriteFile(path, whole, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	begun := time.Now()
	killDestroy(t, copied(), time.Hour)
	usual := time.Since(begun)
	old, renewed, halves := 0, 0, 0
	for round := range 100 {
		path := copied()
		killDestroy(t, path, rand.N(usual*5/4))
		if _, err := os.Stat(path + ".renewed"); err == nil {
			halves++
		}
		if problems := storetest.Check(t, path); len(problems) > 0 {
			t.Fatalf("round %d: %v", round, &problems[0])
		}
		s, err := store.Open(path, storetest.Options)
		if err != nil {
			t.Fatal(err)
		}
		view(t, s, func(tx *store.Tx) error {
			records, _, err := tx.Extent(lastYear.Round)
			_, errGone := tx.Destruction(lastYear.Round)
			switch {
			case len(records) == 0 && errGone == nil:
				renewed++
			case records["responses"] == 50 && records["submissions"] == 1 && errGone != nil:
				old++
			default:
				t.Errorf("round %d: %v, %v", round, records, errGone)
			}
			return err
		})
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		for _, name := range names(t, filepath.Dir(path)) {
			if name != "soak.tenken" && name != "soak.backup" {
				t.Errorf("round %d left %s", round, name)
			}
		}
	}
	t.Logf("%d times the old file, %d times the new one; %d half-written", old, renewed, halves)
	if old == 0 || renewed == 0 || halves == 0 {
		t.Error("the moments were not spread over the work")
	}
}

// killDestroy kills the process so long after it has opened the file.
func killDestroy(t *testing.T, path string, after time.Duration) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), soakDestroy+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	out.Read(make([]byte, 1)) // it has opened the file
	timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer timer.Stop()
	cmd.Wait() // it was killed, or was faster
}
