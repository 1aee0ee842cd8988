package workflow

import (
	"context"
	"fmt"

	"tenken/checklist"
	"tenken/checklist/store"
)

const (
	verbQuestion store.Verb = "question"
	verbReply    store.Verb = "reply"
)

// AskQuestion enters a department's question about an item, both as they are typed,
// into the register of a round.
func (w *Workspace) AskQuestion(ctx context.Context, year checklist.FiscalYear, item, department, text string) (q checklist.Question, err error) {
	err = w.changeRound(ctx, verbQuestion, year, func(tx *store.Tx, round checklist.Round) error {
		a, err := findParticipant(tx, round.ID, department)
		if err != nil {
			return err
		}
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		asked := FindItem(std, item)
		if asked == nil {
			return fmt.Errorf("%w: %s", checklist.ErrUnknownItem, item)
		}
		register, err := questions(tx, round.ID)
		if err != nil {
			return err
		}
		q, err = checklist.NewQuestion(register, checklist.Question{Round: round.ID, Item: asked.ID, Department: a.Department.ID, Text: text, Asked: w.stamp()})
		if err != nil {
			return err
		}
		return tx.PutQuestion(q)
	})
	return q, err
}

// Reply is the office's answer to a question.
type Reply struct {
	Number  int
	Text    string
	Publish bool // for all departments
	// Erratum makes the answer the office's word on the item in the round as well.
	Erratum bool
}

// AnswerQuestion records the answer to a question of the round, or a better one.
// A number that the register does not have is store.ErrNoRecord.
func (w *Workspace) AnswerQuestion(ctx context.Context, year checklist.FiscalYear, r Reply) (q checklist.Question, err error) {
	err = w.changeRound(ctx, verbReply, year, func(tx *store.Tx, round checklist.Round) error {
		if q, err = tx.Question(round.ID, r.Number); err != nil {
			return err
		}
		if q, err = q.Reply(r.Text, r.Publish || r.Erratum, w.stamp()); err != nil {
			return err
		}
		if err := tx.PutQuestion(q); err != nil || !r.Erratum {
			return err
		}
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		changed, err := round.WithErratum(std, checklist.Erratum{Item: q.Item, Text: q.Answer, Stamp: w.stamp()})
		if err != nil {
			return err
		}
		return tx.PutRound(changed)
	})
	return q, err
}

// questions are the register of a round, its days by the clock of Japan.
func questions(tx *store.Tx, round string) ([]checklist.Question, error) {
	var all []checklist.Question
	for q, err := range tx.Questions(round) {
		if err != nil {
			return nil, err
		}
		byJapan(&q)
		all = append(all, q)
	}
	return all, nil
}

// Register is the register of questions of a round, with the names it needs.
type Register struct {
	Round     checklist.Round
	Standard  *checklist.Standard
	Questions []checklist.Question
	Names     map[string]checklist.Text // of departments, by id
}

// Register returns the register of questions of a round, its days by the clock of
// Japan.
func (w *Workspace) Register(year checklist.FiscalYear) (r Register, err error) {
	err = w.viewRound(year, func(tx *store.Tx, round checklist.Round) error {
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		r = Register{Round: round, Standard: std, Names: map[string]checklist.Text{}}
		if r.Questions, err = questions(tx, round.ID); err != nil {
			return err
		}
		for a, err := range tx.Assessments(round.ID) {
			if err != nil {
				return err
			}
			r.Names[a.Department.ID] = a.Department.Name
		}
		return nil
	})
	return r, err
}

// byJapan tells the days of a question by the clock of Japan.
func byJapan(q *checklist.Question) {
	q.Asked = inJapan(q.Asked)
	if q.Answered != nil {
		q.Answered = new(inJapan(*q.Answered))
	}
}

// inJapan is a stamp by the clock of Japan.
func inJapan(s checklist.Stamp) checklist.Stamp {
	s.At = s.At.In(japan)
	return s
}
