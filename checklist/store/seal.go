package store

import (
	"crypto/cipher"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"

	"golang.org/x/crypto/chacha20poly1305"
)

// sealer seals values with XChaCha20-Poly1305 under the workspace's data key.
// Name of the bucket and key of the record are associated data: a value opens
// only in the place for which it was sealed.
//
// A sealed value is the nonce (24 random bytes, so that no counter has to
// survive a restored backup), the ciphertext and the tag (16 bytes).
type sealer struct {
	aead cipher.AEAD
}

// sealOverhead is by how many bytes a sealed value is longer.
const sealOverhead = chacha20poly1305.NonceSizeX + chacha20poly1305.Overhead

func newSealer(dataKey []byte) (*sealer, error) {
	aead, err := chacha20poly1305.NewX(dataKey)
	if err != nil {
		return nil, err
	}
	return &sealer{aead}, nil
}

func (s *sealer) seal(bucket string, key, plain []byte) []byte {
	sealed := make([]byte, chacha20poly1305.NonceSizeX, len(plain)+sealOverhead)
	rand.Read(sealed) // never fails
	return s.aead.Seal(sealed, sealed, plain, place(bucket, key))
}

// open appends the value to dst. The error is ErrSeal.
func (s *sealer) open(dst []byte, bucket string, key, sealed []byte) ([]byte, error) {
	if len(sealed) < sealOverhead {
		return nil, ErrSeal
	}
	nonce, sealed := sealed[:chacha20poly1305.NonceSizeX], sealed[chacha20poly1305.NonceSizeX:]
	plain, err := s.aead.Open(dst, nonce, sealed, place(bucket, key))
	if err != nil {
		return nil, ErrSeal
	}
	return plain, nil
}

// place is the associated data of a record. Names of buckets don't hold the
// separator, so no two places are the same.
func place(bucket string, key []byte) []byte {
	b := make([]byte, 0, len(bucket)+len(separator)+len(key))
	b = append(b, bucket...)
	b = append(b, separator...)
	return append(b, key...)
}

// digest is SHA-256 in lower hex, as it stands in journal and evidence.
func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}
