package store_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

// sample is a workspace file with answers, long ones among them, an attachment,
// and pages that are free.
func sample(t testing.TB) []byte {
	t.Helper()
	s := storetest.New(t)
	for n := range 120 {
		answer(t, s, n, strings.Repeat("台帳で確認済み。", n%7*40))
	}
	for n := range 20 {
		answer(t, s, n*6, "あらためて確認した")
	}
	if _, err := attach(s, "e1", bytes.NewReader(random(400_000))); err != nil {
		t.Fatal(err)
	}
	return bytesOf(t, s)
}

// small is a workspace file in which hardly a page is free.
func small(t testing.TB) []byte {
	t.Helper()
	s := storetest.New(t)
	update(t, s, func(tx *store.Tx) error {
		for n := range 40 {
			if err := tx.PutResponse(storetest.Ref, storetest.Response(n, "台帳で確認済み。")); err != nil {
				return err
			}
		}
		_, err := tx.Attach(storetest.Ref, proof("e1"), "台帳.pdf", bytes.NewReader(random(9_000)))
		return err
	})
	return bytesOf(t, s)
}

// bytesOf closes a store and returns its file.
func bytesOf(t testing.TB, s *store.Store) []byte {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(s.Path())
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// contents reads everything that a workspace holds.
func contents(s *store.Store) (map[string]any, error) {
	all := map[string]any{}
	err := s.View(func(tx *store.Tx) error {
		ws, err := tx.Workspace()
		if err != nil {
			return err
		}
		all["workspace"] = ws
		a, err := tx.Assessment(storetest.Ref)
		if err != nil {
			return err
		}
		all["assessment"] = fmt.Sprintf("%+v", a)
		for r, err := range tx.Responses(storetest.Ref) {
			if err != nil {
				return err
			}
			all["response "+r.Item] = r
		}
		for e, err := range tx.Evidence(storetest.Ref) {
			if err != nil {
				return err
			}
			var content bytes.Buffer
			if err := tx.WriteContent(&content, storetest.Ref, e.Key, e.ID); err != nil {
				return err
			}
			all["evidence "+e.ID] = content.String()
		}
		for e, err := range tx.Journal() {
			if err != nil {
				return err
			}
			all[fmt.Sprint("entry ", e.N)] = fmt.Sprintf("%+v", e)
		}
		return nil
	})
	return all, err
}

// damaged is a workspace file to be damaged again and again.
type damaged struct {
	good []byte
	want map[string]any
	path string
}

func newDamaged(t testing.TB, good []byte) *damaged {
	d := &damaged{good: good, path: filepath.Join(t.TempDir(), "damaged.tenken")}
	// What looks like the backup of the day saves the time of making one.
	backup := filepath.Join(store.BackupFolder(d.path), storetest.Stamp.At.Local().Format("2006-01-02-150405.tenken"))
	if err := errors.Join(os.Mkdir(filepath.Dir(backup), 0o700), os.WriteFile(backup, nil, 0o600)); err != nil {
		t.Fatal(err)
	}
	if err := d.try(d.good); err != nil {
		t.Fatal("sound file:", err)
	}
	return d
}

// try opens a file of the given bytes, reads all of it and goes on writing. It
// returns the error of that; what is read without one must be what was written.
func (d *damaged) try(file []byte) error {
	if err := os.WriteFile(d.path, file, 0o600); err != nil {
		return err
	}
	s, err := store.Open(d.path, storetest.Options)
	if err != nil {
		return err
	}
	defer s.Close()
	got, err := contents(s)
	if err != nil {
		return err
	}
	if d.want == nil {
		d.want = got
	}
	if !maps.Equal(got, d.want) {
		return errChanged
	}
	return s.Update(storetest.Stamp, "test", func(tx *store.Tx) error {
		return tx.PutResponse(storetest.Ref, storetest.Response(7, strings.Repeat("続き", 3000)))
	})
}

// errChanged is the one outcome that no damage may have.
var errChanged = errors.New("records differ without an error")

func TestTruncated(t *testing.T) {
	d := newDamaged(t, sample(t))
	for pages := range len(d.good) / 4096 {
		err := d.try(d.good[:pages*4096])
		switch {
		case err == nil: // only unused pages are missing
		case pages == 0 && errors.Is(err, store.ErrEmpty):
		case errors.Is(err, store.ErrTruncated) && errors.Is(err, store.ErrDamaged):
		default:
			t.Errorf("%d pages: %v", pages, err)
		}
		if err == nil && pages < 40 {
			t.Errorf("%d pages are called sound", pages)
		}
	}
}

func TestFlippedBits(t *testing.T) {
	d := newDamaged(t, sample(t))
	var refused int
	for seed := range uint64(300) {
		random := rand.New(rand.NewPCG(seed, 40))
		file := bytes.Clone(d.good)
		for range 40 {
			file[random.IntN(len(file))] ^= 1 << random.IntN(8)
		}
		err := d.try(file)
		if errors.Is(err, errChanged) {
			t.Errorf("seed %d: %v", seed, err)
		}
		if err != nil {
			refused++
		}
	}
	if refused < 250 {
		t.Errorf("only %d of 300 files were refused", refused)
	}
}

// TestEveryByteOfAPage damages, one after the other, the bytes that say how the
// pages hang together: header and first element of each.
func TestEveryByteOfAPage(t *testing.T) {
	d := newDamaged(t, small(t))
	for page := range uint64(len(d.good) / 4096) {
		if id := binary.NativeEndian.Uint64(d.good[page*4096:]); id != page {
			continue // never written, or the middle of a long value
		}
		for at := page * 4096; at < page*4096+32; at++ {
			file := bytes.Clone(d.good)
			file[at] ^= 0xFF
			if err := d.try(file); errors.Is(err, errChanged) {
				t.Errorf("byte %d of page %d: %v", at%4096, page, err)
			}
		}
	}
}

// FuzzDamage looks for a file that opens with other records than it had, or
// that does worse. Every five bytes of the input damage one byte of the file.
func FuzzDamage(f *testing.F) {
	f.Add([]byte{0, 0, 0x30, 10, 0xFF})
	d := newDamaged(f, small(f))
	f.Fuzz(func(t *testing.T, spec []byte) {
		file := bytes.Clone(d.good)
		for r := bytes.NewReader(spec); ; {
			var change [5]byte
			if _, err := io.ReadFull(r, change[:]); err != nil {
				break
			}
			file[binary.BigEndian.Uint32(change[:])%uint32(len(file))] ^= change[4]
		}
		if err := d.try(file); errors.Is(err, errChanged) {
			t.Error(err)
		}
	})
}
