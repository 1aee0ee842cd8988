package store_test

import (
	"errors"
	"testing"

	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

func TestReceiptsOfARevision(t *testing.T) {
	s := storetest.New(t)
	ref := storetest.Ref
	one := store.Receipt{Round: ref.Round, Department: ref.Department, Revision: 1, Digest: "aa", Outcome: "new", Stamp: storetest.Stamp}
	fork, next := one, one
	fork.Digest, fork.Outcome = "bb", "review"
	next.Revision = 2
	err := s.Update(storetest.Stamp, "receive", func(tx *store.Tx) error {
		return errors.Join(tx.PutReceipt(next), tx.PutReceipt(fork), tx.PutReceipt(one))
	})
	if err != nil {
		t.Fatal(err)
	}
	var read []string
	err = s.View(func(tx *store.Tx) error {
		for r, err := range tx.Receipts(ref) {
			if err != nil {
				return err
			}
			read = append(read, r.Digest+r.Outcome)
		}
		return nil
	})
	if err != nil || len(read) != 3 || read[0] != "aanew" || read[1] != "bbreview" || read[2] != "aanew" {
		t.Error(read, err)
	}
	one.Department = "other"
	err = s.Update(storetest.Stamp, "receive", func(tx *store.Tx) error { return tx.PutReceipt(one) })
	if !errors.Is(err, store.ErrNoRecord) {
		t.Error(err)
	}
}

func TestSecretsOfAWorkspace(t *testing.T) {
	s := storetest.New(t)
	ref := storetest.Ref
	central := []checklist.CentralAnswer{{Department: checklist.Text{Ja: "情報政策課"}, Response: storetest.Response(1, "一括")}}
	err := s.Update(storetest.Stamp, "join", func(tx *store.Tx) error {
		return errors.Join(
			tx.PutKeys(map[string]string{"a": "b"}), tx.PutPin("d1", store.Pin{Key: "k", Stamp: storetest.Stamp}),
			tx.PutEnrolment(ref, store.Enrolment{Secret: "s", Made: storetest.Stamp}), tx.PutCentral(ref.Round, central))
	})
	if err != nil {
		t.Fatal(err)
	}
	err = s.View(func(tx *store.Tx) error {
		var keys map[string]string
		err1 := tx.Keys(&keys)
		pin, err2 := tx.Pin("d1")
		enrolment, err3 := tx.Enrolment(ref)
		read, err4 := tx.Central(ref.Round)
		if keys["a"] != "b" || pin.Key != "k" || enrolment.Secret != "s" || len(read) != 1 || read[0].Response.Comment != "一括" {
			t.Error(keys, pin, enrolment, read)
		}
		return errors.Join(err1, err2, err3, err4)
	})
	if err != nil {
		t.Error(err)
	}
}
