//go:build soak

package workflow

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
)

// soakSubmit, in the environment, makes the test binary the process to be killed:
// the workspace and the file to be written, one a line.
const soakSubmit = "WORKFLOW_SOAK_SUBMIT"

func submitInto(path, out string) error {
	ws, err := Open(context.Background(), path, Options{Now: noon, Continue: true})
	if err != nil {
		return err
	}
	sheet, err := ws.Sheet(0)
	if err == nil {
		_, err = ws.Submit(context.Background(), sheet, out, nil)
	}
	return errors.Join(err, ws.Close())
}

// secretWord stands in an answer and in an attachment, and may stand nowhere in the
// open.
const secretWord = "平文を残さない"

// A submit that is killed anywhere has handed in nothing, or the whole; the file is
// whole or not there, it can be written again, and nothing lies about in the open.
func TestSubmittingWithKills(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	proof := filepath.Join(c.dir, "綴り.bin")
	c.must(os.WriteFile(proof, bytes.Repeat([]byte(secretWord), 300_000), 0o600))
	c.answer(ws, sheet, secretWord, NewEvidence{Evidence: checklist.Evidence{Title: "綴り"}, Path: proof})
	c.must(ws.Close())
	approved, err := os.ReadFile(filepath.Join(c.dir, "d1.tenken"))
	c.must(err)
	c.must(os.Remove(proof))
	for round := range 30 {
		dir, temp := t.TempDir(), t.TempDir()
		path, out := filepath.Join(dir, "d1.tenken"), filepath.Join(dir, "1"+SubmissionSuffix)
		c.must(os.WriteFile(path, approved, 0o600))
		run := exec.Command(os.Args[0])
		run.Env = append(os.Environ(), soakSubmit+"="+path+"\n"+out, "TMPDIR="+temp)
		c.must(run.Start())
		time.Sleep(time.Duration(rand.IntN(500)) * time.Millisecond)
		_ = run.Process.Kill()
		_ = run.Wait()
		noPlaintext(t, path, dir, temp)
		complete := looksComplete(t, out)
		whole := handedIn(t, path)
		if complete && !whole {
			t.Fatalf("round %d: a file without its submission", round)
		}
		c.must(submitInto(path, out))
		if !handedIn(t, path) || !looksComplete(t, out) {
			t.Fatalf("round %d: submitted again, but it is not there", round)
		}
		noPlaintext(t, path, dir, temp)
		if outcome := c.receive(out).outcome; outcome != "new" && outcome != OutcomeDuplicate {
			t.Fatalf("round %d: the office says %s", round, outcome)
		}
	}
}

// handedIn reports whether the workspace holds the submission with all that belongs
// to it; a part of it is a mistake, and so is a damaged file.
func handedIn(t *testing.T, path string) bool {
	t.Helper()
	ws, err := Open(t.Context(), path, Options{Now: noon, Continue: true})
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := ws.Sheet(0)
	if err != nil {
		t.Fatal(err)
	}
	parts := 0
	err = ws.store.View(func(tx *store.Tx) error {
		ref := store.RefOf(&sheet.Assessment)
		if s, err := tx.Submission(ref, 1); err == nil && len(s.Responses) == 2 && len(s.Evidence) == 1 {
			parts++
		}
		if _, err := receiptOf(tx, ref, 1); err == nil {
			parts++
		}
		return nil
	})
	if sheet.Assessment.State == checklist.StateSubmitted {
		parts++
	}
	if err := errors.Join(err, ws.Close()); err != nil {
		t.Fatal(err)
	}
	if problems, err := Check(t.Context(), path, nil); err != nil || len(problems) > 0 || parts%3 != 0 {
		t.Fatalf("%d of 3 parts of a submission, %v %v", parts, problems, err)
	}
	return parts == 3
}

// looksComplete reports whether the file is there. What is written of it bears
// another name.
func looksComplete(t *testing.T, path string) bool {
	t.Helper()
	_, err := os.Stat(path)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return err == nil
}

// noPlaintext looks for the secret word in all files but the workspace.
func noPlaintext(t *testing.T, workspace string, folders ...string) {
	t.Helper()
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || strings.HasPrefix(path, workspace) {
				return err
			}
			content, err := os.ReadFile(path)
			if bytes.Contains(content, []byte(secretWord)) {
				t.Errorf("%s holds plaintext", path)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
