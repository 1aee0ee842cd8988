package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tenken/checklist"
)

var (
	testStamp = checklist.Stamp{Actor: "head", At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}
	testRef   = Ref{Round: "2026", Department: "d1"}
)

func testResponse(n int) checklist.Response {
	return checklist.Response{Key: checklist.Key{Subject: "own", Item: fmt.Sprintf("C01-01-%04d", n)}, Rating: "done", Stamp: testStamp}
}

// newTest makes a workspace with n answers, one Update each.
func newTest(t *testing.T, n int) *Store {
	t.Helper()
	ws := Workspace{ID: "w1", Kind: KindDepartment, Created: testStamp}
	s, err := Create(filepath.Join(t.TempDir(), "test.tenken"), ws, Options{}, func(tx *Tx) error {
		return errors.Join(
			tx.PutStandard(&checklist.Standard{ID: "s", Version: "1"}),
			tx.PutRound(checklist.Round{ID: "2026", Standard: checklist.StandardID{ID: "s", Version: "1"}}),
			tx.PutAssessment(checklist.Assessment{ID: "a", Round: "2026", State: checklist.StateDraft, Department: checklist.Department{ID: "d1"}}),
		)
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	for i := range n {
		mustUpdate(t, s, func(tx *Tx) error { return tx.PutResponse(testRef, testResponse(i)) })
	}
	return s
}

func mustUpdate(t *testing.T, s *Store, fn func(*Tx) error) {
	t.Helper()
	if err := s.Update(testStamp, "test", fn); err != nil {
		t.Fatal(err)
	}
}

func TestOpeningNeverMakesAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "gone.tenken")
	s := &Store{path: path}
	if err := s.bolt(path); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if err := vacant(path); err != nil {
		t.Error(err)
	}
}

func TestBackupsBeforeMigrationsAreKept(t *testing.T) {
	var have []BackupFile
	for day := range 100 {
		at := testStamp.At.AddDate(0, 0, -day)
		have = append(have, BackupFile{Path: at.Format(stampLayout) + workspaceExt, At: at})
	}
	old := BackupFile{Path: "2020-01-01-000000-schema-1.tenken", At: testStamp.At.AddDate(-6, 0, 0)}
	if drop := outdated(append(have, old)); len(drop) != 100-keptDays-keptWeeks {
		t.Errorf("%d dropped: %v", len(drop), drop)
	}
}

// A file of a program that knew fewer buckets is whole, can be read, and gets
// them when it is opened for writing.
func TestAddedBuckets(t *testing.T) {
	s := newTest(t, 1)
	err := s.commit(func(tx *Tx) error {
		tx.dirty = true
		for _, name := range addedBuckets {
			if err := tx.bolt.DeleteBucket([]byte(name)); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal(err)
	}
	for _, readOnly := range []bool{true, false} {
		s, err := Open(s.path, Options{ReadOnly: readOnly})
		if err != nil {
			t.Fatal(err)
		}
		err = s.View(func(tx *Tx) error { _, err := tx.Pin("d1"); return err })
		if !errors.Is(err, ErrNoRecord) {
			t.Error(err)
		}
		if problems, err := s.Check(t.Context(), nil); len(problems) > 0 || err != nil {
			t.Error(problems, err)
		}
		if !readOnly {
			mustUpdate(t, s, func(tx *Tx) error { return tx.PutPin("d1", Pin{Key: "aa", Stamp: testStamp}) })
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// Who has waited for the lock of a file that was replaced meanwhile must not write
// to it.
func TestAReplacedFileIsNoticed(t *testing.T) {
	s, other := newTest(t, 1), newTest(t, 2)
	if s.supplanted() {
		t.Error("it is the file that was opened")
	}
	if err := errors.Join(other.Close(), os.Rename(other.path, s.path)); err != nil {
		t.Fatal(err)
	}
	if !s.supplanted() {
		t.Error("another file has come to the path")
	}
}
