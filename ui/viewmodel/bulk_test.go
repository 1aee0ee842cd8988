package viewmodel

import (
	"slices"
	"testing"

	"tenken/checklist"
)

// everyRow are all rows of a sheet.
func everyRow(s *Session) []int { return s.Select(Filter{Show: ShowAll}) }

func skipped(plan BulkPlan, why BulkSkip) []string {
	var ids []string
	for _, row := range plan.Skipped[why] {
		ids = append(ids, row.Key.Item)
	}
	return ids
}

// One rating for several items is one step; what cannot take it is named, and the
// reason is asked for once.
func TestBulkRating(t *testing.T) {
	s := open(t, smallForm(t))
	put(t, s, duty, rated("not_applicable"))
	put(t, s, password, func(r *checklist.Response) { r.Rating, r.Reason = "done", "前からの理由" })
	put(t, s, incident, func(r *checklist.Response) { r.Nothing = true })
	steps := len(s.undo)
	change := BulkChange{Rating: "not_applicable", Reason: "窓口がない"}
	plan := s.PlanBulk(everyRow(s), change)
	if !slices.Equal(skipped(plan, SkipCount), []string{training.Item}) || !slices.Equal(skipped(plan, SkipSame), []string{duty.Item}) || len(plan.Skipped[SkipLocked]) != 0 {
		t.Errorf("skipped %+v", plan.Skipped)
	}
	if len(plan.Edits) != 4 || plan.Replaced != 2 || plan.Reasons != 3 || plan.Plans != 0 {
		t.Errorf("%+v", plan)
	}
	if err := s.Save(t.Context(), plan.Edits...); err != nil {
		t.Fatal(err)
	}
	for key, reason := range map[checklist.Key]string{password: "前からの理由", incident: "窓口がない", register: "窓口がない", accounts: "窓口がない"} {
		if got := stored(t, s, key); got.Rating != "not_applicable" || got.Reason != reason || got.Nothing {
			t.Errorf("%v: %+v", key, got)
		}
	}
	if len(s.undo) != steps+1 || len(s.Select(Filter{Search: "窓口がない"})) != 3 {
		t.Error("it is not one step, or not found")
	}
	if _, _, err := s.Undo(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := stored(t, s, incident); !got.Nothing || len(s.Select(Filter{Search: "窓口がない"})) != 0 {
		t.Errorf("after a step back: %+v", got)
	}
	if got := stored(t, s, accounts); !got.IsBlank() {
		t.Errorf("after a step back: %+v", got)
	}
}

func TestBulkAsksForPlans(t *testing.T) {
	s := open(t, smallForm(t))
	put(t, s, duty, func(r *checklist.Response) { r.Plan.Action = "改める" })
	if plan := s.PlanBulk(everyRow(s), BulkChange{Rating: "not_done"}); plan.Plans != len(plan.Edits)-1 || plan.Reasons != 0 {
		t.Errorf("%+v", plan)
	}
}

func TestBulkResponsibilityAndEvidence(t *testing.T) {
	s := open(t, smallForm(t))
	put(t, s, duty, func(r *checklist.Response) { r.Responsibility = checklist.Central })
	plan := s.PlanBulk(everyRow(s), BulkChange{Responsibility: checklist.Own})
	if len(plan.Edits) != 1 || plan.Edits[0].Response.Key != duty {
		t.Errorf("only the first is not the department's own: %+v", plan.Edits)
	}
	reference := BulkChange{Evidence: &checklist.Evidence{Title: "台帳"}}
	for _, n := range []int{len(everyRow(s)), 0} { // the second time it is there
		plan = s.PlanBulk(everyRow(s), reference)
		if len(plan.Edits) != n {
			t.Fatalf("%d edits, want %d", len(plan.Edits), n)
		}
		if n > 0 {
			if err := s.Save(t.Context(), plan.Edits...); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(s.Select(Filter{Show: ShowEvidence})) != s.Rows() {
		t.Error("not every item names it")
	}
}

func TestBulkLeavesLockedAnswers(t *testing.T) {
	s := open(t, smallForm(t))
	s.sheet.Assessment.State = checklist.StateReturned
	s.sheet.Assessment.Returned = &checklist.ReturnNote{Keys: []checklist.Key{password}}
	plan := s.PlanBulk(everyRow(s), BulkChange{Rating: "done"})
	if len(plan.Edits) != 1 || len(plan.Skipped[SkipLocked]) != s.Rows()-1 {
		t.Errorf("%+v", plan)
	}
}
