package workflow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// ErrNotReceived is returned for a submission that the office has not received.
var ErrNotReceived = errors.New("workflow: a submission that was not received")

// Extracted is an attachment with the file that was made of it.
type Extracted struct {
	checklist.Evidence
	Path string `json:"path"`
}

// ExtractEvidence writes the attachments of a sealed submission to new files in dir,
// which is made if it is not there. The office's workspace keeps their names and
// digests only, so whoever looks at evidence takes it out of the file that came. It has
// to be one that was received here: ErrNotReceived. Cancelled or killed, it leaves
// complete files only; a file that is there is never overwritten: store.ErrExists.
func (w *Workspace) ExtractEvidence(ctx context.Context, path, dir string, p checklist.Progress) (all []Extracted, err error) {
	o, err := w.newOpener()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, o.close()) }()
	a, err := o.open(path)
	if err != nil {
		return nil, err
	}
	if a.opened == nil {
		return nil, fmt.Errorf("%s: %w", path, a.reason)
	}
	defer a.close()
	if err := w.received(&a.opened.Submission); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if all, err = placed(&a.opened.Submission, dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return nil, err
	}
	for i := range all {
		if err := all[i].write(ctx, a.opened); err != nil {
			return nil, err
		}
		p.Report(i+1, len(all))
	}
	return all, nil
}

// received wants a submission to be among those that have come.
func (w *Workspace) received(s *checklist.Submission) error {
	digest := exchange.Digest(s)
	return w.store.View(func(tx *store.Tx) error {
		for r, err := range tx.Receipts(store.Ref{Round: s.Round, Department: s.Department.ID}) {
			if err != nil {
				return err
			}
			if r.Digest == digest && r.Undone == nil {
				return nil
			}
		}
		return ErrNotReceived
	})
}

// placed gives each attachment a path: its item, its number among the item's, and
// its own name.
func placed(s *checklist.Submission, dir string) (all []Extracted, err error) {
	number := map[checklist.Key]int{}
	for _, e := range s.Evidence {
		number[e.Key]++
		if e.File == nil {
			continue
		}
		path := filepath.Join(dir, fileName(fmt.Sprintf("%s%s_%d_%s", ofSubject(&s.Department, e.Subject), e.Item, number[e.Key], e.File.Name)))
		if _, err := os.Lstat(path); err == nil {
			return nil, fmt.Errorf("%s: %w", path, store.ErrExists)
		}
		all = append(all, Extracted{e, path})
	}
	return all, nil
}

// ofSubject is the beginning of a file's name that tells systems and sites apart.
func ofSubject(d *checklist.Department, id string) string {
	for _, s := range d.Subjects {
		if s.ID == id && s.Kind != checklist.SubjectDepartment {
			return s.Name.Ja + "_"
		}
	}
	return ""
}

func (e *Extracted) write(ctx context.Context, from *exchange.Opened) error {
	content, err := from.Content(e.Evidence)
	if err != nil {
		return err
	}
	defer content.Close()
	return writeFile(ctx, e.Path, func(to io.Writer) error {
		_, err := io.Copy(to, content)
		return err
	})
}
