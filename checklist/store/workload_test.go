package store_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

// TestHonestFilesAreNeverRefused writes, changes and removes records of all
// sizes at random, so that pages split, merge and are freed, and opens the file
// again and again. What opening refuses must be damage, never an odd
// but honest tree.
func TestHonestFilesAreNeverRefused(t *testing.T) {
	s := storetest.New(t)
	path := s.Path()
	random := rand.New(rand.NewPCG(1, 2))
	proofs := map[string]bool{}
	for step := range 200 {
		update(t, s, func(tx *store.Tx) error {
			for range 1 + random.IntN(30) {
				if err := randomWrite(tx, random, proofs); err != nil {
					return err
				}
			}
			return nil
		})
		if step%20 == 0 {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = storetest.Open(t, path)
		}
	}
}

// TestReadersBesideAWriter takes copies of a file that is written to meanwhile.
func TestReadersBesideAWriter(t *testing.T) {
	s := storetest.New(t)
	stop, wrote, done := make(chan struct{}), make(chan struct{}), make(chan error, 1)
	go func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				done <- nil
				return
			case <-time.After(3 * time.Millisecond):
			}
			err := s.Update(storetest.Stamp, "test", func(tx *store.Tx) error {
				return tx.PutResponse(storetest.Ref, storetest.Response(n%300, strings.Repeat("説明", n%500)))
			})
			if err != nil {
				done <- err
				return
			}
			select {
			case wrote <- struct{}{}:
			default: // nobody waits
			}
		}
	}()
	var before uint64
	for range 8 {
		select {
		case <-wrote:
		case err := <-done:
			t.Fatal(err)
		}
		reader, err := store.Open(s.Path(), store.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		problems, err := reader.Check(t.Context(), nil)
		if err != nil || len(problems) > 0 {
			t.Fatal(problems, err)
		}
		state := verify(t, reader)
		if _, copied := reader.Snapshot(); !copied || state.Entries <= before {
			t.Errorf("copied %v, %d entries after %d", copied, state.Entries, before)
		}
		before = state.Entries
		if err := reader.Close(); err != nil {
			t.Error(err)
		}
	}
	close(stop)
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func randomWrite(tx *store.Tx, random *rand.Rand, proofs map[string]bool) error {
	n := random.IntN(3000)
	id := fmt.Sprint("e", random.IntN(20))
	switch random.IntN(40) {
	case 0:
		if proofs[id] {
			delete(proofs, id)
			return tx.RemoveEvidence(storetest.Ref, storetest.Key(1), id)
		}
		proofs[id] = true
		content := bytes.NewReader(make([]byte, random.IntN(700_000)))
		_, err := tx.Attach(storetest.Ref, proof(id), "台帳.pdf", content)
		return err
	case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10:
		if _, err := tx.Response(storetest.Ref, storetest.Key(n)); err == nil {
			return tx.DeleteResponse(storetest.Ref, storetest.Key(n))
		}
	case 11:
		return tx.PutResponse(storetest.Ref, storetest.Response(n, strings.Repeat("長い説明。", random.IntN(2000))))
	}
	return tx.PutResponse(storetest.Ref, storetest.Response(n, strings.Repeat("説明", random.IntN(60))))
}
