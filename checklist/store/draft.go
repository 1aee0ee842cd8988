package store

import "tenken/checklist"

var drafts = kind[checklist.Response]{bucketDrafts, maxResponse}

// Draft returns what was being typed as the answer to an item when the program
// last ended, or ErrNoRecord.
func (tx *Tx) Draft(ref Ref, k checklist.Key) (checklist.Response, error) {
	key, err := ref.answerKey(k)
	if err != nil {
		return checklist.Response{}, err
	}
	return drafts.get(tx, key)
}

// SaveDraft keeps what is being typed, in a transaction of its own. A draft is
// the only record without a journal entry: it is nobody's answer yet.
// PutResponse drops it.
func (s *Store) SaveDraft(ref Ref, r checklist.Response) error {
	return s.commit(func(tx *Tx) error {
		key, err := tx.answerKey(ref, r.Key)
		if err != nil {
			return err
		}
		plain, err := drafts.encode(key, r)
		if err != nil {
			return err
		}
		return tx.keep(bucketDrafts, key, plain)
	})
}
