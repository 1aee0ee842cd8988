package store_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"math/rand/v2"
	"testing"
	"testing/iotest"

	"go.etcd.io/bbolt"
	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

func random(n int) []byte {
	b := make([]byte, n)
	r := rand.NewChaCha8([32]byte{byte(n)})
	r.Read(b)
	return b
}

func proof(id string) checklist.Evidence {
	return checklist.Evidence{ID: id, Key: storetest.Key(1), Title: "管理台帳"}
}

// zeros is content of any length.
type zeros struct{}

func (zeros) Read(b []byte) (int, error) { clear(b); return len(b), nil }

func attach(s *store.Store, id string, content io.Reader) (e checklist.Evidence, err error) {
	err = s.Update(storetest.Stamp, "attach", func(tx *store.Tx) error {
		e, err = tx.Attach(storetest.Ref, proof(id), "台帳.pdf", content)
		return err
	})
	return e, err
}

func content(s *store.Store, id string) ([]byte, error) {
	var b bytes.Buffer
	err := s.View(func(tx *store.Tx) error { return tx.WriteContent(&b, storetest.Ref, storetest.Key(1), id) })
	return b.Bytes(), err
}

func attached(t *testing.T, s *store.Store) (n int64) {
	view(t, s, func(tx *store.Tx) (err error) {
		n, err = tx.Attached()
		return err
	})
	return n
}

func TestAttachmentsComeBack(t *testing.T) {
	s := storetest.New(t)
	var total int64
	const chunk = 256 << 10
	for i, size := range []int{0, 1, chunk - 1, chunk, chunk + 1, 3 * chunk, 5*chunk + 7} {
		id, want := string(rune('a'+i)), random(size)
		e, err := attach(s, id, iotest.HalfReader(bytes.NewReader(want)))
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(want)
		if *e.File != (checklist.File{Name: "台帳.pdf", Size: int64(size), SHA256: hex.EncodeToString(sum[:])}) {
			t.Errorf("%d bytes: %+v", size, e.File)
		}
		got, err := content(s, id)
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%d bytes: got %d, %v", size, len(got), err)
		}
		total += int64(size)
	}
	if n := attached(t, s); n != total {
		t.Errorf("attached %d, want %d", n, total)
	}
}

