package checklist

// Grading turns a score into a letter (総合評価). A city decides whether letters
// are shown at all: Round.ShowGrade.
type Grading struct {
	Steps []GradeStep `json:"steps"` // best first; the last one starts at 0
	// Cap is the best grade that remains while a critical item earns nothing.
	Cap string `json:"cap,omitempty"`
}

// GradeStep is one letter and the score from which it is given.
type GradeStep struct {
	Grade string `json:"grade"`
	From  int    `json:"from"` // permyriad
}

// Grade returns the letter and whether the cap lowered it. Without a valid
// score there is no letter.
func (g Grading) Grade(score Rate, criticalUnmet bool) (letter string, capped bool) {
	if !score.Valid {
		return "", false
	}
	for i, step := range g.Steps {
		if score.Permyriad < step.From {
			continue
		}
		if criticalUnmet && i < g.position(g.Cap) {
			return g.Cap, true
		}
		return step.Grade, false
	}
	return "", false
}

// position is the index of a letter, 0 if it is not a step: no cap.
func (g Grading) position(letter string) int {
	for i, step := range g.Steps {
		if step.Grade == letter {
			return i
		}
	}
	return 0
}
