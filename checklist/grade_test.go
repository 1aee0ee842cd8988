package checklist_test

import (
	"testing"

	"tenken/checklist"
)

func TestGrade(t *testing.T) {
	steps := []checklist.GradeStep{{Grade: "A", From: 9000}, {Grade: "B", From: 7500}, {Grade: "C", From: 6000}, {Grade: "D", From: 0}}
	tests := []struct {
		score      int
		met, unmet string // letters without and with a critical item unmet, capped at C
	}{
		{10000, "A", "C!"}, {9000, "A", "C!"}, {8999, "B", "C!"}, {7500, "B", "C!"}, {7499, "C", "C"}, {6000, "C", "C"}, {5999, "D", "D"}, {0, "D", "D"},
	}
	for _, test := range tests {
		rate := checklist.Rate{Permyriad: test.score, Valid: true}
		if got := letter(checklist.Grading{Steps: steps, Cap: "C"}, rate, false); got != test.met {
			t.Errorf("%d: got %s, want %s", test.score, got, test.met)
		}
		if got := letter(checklist.Grading{Steps: steps, Cap: "C"}, rate, true); got != test.unmet {
			t.Errorf("%d with a critical item unmet: got %s, want %s", test.score, got, test.unmet)
		}
		if got := letter(checklist.Grading{Steps: steps}, rate, true); got != test.met {
			t.Errorf("%d without a cap: got %s, want %s", test.score, got, test.met)
		}
		if got := letter(checklist.Grading{}, rate, true); got != "" {
			t.Errorf("%d without steps: got %s", test.score, got)
		}
	}
	if got := letter(checklist.Grading{Steps: steps, Cap: "C"}, checklist.Rate{}, true); got != "" {
		t.Errorf("no score: got %s", got)
	}
}

// letter marks a capped grade with "!".
func letter(g checklist.Grading, score checklist.Rate, unmet bool) string {
	grade, capped := g.Grade(score, unmet)
	if capped {
		grade += "!"
	}
	return grade
}

func TestScoreCarriesItsGrade(t *testing.T) {
	std := standardOf(question("A", weight(3)), question("B", weight(3)), question("C", critical))
	std.Grading = checklist.Grading{Steps: []checklist.GradeStep{{Grade: "A", From: 8000}, {Grade: "B", From: 0}}, Cap: "B"}
	scope := checklist.NewScope(std, office(), nil)
	for rating, want := range map[checklist.RatingCode]string{done: "A", notDone: "B!", na: "A"} {
		score := checklist.NewScore(std, scope, byKey(rated("A", done), rated("B", done), rated("C", rating)))
		got := score.Grade
		if score.Capped {
			got += "!"
		}
		if got != want {
			t.Errorf("C %s: got %s of %v, want %s", rating, got, score.Figure.Score, want)
		}
	}
}
