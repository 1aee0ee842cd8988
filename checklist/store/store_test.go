package store_test

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

// update runs fn in an Update that must succeed.
func update(t testing.TB, s *store.Store, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.Update(storetest.Stamp, "test", fn); err != nil {
		t.Fatal(err)
	}
}

// view runs fn in a View that must succeed.
func view(t testing.TB, s *store.Store, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.View(fn); err != nil {
		t.Fatal(err)
	}
}

func answer(t testing.TB, s *store.Store, n int, comment string) {
	t.Helper()
	update(t, s, func(tx *store.Tx) error {
		return tx.PutResponse(storetest.Ref, storetest.Response(n, comment))
	})
}

func TestAnswersSurviveClosing(t *testing.T) {
	s := storetest.New(t)
	want := storetest.Response(3, "台帳で確認済み 𠮷😀\x01")
	update(t, s, func(tx *store.Tx) error { return tx.PutResponse(storetest.Ref, want) })
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = storetest.Open(t, s.Path())
	view(t, s, func(tx *store.Tx) error {
		got, err := tx.Response(storetest.Ref, storetest.Key(3))
		if got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
		return err
	})
	if _, err := os.Stat(filepath.Join(filepath.Dir(s.Path()), "test.tenken.lock")); err != nil {
		t.Error("no note beside an open file:", err)
	}
}

func TestFailedUpdateChangesNothing(t *testing.T) {
	s := storetest.New(t)
	answer(t, s, 1, "before")
	boom := errors.New("boom")
	err := s.Update(storetest.Stamp, "test", func(tx *store.Tx) error {
		if err := tx.PutResponse(storetest.Ref, storetest.Response(1, "after")); err != nil {
			return err
		}
		return boom
	})
	if err != boom {
		t.Fatal(err)
	}
	view(t, s, func(tx *store.Tx) error {
		r, err := tx.Response(storetest.Ref, storetest.Key(1))
		if r.Comment != "before" {
			t.Errorf("comment is %q", r.Comment)
		}
		return err
	})
}

func TestWritesNeedAStamp(t *testing.T) {
	s := storetest.New(t)
	for name, update := range map[string]func(fn func(*store.Tx) error) error{
		"no verb": func(fn func(*store.Tx) error) error { return s.Update(storetest.Stamp, "", fn) },
		"no actor": func(fn func(*store.Tx) error) error {
			return s.Update(checklist.Stamp{At: storetest.Stamp.At}, "test", fn)
		},
		"no time": func(fn func(*store.Tx) error) error { return s.Update(checklist.Stamp{Actor: "head"}, "test", fn) },
	} {
		if err := update(func(*store.Tx) error { return nil }); !errors.Is(err, store.ErrStamp) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
