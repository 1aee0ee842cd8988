package checklist_test

import (
	"errors"
	"fmt"
	"reflect"
	"testing"
	"time"

	"tenken/checklist"
)

// Every state, excused or not, before, on and after the due date, with and
// without answers.
func TestStatusInEveryCase(t *testing.T) {
	due := checklist.Date{Year: 2026, Month: 10, Day: 30}
	round := &checklist.Round{Due: due}
	for _, state := range checklist.States() {
		for _, excused := range []string{"", "統合のため"} {
			for days := -1; days <= 1; days++ {
				for answered := range 2 {
					a := &checklist.Assessment{State: state, Excused: excused}
					want := wantedStatus(state, excused != "", days > 0, answered > 0)
					if got := a.StatusOn(due.AddDays(days), round, answered); got != want {
						t.Errorf("%s, excused %q, %d days after, %d answered: %s, not %s", state, excused, days, answered, got, want)
					}
				}
			}
		}
	}
}

// wantedStatus says the same in the order of what matters to the office.
func wantedStatus(state checklist.State, excused, late, answered bool) checklist.Status {
	handedIn := map[checklist.State]checklist.Status{
		checklist.StateSubmitted: checklist.StatusSubmitted, checklist.StateAccepted: checklist.StatusAccepted, checklist.StateReturned: checklist.StatusReturned,
	}
	if excused {
		return checklist.StatusExcused
	}
	if status, ok := handedIn[state]; ok {
		return status
	}
	if late {
		return checklist.StatusLate
	}
	if state != checklist.StateDraft {
		return checklist.StatusApproved
	}
	return map[bool]checklist.Status{true: checklist.StatusDraft, false: checklist.StatusNotStarted}[answered]
}

func TestExtensionMovesTheDay(t *testing.T) {
	round := &checklist.Round{Due: checklist.Date{Year: 2026, Month: 10, Day: 30}}
	a, err := live(t, "").Extend(checklist.Date{Year: 2026, Month: 11, Day: 6})
	if err != nil || a.StatusOn(checklist.Date{Year: 2026, Month: 11, Day: 6}, round, 0) != checklist.StatusNotStarted {
		t.Errorf("on the extended day: %v, %v", a, err)
	}
	if got := a.StatusOn(checklist.Date{Year: 2026, Month: 11, Day: 7}, round, 0); got != checklist.StatusLate {
		t.Errorf("after the extended day: %s", got)
	}
	if back, err := a.Extend(checklist.Date{}); err != nil || round.DueOf(&back) != round.Due {
		t.Errorf("taken back: %v, %v", back.Due, err)
	}
	if (&checklist.Assessment{State: checklist.StateDraft}).StatusOn(round.Due, &checklist.Round{}, 0) != checklist.StatusNotStarted {
		t.Error("a round without a due date is late")
	}
}

// The office's commands in every state of the life cycle.
func TestOfficeCommandsInEveryState(t *testing.T) {
	commands := map[string]struct {
		run     func(checklist.Assessment) (checklist.Assessment, error)
		allowed func(checklist.State) bool
	}{
		"extend": {func(a checklist.Assessment) (checklist.Assessment, error) { return a.Extend(decision.Date) },
			func(s checklist.State) bool { return s != checklist.StateAccepted }},
		"excuse": {func(a checklist.Assessment) (checklist.Assessment, error) { return a.Excuse("統合のため") },
			func(s checklist.State) bool { return s == checklist.StateDraft }},
		"receive": {func(a checklist.Assessment) (checklist.Assessment, error) {
			return a.Receive(&checklist.Submission{Revision: a.Revision + 1, Approval: decision})
		}, func(s checklist.State) bool { return s != checklist.StateAccepted }},
	}
	for _, life := range lives {
		for name, command := range commands {
			before, untouched := live(t, life), live(t, life)
			after, err := command.run(before)
			if !reflect.DeepEqual(before, untouched) {
				t.Errorf("%s of %q changed its receiver", name, life)
			}
			if allowed := command.allowed(before.State); allowed != (err == nil) || !allowed && !errors.Is(err, checklist.ErrState) {
				t.Errorf("%s of %q (%s): %v", name, life, before.State, err)
			}
			if err != nil && !reflect.DeepEqual(after, before) {
				t.Errorf("%s of %q was refused and changed the assessment", name, life)
			}
		}
	}
}

