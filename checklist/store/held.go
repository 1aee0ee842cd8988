package store

import (
	"iter"

	"tenken/checklist"
)

var held = kind[checklist.Submission]{bucketHeld, 64 << 20}

// heldKey is the key of a submission that has no place in the chain. It holds the
// digest: there may be several of one revision.
func (r Ref) heldKey(revision int, digest string) ([]byte, error) {
	key, err := r.submissionKey(revision)
	if err != nil {
		return nil, err
	}
	last, err := makeKey(digest)
	return append(under(key), last...), err
}

// PutHeld keeps a submission that has no place among those that count. The digest
// is its canonical one.
func (tx *Tx) PutHeld(s checklist.Submission, digest string) error {
	key, err := Ref{Round: s.Round, Department: s.Department.ID}.heldKey(s.Revision, digest)
	if err != nil {
		return err
	}
	return held.putOnce(tx, key, s)
}

// Held returns a submission that PutHeld or Hold has put aside, or ErrNoRecord.
func (tx *Tx) Held(ref Ref, revision int, digest string) (checklist.Submission, error) {
	key, err := ref.heldKey(revision, digest)
	if err != nil {
		return checklist.Submission{}, err
	}
	return held.get(tx, key)
}

// HeldSubmissions yields what is put aside of a department in a round.
func (tx *Tx) HeldSubmissions(ref Ref) iter.Seq2[checklist.Submission, error] {
	key, err := ref.key()
	if err != nil {
		return failed[checklist.Submission](err)
	}
	return held.all(tx, under(key))
}

// Hold puts the submission of a revision aside. It stays as it is, under the
// digest, until Release.
func (tx *Tx) Hold(ref Ref, revision int, digest string) error {
	aside, place, err := ref.places(revision, digest)
	if err != nil {
		return err
	}
	return submissions.moveTo(tx, held, place, aside)
}

// Release gives a submission that is put aside its place among those that count.
func (tx *Tx) Release(ref Ref, revision int, digest string) error {
	aside, place, err := ref.places(revision, digest)
	if err != nil {
		return err
	}
	return held.moveTo(tx, submissions, aside, place)
}

// places are the keys of a submission that is put aside and of one that counts.
func (r Ref) places(revision int, digest string) (aside, place []byte, err error) {
	if aside, err = r.heldKey(revision, digest); err != nil {
		return nil, nil, err
	}
	place, err = r.submissionKey(revision)
	return aside, place, err
}

// DropHeld takes away a submission that is put aside, such as one that has got
// another revision.
func (tx *Tx) DropHeld(ref Ref, revision int, digest string) error {
	key, err := ref.heldKey(revision, digest)
	if err != nil {
		return err
	}
	return held.delete(tx, key)
}
