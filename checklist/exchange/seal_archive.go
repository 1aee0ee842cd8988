package exchange

import (
	"archive/zip"
	"compress/flate"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// The first two parts of every archive.
const (
	manifestName  = "manifest.json"
	signatureName = "manifest.sig"
)

// Bounds of an archive.
const (
	maxManifest = 4 << 20 // bytes
	maxSealed   = 12_000  // parts
	maxJSONPart = 64 << 20
)

// Part is one part of an archive as its manifest names it.
type Part struct {
	Name   string `json:"name"`
	Size   int64  `json:"size"` // bytes
	SHA256 string `json:"sha256"`
}

// outPart is a part with what writes it: its content or, with the method
// zip.Deflate, what that is deflated to.
type outPart struct {
	Part
	write    func(io.Writer) error
	deflated []byte
	crc32    uint32 // of the content, with the method zip.Deflate
}

// jsonPart makes a part of a value.
func jsonPart(name string, v any) (outPart, error) {
	content, err := json.Marshal(v)
	if err != nil {
		return outPart{}, err
	}
	return rawPart(name, content), nil
}

func rawPart(name string, content []byte) outPart {
	part := Part{name, int64(len(content)), hexDigest(content)}
	return outPart{Part: part, write: func(w io.Writer) error { _, err := w.Write(content); return err }}
}

func partsOf(parts []outPart) []Part {
	list := make([]Part, len(parts))
	for i, p := range parts {
		list[i] = p.Part
	}
	return list
}

// writeArchive writes manifest, signature and parts.
func writeArchive(w io.Writer, manifest any, seed, context string, parts []outPart) error {
	text, err := canonicalOf(manifest)
	if err != nil {
		return err
	}
	signature, err := sign(seed, context, text)
	if err != nil {
		return err
	}
	head := []outPart{rawPart(manifestName, text), rawPart(signatureName, signature)}
	return zipParts(w, append(head, parts...))
}

// zipParts writes an archive.
func zipParts(w io.Writer, parts []outPart) error {
	z := zip.NewWriter(w)
	for _, p := range parts {
		if err := p.zip(z); err != nil {
			return err
		}
	}
	return z.Close()
}

func (p *outPart) zip(z *zip.Writer) error {
	if p.deflated != nil {
		return p.zipDeflated(z)
	}
	to, err := z.CreateHeader(&zip.FileHeader{Name: p.Name, Method: zip.Store})
	if err != nil {
		return err
	}
	return p.write(to)
}

// archive is one that has been opened, but not verified.
type archive struct {
	files     []*zip.File // behind the signature
	manifest  []byte
	signature []byte
}

// openArchive reads manifest and signature. Whatever writeArchive would not write
// is refused with ErrSealForm; so are parts with another method than the form has
// for those behind the signature.
func openArchive(r io.ReaderAt, size int64, method uint16) (*archive, error) {
	if err := countEntries(r, size); err != nil {
		return nil, err
	}
	z, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrSealForm, err)
	}
	if len(z.File) < 2 || z.File[0].Name != manifestName || z.File[1].Name != signatureName {
		return nil, fmt.Errorf("%w: no manifest", ErrSealForm)
	}
	for i, f := range z.File {
		wanted := method
		if i < 2 {
			wanted = zip.Store
		}
		if f.Method != wanted || wanted == zip.Store && f.CompressedSize64 != f.UncompressedSize64 || len(f.Extra)+len(f.Comment) > 0 {
			return nil, fmt.Errorf("%w: %q", ErrSealForm, f.Name)
		}
	}
	a := &archive{files: z.File[2:]}
	if a.manifest, err = readPart(z.File[0], maxManifest); err != nil {
		return nil, err
	}
	a.signature, err = readPart(z.File[1], ed25519.SignatureSize)
	return a, err
}

// endSize is the length of the record that ends an archive without a comment.
const endSize = 22

// countEntries looks at the end of the archive before memory is taken for what it
// promises.
func countEntries(r io.ReaderAt, size int64) error {
	var end [endSize]byte
	if size < endSize {
		return fmt.Errorf("%w: too short", ErrSealForm)
	}
	if _, err := r.ReadAt(end[:], size-endSize); err != nil {
		return err
	}
	if string(end[:4]) != "PK\x05\x06" {
		return fmt.Errorf("%w: no archive", ErrSealForm)
	}
	if n := binary.LittleEndian.Uint16(end[10:]); n > maxSealed {
		return fmt.Errorf("%w: %d parts", ErrSealTooLarge, n)
	}
	return nil
}

func readPart(f *zip.File, limit uint64) ([]byte, error) {
	if f.UncompressedSize64 > limit {
		return nil, fmt.Errorf("%w: %q has %d of %d bytes", ErrSealTooLarge, f.Name, f.UncompressedSize64, limit)
	}
	content, err := openPart(f)
	if err != nil {
		return nil, err
	}
	b := make([]byte, f.UncompressedSize64)
	if _, err := io.ReadFull(content, b); err != nil {
		return nil, partError(f.Name, err)
	}
	// The next read meets the end and with it the checksum.
	if _, err := io.Copy(io.Discard, content); err != nil {
		return nil, partError(f.Name, err)
	}
	return b, nil
}

func partError(name string, err error) error {
	var corrupt flate.CorruptInputError
	for _, known := range []error{zip.ErrChecksum, io.ErrUnexpectedEOF, io.EOF, errSwollen} {
		if errors.Is(err, known) || errors.As(err, &corrupt) {
			return fmt.Errorf("%w: %q", ErrSealTampered, name)
		}
	}
	return err
}

// hold holds what lies in the archive against what its manifest names, once the
// signature is known to be right: the same parts in the same order, each with its
// size and digest. sum is the most that all parts may hold.
func (a *archive) hold(parts []Part, sum int64) error {
	if len(parts) != len(a.files) {
		return fmt.Errorf("%w: %d parts, not %d", ErrSealTampered, len(a.files), len(parts))
	}
	for i, p := range parts {
		f := a.files[i]
		if f.Name != p.Name || p.Size < 0 || f.UncompressedSize64 != uint64(p.Size) {
			return fmt.Errorf("%w: %q", ErrSealTampered, f.Name)
		}
		if sum -= p.Size; sum < 0 {
			return fmt.Errorf("%w: %q", ErrSealTooLarge, p.Name)
		}
		if err := holdPart(f, p); err != nil {
			return err
		}
	}
	return nil
}

func holdPart(f *zip.File, p Part) error {
	content, err := openPart(f)
	if err != nil {
		return err
	}
	sum := sha256.New()
	if _, err := io.Copy(sum, content); err != nil {
		return partError(p.Name, err)
	}
	if hex.EncodeToString(sum.Sum(nil)) != p.SHA256 {
		return fmt.Errorf("%w: %q", ErrSealTampered, p.Name)
	}
	return nil
}

// decode reads a part as JSON. A part that is not there is ErrSealForm.
func (a *archive) decode(name string, v any) error {
	f := a.find(name)
	if f == nil {
		return fmt.Errorf("%w: no %q", ErrSealForm, name)
	}
	content, err := readPart(f, maxJSONPart)
	if err != nil {
		return err
	}
	if err := decodeStrict(content, v); err != nil {
		return fmt.Errorf("%q: %w", name, err)
	}
	return nil
}

func (a *archive) find(name string) *zip.File {
	for _, f := range a.files {
		if f.Name == name {
			return f
		}
	}
	return nil
}
