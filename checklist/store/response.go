package store

import (
	"iter"

	"tenken/checklist"
)

// Seven texts of 20,000 characters, each of which JSON may write in six bytes.
const maxResponse = 1 << 20

var responses = kind[checklist.Response]{bucketResponses, maxResponse}

// Response returns the answer to one item, or ErrNoRecord if there is none yet.
func (tx *Tx) Response(ref Ref, k checklist.Key) (checklist.Response, error) {
	key, err := ref.answerKey(k)
	if err != nil {
		return checklist.Response{}, err
	}
	return responses.get(tx, key)
}

// Responses yields all answers of an assessment, ordered by subject and item.
func (tx *Tx) Responses(ref Ref) iter.Seq2[checklist.Response, error] {
	key, err := ref.key()
	if err != nil {
		return failed[checklist.Response](err)
	}
	return responses.all(tx, under(key))
}

// PutResponse keeps an answer and drops the draft of it. The assessment must be
// there: otherwise ErrNoRecord. Whether the answer can be given now is
// for checklist.Assessment to say.
func (tx *Tx) PutResponse(ref Ref, r checklist.Response) error {
	key, err := tx.answerKey(ref, r.Key)
	if err != nil {
		return err
	}
	if tx.has(bucketDrafts, key) {
		if err := tx.remove(bucketDrafts, key); err != nil {
			return err
		}
	}
	return responses.put(tx, key, r)
}

// DeleteResponse makes an item unanswered again.
func (tx *Tx) DeleteResponse(ref Ref, k checklist.Key) error {
	key, err := ref.answerKey(k)
	if err != nil {
		return err
	}
	return responses.delete(tx, key)
}

// answerKey is the key of an answer in an assessment that is there.
func (tx *Tx) answerKey(ref Ref, k checklist.Key) ([]byte, error) {
	key, err := ref.key()
	if err != nil {
		return nil, err
	}
	if err := tx.needs(bucketAssessments, key); err != nil {
		return nil, err
	}
	return ref.answerKey(k)
}

// Answers loads everything that has been recorded in an assessment.
func (tx *Tx) Answers(ref Ref) (checklist.Answers, error) {
	a := checklist.Answers{
		Responses: make(map[checklist.Key]*checklist.Response),
		Evidence:  make(map[checklist.Key][]checklist.Evidence),
	}
	for r, err := range tx.Responses(ref) {
		if err != nil {
			return checklist.Answers{}, err
		}
		a.Responses[r.Key] = &r
	}
	for e, err := range tx.Evidence(ref) {
		if err != nil {
			return checklist.Answers{}, err
		}
		a.Evidence[e.Key] = append(a.Evidence[e.Key], e)
	}
	return a, nil
}
