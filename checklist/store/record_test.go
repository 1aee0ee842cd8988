package store_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"go.etcd.io/bbolt"
	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

func TestEveryKindComesBack(t *testing.T) {
	s := storetest.New(t)
	policy := checklist.Policy{Title: "基本方針", Clauses: []checklist.Clause{{Ref: "1", Title: "目的", Text: "本文", Clauses: []checklist.Clause{}}}}
	city := checklist.Organisation{
		City:        checklist.Text{Ja: "見本市"},
		Departments: []checklist.Department{{ID: "d1", Name: checklist.Text{Ja: "税務課"}, Subjects: []checklist.Subject{{ID: "own", Kind: checklist.SubjectDepartment}}}},
	}
	type settings struct {
		Label string `json:"label"`
	}
	submission := checklist.Submission{
		Assessment: "a1", Round: "2026", FiscalYear: 2026, Department: checklist.Department{ID: "d1"}, Revision: 1,
		Responses: []checklist.Response{storetest.Response(1, "")}, Stamp: storetest.Stamp,
		Approval: checklist.Approval{DocumentNumber: "税第12号", Date: checklist.Date{Year: 2026, Month: 11, Day: 20}, Stamp: storetest.Stamp},
	}
	update(t, s, func(tx *store.Tx) error {
		return errors.Join(tx.PutPolicy(policy), tx.PutOrganisation(city), tx.PutSettings(settings{"取扱注意"}), tx.PutSubmission(submission))
	})
	view(t, s, func(tx *store.Tx) error {
		gotPolicy, err1 := tx.Policy()
		gotCity, err2 := tx.Organisation()
		gotSubmission, err3 := tx.Submission(storetest.Ref, 1)
		var gotSettings settings
		err4 := tx.Settings(&gotSettings)
		for _, pair := range [][2]any{{gotPolicy, policy}, {gotCity, city}, {gotSubmission, submission}, {gotSettings, settings{"取扱注意"}}} {
			if !reflect.DeepEqual(pair[0], pair[1]) {
				t.Errorf("got  %+v\nwant %+v", pair[0], pair[1])
			}
		}
		for a, err := range tx.Assessments("2026") {
			if err != nil || a.ID != "a1" {
				t.Error(a, err)
			}
		}
		for r, err := range tx.Rounds() {
			if err != nil || r.FiscalYear != 2026 {
				t.Error(r, err)
			}
		}
		for standard, err := range tx.Standards() {
			if err != nil || standard.Ref() != (checklist.StandardID{ID: "test", Version: "1"}) {
				t.Error(standard, err)
			}
		}
		_, err5 := tx.Standard(checklist.StandardID{ID: "test", Version: "2"})
		if !errors.Is(err5, store.ErrNoRecord) {
			t.Error(err5)
		}
		return errors.Join(err1, err2, err3, err4)
	})
}

func TestWhatIsRefused(t *testing.T) {
	s := storetest.New(t)
	long := storetest.Response(1, strings.Repeat("長", 400_000))
	other := storetest.Response(1, "")
	for name, test := range map[string]struct {
		write func(tx *store.Tx) error
		want  error
	}{
		"empty id":        {func(tx *store.Tx) error { other.Item = ""; return tx.PutResponse(storetest.Ref, other) }, store.ErrID},
		"id with a zero":  {func(tx *store.Tx) error { other.Item = "C\x0001"; return tx.PutResponse(storetest.Ref, other) }, store.ErrID},
		"id not in UTF-8": {func(tx *store.Tx) error { other.Item = "\xff"; return tx.PutResponse(storetest.Ref, other) }, store.ErrID},
		"too long an id": {func(tx *store.Tx) error {
			other.Item = strings.Repeat("x", 201)
			return tx.PutResponse(storetest.Ref, other)
		}, store.ErrID},
		"too large": {func(tx *store.Tx) error { return tx.PutResponse(storetest.Ref, long) }, store.ErrTooLarge},
		"no assessment": {func(tx *store.Tx) error {
			return tx.PutResponse(store.Ref{Round: "2026", Department: "d2"}, storetest.Response(1, ""))
		}, store.ErrNoRecord},
		"no round": {func(tx *store.Tx) error {
			return tx.PutAssessment(checklist.Assessment{Round: "2027", Department: checklist.Department{ID: "d1"}})
		}, store.ErrNoRecord},
		"no standard": {func(tx *store.Tx) error {
			return tx.PutRound(checklist.Round{ID: "2027", Standard: checklist.StandardID{ID: "x", Version: "1"}})
		}, store.ErrNoRecord},
		"no response": {func(tx *store.Tx) error { return tx.DeleteResponse(storetest.Ref, storetest.Key(1)) }, store.ErrNoRecord},
		"changed standard": {func(tx *store.Tx) error {
			return tx.PutStandard(&checklist.Standard{ID: "test", Version: "1"})
		}, store.ErrFrozen},
		"changed submission": {func(tx *store.Tx) error {
			first := checklist.Submission{Round: "2026", Department: checklist.Department{ID: "d1"}, Revision: 1}
			second := first
			second.Assessment = "other"
			if err := errors.Join(tx.PutSubmission(first), tx.PutSubmission(first)); err != nil {
				return err
			}
			return tx.PutSubmission(second)
		}, store.ErrFrozen},
		"revision 0": {func(tx *store.Tx) error {
			return tx.PutSubmission(checklist.Submission{Round: "2026", Department: checklist.Department{ID: "d1"}})
		}, store.ErrID},
	} {
		if err := s.Update(storetest.Stamp, "test", test.write); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, want %v", name, err, test.want)
		}
	}
	if err := s.View(storetest.Fill); err != nil && !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("writing in a view: %v", err)
	}
	err := s.View(func(tx *store.Tx) error { return tx.PutResponse(storetest.Ref, storetest.Response(1, "")) })
	if !errors.Is(err, store.ErrReadOnly) {
		t.Errorf("writing in a view: %v", err)
	}
}

