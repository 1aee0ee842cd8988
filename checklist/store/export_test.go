package store

import (
	"bytes"
	"errors"
	"slices"
)

// Yearly, Lasting and SealedBuckets are the lists of buckets.
func Yearly() []string        { return slices.Clone(yearly) }
func Lasting() []string       { return slices.Clone(lasting) }
func SealedBuckets() []string { return slices.Clone(sealedBuckets) }

// Unsealed opens every value of a file.
func Unsealed(path string) (map[string][]byte, error) {
	s, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		return nil, err
	}
	all := map[string][]byte{}
	err = s.View(func(tx *Tx) error {
		for _, bucket := range sealedBuckets {
			for key, sealed := range tx.sealed(bucket, nil) {
				plain, err := tx.sealer.open(nil, bucket, key, sealed)
				if bucket != bucketContent && err == nil {
					plain, err = unpack(plain, held.limit)
				}
				if err != nil {
					return err
				}
				all[bucket+"/"+string(bytes.Clone(key))] = plain
			}
		}
		return nil
	})
	return all, errors.Join(err, s.Close())
}
