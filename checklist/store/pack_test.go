package store

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestPackedValuesComeBack(t *testing.T) {
	for _, size := range []int{0, 1, packFrom - 1, packFrom, 300_000} {
		plain := []byte(strings.Repeat("{回答", size/7+1)[:size])
		packed := pack(plain)
		if size >= packFrom != (len(packed) < size) {
			t.Errorf("%d bytes are %d", size, len(packed))
		}
		if got, err := unpack(packed, size); err != nil || !bytes.Equal(got, plain) {
			t.Errorf("%d bytes: %d, %v", size, len(got), err)
		}
	}
}

// Whoever has the key can write what he likes: it is refused, and takes no more memory
// than a record may.
func TestUnpackRefusesDamage(t *testing.T) {
	packed := pack(make([]byte, packFrom))
	for name, value := range map[string][]byte{
		"no length":  {packedMark},
		"cut length": {packedMark, 0x80},
		"cut":        packed[:len(packed)-3],
		"too short":  slices.Concat([]byte{packedMark, 1}, packed[3:]),
		"no stream":  {packedMark, 5, 0xff, 0xff},
	} {
		if _, err := unpack(value, 1<<20); !errors.Is(err, ErrRecord) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := unpack(packed, packFrom-1); !errors.Is(err, ErrTooLarge) {
		t.Error(err)
	}
}
