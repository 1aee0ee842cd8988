package checklist_test

import (
	"testing"

	"tenken/checklist"
)

func TestCountRating(t *testing.T) {
	scale := marks()
	tests := []struct {
		complying, concerned int
		want                 checklist.RatingCode
	}{
		{50, 50, done}, {51, 50, done}, {49, 50, partly}, {40, 50, partly}, {39, 50, notDone}, {0, 50, notDone}, {0, 0, na}, {3, 0, na},
		{999_999, 1_000_000, partly}, {1, 1, done}, {7999, 10000, notDone}, {8000, 10000, partly},
	}
	for _, test := range tests {
		got, ok := scale.CountRating(checklist.HeadCount{Concerned: test.concerned, Complying: test.complying})
		if !ok || got.Code != test.want {
			t.Errorf("%d of %d: got %q, %v, want %q", test.complying, test.concerned, got.Code, ok, test.want)
		}
	}
	for name, poor := range map[string]checklist.Scale{"no steps": {Ratings: scale.Ratings}, "no zero": {Ratings: scale.Ratings, Counts: scale.Counts[:1]}} {
		if got, ok := poor.CountRating(checklist.HeadCount{Concerned: 2, Complying: 1}); ok {
			t.Errorf("%s: got %q", name, got.Code)
		}
	}
}

func TestHighest(t *testing.T) {
	for words, want := range map[string]int{"": 0, "a -2": 0, "a 1 b 4 c 2": 4, "a 3 na -": 3} {
		if scale := scaleOf(words); scale.Highest() != want {
			t.Errorf("%q: got %d, want %d", words, scale.Highest(), want)
		}
	}
	scale := scaleOf("a 3 na -")
	scale.Ratings[1].Points = 9
	if scale.Highest() != 3 {
		t.Error("points of not applicable count")
	}
}

func TestNotApplicableOfAScale(t *testing.T) {
	scale := marks()
	if got, ok := scale.NotApplicable(); !ok || got.Code != na || got.Applies() {
		t.Errorf("got %q, %v", got.Code, ok)
	}
	yesNo := scaleOf("yes 1 no 0")
	if got, ok := yesNo.NotApplicable(); ok {
		t.Errorf("got %q", got.Code)
	}
	if _, ok := yesNo.Rating(checklist.Unanswered); ok {
		t.Error("no answer is on the scale")
	}
}
