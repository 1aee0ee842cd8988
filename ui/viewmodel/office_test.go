package viewmodel

import (
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

func TestOfficeStates(t *testing.T) {
	for want, round := range map[RoundState]checklist.Round{
		RoundOpen: {}, RoundDraft: {Draft: true}, RoundClosed: {Closed: &checklist.Stamp{}}, RoundImported: {Imported: &checklist.Import{}},
	} {
		o := &Office{Board: &workflow.Board{Round: round}}
		if got := o.State(); got != want {
			t.Errorf("%s instead of %s", got, want)
		}
	}
	if o := (&Office{}); o.State() != RoundNone || o.Year() != 0 || o.Waiting() != 0 || o.Count(checklist.StatusLate) != 0 {
		t.Errorf("%+v", o)
	}
}

func TestOfficeCounts(t *testing.T) {
	o := &Office{Board: smallBoard()}
	o.Board.Bureaus[1].Rows[0].Waiting = 2
	if !o.Has("tax") || o.Has("library") {
		t.Error("it does not know who is in the round")
	}
	if o.Year() != 2026 || o.Waiting() != 2 || o.Count(checklist.StatusLate) != 1 {
		t.Errorf("%d, %d waiting, %d late", o.Year(), o.Waiting(), o.Count(checklist.StatusLate))
	}
	f := NewFormat("ja")
	if f.Badge(99) != "99" || f.Badge(100) != "99+" || f.ShortDate(roundDue) != "R8.10.30" || f.ShortDate(checklist.Date{}) != "" || NewFormat("en").ShortDate(roundDue) != "2026-10-30" {
		t.Error(f.Badge(100), f.ShortDate(roundDue))
	}
}
