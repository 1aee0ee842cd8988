package store

import (
	"bytes"
	"errors"
	"fmt"
	"iter"

	"tenken/checklist"
)

var (
	evidence = kind[checklist.Evidence]{bucketEvidence, 1 << 20}
	removed  = kind[checklist.Evidence]{bucketRemoved, 1 << 20}
)

// Evidence yields all evidence of an assessment, ordered by subject, item
// and id.
func (tx *Tx) Evidence(ref Ref) iter.Seq2[checklist.Evidence, error] {
	key, err := ref.key()
	if err != nil {
		return failed[checklist.Evidence](err)
	}
	return evidence.all(tx, under(key))
}

// EvidenceOf yields the evidence for the answer to one item, ordered by id.
func (tx *Tx) EvidenceOf(ref Ref, k checklist.Key) iter.Seq2[checklist.Evidence, error] {
	key, err := ref.answerKey(k)
	if err != nil {
		return failed[checklist.Evidence](err)
	}
	return evidence.all(tx, under(key))
}

// PutEvidence keeps a reference, or changes the words that go with an
// attachment. File must be what is kept already: Attach alone brings content.
// Otherwise the error is ErrNoContent; ErrNoRecord without the assessment.
func (tx *Tx) PutEvidence(ref Ref, e checklist.Evidence) error {
	key, err := tx.evidenceKey(ref, e)
	if err != nil {
		return err
	}
	old, err := evidence.get(tx, key)
	if err != nil && !errors.Is(err, ErrNoRecord) {
		return err
	}
	if !sameFile(old.File, e.File) {
		return recordProblem(bucketEvidence, key, ErrNoContent)
	}
	return evidence.put(tx, key, e)
}

// RemoveEvidence takes evidence away. Until the file is opened for writing the
// next time, RestoreEvidence can put it back, content and all.
func (tx *Tx) RemoveEvidence(ref Ref, k checklist.Key, id string) error {
	key, err := ref.evidenceKey(k, id)
	if err != nil {
		return err
	}
	e, err := evidence.get(tx, key)
	if err != nil {
		return err
	}
	if err := tx.countAttached(-fileSize(e.File)); err != nil {
		return err
	}
	plain, err := removed.encode(key, e)
	if err != nil {
		return err
	}
	if err := tx.keep(bucketRemoved, key, plain); err != nil {
		return err
	}
	return evidence.delete(tx, key)
}

// RestoreEvidence puts back what RemoveEvidence has taken away, as it was, or
// gives ErrNoRecord.
func (tx *Tx) RestoreEvidence(ref Ref, k checklist.Key, id string) (checklist.Evidence, error) {
	key, err := ref.evidenceKey(k, id)
	if err != nil {
		return checklist.Evidence{}, err
	}
	e, err := removed.get(tx, key)
	if err != nil {
		return checklist.Evidence{}, err
	}
	if tx.has(bucketEvidence, key) {
		return checklist.Evidence{}, recordProblem(bucketEvidence, key, ErrFrozen)
	}
	if err := tx.countAttached(fileSize(e.File)); err != nil {
		return checklist.Evidence{}, err
	}
	if err := tx.remove(bucketRemoved, key); err != nil {
		return checklist.Evidence{}, err
	}
	return e, evidence.put(tx, key, e)
}

// sweepRemoved drops removed evidence for good.
func (s *Store) sweepRemoved() error {
	return s.commit(func(tx *Tx) error {
		var keys [][]byte
		for key := range tx.sealed(bucketRemoved, nil) {
			keys = append(keys, bytes.Clone(key))
		}
		for _, key := range keys {
			if err := errors.Join(tx.remove(bucketRemoved, key), tx.dropContent(key)); err != nil {
				return err
			}
		}
		return nil
	})
}

// evidenceKey is the key of evidence in an assessment that is there.
func (tx *Tx) evidenceKey(ref Ref, e checklist.Evidence) ([]byte, error) {
	if _, err := tx.answerKey(ref, e.Key); err != nil {
		return nil, err
	}
	return ref.evidenceKey(e.Key, e.ID)
}

func sameFile(a, b *checklist.File) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

func fileSize(f *checklist.File) int64 {
	if f == nil {
		return 0
	}
	return f.Size
}

// Attached is the size of all attachments, in bytes. From
// checklist.AttachmentsWarning on the user is to be warned, and above
// checklist.MaxAttachments there is no more room.
func (tx *Tx) Attached() (int64, error) {
	head, err := tx.JournalHead()
	return head.Attached, err
}

// countAttached keeps the size of all attachments up to date.
func (tx *Tx) countAttached(n int64) error {
	if n == 0 {
		return nil
	}
	head, err := tx.JournalHead()
	if err != nil {
		return err
	}
	head.Attached += n
	if n > 0 && head.Attached > checklist.MaxAttachments {
		return fmt.Errorf("%w: %d of %d bytes", ErrAttachmentsFull, head.Attached, checklist.MaxAttachments)
	}
	return tx.putHead(head)
}
