package checklist_test

import (
	"errors"
	"fmt"
	"testing"

	"tenken/checklist"
)

// answer records a response to an item of a fresh draft.
func answer(item checklist.Item, r checklist.Response) (checklist.Response, error) {
	scale := marks()
	return checklist.Assessment{State: checklist.StateDraft}.Answer(scopeOf(item), &scale, r, stamp)
}

// Every kind of item with every kind of answer, with and without "nothing
// happened".
func TestAnswerFitsItsItem(t *testing.T) {
	for _, item := range []checklist.Item{
		question("A"), question("A", event), question("A", byHead), question("A", byHead, event),
	} {
		for _, rating := range []checklist.RatingCode{"", done, partly, notDone, na, "5"} {
			for _, count := range []*checklist.HeadCount{nil, {}, {Concerned: 50, Complying: 41}} {
				for _, nothing := range []bool{false, true} {
					r := checklist.Response{Key: at("A"), Rating: rating, Count: count, Nothing: nothing}
					name := fmt.Sprintf("%s, event %v: %q, %v, nothing %v", item.Kind, item.Event, rating, count, nothing)
					got, err := answer(item, r)
					if want := fits(item, r); !errors.Is(err, want) {
						t.Errorf("%s: got %v, want %v", name, err, want)
					} else if err == nil {
						checkRecorded(t, name, item, r, got)
					}
				}
			}
		}
	}
}

// fits tells the error that a response to an item deserves.
func fits(item checklist.Item, r checklist.Response) error {
	heads := item.Kind == checklist.KindCount
	switch {
	case r.Nothing && !item.Event:
		return checklist.ErrNotAnEvent
	case heads && r.Rating != "", !heads && r.Count != nil:
		return checklist.ErrWrongKind
	case r.Rating == "5" && !r.Nothing:
		return checklist.ErrUnknownRating
	}
	return nil
}

func checkRecorded(t *testing.T, name string, item checklist.Item, given, got checklist.Response) {
	t.Helper()
	rating, count := given.Rating, given.Count
	if given.Nothing && item.Kind == checklist.KindRating {
		rating = na
	}
	if given.Nothing && item.Kind == checklist.KindCount {
		count = &checklist.HeadCount{}
	}
	if got.Rating != rating || (got.Count == nil) != (count == nil) || count != nil && *got.Count != *count || got.Stamp != stamp {
		t.Errorf("%s: recorded %q, %v, %v", name, got.Rating, got.Count, got.Stamp)
	}
	scale := marks()
	effective, answered := got.Effective(&scale)
	if given.Nothing && (!answered || effective.Class != checklist.ClassNotApplicable) {
		t.Errorf("%s: nothing happened counts as %q", name, effective.Code)
	}
	if got.Count != nil && got.Count == given.Count {
		t.Errorf("%s: the record shares the caller's head count", name)
	}
}

func TestNothingHappenedNeedsAScaleThatSaysSo(t *testing.T) {
	scale := checklist.Scale{Ratings: []checklist.Rating{{Code: "yes", Class: checklist.ClassDone, Points: 1}}}
	draft := checklist.Assessment{State: checklist.StateDraft}
	_, err := draft.Answer(scopeOf(question("A", event)), &scale, checklist.Response{Key: at("A"), Nothing: true}, stamp)
	if !errors.Is(err, checklist.ErrNotAnEvent) {
		t.Errorf("got %v", err)
	}
}

