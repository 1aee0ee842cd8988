package store

import (
	"iter"

	"tenken/checklist"
)

var corrections = kind[checklist.Correction]{bucketCorrections, 1 << 20}

// Corrections yields what the office has put right of a department in a round, in
// the order in which it was recorded.
func (tx *Tx) Corrections(ref Ref) iter.Seq2[checklist.Correction, error] {
	key, err := ref.key()
	if err != nil {
		return failed[checklist.Correction](err)
	}
	return corrections.all(tx, under(key))
}

// AddCorrection records a correction for ever. The assessment must be there:
// otherwise ErrNoRecord.
func (tx *Tx) AddCorrection(ref Ref, c checklist.Correction) error {
	key, err := ref.key()
	if err != nil {
		return err
	}
	if err := tx.needs(bucketAssessments, key); err != nil {
		return err
	}
	n := 1
	for range tx.sealed(bucketCorrections, under(key)) {
		n++
	}
	return corrections.putOnce(tx, numbered(key, n), c)
}