// TestLongestAnswer: seven texts of the greatest length, in characters that
// JSON writes longest.
func TestLongestAnswer(t *testing.T) {
	s := storetest.New(t)
	long := strings.Repeat("\x01", checklist.MaxText)
	r := storetest.Response(1, long)
	r.Reason, r.Note = long, long
	r.Plan = checklist.Plan{Cause: long, Action: long, Owner: long, RequestTo: long}
	update(t, s, func(tx *store.Tx) error { return tx.PutResponse(storetest.Ref, r) })
	view(t, s, func(tx *store.Tx) error {
		got, err := tx.Response(storetest.Ref, r.Key)
		if got != r {
			t.Error("comes back changed")
		}
		return err
	})
}

// TestValuesAreBoundToTheirPlace swaps two sealed answers.
func TestValuesAreBoundToTheirPlace(t *testing.T) {
	path := closed(t)
	tamper(t, path, func(tx *bbolt.Tx) error {
		b := tx.Bucket([]byte("responses"))
		var keys, values []string
		b.ForEach(func(k, v []byte) error {
			keys, values = append(keys, string(k)), append(values, string(v))
			return nil
		})
		return errors.Join(b.Put([]byte(keys[0]), []byte(values[1])), b.Put([]byte(keys[1]), []byte(values[0])))
	})
	_, err := store.Open(path, storetest.Options)
	var damage *store.DamageError
	if !errors.As(err, &damage) || !errors.Is(err, store.ErrSeal) {
		t.Fatal(err)
	}
	if got := damage.Place.String(); got != "responses/2026/d1/own/"+storetest.Key(0).Item {
		t.Errorf("place is %s", got)
	}
}

func TestUnknownMembersAreNotLost(t *testing.T) {
	s := storetest.New(t)
	update(t, s, func(tx *store.Tx) error { return tx.PutSettings(map[string]int{"label": 1, "more": 2}) })
	err := s.View(func(tx *store.Tx) error { return tx.Settings(&struct{ Label int }{}) })
	if !errors.Is(err, store.ErrRecord) {
		t.Error(err)
	}
}

func TestDrafts(t *testing.T) {
	s := storetest.New(t)
	typed := storetest.Response(1, "確認し")
	if err := s.SaveDraft(storetest.Ref, typed); err != nil {
		t.Fatal(err)
	}
	s.Close()
	s = storetest.Open(t, s.Path())
	view(t, s, func(tx *store.Tx) error {
		got, err := tx.Draft(storetest.Ref, typed.Key)
		if got != typed {
			t.Errorf("got %+v", got)
		}
		return err
	})
	if state := verify(t, s); state.Entries != 1 {
		t.Errorf("a draft is in the journal: %+v", state)
	}
	answer(t, s, 1, "確認した")
	err := s.View(func(tx *store.Tx) error { _, err := tx.Draft(storetest.Ref, typed.Key); return err })
	if !errors.Is(err, store.ErrNoRecord) {
		t.Errorf("draft outlives its answer: %v", err)
	}
}

func TestAnswers(t *testing.T) {
	s := storetest.New(t)
	for n := range 30 {
		answer(t, s, n, "")
	}
	update(t, s, func(tx *store.Tx) error {
		for _, id := range []string{"e2", "e1"} {
			if err := tx.PutEvidence(storetest.Ref, checklist.Evidence{ID: id, Key: storetest.Key(7), Title: id}); err != nil {
				return err
			}
		}
		return nil
	})
	view(t, s, func(tx *store.Tx) error {
		a, err := tx.Answers(storetest.Ref)
		if len(a.Responses) != 30 || *a.Responses[storetest.Key(29)] != storetest.Response(29, "") {
			t.Errorf("%d responses", len(a.Responses))
		}
		if e := a.Evidence[storetest.Key(7)]; len(e) != 2 || e[0].ID != "e1" {
			t.Errorf("evidence %v", e)
		}
		return err
	})
}