func TestAttachmentLimits(t *testing.T) {
	s := storetest.New(t)
	if _, err := attach(s, "large", io.LimitReader(zeros{}, checklist.MaxAttachment+1)); !errors.Is(err, store.ErrAttachmentTooLarge) {
		t.Error(err)
	}
	for i := range checklist.MaxAttachments / checklist.MaxAttachment {
		if _, err := attach(s, string(rune('a'+i)), io.LimitReader(zeros{}, checklist.MaxAttachment)); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := attach(s, "last", io.LimitReader(zeros{}, 1)); !errors.Is(err, store.ErrAttachmentsFull) {
		t.Error(err)
	}
	update(t, s, func(tx *store.Tx) error { return tx.RemoveEvidence(storetest.Ref, storetest.Key(1), "a") })
	if _, err := attach(s, "last", io.LimitReader(zeros{}, 1)); err != nil {
		t.Error("no room after a removal:", err)
	}
	err := s.Update(storetest.Stamp, "test", func(tx *store.Tx) error {
		_, err := tx.RestoreEvidence(storetest.Ref, storetest.Key(1), "a")
		return err
	})
	if !errors.Is(err, store.ErrAttachmentsFull) {
		t.Error(err)
	}
}

func TestAttachmentAndAnswerAreOneTransaction(t *testing.T) {
	s := storetest.New(t)
	broken := io.MultiReader(bytes.NewReader(random(300_000)), iotest.ErrReader(io.ErrClosedPipe))
	err := s.Update(storetest.Stamp, "answer", func(tx *store.Tx) error {
		if err := tx.PutResponse(storetest.Ref, storetest.Response(1, "")); err != nil {
			return err
		}
		tx.Attach(storetest.Ref, proof("e"), "台帳.pdf", broken)
		return nil // even a caller who looks away commits nothing
	})
	if !errors.Is(err, io.ErrClosedPipe) {
		t.Fatal(err)
	}
	view(t, s, func(tx *store.Tx) error {
		if _, err := tx.Response(storetest.Ref, storetest.Key(1)); !errors.Is(err, store.ErrNoRecord) {
			t.Error("the answer was kept:", err)
		}
		return nil
	})
}

func TestRemovedEvidence(t *testing.T) {
	s := storetest.New(t)
	want := random(600_000)
	e, err := attach(s, "e", bytes.NewReader(want))
	if err != nil {
		t.Fatal(err)
	}
	remove := func(tx *store.Tx) error { return tx.RemoveEvidence(storetest.Ref, storetest.Key(1), "e") }
	restore := func(tx *store.Tx) error {
		got, err := tx.RestoreEvidence(storetest.Ref, storetest.Key(1), "e")
		if err == nil && (*got.File != *e.File || got.Title != e.Title) {
			t.Errorf("restored %+v", got)
		}
		return err
	}
	update(t, s, remove)
	if n := attached(t, s); n != 0 {
		t.Errorf("attached %d after the removal", n)
	}
	if _, err := content(s, "e"); !errors.Is(err, store.ErrNoRecord) {
		t.Error(err)
	}
	update(t, s, restore)
	if got, err := content(s, "e"); err != nil || !bytes.Equal(got, want) {
		t.Errorf("restored %d bytes, %v", len(got), err)
	}

	update(t, s, remove)
	if _, err := attach(s, "e", bytes.NewReader(want[:10])); err != nil {
		t.Fatal("new content under the old id:", err)
	}
	if got, err := content(s, "e"); err != nil || len(got) != 10 {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	update(t, s, remove)
	s.Close()
	s = storetest.Open(t, s.Path())
	if err := s.Update(storetest.Stamp, "test", restore); !errors.Is(err, store.ErrNoRecord) {
		t.Error("removed evidence outlives the next opening:", err)
	}
}

func TestEvidenceNeedsItsContent(t *testing.T) {
	s := storetest.New(t)
	e, err := attach(s, "e", bytes.NewReader(random(10)))
	if err != nil {
		t.Fatal(err)
	}
	put := func(e checklist.Evidence) error {
		return s.Update(storetest.Stamp, "test", func(tx *store.Tx) error { return tx.PutEvidence(storetest.Ref, e) })
	}
	e.Title = "別の題"
	if err := put(e); err != nil {
		t.Error("another title:", err)
	}
	for name, file := range map[string]*checklist.File{"none": nil, "another": {Name: "x", Size: 10}} {
		e.File = file
		if err := put(e); !errors.Is(err, store.ErrNoContent) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := attach(s, "e", bytes.NewReader(nil)); !errors.Is(err, store.ErrFrozen) {
		t.Error("content twice:", err)
	}
	if err := put(proof("reference")); err != nil {
		t.Error("reference:", err)
	}
	if _, err := content(s, "reference"); !errors.Is(err, store.ErrNoContent) {
		t.Error("content of a reference:", err)
	}
}

// TestMissingContent removes parts of an attachment behind the store's back.
func TestMissingContent(t *testing.T) {
	for _, part := range []int{0, 2} {
		path := closed(t)
		s, err := store.Open(path, storetest.Options)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := attach(s, "e", bytes.NewReader(random(600_000))); err != nil {
			t.Fatal(err)
		}
		s.Close()
		tamper(t, path, func(tx *bbolt.Tx) error {
			c := tx.Bucket([]byte("content")).Cursor()
			c.First()
			for range part {
				c.Next()
			}
			return c.Delete()
		})
		if s, err = store.Open(path, storetest.Options); err != nil {
			t.Fatal(err)
		}
		if _, err := content(s, "e"); !errors.Is(err, store.ErrNoContent) {
			t.Errorf("part %d: %v", part, err)
		}
		if problems, err := s.Check(t.Context(), nil); err != nil || len(problems) != 1 || !errors.Is(&problems[0], store.ErrNoContent) {
			t.Errorf("part %d: check: %v, %v", part, problems, err)
		}
		s.Close()
	}
}
