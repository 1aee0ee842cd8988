package store_test

import (
	"errors"
	"iter"
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

// all reads what an iterator yields.
func all[T any](t *testing.T, records iter.Seq2[T, error]) []T {
	t.Helper()
	var read []T
	for r, err := range records {
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, r)
	}
	return read
}

func write(t *testing.T, s *store.Store, fn func(*store.Tx) error) {
	t.Helper()
	if err := s.Update(storetest.Stamp, "test", fn); err != nil {
		t.Fatal(err)
	}
}

func TestKnownLists(t *testing.T) {
	s := storetest.New(t)
	list := checklist.KnownList{Round: storetest.Ref.Round, ID: "usb", Source: "ＵＳＢ管理簿", Stamp: storetest.Stamp,
		Figures: []checklist.KnownFigure{{Department: "d1", Item: "A", Kind: checklist.KnownPresent, Number: 12}}}
	other := list
	other.ID, other.Source = "accounts", "アカウント一覧"
	write(t, s, func(tx *store.Tx) error { return errors.Join(tx.PutKnownList(list), tx.PutKnownList(other)) })
	list.Figures = nil
	write(t, s, func(tx *store.Tx) error { return tx.PutKnownList(list) })
	err := s.View(func(tx *store.Tx) error {
		read := all(t, tx.KnownLists(list.Round))
		if len(read) != 2 || read[0].Source != other.Source || read[1].Figures != nil || len(read[0].Figures) != 1 {
			t.Errorf("read %+v", read)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	write(t, s, func(tx *store.Tx) error { return tx.RemoveKnownList(list.Round, "usb") })
	if err := s.Update(storetest.Stamp, "test", func(tx *store.Tx) error { return tx.RemoveKnownList(list.Round, "usb") }); !errors.Is(err, store.ErrNoRecord) {
		t.Error(err)
	}
}

func TestQuestionsAndCalls(t *testing.T) {
	s := storetest.New(t)
	round := storetest.Ref.Round
	write(t, s, func(tx *store.Tx) error {
		return errors.Join(tx.PutQuestion(checklist.Question{Round: round, Number: 10, Text: "十"}), tx.PutQuestion(checklist.Question{Round: round, Number: 2, Text: "二"}))
	})
	var ids []string
	for range 3 {
		write(t, s, func(tx *store.Tx) error {
			c, err := tx.AddCall(checklist.Call{Round: round, Department: "d1", Text: "催促", Stamp: storetest.Stamp})
			ids = append(ids, c.ID)
			return err
		})
	}
	if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != 3 {
		t.Errorf("ids are %q", ids)
	}
	err := s.View(func(tx *store.Tx) error {
		if read := all(t, tx.Questions(round)); len(read) != 2 || read[0].Number != 2 {
			t.Errorf("questions are %+v", read)
		}
		if q, err := tx.Question(round, 10); err != nil || q.Text != "十" {
			t.Errorf("question is %+v, %v", q, err)
		}
		if _, err := tx.Question(round, 3); !errors.Is(err, store.ErrNoRecord) {
			t.Error(err)
		}
		if read := all(t, tx.Calls(round)); len(read) != 3 || read[0].ID != ids[0] {
			t.Errorf("calls are %+v", read)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestRecordsOfTheOfficeNeedTheirRound(t *testing.T) {
	s := storetest.New(t)
	for name, put := range map[string]func(*store.Tx) error{
		"list":     func(tx *store.Tx) error { return tx.PutKnownList(checklist.KnownList{Round: "1999", ID: "usb"}) },
		"question": func(tx *store.Tx) error { return tx.PutQuestion(checklist.Question{Round: "1999", Number: 1}) },
		"call": func(tx *store.Tx) error {
			_, err := tx.AddCall(checklist.Call{Round: "1999"})
			return err
		},
	} {
		if err := s.Update(storetest.Stamp, "test", put); !errors.Is(err, store.ErrNoRecord) {
			t.Errorf("%s: %v", name, err)
		}
	}
	err := s.Update(storetest.Stamp, "test", func(tx *store.Tx) error {
		return tx.PutQuestion(checklist.Question{Round: storetest.Ref.Round, Number: 0})
	})
	if !errors.Is(err, store.ErrID) {
		t.Error(err)
	}
}
