package workflow

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Stopped in the middle of its writing, submit leaves no file and nothing beside
// it; what was recorded is written by the next try.
func TestSubmitStoppedHalfWay(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	attachment := filepath.Join(c.dir, "写真.png")
	c.must(os.WriteFile(attachment, bytes.Repeat([]byte("content"), 200_000), 0o600))
	c.answer(ws, sheet, "ある。", NewEvidence{Evidence: checklist.Evidence{Title: "写真"}, Path: attachment})
	ctx, cancel := context.WithCancel(t.Context())
	seen := 0
	_, err := ws.Submit(ctx, sheet, filepath.Join(c.dir, "1"+SubmissionSuffix), func(done, total int) {
		if seen++; done > total/2 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || seen == 0 {
		t.Error(err, seen)
	}
	left, err := filepath.Glob(filepath.Join(c.dir, "1*"))
	if len(left) > 0 || err != nil {
		t.Error(left, err)
	}
	path, done := c.submit(ws, sheet, "1"+SubmissionSuffix)
	a := c.expect(path, exchange.OutcomeNew)
	if done.Revision != 1 || len(a.opened.Submission.Evidence) != 1 {
		t.Errorf("%+v", done)
	}
}

// The secret of a package works once: a package that is written later has none.
func TestSecretIsUsedUp(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "ある。")
	path, _ := c.submit(ws, sheet, "1")
	c.expect(path, exchange.OutcomeNew)
	before := c.packages
	for _, packages := range [][]string{before[1:2], before[:1]} {
		p, err := readPackage(packages[0])
		if err != nil || p.Secret == "" {
			t.Error(packages, err)
		}
	}
	c.pack()
	first, err1 := readPackage(c.packages[0])
	second, err2 := readPackage(c.packages[1])
	if err := errors.Join(err1, err2); err != nil || first.Secret != "" || second.Secret == "" {
		t.Error(err)
	}
	err := c.office.store.View(func(tx *store.Tx) error {
		e, err := tx.Enrolment(store.Ref{Round: "2026", Department: "d1"})
		if e.Used == nil {
			t.Error("the secret can be used again")
		}
		return err
	})
	c.must(err)
}

// A department's key and the secret of its package lie sealed in its workspace and
// never leave it in the clear.
func TestSecretsStayInTheWorkspace(t *testing.T) {
	c := newChain(t)
	ws, sheet := c.department(0, "d1.tenken")
	c.answer(ws, sheet, "ある。")
	path, _ := c.submit(ws, sheet, "1")
	var secrets []string
	c.must(ws.store.View(func(tx *store.Tx) error {
		ring, err := loadKeys(tx)
		if err != nil {
			return err
		}
		secret, err := enrolmentOf(tx, store.RefOf(&sheet.Assessment))
		secrets = []string{ring.Signing, secret}
		return err
	}))
	for _, name := range []string{path, filepath.Join(c.dir, "d1.tenken")} {
		file, err := os.ReadFile(name)
		c.must(err)
		for _, secret := range secrets {
			if len(secret) != 64 || strings.Contains(string(file), secret) {
				t.Errorf("%s holds %q", filepath.Base(name), secret)
			}
		}
	}
}
