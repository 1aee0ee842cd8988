package store

import (
	"bytes"
	"fmt"
)

// TakenDraft is all that a workspace held of a draft round, as it was.
type TakenDraft struct{ records []takenRecord }

type takenRecord struct {
	bucket     string
	key, value []byte // the value as it was kept
}

// TakeDraft takes all that there is of a draft round out of the workspace, and returns
// it for PutBack. A round that isn't there is ErrNoRecord, one that was opened
// ErrFrozen.
func (tx *Tx) TakeDraft(round string) (*TakenDraft, error) {
	r, err := tx.Round(round)
	switch {
	case err != nil:
		return nil, err
	case !r.Draft:
		return nil, recordProblem(bucketRounds, []byte(round), fmt.Errorf("%w: it was opened", ErrFrozen))
	}
	taken := &TakenDraft{}
	for _, bucket := range yearly {
		for key, sealed := range tx.sealed(bucket, []byte(round)) {
			if !ofRound(bucket, key, round) {
				continue
			}
			value, err := tx.sealer.open(nil, bucket, key, sealed)
			if err != nil {
				return nil, recordProblem(bucket, key, err)
			}
			taken.records = append(taken.records, takenRecord{bucket, bytes.Clone(key), value})
		}
	}
	for _, record := range taken.records {
		tx.note(record.bucket, record.key, "")
		if err := tx.remove(record.bucket, record.key); err != nil {
			return nil, err
		}
	}
	return taken, nil
}

// PutBack puts back what TakeDraft has taken. The round must not be there: otherwise
// ErrFrozen.
func (tx *Tx) PutBack(taken *TakenDraft) error {
	for _, record := range taken.records {
		if record.bucket == bucketRounds && tx.has(bucketRounds, record.key) {
			return recordProblem(bucketRounds, record.key, ErrFrozen)
		}
		plain, err := unpack(record.value, maxTaken)
		if err != nil {
			return recordProblem(record.bucket, record.key, err)
		}
		tx.note(record.bucket, record.key, digest(plain))
		if err := tx.write(record.bucket, record.key, record.value); err != nil {
			return err
		}
	}
	return nil
}

// maxTaken is the most bytes that a record of any kind has.
const maxTaken = 64 << 20
