package store

import (
	"iter"

	"tenken/checklist"
)

var submissions = kind[checklist.Submission]{bucketSubmissions, 64 << 20}

// Submission returns one revision of what a department has handed in, or
// ErrNoRecord.
func (tx *Tx) Submission(ref Ref, revision int) (checklist.Submission, error) {
	key, err := ref.submissionKey(revision)
	if err != nil {
		return checklist.Submission{}, err
	}
	return submissions.get(tx, key)
}

// Submissions yields all revisions of a department in a round, oldest first.
func (tx *Tx) Submissions(ref Ref) iter.Seq2[checklist.Submission, error] {
	key, err := ref.key()
	if err != nil {
		return failed[checklist.Submission](err)
	}
	return submissions.all(tx, under(key))
}

// PutSubmission keeps a submission for ever. The same one again changes nothing;
// another one under the same round, department and revision is ErrFrozen.
func (tx *Tx) PutSubmission(s checklist.Submission) error {
	key, err := Ref{Round: s.Round, Department: s.Department.ID}.submissionKey(s.Revision)
	if err != nil {
		return err
	}
	return submissions.putOnce(tx, key, s)
}
