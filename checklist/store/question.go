package store

import (
	"fmt"
	"iter"

	"tenken/checklist"
)

var questions = kind[checklist.Question]{bucketQuestions, 1 << 20}

// Question returns one question of a round, or ErrNoRecord.
func (tx *Tx) Question(round string, number int) (checklist.Question, error) {
	key, err := questionKey(round, number)
	if err != nil {
		return checklist.Question{}, err
	}
	return questions.get(tx, key)
}

// Questions yields the register of a round, by number.
func (tx *Tx) Questions(round string) iter.Seq2[checklist.Question, error] {
	key, err := makeKey(round)
	if err != nil {
		return failed[checklist.Question](err)
	}
	return questions.all(tx, under(key))
}

// PutQuestion keeps a question. The round must be there: otherwise ErrNoRecord.
func (tx *Tx) PutQuestion(q checklist.Question) error {
	if _, err := tx.inRound(q.Round); err != nil {
		return err
	}
	key, err := questionKey(q.Round, q.Number)
	if err != nil {
		return err
	}
	return questions.put(tx, key, q)
}

// questionKey gives ErrID for a number that isn't one.
func questionKey(round string, number int) ([]byte, error) {
	key, err := makeKey(round)
	if err == nil && (number < 1 || number > maxNumber) {
		err = fmt.Errorf("%w: question %d", ErrID, number)
	}
	return numbered(key, number), err
}
