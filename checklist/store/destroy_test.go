package store_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

// lastYear is a round beside that of storetest.
var lastYear = store.Ref{Round: "2025", Department: "d1"}

var destruction = store.Destruction{Round: lastYear.Round, FiscalYear: 2025, Digest: "ab", Stamp: storetest.Stamp,
	Approval: checklist.Approval{DocumentNumber: "情第7号", Date: checklist.Date{Year: 2031, Month: 5, Day: 1}}}

// quiet opens without the backup of the day.
var quiet = store.Options{Now: storetest.Options.Now, NoBackup: true}

// secret is in every text of lastYear.
const secret = "廃棄されるべき文字列"

// twoYears makes a workspace that holds of each year something of every kind, and
// returns its path, closed.
func twoYears(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "test.tenken")
	s := storetest.Create(t, path)
	write := func(fn func(tx *store.Tx) error) { update(t, s, fn) }
	write(func(tx *store.Tx) error {
		return tx.PutRound(checklist.Round{ID: lastYear.Round, FiscalYear: 2025, Standard: checklist.StandardID{ID: "test", Version: "1"}})
	})
	// A round whose id begins with that of another is a round of its own.
	write(func(tx *store.Tx) error {
		return tx.PutRound(checklist.Round{ID: "2025b", FiscalYear: 2024, Standard: checklist.StandardID{ID: "test", Version: "1"}})
	})
	for ref, text := range map[store.Ref]string{storetest.Ref: "残る文字列", lastYear: secret} {
		write(func(tx *store.Tx) error { return fillYear(tx, ref, text) })
		if err := s.SaveDraft(ref, storetest.Response(9, text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func fillYear(tx *store.Tx, ref store.Ref, text string) error {
	department := checklist.Department{ID: ref.Department, Name: checklist.Text{Ja: text}}
	err := tx.PutAssessment(checklist.Assessment{ID: "a" + ref.Round, Round: ref.Round, State: checklist.StateDraft, Department: department})
	submission := checklist.Submission{Round: ref.Round, Department: department, Revision: 1}
	later := submission
	later.Revision = 2
	for n := range 50 {
		err = errors.Join(err, tx.PutResponse(ref, storetest.Response(n, text)))
	}
	_, errAttach := tx.Attach(ref, proof("e1"), text, bytes.NewReader(bytes.Repeat([]byte(text), 30_000)))
	_, errGone := tx.Attach(ref, proof("e2"), text, strings.NewReader(text))
	_, errCall := tx.AddCall(checklist.Call{Round: ref.Round, Text: text, Stamp: storetest.Stamp})
	return errors.Join(err, errAttach, errGone, errCall, tx.RemoveEvidence(ref, storetest.Key(1), "e2"),
		tx.PutSubmission(submission), tx.PutHeld(later, "ef"),
		tx.PutReceipt(store.Receipt{Round: ref.Round, Department: ref.Department, Revision: 1, Digest: "cd", Note: text}),
		tx.PutCentral(ref.Round, []checklist.CentralAnswer{{Department: department.Name}}),
		tx.PutEnrolment(ref, store.Enrolment{Secret: text}),
		tx.PutKnownList(checklist.KnownList{Round: ref.Round, ID: "usb", Source: text}),
		tx.PutQuestion(checklist.Question{Round: ref.Round, Number: 1, Text: text}),
		tx.PutPartial(store.Partial{Round: ref.Round, Department: ref.Department, Revision: 1, Digest: "cd", Content: []byte(text)}),
		tx.AddCorrection(ref, checklist.Correction{Consent: text}),
	)
}

func openReading(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// destroy destroys lastYear.
func destroy(ctx context.Context, t testing.TB, path string, p checklist.Progress) error {
	t.Helper()
	s, err := store.Open(path, quiet)
	if err != nil {
		return err
	}
	d := destruction
	view(t, s, func(tx *store.Tx) (err error) {
		d.Records, d.Attached, err = tx.Extent(d.Round)
		return err
	})
	return s.Destroy(ctx, d, p)
}

// keysOf lists the keys of every bucket.
func keysOf(t testing.TB, path string) map[string][]string {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	keys := map[string][]string{}
	err = db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			return b.ForEach(func(k, _ []byte) error {
				keys[string(name)] = append(keys[string(name)], string(k))
				return nil
			})
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

func TestDestroy(t *testing.T) {
	path := twoYears(t)
	storetest.Open(t, path).Close() // which drops removed evidence
	before := keysOf(t, path)
	old := dataKey(t, path)
	var last, of int
	if err := destroy(t.Context(), t, path, func(done, total int) { last, of = done, total }); err != nil {
		t.Fatal(err)
	}
	if last != of || of == 0 {
		t.Errorf("progress ended at %d of %d", last, of)
	}

	after := keysOf(t, path)
	for bucket, keys := range before {
		kept := slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return strings.Split(k, "\x00")[0] == lastYear.Round })
		if bucket == "journal" {
			kept = append(kept, fmt.Sprintf("%012d", len(keys)+1)) // the entry of the destruction
		}
		if !slices.Equal(after[bucket], kept) {
			t.Errorf("%s: %d keys, now %d, want %d", bucket, len(keys), len(after[bucket]), len(kept))
		}
	}
	if got := after["destroyed"]; !slices.Equal(got, []string{lastYear.Round}) {
		t.Errorf("destroyed are %q", got)
	}
	if bytes.Equal(old, dataKey(t, path)) {
		t.Error("the data key is the old one")
	}

	s := storetest.Open(t, path)
	if state := verify(t, s); !state.Intact {
		t.Errorf("%+v", state)
	}
	view(t, s, func(tx *store.Tx) error {
		d, err := tx.Destruction(lastYear.Round)
		if err != nil || d.Records["responses"] != 50 || d.Attached == 0 || d.Approval != destruction.Approval {
			t.Errorf("%+v, %v", d, err)
		}
		return err
	})
	err := s.Update(storetest.Stamp, "test", func(tx *store.Tx) error {
		return tx.PutRound(checklist.Round{ID: lastYear.Round, Standard: checklist.StandardID{ID: "test", Version: "1"}})
	})
	if !errors.Is(err, store.ErrDestroyed) {
		t.Error("the round came back:", err)
	}
}

// dataKey is the header, which holds the key and isn't sealed.
func dataKey(t testing.TB, path string) []byte {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var header []byte
	db.View(func(tx *bbolt.Tx) error {
		header = bytes.Clone(tx.Bucket([]byte("tenken")).Get([]byte("current")))
		return nil
	})
	return header
}

// TestDestroyLeavesNoBytes looks for the year's sealed values, as they lay in the
// old file, in the raw bytes of the new one, and in all its values opened.
func TestDestroyLeavesNoBytes(t *testing.T) {
	path := twoYears(t)
	old := values(t, path)
	if err := destroy(t.Context(), t, path, nil); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for at, sealed := range old {
		if bytes.Contains(raw, sealed[:min(len(sealed), 32)]) {
			t.Errorf("%q lies in the new file as it was", at)
		}
	}
	if bytes.Contains(raw, []byte(secret)) {
		t.Error("a text lies in the new file")
	}
	opened, err := store.Unsealed(path)
	if err != nil || len(opened) < 60 {
		t.Fatal(len(opened), err)
	}
	for at, plain := range opened {
		if bytes.Contains(plain, []byte(secret)) {
			t.Errorf("%q holds a text of the year", at)
		}
	}
}

// values are all values of a file as they lie there, but the header.
func values(t testing.TB, path string) map[string][]byte {
	t.Helper()
	db, err := bbolt.Open(path, 0o600, &bbolt.Options{ReadOnly: true, Timeout: time.Second})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	all := map[string][]byte{}
	db.View(func(tx *bbolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
			return b.ForEach(func(k, v []byte) error {
				if string(name) != "tenken" {
					all[string(name)+"/"+string(k)] = bytes.Clone(v)
				}
				return nil
			})
		})
	})
	return all
}

// Every bucket of the schema is decided: doc.go says by its key whether it belongs
// to a round.
func TestEveryBucketIsDecided(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", nil, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(file.Doc.Text(), "changes\n")
	table, _, _ = strings.Cut(table, "\n\n")
	yearly, lasting := []string{}, []string{}
	for line := range strings.Lines(table) {
		words := strings.Fields(line)
		switch bucket, key := words[0], strings.Trim(words[1], ","); {
		case bucket == "tenken":
		case bucket != "destroyed" && (key == "round" || key == "as"):
			yearly = append(yearly, bucket)
		default:
			lasting = append(lasting, bucket)
		}
	}
	for name, is := range map[string][2][]string{"yearly": {store.Yearly(), yearly}, "lasting": {store.Lasting(), lasting},
		"both": {store.SealedBuckets(), slices.Concat(yearly, lasting)}} {
		slices.Sort(is[0])
		slices.Sort(is[1])
		if !slices.Equal(is[0], is[1]) {
			t.Errorf("%s buckets are %q, in doc.go %q", name, is[0], is[1])
		}
	}
	held := slices.Sorted(maps.Keys(func() map[string]int {
		records := map[string]int{}
		s := openReading(t, twoYears(t))
		defer s.Close()
		view(t, s, func(tx *store.Tx) (err error) { records, _, err = tx.Extent(lastYear.Round); return err })
		return records
	}()))
	if !slices.Equal(held, yearly) {
		t.Errorf("the tests fill %q", held)
	}
}

func TestDestroyRefuses(t *testing.T) {
	path := twoYears(t)
	unchanged := func(name string, err, want error) {
		t.Helper()
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
		s := openReading(t, path)
		defer s.Close()
		view(t, s, func(tx *store.Tx) error { _, err := tx.Round(lastYear.Round); return err })
		if left := names(t, filepath.Dir(path)); len(left) != 2 && name != "open elsewhere" {
			t.Errorf("%s left %q", name, left)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	unchanged("cancelled", destroy(ctx, t, path, func(done, _ int) {
		if done > 60 {
			cancel()
		}
	}), context.Canceled)
	d := destruction
	d.Round = "1999"
	s, err := store.Open(path, quiet)
	if err != nil {
		t.Fatal(err)
	}
	unchanged("not there", s.Destroy(t.Context(), d, nil), store.ErrNoRecord)
	unchanged("reading", openReading(t, path).Destroy(t.Context(), destruction, nil), store.ErrReadOnly)
	other := storetest.Open(t, path)
	unchanged("open elsewhere", destroy(t.Context(), t, path, nil), store.ErrInUse)
	other.Close()
}

// Content is not tried by opening: what stays must be sound, what goes need not.
func TestDestroyTriesWhatStays(t *testing.T) {
	for round, want := range map[string]error{lastYear.Round: nil, storetest.Ref.Round: store.ErrDamaged} {
		path := filepath.Join(t.TempDir(), "copy.tenken")
		whole, err := os.ReadFile(twoYears(t))
		if err := errors.Join(err, os.WriteFile(path, whole, 0o600)); err != nil {
			t.Fatal(err)
		}
		tamper(t, path, func(tx *bbolt.Tx) error {
			content := tx.Bucket([]byte("content"))
			k, v := content.Cursor().Seek([]byte(round))
			return content.Put(bytes.Clone(k), append(bytes.Clone(v[:len(v)-1]), ^v[len(v)-1]))
		})
		if err := destroy(t.Context(), t, path, nil); !errors.Is(err, want) {
			t.Errorf("content of %s: %v, want %v", round, err, want)
		}
	}
}

// What a killed Destroy has left is swept away by opening for writing.
func TestHalfWrittenFileIsSwept(t *testing.T) {
	path := twoYears(t)
	if err := os.WriteFile(path+".renewed", []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	storetest.Open(t, path).Close()
	if left := names(t, filepath.Dir(path)); len(left) != 2 {
		t.Errorf("left behind: %q", left)
	}
}

func TestCopiesWith(t *testing.T) {
	path := twoYears(t)
	folder := store.BackupFolder(path)
	full := filepath.Join(folder, "2026-11-23-090000.tenken")
	s := storetest.Open(t, path)
	replaced := filepath.Join(filepath.Dir(path), "test.replaced-2026-11-23-090000.tenken")
	if err := errors.Join(s.Backup(t.Context(), full, nil), s.Backup(t.Context(), replaced, nil), s.Close()); err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(folder, "2026-11-24-090000.tenken.partial")
	if err := os.WriteFile(broken, []byte("half"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := destroy(t.Context(), t, path, nil); err != nil {
		t.Fatal(err)
	}
	// The first backup, of the day on which the file was made, is without the year.
	holding, unreadable, err := store.CopiesWith(path, lastYear.Round)
	if err != nil || !slices.Equal(holding, []string{full, replaced}) || !slices.Equal(unreadable, []string{broken}) {
		t.Errorf("holding %q, unreadable %q, %v", holding, unreadable, err)
	}
}
