//go:build soak

package store_test

import (
	"bufio"
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"tenken/checklist/store"
	"tenken/checklist/store/storetest"
)

// soakPath, in the environment, makes the test binary the process to be killed.
const soakPath = "STORE_SOAK_PATH"

func TestMain(m *testing.M) {
	if path := os.Getenv(soakPath); path != "" {
		fmt.Fprintln(os.Stderr, streamAnswers(path))
		os.Exit(1)
	}
	if path := os.Getenv(soakDestroy); path != "" {
		fmt.Fprintln(os.Stderr, destroyAndExit(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// streamAnswers saves one answer after the other, some with an attachment, and
// prints the number of each when it is acknowledged. It ends by being killed.
func streamAnswers(path string) error {
	s, err := store.Open(path, storetest.Options)
	if err != nil {
		return err
	}
	var next int
	err = s.View(func(tx *store.Tx) error {
		head, err := tx.JournalHead()
		next = int(head.Entries)
		return err
	})
	for ; err == nil; next++ {
		if err = s.Update(storetest.Stamp, "answer", func(tx *store.Tx) error { return soakWrite(tx, next) }); err == nil {
			fmt.Println(next)
		}
	}
	return err
}

func soakWrite(tx *store.Tx, n int) error {
	if err := tx.PutResponse(storetest.Ref, storetest.Response(n%1500, strconv.Itoa(n))); err != nil {
		return err
	}
	switch id := fmt.Sprint("e", n/40%10); n % 40 {
	case 10:
		_, err := tx.Attach(storetest.Ref, proof(id), "台帳.pdf", bytes.NewReader(make([]byte, n%700*1000)))
		return err
	case 30:
		return tx.RemoveEvidence(storetest.Ref, storetest.Key(1), id)
	}
	return nil
}

// TestKilled kills a process that saves answers, a hundred times, at a random
// moment. Every acknowledged answer must be there afterwards, and nothing be
// wrong with the file.
func TestKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "soak.tenken")
	storetest.Create(t, path).Close()
	last := 0
	for round := range 100 {
		if n := killOnce(t, path, time.Duration(20+rand.IntN(400))*time.Millisecond); n > 0 {
			last = n
		}
		if problems := storetest.Check(t, path); len(problems) > 0 {
			t.Fatalf("round %d: %v", round, &problems[0])
		}
		if got := newest(t, path); got < last {
			t.Fatalf("round %d: answer %d was acknowledged, the newest there is %d", round, last, got)
		}
	}
	t.Logf("%d answers", last)
}

// killOnce returns the number of the last answer that was acknowledged.
func killOnce(t *testing.T, path string, after time.Duration) (last int) {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), soakPath+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { cmd.Process.Kill() })
	defer timer.Stop()
	for lines := bufio.NewScanner(out); lines.Scan(); {
		if n, err := strconv.Atoi(lines.Text()); err == nil {
			last = n
		}
	}
	cmd.Wait() // it was killed
	return last
}

// newest checks that every answer is the last that was written to it, and
// returns the highest number among them.
func newest(t *testing.T, path string) (highest int) {
	s, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	view(t, s, func(tx *store.Tx) error {
		numbers := map[int]int{}
		for r, err := range tx.Responses(storetest.Ref) {
			if err != nil {
				return err
			}
			n, err := strconv.Atoi(r.Comment)
			if err != nil {
				return err
			}
			numbers[n%1500] = n
			highest = max(highest, n)
		}
		for n := max(1, highest-1499); n <= highest; n++ {
			if numbers[n%1500] != n {
				t.Errorf("answer %d is missing", n)
			}
		}
		return nil
	})
	return highest
}
