package store

import (
	"iter"

	"tenken/checklist"
)

// Partial is an answer sheet that holds a part of a department's answers, as the
// file came: the parts are read anew together with each that follows.
type Partial struct {
	Round      string          `json:"round"`
	Department string          `json:"department"`
	Revision   int             `json:"revision"` // that the sheet is for
	Digest     string          `json:"digest"`   // SHA-256 of the file, lower hex
	File       string          `json:"file"`     // its name without folders
	Content    []byte          `json:"content"`
	Batch      string          `json:"batch"` // see Receipt
	Stamp      checklist.Stamp `json:"stamp"`
}

var partials = kind[Partial]{bucketPartials, 32 << 20}

func (p *Partial) key() ([]byte, error) {
	return Ref{Round: p.Round, Department: p.Department}.heldKey(p.Revision, p.Digest)
}

// Partials yields the parts of a department's answers in a round, by revision and
// digest.
func (tx *Tx) Partials(ref Ref) iter.Seq2[Partial, error] {
	key, err := ref.key()
	if err != nil {
		return failed[Partial](err)
	}
	return partials.all(tx, under(key))
}

// PutPartial keeps a part. The assessment must be there: otherwise ErrNoRecord.
func (tx *Tx) PutPartial(p Partial) error {
	key, err := p.key()
	if err != nil {
		return err
	}
	ref, err := Ref{Round: p.Round, Department: p.Department}.key()
	if err != nil {
		return err
	}
	if err := tx.needs(bucketAssessments, ref); err != nil {
		return err
	}
	return partials.put(tx, key, p)
}

// RemovePartial takes a part away, or gives ErrNoRecord.
func (tx *Tx) RemovePartial(p Partial) error {
	key, err := p.key()
	if err != nil {
		return err
	}
	return partials.delete(tx, key)
}
