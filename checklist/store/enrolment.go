package store

import "tenken/checklist"

// Enrolment is the one-time secret of a department's package in a round, in the
// office's workspace and in the department's own.
type Enrolment struct {
	Secret string           `json:"secret"` // lower hex
	Made   checklist.Stamp  `json:"made"`
	Used   *checklist.Stamp `json:"used,omitempty"` // when it introduced a key
}

var enrolments = kind[Enrolment]{bucketEnrolments, 4 << 10}

// Enrolment returns the secret of a department in a round, or ErrNoRecord.
func (tx *Tx) Enrolment(ref Ref) (Enrolment, error) {
	key, err := ref.key()
	if err != nil {
		return Enrolment{}, err
	}
	return enrolments.get(tx, key)
}

// PutEnrolment keeps the secret of a department. The assessment must be there:
// otherwise ErrNoRecord.
func (tx *Tx) PutEnrolment(ref Ref, e Enrolment) error {
	key, err := ref.key()
	if err != nil {
		return err
	}
	if err := tx.needs(bucketAssessments, key); err != nil {
		return err
	}
	return enrolments.put(tx, key, e)
}
