package store

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"io"
	"sync"
)

// Large values are deflated before they are sealed: answers repeat themselves, and the
// file goes over slow lines. A packed value is a zero byte, with which no JSON begins,
// the length of the plain one as an unsigned varint, and the deflated bytes.
const (
	packFrom   = 4 << 10 // bytes; below, there is little to gain
	packedMark = 0
)

// deflaters are expensive to make.
var deflaters = sync.Pool{New: func() any {
	w, _ := flate.NewWriter(nil, flate.BestSpeed) // a known level is no error
	return w
}}

// pack gives the form in which a value is sealed.
func pack(plain []byte) []byte {
	if len(plain) < packFrom {
		return plain
	}
	packed := bytes.NewBuffer(make([]byte, 0, len(plain)/2))
	packed.WriteByte(packedMark)
	packed.Write(binary.AppendUvarint(nil, uint64(len(plain))))
	w := deflaters.Get().(*flate.Writer)
	defer deflaters.Put(w)
	w.Reset(packed)
	_, _ = w.Write(plain) // a Buffer takes everything
	_ = w.Close()
	return packed.Bytes()
}

// unpack gives the plain value of no more than limit bytes. The error is ErrTooLarge or
// ErrRecord.
func unpack(value []byte, limit int) ([]byte, error) {
	if len(value) == 0 || value[0] != packedMark {
		return value, nil
	}
	size, n := binary.Uvarint(value[1:])
	if n <= 0 {
		return nil, fmt.Errorf("%w: packed without its length", ErrRecord)
	}
	if size > uint64(limit) {
		return nil, fmt.Errorf("%w: %d of %d bytes", ErrTooLarge, size, limit)
	}
	plain := make([]byte, size)
	r := flate.NewReader(bytes.NewReader(value[1+n:]))
	if _, err := io.ReadFull(r, plain); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrRecord, err)
	}
	if rest, err := r.Read(make([]byte, 1)); rest > 0 || err != io.EOF {
		return nil, fmt.Errorf("%w: packed with another length", ErrRecord)
	}
	return plain, nil
}
