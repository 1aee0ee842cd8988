package viewmodel

import (
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// In every state something is said of what is in effect, or answers can be changed.
func TestInEffect(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		s, f := open(t, smallForm(t)), NewFormat(lang)
		for _, state := range checklist.States() {
			s.sheet.Assessment.State = state
			effect, locked := s.InEffect(f)
			if locked == state.Editable() || locked != (effect.Title != "" && effect.Help != "" && len(effect.Facts) > 1) {
				t.Errorf("%s: %v %+v", state, locked, effect)
			}
		}
	}
}

func TestInEffectOfASubmission(t *testing.T) {
	s, f := open(t, smallForm(t)), NewFormat("ja")
	complete(t, s)
	a := &s.sheet.Assessment
	a.State, a.Approval = checklist.StateSubmitted, &checklist.Approval{DraftNumber: "8税第99号", Date: checklist.Date{Year: 2026, Month: 10, Day: 1}, Post: "税務課長"}
	s.SetHandedIn(workflow.HandedIn{Revisions: []workflow.HandedRevision{{Revision: 1, Made: checklist.Stamp{At: now()}}}})
	effect, _ := s.InEffect(f)
	want := []Labelled{{"提出", "第1回（令和8年10月1日）"}, {"事務局からの通知", "事務局からの通知待ち"}, {"決裁", "令和8年10月1日　税務課長"}, {"回答した項目", "6 / 6"}}
	for i, fact := range want {
		if effect.Facts[i] != fact {
			t.Errorf("%+v, want %+v", effect.Facts[i], fact)
		}
	}
	a.State = checklist.StateConfirmed
	if effect, _ := s.InEffect(f); effect.Facts[0].Label != "決裁" {
		t.Errorf("an earlier submission is not in effect: %+v", effect.Facts)
	}
}
