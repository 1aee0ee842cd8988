package store

import (
	"fmt"
	"slices"

	"go.etcd.io/bbolt"
)

// unseal makes the sealer from the header and opens every value with it.
func (s *Store) unseal() (header, error) {
	var h header
	err := s.guarded(func() error {
		return s.db.View(func(b *bbolt.Tx) (err error) {
			if h, err = readHeader(b); err != nil {
				return err
			}
			if err := h.known(); err != nil {
				return err
			}
			if s.sealer, err = h.sealer(); err != nil {
				return err
			}
			return s.begin(b).trySeals(h.current() == nil)
		})
	})
	return h, err
}

// trySeals opens every value but the contents of attachments. With complete,
// no bucket of today's schema may be missing.
func (tx *Tx) trySeals(complete bool) error {
	if complete {
		for _, name := range sealedBuckets {
			if tx.bucket(name) == nil && !slices.Contains(addedBuckets, name) {
				return &Problem{Place: Place{Record: name}, Err: fmt.Errorf("%w: all records of this kind are missing", ErrDamaged)}
			}
		}
	}
	return tx.bolt.ForEach(func(name []byte, b *bbolt.Bucket) error {
		switch {
		case b == nil:
			return recordProblem(string(name), nil, fmt.Errorf("%w: not a bucket", ErrDamaged))
		case string(name) == bucketHeader, string(name) == bucketContent:
			return nil
		}
		return tx.tryBucket(string(name))
	})
}

func (tx *Tx) tryBucket(name string) error {
	var plain []byte
	var err error
	for key, sealed := range tx.sealed(name, nil) {
		if plain, err = tx.sealer.open(plain[:0], name, key, sealed); err != nil {
			return recordProblem(name, key, err)
		}
	}
	return nil
}
