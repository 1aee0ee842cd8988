package checklist_test

import (
	"testing"

	"tenken/checklist"
)

// Every class of last year with every answer of this year.
func TestOutcomeOf(t *testing.T) {
	const done, partly, not, na = checklist.ClassDone, checklist.ClassPartly, checklist.ClassNotDone, checklist.ClassNotApplicable
	for _, before := range []checklist.RatingClass{not, partly} {
		for now, want := range map[checklist.RatingClass]checklist.Outcome{
			done: checklist.OutcomeDone, na: checklist.OutcomeNotApplicable, not: checklist.OutcomeOpen, partly: checklist.OutcomeOpen, "": checklist.OutcomeUnanswered,
		} {
			if now == partly && before == not {
				want = checklist.OutcomeImproved
			}
			var rating *checklist.Rating
			if now != "" {
				rating = &checklist.Rating{Class: now}
			}
			if got := checklist.OutcomeOf(before, rating); got != want {
				t.Errorf("%s then %q is %s, want %s", before, now, got, want)
			}
		}
	}
}

// Only plans that were open are followed up, to the item that goes on, and to none
// if it is gone.
func TestFollowUps(t *testing.T) {
	planned := func(item string, rating checklist.RatingCode) *checklist.Response {
		r := rated(item, rating)
		r.Plan.Action = "台帳を作る。"
		return r
	}
	old := standardOf(question("A"), question("B"), question("C"), question("D"), question("E"))
	scope := scopeOf(question("A"), question("B"), question("C"), question("F", replacing("D")))
	std := standardOf(question("A"), question("B"), question("C"), question("F", replacing("D")))
	last := byKey(planned("A", notDone), rated("B", notDone), planned("C", done), planned("D", partly), planned("E", notDone))
	offers := checklist.CarryOver(checklist.Compare(old, std), scope, last, "")
	got := ""
	for _, f := range checklist.FollowUps(offers, &old.Scale, scope, &std.Scale, byKey(rated("A", partly), rated("B", done))) {
		got += f.Key.Item + "<" + f.Last.Item + " " + string(f.Outcome) + ", "
		if asked := f.Item != nil; asked != (f.Outcome != checklist.OutcomeNotAsked) || (f.Now != nil) != (f.Rating != nil) {
			t.Errorf("%+v", f)
		}
	}
	if want := "A<A improved, F<D unanswered, E<E not_asked, "; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
