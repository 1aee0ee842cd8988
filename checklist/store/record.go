package store

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"

	"go.etcd.io/bbolt"
)

// Tx is a transaction. It ends with the function that View or Update runs.
type Tx struct {
	bolt   *bbolt.Tx
	sealer *sealer
	writes []Write // for the journal
	dirty  bool    // something was written, journaled or not
	failed error   // a write that stopped half-way: there is no commit
}

// bucket is there, opening has made sure, unless it is one of addedBuckets in a
// file opened for reading.
func (tx *Tx) bucket(name string) *bbolt.Bucket { return tx.bolt.Bucket([]byte(name)) }

// value is the sealed value of a key, nil if there is none.
func (tx *Tx) value(bucket string, key []byte) []byte {
	if b := tx.bucket(bucket); b != nil {
		return b.Get(key)
	}
	return nil
}

func (tx *Tx) has(bucket string, key []byte) bool { return tx.value(bucket, key) != nil }

// needs gives ErrNoRecord unless there is a record to refer to.
func (tx *Tx) needs(bucket string, key []byte) error {
	if !tx.has(bucket, key) {
		return recordProblem(bucket, key, ErrNoRecord)
	}
	return nil
}

// keep packs and seals one record. It isn't journaled.
func (tx *Tx) keep(bucket string, key, plain []byte) error {
	return tx.write(bucket, key, pack(plain))
}

// write seals one value. It isn't journaled.
func (tx *Tx) write(bucket string, key, plain []byte) error {
	if err := tx.writable(); err != nil {
		return err
	}
	tx.dirty = true
	return tx.bucket(bucket).Put(key, tx.sealer.seal(bucket, key, plain))
}

// remove deletes one value. It isn't journaled.
func (tx *Tx) remove(bucket string, key []byte) error {
	if err := tx.writable(); err != nil {
		return err
	}
	tx.dirty = true
	return tx.bucket(bucket).Delete(key)
}

func (tx *Tx) writable() error {
	if !tx.bolt.Writable() {
		return ErrReadOnly
	}
	return nil
}

// sealed yields the sealed records of a bucket whose keys begin with prefix.
// Nothing may be written to the bucket meanwhile.
func (tx *Tx) sealed(bucket string, prefix []byte) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		b := tx.bucket(bucket)
		if b == nil {
			return
		}
		c := b.Cursor()
		for k, v := c.Seek(prefix); k != nil && bytes.HasPrefix(k, prefix); k, v = c.Next() {
			if !yield(k, v) {
				return
			}
		}
	}
}

// kind is one kind of record: values of type T, kept as JSON of no more than
// limit bytes.
type kind[T any] struct {
	bucket string
	limit  int
}

func (k kind[T]) name() string { return k.bucket }

// try opens a value and tells whether it can be understood.
func (k kind[T]) try(tx *Tx, key, sealed []byte) (plain []byte, err error) {
	if plain, err = k.unseal(tx, nil, key, sealed); err == nil {
		_, err = k.decode(key, plain)
	}
	return plain, err
}

// read opens one value, or gives ErrNoRecord with its place.
func (k kind[T]) read(tx *Tx, key []byte) ([]byte, error) {
	sealed := tx.value(k.bucket, key)
	if sealed == nil {
		return nil, recordProblem(k.bucket, key, ErrNoRecord)
	}
	return k.unseal(tx, nil, key, sealed)
}

// unseal gives the value; it may lie behind dst.
func (k kind[T]) unseal(tx *Tx, dst, key, sealed []byte) ([]byte, error) {
	value, err := k.open(tx, dst, key, sealed)
	if err != nil {
		return nil, err
	}
	plain, err := unpack(value, k.limit)
	if err != nil {
		return nil, recordProblem(k.bucket, key, err)
	}
	return plain, nil
}

// open appends the value, as it was sealed, to dst.
func (k kind[T]) open(tx *Tx, dst, key, sealed []byte) ([]byte, error) {
	if n := len(sealed) - sealOverhead; n > k.limit {
		return nil, k.tooLarge(key, n)
	}
	plain, err := tx.sealer.open(dst, k.bucket, key, sealed)
	if err != nil {
		return nil, recordProblem(k.bucket, key, err)
	}
	return plain, nil
}

func (k kind[T]) tooLarge(key []byte, n int) error {
	return recordProblem(k.bucket, key, fmt.Errorf("%w: %d of %d bytes", ErrTooLarge, n, k.limit))
}

func (k kind[T]) get(tx *Tx, key []byte) (T, error) {
	plain, err := k.read(tx, key)
	if err != nil {
		var none T
		return none, err
	}
	return k.decode(key, plain)
}

// put writes a record and notes it for the journal.
func (k kind[T]) put(tx *Tx, key []byte, v T) error {
	plain, err := k.encode(key, v)
	if err != nil {
		return err
	}
	tx.note(k.bucket, key, digest(plain))
	return tx.keep(k.bucket, key, plain)
}

// putOnce writes a record that never changes. Writing the same again is
// nothing; anything else is ErrFrozen.
func (k kind[T]) putOnce(tx *Tx, key []byte, v T) error {
	plain, err := k.encode(key, v)
	if err != nil {
		return err
	}
	return k.keepOnce(tx, key, plain)
}

// keepOnce is putOnce for a record in the form in which it is kept.
func (k kind[T]) keepOnce(tx *Tx, key, plain []byte) error {
	old, err := k.read(tx, key)
	switch {
	case errors.Is(err, ErrNoRecord):
		tx.note(k.bucket, key, digest(plain))
		return tx.keep(k.bucket, key, plain)
	case err == nil && !bytes.Equal(old, plain):
		return recordProblem(k.bucket, key, ErrFrozen)
	}
	return err
}

// moveTo gives a record, as it is, a place where records never change.
func (k kind[T]) moveTo(tx *Tx, other kind[T], key, place []byte) error {
	plain, err := k.read(tx, key)
	if err != nil {
		return err
	}
	if err := other.keepOnce(tx, place, plain); err != nil {
		return err
	}
	return k.delete(tx, key)
}

// delete removes a record and notes that for the journal.
func (k kind[T]) delete(tx *Tx, key []byte) error {
	if err := tx.needs(k.bucket, key); err != nil {
		return err
	}
	tx.note(k.bucket, key, "")
	return tx.remove(k.bucket, key)
}

// all yields the records whose keys begin with prefix, in the order of the
// keys. It ends with the first error.
func (k kind[T]) all(tx *Tx, prefix []byte) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		var plain []byte
		for key, sealed := range tx.sealed(k.bucket, prefix) {
			var v T
			var err error
			if plain, err = k.unseal(tx, plain[:0], key, sealed); err == nil {
				v, err = k.decode(key, plain)
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
	}
}

func (k kind[T]) encode(key []byte, v T) ([]byte, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return nil, recordProblem(k.bucket, key, err)
	}
	if len(plain) > k.limit {
		return nil, k.tooLarge(key, len(plain))
	}
	return plain, nil
}

// decode is strict: a member that this version doesn't know would be lost with
// the next write.
func (k kind[T]) decode(key, plain []byte) (T, error) {
	var v T
	d := json.NewDecoder(bytes.NewReader(plain))
	d.DisallowUnknownFields()
	err := d.Decode(&v)
	if err == nil {
		if _, err = d.Token(); err == io.EOF {
			return v, nil
		}
	}
	return v, recordProblem(k.bucket, key, fmt.Errorf("%w: %w", ErrRecord, err))
}
