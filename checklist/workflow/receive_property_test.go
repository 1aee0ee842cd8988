package workflow

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// arrivals makes files of every kind, of three departments, and the office's
// workspace before any of them has come.
func arrivals(t *testing.T) (c *chain, office string, files []string) {
	c = newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "一。")
	backup := filepath.Join(c.dir, "backup.tenken")
	_, err := ws.Backup(t.Context(), backup, nil)
	c.must(err)
	first, _ := c.submit(ws, sheet, "first")
	c.must(ws.Withdraw(t.Context(), sheet))
	c.answer(ws, sheet, "二。")
	second, _ := c.submit(ws, sheet, "second")
	old, sheet2 := c.open(backup)
	c.must(old.Reopen(t.Context(), sheet2))
	c.answer(old, sheet2, "違う。")
	fork, _ := c.submit(old, sheet2, "fork")
	tampered, err := os.ReadFile(first)
	c.must(err)
	tampered[len(tampered)/2] ^= 1
	c.must(os.WriteFile(filepath.Join(c.dir, "tampered"), tampered, 0o600))
	ws3, sheet3 := c.department(2, "d3.tenken")
	c.answer(ws3, sheet3, "三。")
	third, _ := c.submit(ws3, sheet3, "third")
	files = []string{first, second, fork, filepath.Join(c.dir, "tampered"), third,
		c.form("d1", "sheet.xlsx", 2, map[string]string{"A1": "yes 表", "A2": "yes"}, true),
		c.form("d2", "part1.xlsx", 1, map[string]string{"A1": "yes 係"}, true),
		c.form("d2", "part2.xlsx", 1, map[string]string{"A2": "yes"}, false),
		c.form("d3", "whole.xlsx", 1, map[string]string{"A1": "no 表", "A2": "no", "A3": "no"}, true),
		c.form("d3", "other.xlsx", 1, map[string]string{"A1": "yes 別", "A2": "yes", "A3": "yes"}, false),
	}
	office = filepath.Join(c.dir, "start.tenken")
	_, err = c.office.Backup(t.Context(), office, nil)
	c.must(err)
	return c, office, files
}

// noon stands still, so that what was received at another time is the same.
func noon() time.Time { return fixedNow().Add(48 * time.Hour) }

// receiveAll receives files into a copy of the workspace, in runs, and returns the
// export.
func receiveAll(t *testing.T, office string, runs [][]string) []byte {
	t.Helper()
	content, err := os.ReadFile(office)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "office.tenken")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	ws, err := Open(t.Context(), path, Options{Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	for _, files := range runs {
		for _, file := range files {
			if _, err := ws.Receive(t.Context(), []string{file}, ReceiveOptions{}); err != nil {
				t.Fatal(err)
			}
		}
	}
	archive, err := ws.Archive(0)
	if err == nil {
		err = ws.Close()
	}
	problems, checked := Check(t.Context(), path, nil)
	if err := errors.Join(err, checked); err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	text, err := json.MarshalIndent(archive, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// Receiving the same files in any order, once or more often, ends in the same
// export.
func TestReceivingInAnyOrder(t *testing.T) {
	_, office, files := arrivals(t)
	want := receiveAll(t, office, [][]string{files})
	rapid.Check(t, func(r *rapid.T) {
		var runs [][]string
		for range rapid.IntRange(1, 2).Draw(r, "runs") {
			runs = append(runs, rapid.Permutation(files).Draw(r, "order"))
		}
		if got := receiveAll(t, office, runs); !bytes.Equal(got, want) {
			r.Fatalf("%v: the export is not the same: %s", runs, firstDifference(got, want))
		}
	})
}

// firstDifference shows where two texts part.
func firstDifference(got, want []byte) string {
	a, b := strings.Split(string(got), "\n"), strings.Split(string(want), "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			from := max(0, i-12)
			return strings.Join(a[from:min(i+6, len(a))], "\n") + "\n, not\n" + strings.Join(b[from:min(i+6, len(b))], "\n")
		}
	}
	return "one goes on"
}

// Cancelled anywhere, a receive leaves whole files taken in, and the next one ends
// as if nothing had happened.
func TestReceivingAfterACancel(t *testing.T) {
	c, _, files := arrivals(t)
	for stop := 1; stop < len(files); stop += 3 {
		ctx, cancel := context.WithCancel(t.Context())
		all, err := c.office.Receive(ctx, files, ReceiveOptions{DryRun: true, Progress: func(done, _ int) {
			if done == stop {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) || len(all) != stop {
			t.Errorf("dry, stopped after %d: %d files, %v", stop, len(all), err)
		}
	}
	c.wantState("d3", "draft 0 0   ")
	for stop := 1; stop <= len(files); stop++ {
		ctx, cancel := context.WithCancel(t.Context())
		_, err := c.office.Receive(ctx, files, ReceiveOptions{Progress: func(done, _ int) {
			if done == stop {
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("stopped after %d: %v", stop, err)
		}
		cancel()
	}
	all, err := c.office.Receive(t.Context(), files, ReceiveOptions{})
	c.must(err)
	for _, r := range all {
		if r.Outcome.Kept() && !r.Partial {
			t.Errorf("%s has been taken in before, and is %s", r.File, r.Outcome)
		}
	}
}