func TestReceiveKeepsTheNewest(t *testing.T) {
	a := checklist.Assessment{State: checklist.StateDraft}
	var err error
	for _, revision := range []int{2, 5} {
		if a, err = a.Receive(&checklist.Submission{Revision: revision, Approval: decision}); err != nil || a.Revision != revision || a.State != checklist.StateSubmitted {
			t.Fatalf("revision %d: %+v, %v", revision, a, err)
		}
	}
	for _, revision := range []int{1, 4, 5} {
		if _, err := a.Receive(&checklist.Submission{Revision: revision}); !errors.Is(err, checklist.ErrRevision) {
			t.Errorf("revision %d after 5: %v", revision, err)
		}
	}
	excused, err := (checklist.Assessment{State: checklist.StateDraft}).Excuse("統合のため")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := excused.Receive(&checklist.Submission{Revision: 1}); !errors.Is(err, checklist.ErrState) {
		t.Errorf("an excused department has submitted: %v", err)
	}
}

func TestCorrection(t *testing.T) {
	sub := checklist.Submission{Revision: 2, Responses: []checklist.Response{*rated("A", done), *rated("B", done)}}
	scope, scale := scopeOf(question("A"), question("B")), marks()
	slip := checklist.Correction{Key: at("A"), After: *rated("A", partly), Consent: "税務課 庶務係、11月2日、電話", Stamp: stamp}
	recorded, err := sub.Correct(scope, &scale, slip)
	if err != nil || recorded.Revision != 2 || recorded.After.Stamp != stamp {
		t.Fatalf("recorded %+v, %v", recorded, err)
	}
	later := recorded
	later.After = *rated("A", notDone)
	older := recorded
	older.Revision, older.Key, older.After = 1, at("B"), *rated("B", notDone)
	corrected := sub.Corrected([]checklist.Correction{recorded, later, older})
	if got := fmt.Sprintln(corrected.Responses[0].Rating, corrected.Responses[1].Rating, sub.Responses[0].Rating); got != "not_done done done\n" {
		t.Errorf("corrected, untouched and original: %s", got)
	}
	wrong := map[error]checklist.Correction{checklist.ErrConsent: {Key: at("A"), After: *rated("A", partly), Consent: " "},
		checklist.ErrNotInScope: {Key: at("Z"), After: *rated("Z", done), Consent: "電話"}, checklist.ErrUnknownRating: {Key: at("A"), After: *rated("A", "9"), Consent: "電話"}}
	for want, c := range wrong {
		if _, err := sub.Correct(scope, &scale, c); !errors.Is(err, want) {
			t.Errorf("got %v, want %v", err, want)
		}
	}
}

func TestWarningsAboutDates(t *testing.T) {
	day := func(month time.Month, day int) checklist.Date {
		return checklist.Date{Year: 2026, Month: month, Day: day}
	}
	sound := checklist.Round{FiscalYear: 2026, Opens: day(9, 14), Due: day(10, 9), Inspection: day(10, 1), Results: day(11, 6), Budget: day(11, 13),
		Assembly: []checklist.Period{{From: day(9, 1), To: day(9, 30)}}}
	tests := map[string]struct {
		change func(*checklist.Round)
		want   string
	}{
		"sound":    {func(*checklist.Round) {}, "[]"},
		"no dates": {func(r *checklist.Round) { *r = checklist.Round{FiscalYear: 2026} }, "[]"},
		"another year": {func(r *checklist.Round) {
			r.FiscalYear, r.Opens, r.Due, r.Inspection, r.Results = 2025, checklist.Date{}, checklist.Date{}, checklist.Date{}, checklist.Date{}
		}, "[{outside_year 2026-11-13 }]"},
		"Saturday":             {func(r *checklist.Round) { r.Due = day(10, 10) }, "[{on_weekend 2026-10-10 }]"},
		"due before opening":   {func(r *checklist.Round) { r.Opens = day(10, 12) }, "[{due_before_opening 2026-10-09 2026-10-12}]"},
		"inspected after due":  {func(r *checklist.Round) { r.Inspection = day(10, 15) }, "[{inspection_after_due 2026-10-15 2026-10-09}]"},
		"in the assembly":      {func(r *checklist.Round) { r.Assembly[0].To = day(10, 9) }, "[{due_in_assembly 2026-10-09 2026-10-09}]"},
		"results before due":   {func(r *checklist.Round) { r.Results = day(10, 8) }, "[{results_before_due 2026-10-08 2026-10-09}]"},
		"results after budget": {func(r *checklist.Round) { r.Budget = day(11, 5) }, "[{results_after_budget 2026-11-06 2026-11-05}]"},
	}
	for name, test := range tests {
		round := sound
		round.Assembly = append([]checklist.Period{}, sound.Assembly...)
		test.change(&round)
		if got := fmt.Sprint(round.Warnings()); got != test.want {
			t.Errorf("%s: got %s, want %s", name, got, test.want)
		}
	}
}
