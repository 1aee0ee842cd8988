package store

import (
	"iter"

	"tenken/checklist"
)

var standards = kind[checklist.Standard]{bucketStandards, 16 << 20}

// Standard returns one version of a standard, or ErrNoRecord.
func (tx *Tx) Standard(id checklist.StandardID) (*checklist.Standard, error) {
	key, err := makeKey(id.ID, id.Version)
	if err != nil {
		return nil, err
	}
	s, err := standards.get(tx, key)
	if err != nil {
		return nil, err
	}
	return &s, nil
}

// Standards yields all versions of all standards, ordered by id and version.
func (tx *Tx) Standards() iter.Seq2[checklist.Standard, error] { return standards.all(tx, nil) }

// PutStandard keeps a standard. One that differs from the standard that is
// kept under the same id and version is ErrFrozen.
func (tx *Tx) PutStandard(s *checklist.Standard) error {
	key, err := makeKey(s.ID, s.Version)
	if err != nil {
		return err
	}
	return standards.putOnce(tx, key, *s)
}
