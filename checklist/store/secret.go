package store

import (
	"bytes"
	"encoding/json"
	"fmt"
)

var secrets = kind[json.RawMessage]{bucketKeys, 1 << 20}

// Keys decodes the workspace's own keys, and those of others that it trusts, into
// v, a pointer to what PutKeys was given. Before the first PutKeys the error is
// ErrNoRecord; a member that v has no place for is ErrRecord.
func (tx *Tx) Keys(v any) error {
	plain, err := secrets.get(tx, keyCurrent)
	if err != nil {
		return err
	}
	d := json.NewDecoder(bytes.NewReader(plain))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		return recordProblem(bucketKeys, keyCurrent, fmt.Errorf("%w: %w", ErrRecord, err))
	}
	return nil
}

// PutKeys keeps the workspace's keys, whose form is the caller's.
func (tx *Tx) PutKeys(v any) error {
	text, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return secrets.put(tx, keyCurrent, text)
}
