package workflow

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"os"

	"tenken/checklist"
	"tenken/checklist/store"
)

// ExportEvidence writes the content of an attachment to a new file at path,
// checked against its SHA-256 before it gets its name. A file that is there is
// never overwritten: store.ErrExists.
func (w *Workspace) ExportEvidence(ctx context.Context, sheet *Sheet, e checklist.Evidence, path string, p checklist.Progress) error {
	if e.File == nil {
		return ErrNotAttached
	}
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	return writeFile(ctx, path, func(out io.Writer) error {
		buffered := bufio.NewWriter(&counter{w: out, total: int(e.File.Size), report: p})
		err := w.store.View(func(tx *store.Tx) error {
			return tx.WriteContent(buffered, store.RefOf(&sheet.Assessment), e.Key, e.ID)
		})
		if err != nil {
			return err
		}
		return buffered.Flush()
	})
}

// EvidenceContent returns the content of an attachment to an answer of an assessment:
// checklist.MaxAttachment bytes at most.
func (w *Workspace) EvidenceContent(a *checklist.Assessment, e checklist.Evidence) ([]byte, error) {
	if e.File == nil {
		return nil, ErrNotAttached
	}
	var content bytes.Buffer
	err := w.store.View(func(tx *store.Tx) error {
		return tx.WriteContent(&content, store.RefOf(a), e.Key, e.ID)
	})
	return content.Bytes(), err
}

// counter reports how much has passed.
type counter struct {
	w           io.Writer
	done, total int
	report      checklist.Progress
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.done += n
	c.report.Report(c.done, c.total)
	return n, err
}
