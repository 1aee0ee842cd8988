package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"

	"tenken/checklist"
)

// chunkSize is the length of every part of an attachment but the last.
const chunkSize = 256 << 10

// contents are kept as they are, not as JSON.
var contents = kind[[]byte]{bucketContent, chunkSize}

// Attach keeps evidence with the content of a file: e, completed by File with
// the given name, size and digest, which it returns. Content never changes:
// where evidence with the id is there already, the error is ErrFrozen. Above the
// limits it is ErrAttachmentTooLarge or ErrAttachmentsFull. After
// an error, one of reading content too, the transaction can't be committed.
func (tx *Tx) Attach(ref Ref, e checklist.Evidence, name string, content io.Reader) (checklist.Evidence, error) {
	e, err := tx.attach(ref, e, name, content)
	if err != nil {
		tx.failed = err
	}
	return e, err
}

func (tx *Tx) attach(ref Ref, e checklist.Evidence, name string, content io.Reader) (checklist.Evidence, error) {
	key, err := tx.evidenceKey(ref, e)
	if err != nil {
		return e, err
	}
	if tx.has(bucketEvidence, key) {
		return e, recordProblem(bucketEvidence, key, ErrFrozen)
	}
	if err := tx.forgetRemoved(key); err != nil {
		return e, err
	}
	file, err := tx.writeContent(key, content)
	if err != nil {
		return e, err
	}
	if err := tx.countAttached(file.Size); err != nil {
		return e, err
	}
	file.Name = name
	e.File = &file
	return e, evidence.put(tx, key, e)
}

// forgetRemoved makes room for new content under the key of removed evidence.
func (tx *Tx) forgetRemoved(key []byte) error {
	if !tx.has(bucketRemoved, key) {
		return nil
	}
	if err := tx.remove(bucketRemoved, key); err != nil {
		return err
	}
	return tx.dropContent(key)
}

func (tx *Tx) writeContent(key []byte, content io.Reader) (checklist.File, error) {
	var file checklist.File
	sum := sha256.New()
	chunk := make([]byte, chunkSize)
	for i := 0; ; i++ {
		n, err := io.ReadFull(content, chunk)
		if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
			return file, err
		}
		if n == 0 {
			break
		}
		if file.Size += int64(n); file.Size > checklist.MaxAttachment {
			return file, fmt.Errorf("%w: more than %d bytes", ErrAttachmentTooLarge, checklist.MaxAttachment)
		}
		sum.Write(chunk[:n])
		if err := tx.write(bucketContent, numbered(key, i), chunk[:n]); err != nil {
			return file, err
		}
	}
	file.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return file, nil
}

// dropContent removes all parts of an attachment.
func (tx *Tx) dropContent(key []byte) error {
	var parts [][]byte
	for part := range tx.sealed(bucketContent, under(key)) {
		parts = append(parts, bytes.Clone(part))
	}
	for _, part := range parts {
		if err := tx.remove(bucketContent, part); err != nil {
			return err
		}
	}
	return nil
}

// WriteContent writes the content of an attachment to w, part by part. Every
// part is what was attached, in its place; that none is missing is known only at
// the end: keep what was written if the error is nil. For evidence
// without a file it is ErrNoContent.
func (tx *Tx) WriteContent(w io.Writer, ref Ref, k checklist.Key, id string) error {
	key, err := ref.evidenceKey(k, id)
	if err != nil {
		return err
	}
	e, err := evidence.get(tx, key)
	if err != nil {
		return err
	}
	return tx.writeFile(w, key, e.File)
}

func (tx *Tx) writeFile(w io.Writer, key []byte, file *checklist.File) error {
	if file == nil {
		return recordProblem(bucketEvidence, key, ErrNoContent)
	}
	c := contentWriter{w: w, sum: sha256.New()}
	for part, sealed := range tx.sealed(bucketContent, under(key)) {
		plain, err := contents.open(tx, c.plain[:0], part, sealed)
		if err != nil {
			return err
		}
		if err := c.write(plain); err != nil {
			return err
		}
	}
	if c.size != file.Size || hex.EncodeToString(c.sum.Sum(nil)) != file.SHA256 {
		return recordProblem(bucketEvidence, key, fmt.Errorf("%w: content of %d bytes, not of %d", ErrNoContent, c.size, file.Size))
	}
	return nil
}

// contentWriter counts and digests what it passes on.
type contentWriter struct {
	w     io.Writer
	sum   hash.Hash
	size  int64
	plain []byte // the part before, for its memory
}

func (c *contentWriter) write(plain []byte) error {
	c.plain = plain
	c.sum.Write(plain)
	c.size += int64(len(plain))
	_, err := c.w.Write(plain)
	return err
}
