package store_test

import (
	"errors"
	"maps"
	"testing"

	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

// A draft goes with all that there is of it, and comes back the same; what was opened
// stays, and so does a round whose id begins alike.
func TestTakeDraft(t *testing.T) {
	s := storetest.New(t)
	round := checklist.Round{ID: "2027", FiscalYear: 2027, Standard: checklist.StandardID{ID: "test", Version: "1"}, Draft: true}
	list := checklist.KnownList{Round: "2027", ID: "usb", Source: "台帳"}
	update(t, s, func(tx *store.Tx) error {
		other := round
		other.ID, other.FiscalYear = "2027b", 2028
		return errors.Join(tx.PutRound(round), tx.PutRound(other), tx.PutKnownList(list),
			tx.PutAssessment(checklist.Assessment{ID: "a", Round: "2027", Department: checklist.Department{ID: "d1"}, From: []string{"d0"}, State: checklist.StateDraft}))
	})
	extent := func() (records map[string]int) {
		t.Helper()
		if err := s.View(func(tx *store.Tx) (err error) {
			records, _, err = tx.Extent("2027")
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return records
	}
	before := extent()
	var taken *store.TakenDraft
	update(t, s, func(tx *store.Tx) (err error) {
		taken, err = tx.TakeDraft("2027")
		return err
	})
	if left := extent(); len(left) > 0 || len(before) != 3 {
		t.Errorf("%v, then %v", before, left)
	}
	if err := s.View(func(tx *store.Tx) error { _, err := tx.Round("2027b"); return err }); err != nil {
		t.Error(err)
	}
	update(t, s, func(tx *store.Tx) error { return tx.PutBack(taken) })
	if after := extent(); !maps.Equal(after, before) {
		t.Errorf("%v, then %v", before, after)
	}
	err := s.View(func(tx *store.Tx) error {
		a, err := tx.Assessment(store.Ref{Round: "2027", Department: "d1"})
		if err == nil && (len(a.From) != 1 || a.From[0] != "d0") {
			t.Errorf("%+v", a)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
	for want, verb := range map[error]func(tx *store.Tx) error{
		store.ErrFrozen:   func(tx *store.Tx) error { _, err := tx.TakeDraft(storetest.Ref.Round); return err },
		store.ErrNoRecord: func(tx *store.Tx) error { _, err := tx.TakeDraft("2030"); return err },
	} {
		if err := s.Update(storetest.Stamp, "test", verb); !errors.Is(err, want) {
			t.Errorf("%v instead of %v", err, want)
		}
	}
	if err := s.Update(storetest.Stamp, "test", func(tx *store.Tx) error { return tx.PutBack(taken) }); !errors.Is(err, store.ErrFrozen) {
		t.Error(err)
	}
}
