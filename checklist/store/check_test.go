package store

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"tenken/checklist"
)

func TestCheckFinds(t *testing.T) {
	responseKey, err := testRef.answerKey(testResponse(0).Key)
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		change func(tx *Tx) error
		want   error
		place  string
	}{
		"member unknown to this version": {func(tx *Tx) error {
			return tx.write(bucketResponses, responseKey, []byte(`{"subject":"own","item":"C01-01-0000","more":1}`))
		}, ErrRecord, "responses/2026/d1/own/C01-01-0000"},
		"unknown code": {func(tx *Tx) error {
			return tx.write(bucketAssessments, []byte("2026\x00d1"), []byte(`{"id":"a","state":"finished"}`))
		}, ErrRecord, "assessments/2026/d1"},
		"value above its bound": {func(tx *Tx) error {
			return tx.write(bucketRounds, []byte("2026"), make([]byte, 2<<20))
		}, ErrTooLarge, "rounds/2026"},
		"text after the record": {func(tx *Tx) error {
			return tx.write(bucketResponses, responseKey, []byte(`{} {}`))
		}, ErrRecord, "responses/2026/d1/own/C01-01-0000"},
		"record changed without a word": {func(tx *Tx) error {
			return tx.write(bucketResponses, responseKey, []byte(`{"subject":"own","item":"C01-01-0000","stamp":{"actor":"x","at":"2026-11-22T09:00:00Z"}}`))
		}, ErrUnjournaled, "responses/2026/d1/own/C01-01-0000"},
		"record removed without a word": {func(tx *Tx) error {
			return tx.remove(bucketResponses, responseKey)
		}, ErrNoRecord, "responses/2026/d1/own/C01-01-0000"},
		"content of nothing": {func(tx *Tx) error {
			return tx.write(bucketContent, []byte("2026\x00d1\x00own\x00x\x00e\x00000000"), []byte("x"))
		}, ErrUnused, "content/2026/d1/own/x/e/000000"},
		"wrong count of attachments": {func(tx *Tx) error {
			head, err := tx.JournalHead()
			head.Attached++
			return errors.Join(err, tx.putHead(head))
		}, ErrDamaged, "head/current"},
	} {
		s := newTest(t, 3)
		if err := s.commit(test.change); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		problems, err := s.Check(t.Context(), nil)
		if err != nil || len(problems) != 1 || !errors.Is(&problems[0], test.want) || problems[0].Place.String() != test.place {
			t.Errorf("%s: %v, %v", name, problems, err)
		}
	}
}

// TestDeliberateChanges writes what only someone with the program could.
func TestDeliberateChanges(t *testing.T) {
	forge := func(t *testing.T, s *Store, n uint64) {
		err := s.commit(func(tx *Tx) error {
			key := journalKey(n)
			plain, err := entries.read(tx, key)
			if err != nil {
				return err
			}
			return tx.write(bucketJournal, key, bytes.Replace(plain, []byte(`"head"`), []byte(`"boss"`), 1))
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for forged, firstBad := range map[uint64]uint64{3: 4, 6: 6} { // the last of six is held by the head
		s := newTest(t, 5)
		forge(t, s, forged)
		err := s.View(func(tx *Tx) error {
			state, err := tx.VerifyJournal()
			if state.Intact || state.FirstBad != firstBad {
				t.Errorf("entry %d forged: %+v", forged, state)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}

	s := newTest(t, 1)
	e := checklist.Evidence{ID: "e", Key: testResponse(0).Key, Title: "台帳"}
	mustUpdate(t, s, func(tx *Tx) error {
		_, err := tx.Attach(testRef, e, "x", strings.NewReader("what was attached"))
		return err
	})
	key, err := testRef.evidenceKey(e.Key, e.ID)
	if err != nil {
		t.Fatal(err)
	}
	err = s.commit(func(tx *Tx) error {
		return tx.write(bucketContent, numbered(key, 0), []byte("what is now there"))
	})
	if err != nil {
		t.Fatal(err)
	}
	err = s.View(func(tx *Tx) error { return tx.WriteContent(&bytes.Buffer{}, testRef, e.Key, e.ID) })
	if !errors.Is(err, ErrNoContent) {
		t.Errorf("other content: %v", err)
	}
}