func TestAnswerRefusesWhatCouldNotBeReadBack(t *testing.T) {
	const most, heads = checklist.MaxText, checklist.MaxHeads
	tests := []struct {
		name  string
		heads bool
		give  checklist.Response
		want  error
	}{
		{"blank", false, checklist.Response{}, nil},
		{"longest comment", false, checklist.Response{Comment: long(most)}, nil},
		{"comment", false, checklist.Response{Comment: long(most + 1)}, checklist.ErrTextTooLong},
		{"reason", false, checklist.Response{Reason: long(most + 1)}, checklist.ErrTextTooLong},
		{"note", false, checklist.Response{Note: long(most + 1)}, checklist.ErrTextTooLong},
		{"cause", false, checklist.Response{Plan: checklist.Plan{Cause: long(most + 1)}}, checklist.ErrTextTooLong},
		{"action", false, checklist.Response{Plan: checklist.Plan{Action: long(most + 1)}}, checklist.ErrTextTooLong},
		{"owner", false, checklist.Response{Plan: checklist.Plan{Owner: long(most + 1)}}, checklist.ErrTextTooLong},
		{"request", false, checklist.Response{Plan: checklist.Plan{RequestTo: long(most + 1)}}, checklist.ErrTextTooLong},
		{"control characters", false, checklist.Response{Comment: "a\x00\x1b\u200d😀"}, nil},
		{"not UTF-8", false, checklist.Response{Comment: "\x82\xa0"}, checklist.ErrTextInvalid},
		{"responsibility", false, checklist.Response{Responsibility: "nobody"}, checklist.ErrUnknownCode},
		{"funding", false, checklist.Response{Plan: checklist.Plan{Funding: "lottery"}}, checklist.ErrUnknownCode},
		{"most heads", true, checklist.Response{Count: &checklist.HeadCount{Concerned: heads, Complying: heads}}, nil},
		{"more complying, in a draft", true, checklist.Response{Count: &checklist.HeadCount{Concerned: 1, Complying: 2}}, nil},
		{"too many concerned", true, checklist.Response{Count: &checklist.HeadCount{Concerned: heads + 1}}, checklist.ErrCountRange},
		{"too many complying", true, checklist.Response{Count: &checklist.HeadCount{Complying: heads + 1}}, checklist.ErrCountRange},
		{"negative concerned", true, checklist.Response{Count: &checklist.HeadCount{Concerned: -1}}, checklist.ErrCountRange},
		{"negative complying", true, checklist.Response{Count: &checklist.HeadCount{Concerned: 1, Complying: -1}}, checklist.ErrCountRange},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			item := question("A")
			if test.heads {
				item.Kind = checklist.KindCount
			}
			test.give.Key = at("A")
			if _, err := answer(item, test.give); !errors.Is(err, test.want) {
				t.Errorf("got %v, want %v", err, test.want)
			}
		})
	}
}

func TestAnswerOutsideTheScopeIsRefused(t *testing.T) {
	for _, key := range []checklist.Key{at("Z"), {Subject: "s1", Item: "A"}, {}} {
		if _, err := answer(question("A"), checklist.Response{Key: key, Rating: done}); !errors.Is(err, checklist.ErrNotInScope) {
			t.Errorf("%v: got %v", key, err)
		}
	}
}

func TestOwnResponsibilityHasOneSpelling(t *testing.T) {
	for _, given := range append(checklist.Responsibilities(), "") {
		want := given
		if given == checklist.Own {
			want = ""
		}
		got, err := answer(question("A"), checklist.Response{Key: at("A"), Responsibility: given})
		if err != nil || got.Responsibility != want {
			t.Errorf("%q: recorded %q, %v", given, got.Responsibility, err)
		}
	}
}

func TestBlankAndAnswered(t *testing.T) {
	tests := []struct {
		name            string
		give            checklist.Response
		blank, answered bool
	}{
		{"nothing", checklist.Response{Key: at("A"), Stamp: stamp}, true, false},
		{"rating", checklist.Response{Rating: notDone}, false, true},
		{"count of nobody", checklist.Response{Count: &checklist.HeadCount{}}, false, true},
		{"inquiring", checklist.Response{Inquiring: true}, false, false},
		{"rating under inquiry", checklist.Response{Rating: done, Inquiring: true}, false, false},
		{"comment", checklist.Response{Comment: "確認中"}, false, false},
		{"plan", checklist.Response{Plan: checklist.Plan{Due: decision.Date}}, false, false},
		{"responsibility", checklist.Response{Responsibility: checklist.Central}, false, false},
		{"note", checklist.Response{Note: "鍵は庶務係"}, false, false},
	}
	for _, test := range tests {
		if test.give.IsBlank() != test.blank || test.give.Answered() != test.answered {
			t.Errorf("%s: blank %v, answered %v", test.name, test.give.IsBlank(), test.give.Answered())
		}
	}
	if (*checklist.Response)(nil).Answered() {
		t.Error("no response is an answer")
	}
}
