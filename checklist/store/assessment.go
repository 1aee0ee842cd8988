package store

import (
	"iter"

	"tenken/checklist"
)

var assessments = kind[checklist.Assessment]{bucketAssessments, 1 << 20}

// RefOf names an assessment.
func RefOf(a *checklist.Assessment) Ref {
	return Ref{Round: a.Round, Department: a.Department.ID}
}

// Assessment returns an assessment without its responses, or ErrNoRecord.
func (tx *Tx) Assessment(ref Ref) (checklist.Assessment, error) {
	key, err := ref.key()
	if err != nil {
		return checklist.Assessment{}, err
	}
	return assessments.get(tx, key)
}

// Assessments yields the assessments of a round, ordered by department.
func (tx *Tx) Assessments(round string) iter.Seq2[checklist.Assessment, error] {
	key, err := makeKey(round)
	if err != nil {
		return failed[checklist.Assessment](err)
	}
	return assessments.all(tx, under(key))
}

// PutAssessment keeps an assessment. Its round must be there: otherwise
// ErrNoRecord.
func (tx *Tx) PutAssessment(a checklist.Assessment) error {
	key, err := RefOf(&a).key()
	if err != nil {
		return err
	}
	if err := tx.needs(bucketRounds, []byte(a.Round)); err != nil {
		return err
	}
	return assessments.put(tx, key, a)
}

// DeleteAssessment removes an assessment that has no answers and no submissions
// yet, such as one of a draft round.
func (tx *Tx) DeleteAssessment(ref Ref) error {
	key, err := ref.key()
	if err != nil {
		return err
	}
	return assessments.delete(tx, key)
}

// failed is the sequence that yields an error and nothing else.
func failed[T any](err error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var none T
		yield(none, err)
	}
}
