package exchange

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
)

// errSwollen: what a part is inflated to is not as long as it says, or not all of it.
var errSwollen = errors.New("exchange: another length than declared")

// deflatedPart makes a part of a value that lies deflated in the archive. Its size
// and digest are those of the content.
func deflatedPart(name string, v any) (outPart, error) {
	content, err := json.Marshal(v)
	if err != nil {
		return outPart{}, err
	}
	return deflate(name, content)
}

func deflate(name string, content []byte) (outPart, error) {
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, flate.BestCompression)
	if err != nil {
		return outPart{}, err
	}
	if _, err := w.Write(content); err != nil {
		return outPart{}, err
	}
	err = w.Close()
	return outPart{Part: Part{name, int64(len(content)), hexDigest(content)}, crc32: crc32.ChecksumIEEE(content), deflated: packed.Bytes()}, err
}

func (p *outPart) zipDeflated(z *zip.Writer) error {
	to, err := z.CreateRaw(&zip.FileHeader{Name: p.Name, Method: zip.Deflate, CRC32: p.crc32,
		CompressedSize64: uint64(len(p.deflated)), UncompressedSize64: uint64(p.Size)})
	if err != nil {
		return err
	}
	_, err = to.Write(p.deflated)
	return err
}

// openPart reads the content of a part. A deflated one is read to the size that it
// declares and no further: more or less content, and bytes behind its end, are an
// error.
func openPart(f *zip.File) (io.Reader, error) {
	open := f.OpenRaw
	if f.Method == zip.Store {
		open = func() (io.Reader, error) { return f.Open() }
	}
	raw, err := open()
	switch {
	case err != nil:
		return nil, fmt.Errorf("%w: %q: %w", ErrSealForm, f.Name, err)
	case f.Method == zip.Store:
		return raw, nil
	}
	// Inflating takes single bytes from a reader that has them, so that what it
	// leaves is what stands behind its end.
	packed := bufio.NewReader(raw)
	return &inflated{packed: packed, content: flate.NewReader(packed), left: f.UncompressedSize64}, nil
}

// inflated is the content of a deflated part.
type inflated struct {
	packed  *bufio.Reader
	content io.Reader
	left    uint64 // of the declared bytes
}

func (i *inflated) Read(b []byte) (int, error) {
	n, err := i.content.Read(b)
	if uint64(n) > i.left {
		return 0, errSwollen
	}
	i.left -= uint64(n)
	if err != io.EOF {
		return n, err
	}
	if _, more := i.packed.ReadByte(); i.left > 0 || more != io.EOF {
		return 0, errSwollen
	}
	return n, io.EOF
}
