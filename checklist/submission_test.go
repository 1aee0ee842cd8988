package checklist_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
)

// handedIn is everything that a submission is made from: items asked in an order
// that is not that of their ids, a system beside the department, and answers to
// an item that is no longer asked.
type handedIn struct {
	Assessment checklist.Assessment
	Round      checklist.Round
	Answers    checklist.Answers
}

func newHandedIn(t *testing.T) handedIn {
	a := live(t, "approve, confirm, submit")
	a.Department = checklist.Department{
		ID: "zeimu", Name: checklist.Text{Ja: "税務課"}, Bureau: "soumu", Posts: checklist.Posts{Approver: "税務課長"},
		Profile: checklist.Profile{Flags: []checklist.Flag{checklist.FlagCloud}, Segments: []checklist.Segment{checklist.SegmentMN}},
		Subjects: []checklist.Subject{
			{ID: "s1", Kind: checklist.SubjectSystem, Flags: []checklist.Flag{checklist.FlagCloud}, Segments: []checklist.Segment{checklist.SegmentLG},
				Roles: []checklist.Role{checklist.RoleHead}},
			{ID: "d", Kind: checklist.SubjectDepartment},
		},
	}
	a.Returned = &checklist.ReturnNote{Keys: []checklist.Key{at("A")}}
	count := counted("B", 41, 50)
	count.Note = "名簿は庶務係"
	system := &checklist.Response{Key: checklist.Key{Subject: "s1", Item: "S"}, Rating: done, Comment: "現状"}
	file := &checklist.File{Name: "台帳.pdf", Size: 10, SHA256: strings.Repeat("0", 64)}
	return handedIn{a, checklist.Round{ID: "2026", FiscalYear: 2026, Standard: checklist.StandardID{ID: "test", Version: "1"}},
		checklist.Answers{Responses: byKey(count, rated("A", done), system, rated("Z", done)),
			Evidence: map[checklist.Key][]checklist.Evidence{
				at("A"): {{ID: "e2", Key: at("A"), Title: "台帳"}, {ID: "e1", Key: at("A"), Title: "決裁", File: file}},
				at("B"): {{ID: "e3", Key: at("B"), Title: "名簿"}},
				at("C"): {{ID: "e4", Key: at("C"), Title: "回答のない項目の資料"}},
				at("Z"): {{ID: "e5", Key: at("Z"), Title: "対象外の項目の資料"}},
			}}}
}

func (h *handedIn) submission() (checklist.Submission, error) {
	std := standardOf(question("B", byHead), question("A"), question("C"), question("S", func(i *checklist.Item) { i.Subject = checklist.SubjectSystem }))
	scope := checklist.NewScope(std, &h.Assessment.Department, nil)
	return checklist.NewSubmission(&h.Assessment, &h.Round, scope, h.Answers, stamp)
}

func TestSubmissionHoldsWhatWasAsked(t *testing.T) {
	h := newHandedIn(t)
	sub, err := h.submission()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range sub.Responses {
		got = append(got, fmt.Sprintf("%s/%s %s%v%s", r.Subject, r.Item, r.Rating, r.Count != nil, r.Note))
	}
	for _, e := range sub.Evidence {
		got = append(got, fmt.Sprintf("%s/%s %s", e.Subject, e.Item, e.ID))
	}
	want := []string{"d/A donefalse", "d/B true", "s1/S donefalse", "d/A e1", "d/A e2", "d/B e3"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if sub.Assessment != "a1" || sub.Round != "2026" || sub.FiscalYear != 2026 || sub.Standard != h.Round.Standard || sub.Revision != 1 ||
		sub.Stamp != stamp || sub.Approval != decision || *sub.Confirmation != decision || !reflect.DeepEqual(sub.Department, h.Assessment.Department) {
		t.Errorf("got %+v", sub)
	}
	if h.Answers.Responses[at("B")].Note == "" {
		t.Error("the note was taken from the department's own answer")
	}
}

// Whatever happens afterwards to what a submission was made from, however deep,
// the submission stays.
func TestSubmissionNeverChanges(t *testing.T) {
	h := newHandedIn(t)
	sub, err := h.submission()
	if err != nil {
		t.Fatal(err)
	}
	before, source := jsonOf(t, sub), fmt.Sprintf("%+v", h.Assessment.Department)
	scramble(reflect.ValueOf(&h))
	if after := jsonOf(t, sub); after != before {
		t.Errorf("before %s\nafter  %s", before, after)
	}
	if fmt.Sprintf("%+v", h.Assessment.Department) == source {
		t.Fatal("nothing was scrambled")
	}
	again := newHandedIn(t)
	untouched := jsonOf(t, again.Assessment)
	if sub, err = again.submission(); err != nil {
		t.Fatal(err)
	}
	scramble(reflect.ValueOf(&sub))
	if jsonOf(t, again.Assessment) != untouched || again.Answers.Responses[at("B")].Count.Complying != 41 || again.Answers.Evidence[at("A")][1].File.Size != 10 {
		t.Error("changing the submission changed what it was made from")
	}
}

func jsonOf(t *testing.T, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// scramble changes every text and number that can be reached from v.
func scramble(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			scramble(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Type() != reflect.TypeFor[time.Time]() {
				scramble(v.Field(i))
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			scramble(v.Index(i))
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			scramble(v.MapIndex(key))
		}
	case reflect.String:
		set(v, func() { v.SetString(v.String() + "!") })
	case reflect.Int, reflect.Int64:
		set(v, func() { v.SetInt(v.Int() + 1) })
	case reflect.Bool:
		set(v, func() { v.SetBool(!v.Bool()) })
	}
}

// set leaves alone what only a copy would get, such as a key of a map.
func set(v reflect.Value, change func()) {
	if v.CanSet() {
		change()
	}
}

func TestSubmissionNeedsASubmittedAssessment(t *testing.T) {
	for _, life := range lives {
		h := newHandedIn(t)
		h.Assessment = live(t, life)
		_, err := h.submission()
		if submitted := h.Assessment.State == checklist.StateSubmitted; errors.Is(err, checklist.ErrState) == submitted {
			t.Errorf("%s: %v", h.Assessment.State, err)
		}
	}
	h := newHandedIn(t)
	h.Assessment.Approval = nil
	if _, err := h.submission(); !errors.Is(err, checklist.ErrApprovalEmpty) {
		t.Errorf("without an approval: %v", err)
	}
}

// A submission without answers is written as an empty list, so that its bytes do
// not depend on how it was made.
func TestEmptySubmission(t *testing.T) {
	h := newHandedIn(t)
	h.Answers = checklist.Answers{}
	sub, err := h.submission()
	if err != nil || !strings.Contains(jsonOf(t, sub), `"responses":[]`) {
		t.Errorf("got %s, %v", jsonOf(t, sub), err)
	}
}

func TestAnswersOfASubmission(t *testing.T) {
	sub := checklist.Submission{
		Responses: []checklist.Response{*rated("A", done), *counted("B", 41, 50)},
		Evidence:  []checklist.Evidence{{ID: "e1", Key: at("A"), Title: "決裁"}, {ID: "e2", Key: at("A"), Title: "台帳"}},
	}
	answers := sub.Answers()
	if len(answers.Responses) != 2 || answers.Responses[at("B")] != &sub.Responses[1] || len(answers.Evidence[at("A")]) != 2 {
		t.Errorf("got %+v", answers)
	}
}
