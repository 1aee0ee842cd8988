package store_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"
	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

const comment = "情報資産管理台帳により、年度当初および異動のつど確認している。"

// filled has n answers, written in steps of 500.
func filled(b *testing.B, n int) *store.Store {
	b.Helper()
	s := storetest.New(b)
	for from := 0; from < n; from += 500 {
		update(b, s, func(tx *store.Tx) error {
			for i := from; i < min(n, from+500); i++ {
				if err := tx.PutResponse(storetest.Ref, storetest.Response(i, comment)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return s
}

// BenchmarkSave saves one answer of 276, and right after it the same number of
// bytes with bbolt alone, once in one bucket and once spread over the buckets
// as the schema has them. The metrics are medians, and ratios to those.
func BenchmarkSave(b *testing.B) {
	s := filled(b, 276)
	one, spread := newBare(b, 1), newBare(b, 3)
	var saved, inOne, inThree []time.Duration
	for i := 0; b.Loop(); i++ {
		saved = append(saved, took(func() { answer(b, s, i%276, comment) }))
		inOne = append(inOne, took(func() { one.save(b, i) }))
		inThree = append(inThree, took(func() { spread.save(b, i) }))
	}
	b.ReportMetric(0, "ns/op") // of all three: says nothing
	b.ReportMetric(micros(saved), "µs/save")
	b.ReportMetric(micros(inOne), "µs/one-bucket")
	b.ReportMetric(micros(inThree), "µs/three-buckets")
	b.ReportMetric(micros(saved)/micros(inOne), "×one-bucket")
	b.ReportMetric(micros(saved)/micros(inThree), "×three-buckets")
}

func took(work func()) time.Duration {
	start := time.Now()
	work()
	return time.Since(start)
}

func micros(d []time.Duration) float64 {
	slices.Sort(d)
	return float64(d[len(d)/2].Nanoseconds()) / 1000
}

// bare is bbolt without this package, with values as long as those of an answer
// that is saved: response, journal entry, head.
type bare struct {
	db      *bbolt.DB
	buckets [][]byte
}

var bareValues = [][]byte{bytes.Repeat([]byte("r"), 255), bytes.Repeat([]byte("j"), 335), bytes.Repeat([]byte("h"), 142)}

func newBare(b *testing.B, buckets int) *bare {
	b.Helper()
	db, err := bbolt.Open(filepath.Join(b.TempDir(), "bare.db"), 0o600, &bbolt.Options{PageSize: 4096})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	bare := &bare{db: db}
	for i := range buckets {
		bare.buckets = append(bare.buckets, []byte(strings.Repeat("b", i+1)))
	}
	err = db.Update(func(tx *bbolt.Tx) error {
		for _, name := range bare.buckets {
			if _, err := tx.CreateBucket(name); err != nil {
				return err
			}
		}
		for i := range 276 {
			if err := bare.put(tx, i); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	return bare
}

func (bare *bare) put(tx *bbolt.Tx, i int) error {
	keys := [][]byte{fmt.Appendf(nil, "r 2026 d1 own %06d", i%276), fmt.Appendf(nil, "s %012d", i), []byte("head")}
	for j, key := range keys {
		if err := tx.Bucket(bare.buckets[j%len(bare.buckets)]).Put(key, bareValues[j]); err != nil {
			return err
		}
	}
	return nil
}

func (bare *bare) save(b *testing.B, i int) {
	if err := bare.db.Update(func(tx *bbolt.Tx) error { return bare.put(tx, 276+i) }); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkAnswers5000(b *testing.B) {
	s := filled(b, 5000)
	for b.Loop() {
		view(b, s, func(tx *store.Tx) error {
			a, err := tx.Answers(storetest.Ref)
			if len(a.Responses) != 5000 {
				b.Fatal(len(a.Responses))
			}
			return err
		})
	}
}

func BenchmarkOpen5000(b *testing.B) {
	s := filled(b, 5000)
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s, err := store.Open(s.Path(), storetest.Options)
		if err != nil {
			b.Fatal(err)
		}
		s.Close()
	}
}

func BenchmarkCheck5000(b *testing.B) {
	s := filled(b, 5000)
	for b.Loop() {
		if problems, err := s.Check(b.Context(), nil); err != nil || len(problems) != 0 {
			b.Fatal(problems, err)
		}
	}
}

// BenchmarkAttachments reads the contents of a full workspace's attachments.
func BenchmarkAttachments(b *testing.B) {
	s := storetest.New(b)
	if _, err := attach(s, "e", bytes.NewReader(make([]byte, 20<<20))); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(20 << 20)
	for b.Loop() {
		if _, err := content(s, "e"); err != nil {
			b.Fatal(err)
		}
	}
}
