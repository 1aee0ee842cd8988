package store_test

import (
	"bytes"
	"errors"
	"testing"

	"go.etcd.io/bbolt"
	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

func verify(t testing.TB, s *store.Store) (state store.JournalState) {
	t.Helper()
	view(t, s, func(tx *store.Tx) (err error) {
		state, err = tx.VerifyJournal()
		return err
	})
	return state
}

func TestJournalTellsWhatWasWritten(t *testing.T) {
	s := storetest.New(t)
	answer(t, s, 1, "確認済み")
	update(t, s, func(tx *store.Tx) error { return tx.DeleteResponse(storetest.Ref, storetest.Key(1)) })
	update(t, s, func(*store.Tx) error { return nil })

	var entries []store.Entry
	view(t, s, func(tx *store.Tx) error {
		for e, err := range tx.Journal() {
			if err != nil {
				return err
			}
			entries = append(entries, e)
		}
		return nil
	})
	if len(entries) != 3 {
		t.Fatalf("%d entries, want create, answer, removal", len(entries))
	}
	if e := entries[0]; e.N != 1 || e.Verb != store.VerbCreate || e.Previous != "" || len(e.Writes) != 4 {
		t.Errorf("first entry: %+v", e)
	}
	e := entries[1]
	if e.N != 2 || e.Stamp != storetest.Stamp || e.Verb != "test" || len(e.Writes) != 1 {
		t.Fatalf("second entry: %+v", e)
	}
	w := e.Writes[0]
	if w.Record != "responses" || len(w.Key) != 4 || w.Key[3] != storetest.Key(1).Item || len(w.Digest) != 64 {
		t.Errorf("write: %+v", w)
	}
	if w := entries[2].Writes[0]; w.Digest != "" {
		t.Errorf("removal: %+v", w)
	}
	if state := verify(t, s); state != (store.JournalState{Entries: 3, Intact: true}) {
		t.Errorf("state: %+v", state)
	}
}

func TestJournalShowsWhatWasDoneToIt(t *testing.T) {
	journal := []byte("journal")
	key := func(n byte) []byte { return append([]byte("00000000000"), '0'+n) }
	for name, test := range map[string]struct {
		change   func(b *bbolt.Bucket) error
		firstBad uint64
	}{
		"entry removed": {func(b *bbolt.Bucket) error { return b.Delete(key(3)) }, 3},
		"tail cut":      {func(b *bbolt.Bucket) error { return b.Delete(key(6)) }, 6},
		"all removed": {func(b *bbolt.Bucket) error {
			for n := range byte(6) {
				if err := b.Delete(key(n + 1)); err != nil {
					return err
				}
			}
			return nil
		}, 1},
	} {
		path := closed(t)
		tamper(t, path, func(tx *bbolt.Tx) error { return test.change(tx.Bucket(journal)) })
		s, err := store.Open(path, storetest.Options)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if state := verify(t, s); state.Intact || state.FirstBad != test.firstBad || state.Entries != 6 {
			t.Errorf("%s: %+v", name, state)
		}
		problems, err := s.Check(t.Context(), nil)
		if err != nil || len(problems) != 1 || !errors.Is(&problems[0], store.ErrJournal) {
			t.Errorf("%s: check: %v, %v", name, problems, err)
		}
		s.Close()
	}
}

// TestJournalOfAnotherTime puts an older journal with its own head back: the
// chain holds, and yet the records say otherwise.
func TestJournalOfAnotherTime(t *testing.T) {
	path := closed(t)
	var head, entry []byte
	buckets := func(tx *bbolt.Tx) (*bbolt.Bucket, *bbolt.Bucket) {
		return tx.Bucket([]byte("head")), tx.Bucket([]byte("journal"))
	}
	tamper(t, path, func(tx *bbolt.Tx) error {
		h, _ := buckets(tx)
		head = bytes.Clone(h.Get([]byte("current")))
		return nil
	})
	s, err := store.Open(path, storetest.Options)
	if err != nil {
		t.Fatal(err)
	}
	answer(t, s, 3, "changed afterwards")
	s.Close()
	tamper(t, path, func(tx *bbolt.Tx) error {
		h, j := buckets(tx)
		entry = bytes.Clone(j.Get([]byte("000000000007")))
		return errors.Join(h.Put([]byte("current"), head), j.Delete([]byte("000000000007")))
	})
	if entry == nil {
		t.Fatal("no seventh entry")
	}
	s, err = store.Open(path, storetest.Options)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if state := verify(t, s); !state.Intact {
		t.Errorf("%+v", state)
	}
	problems, err := s.Check(t.Context(), nil)
	if err != nil || len(problems) != 1 || !errors.Is(&problems[0], store.ErrUnjournaled) || problems[0].Place.Record != "responses" {
		t.Errorf("check: %v, %v", problems, err)
	}
}
