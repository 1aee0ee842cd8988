// Package storetest opens real workspace files for tests and checks them when
// the test ends.
package storetest

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Ref is the one assessment of a workspace made by New.
var Ref = store.Ref{Round: "2026", Department: "d1"}

// Stamp is the stamp of everything that New writes.
var Stamp = checklist.Stamp{Actor: "head", At: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)}

// Options fix the clock to that of Stamp.
var Options = store.Options{Now: func() time.Time { return Stamp.At }}

// Key is the n-th of as many items as a test wants.
func Key(n int) checklist.Key {
	return checklist.Key{Subject: "own", Item: fmt.Sprintf("C%02d-%02d-%02d", 1+n/400, 1+n/20%20, 1+n%20)}
}

// Response is an answer to the n-th item.
func Response(n int, comment string) checklist.Response {
	return checklist.Response{Key: Key(n), Rating: "done", Comment: comment, Stamp: Stamp}
}

// New makes a department's workspace with one assessment and no answers in a
// temporary folder. When the test ends the store is closed, if the test hasn't
// done so, and the file must pass Check.
func New(t testing.TB) *store.Store {
	t.Helper()
	return Create(t, filepath.Join(t.TempDir(), "test.tenken"))
}

// Create is New with a path of the test's choice.
func Create(t testing.TB, path string) *store.Store {
	t.Helper()
	ws := store.Workspace{ID: "w1", Kind: store.KindDepartment, Department: Ref.Department, Created: Stamp}
	s, err := store.Create(path, ws, Options, Fill)
	if err != nil {
		t.Fatal(err)
	}
	return closing(t, s)
}

// Open opens a file as New's would be opened again.
func Open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(path, Options)
	if err != nil {
		t.Fatal(err)
	}
	return closing(t, s)
}

func closing(t testing.TB, s *store.Store) *store.Store {
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error("close:", err)
		}
		for _, p := range Check(t, s.Path()) {
			t.Error("check:", &p)
		}
	})
	return s
}

// Check returns what is wrong with the file at path.
func Check(t testing.TB, path string) []store.Problem {
	t.Helper()
	s, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal("check:", err)
	}
	problems, err := s.Check(context.Background(), nil)
	if err := errors.Join(err, s.Close()); err != nil {
		t.Fatal("check:", err)
	}
	return problems
}

// Fill writes a standard, a round and an assessment.
func Fill(tx *store.Tx) error {
	standard := &checklist.Standard{
		ID: "test", Version: "1", Title: checklist.Text{Ja: "試験用"},
		Scale: checklist.Scale{ID: "three", Ratings: []checklist.Rating{
			{Code: "done", Symbol: "○", Class: checklist.ClassDone, Points: 2, Plan: checklist.PlanNone, PlanIfCritical: checklist.PlanNone},
		}},
		Sections: []checklist.Section{{ID: "1", Title: checklist.Text{Ja: "組織体制"}}},
	}
	if err := tx.PutStandard(standard); err != nil {
		return err
	}
	year := checklist.FiscalYear(2026)
	if err := tx.PutRound(checklist.Round{ID: Ref.Round, FiscalYear: year, Standard: standard.Ref()}); err != nil {
		return err
	}
	return tx.PutAssessment(checklist.Assessment{
		ID: "a1", Round: Ref.Round, State: checklist.StateDraft,
		Department: checklist.Department{ID: Ref.Department, Name: checklist.Text{Ja: "税務課"}},
	})
}
