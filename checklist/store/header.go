package store

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"fmt"

	"go.etcd.io/bbolt"
	"golang.org/x/crypto/chacha20poly1305"
)

// header is the only record that isn't sealed: what must be known before the
// first value can be opened. Its form never changes: SHA-256 of the JSON text,
// then the text. Unknown members are skipped, so that a newer file says
// that it is newer.
type header struct {
	Schema  int     `json:"schema"`
	DataKey keyWrap `json:"data_key"`
}

// keyWrap keeps the data key. With kind "plain" it lies there as it is, which
// hides nothing: sealing then finds damage, no more.
type keyWrap struct {
	Kind string `json:"kind"`
	Key  []byte `json:"key,omitempty"`
}

const wrapPlain = "plain"

// newHeader makes a data key and the header that keeps it.
func newHeader(schema int) header {
	key := make([]byte, chacha20poly1305.KeySize)
	rand.Read(key) // never fails
	return header{Schema: schema, DataKey: keyWrap{Kind: wrapPlain, Key: key}}
}

func (h header) write(tx *bbolt.Tx) error {
	text, err := json.Marshal(h)
	if err != nil {
		return err
	}
	b, err := tx.CreateBucketIfNotExists([]byte(bucketHeader))
	if err != nil {
		return err
	}
	sum := sha256.Sum256(text)
	return b.Put(keyCurrent, append(sum[:], text...))
}

// readHeader gives ErrForeign where there is no header, and ErrDamaged where it
// isn't as it was written.
func readHeader(tx *bbolt.Tx) (header, error) {
	b := tx.Bucket([]byte(bucketHeader))
	if b == nil {
		return header{}, ErrForeign
	}
	value := b.Get(keyCurrent)
	if len(value) < sha256.Size {
		return header{}, recordProblem(bucketHeader, keyCurrent, ErrDamaged)
	}
	text := value[sha256.Size:]
	if sum := sha256.Sum256(text); !bytes.Equal(sum[:], value[:sha256.Size]) {
		return header{}, recordProblem(bucketHeader, keyCurrent, ErrDamaged)
	}
	var h header
	if err := json.Unmarshal(text, &h); err != nil {
		return header{}, recordProblem(bucketHeader, keyCurrent, fmt.Errorf("%w: %w", ErrRecord, err))
	}
	return h, nil
}

// sealer unwraps the data key.
func (h header) sealer() (*sealer, error) {
	if h.DataKey.Kind != wrapPlain {
		return nil, fmt.Errorf("%w: %q", ErrKeyWrap, h.DataKey.Kind)
	}
	s, err := newSealer(h.DataKey.Key)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrKeyWrap, err)
	}
	return s, nil
}
