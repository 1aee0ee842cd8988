package workflow

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"reflect"
	"slices"

	"tenken/checklist"
	"tenken/checklist/store"
)

// NewEvidence is evidence to be recorded. With a Path the file's content is
// attached; without one it is a reference. Evidence that was removed since the
// file was opened comes back, content and all, if it carries its old ID.
type NewEvidence struct {
	checklist.Evidence
	Path string
}

// Edit is one answer with its evidence, written in one transaction.
type Edit struct {
	Response checklist.Response
	Add      []NewEvidence
	Remove   []string // ids of evidence
}

// Save records edits as one step, brings the sheet up to date and returns the
// edits that take the step back (for undo; saving those returns the redo).
// Edits that change nothing leave no trace. An error leaves file and sheet as
// they were.
//
// It may be given a sheet that other work has overtaken: state and earlier
// answers are read from the file.
func (w *Workspace) Save(ctx context.Context, sheet *Sheet, edits ...Edit) (undo []Edit, err error) {
	settings, err := w.Settings()
	if err != nil {
		return nil, err
	}
	var saved []savedEdit
	err = w.update(ctx, verbAnswer, func(tx *store.Tx) error {
		saved = saved[:0]
		s := saver{tx: tx, sheet: sheet, settings: settings, stamp: w.stamp()}
		if err := s.begin(); err != nil {
			return err
		}
		for _, edit := range edits {
			done, err := s.save(ctx, edit)
			if err != nil {
				return err
			}
			saved = append(saved, done)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for _, done := range saved {
		done.apply(sheet)
		if done.changed {
			undo = append(undo, done.undo)
		}
	}
	slices.Reverse(undo)
	return undo, nil
}

// savedEdit is what an edit has come to.
type savedEdit struct {
	response checklist.Response
	evidence []checklist.Evidence // all of the answer's, afterwards
	undo     Edit
	changed  bool
}

func (s *savedEdit) apply(sheet *Sheet) {
	key := s.response.Key
	sheet.Answers.Responses[key] = &s.response
	sheet.Answers.Evidence[key] = s.evidence
}

// saver writes the edits of one transaction.
type saver struct {
	tx         *store.Tx
	sheet      *Sheet
	settings   Settings
	stamp      checklist.Stamp
	ref        store.Ref
	assessment checklist.Assessment
	entry      uint64 // number of the journal entry being written
	added      int    // evidence so far
}

func (s *saver) begin() (err error) {
	s.ref = store.RefOf(&s.sheet.Assessment)
	if s.assessment, err = s.tx.Assessment(s.ref); err != nil {
		return err
	}
	head, err := s.tx.JournalHead()
	s.entry = head.Entries + 1
	return err
}

// newEvidenceID is unique in the file and sorts by time of recording, also when
// the clock stands still.
func (s *saver) newEvidenceID() string {
	s.added++
	return fmt.Sprintf("%08d-%04d", s.entry, s.added)
}

func (s *saver) save(ctx context.Context, edit Edit) (savedEdit, error) {
	key := edit.Response.Key
	before, err := s.tx.Response(s.ref, key)
	if errors.Is(err, store.ErrNoRecord) {
		before, err = checklist.Response{Key: key}, nil
	}
	if err != nil {
		return savedEdit{}, err
	}
	after, err := s.assessment.Answer(s.sheet.Scope, &s.sheet.Standard.Scale, edit.Response, s.stamp)
	if err != nil {
		return savedEdit{}, err
	}
	done := savedEdit{response: before, undo: Edit{Response: before}}
	if !sameAnswer(before, after) {
		done.response, done.changed = after, true
		if err := s.tx.PutResponse(s.ref, after); err != nil {
			return savedEdit{}, err
		}
	}
	if err := s.saveEvidence(ctx, edit, &done); err != nil {
		return savedEdit{}, fmt.Errorf("%s: %w", key.Item, err)
	}
	return done, nil
}

// sameAnswer compares answers but for their stamps.
func sameAnswer(a, b checklist.Response) bool {
	a.Stamp, b.Stamp = checklist.Stamp{}, checklist.Stamp{}
	return reflect.DeepEqual(a, b)
}

func (s *saver) saveEvidence(ctx context.Context, edit Edit, done *savedEdit) error {
	for _, id := range edit.Remove {
		if err := s.remove(edit.Response.Key, id, done); err != nil {
			return err
		}
	}
	for _, add := range edit.Add {
		if err := ctx.Err(); err != nil {
			return err
		}
		added, err := s.add(edit.Response.Key, add)
		if err != nil {
			return err
		}
		done.undo.Remove = append(done.undo.Remove, added.ID)
		done.changed = true
	}
	for e, err := range s.tx.EvidenceOf(s.ref, edit.Response.Key) {
		if err != nil {
			return err
		}
		done.evidence = append(done.evidence, e)
	}
	return nil
}

func (s *saver) remove(key checklist.Key, id string, done *savedEdit) error {
	for e, err := range s.tx.EvidenceOf(s.ref, key) {
		if err != nil {
			return err
		}
		if e.ID == id {
			done.undo.Add = append(done.undo.Add, NewEvidence{Evidence: e})
			done.changed = true
			return s.tx.RemoveEvidence(s.ref, key, id)
		}
	}
	return fmt.Errorf("%w: %s", ErrNoSuchEvidence, id)
}

// add records new evidence, or puts back what was removed under the same id.
func (s *saver) add(key checklist.Key, add NewEvidence) (checklist.Evidence, error) {
	if add.ID != "" {
		return s.tx.RestoreEvidence(s.ref, key, add.ID)
	}
	e := add.Evidence
	e.Key, e.Stamp, e.File = key, s.stamp, nil
	if e.Title == "" && add.Path != "" {
		e.Title = filepath.Base(add.Path)
	}
	if err := e.Check(); err != nil {
		return e, err
	}
	e.ID = s.newEvidenceID()
	if add.Path == "" {
		return e, s.tx.PutEvidence(s.ref, e)
	}
	return s.attach(e, add.Path)
}

func (s *saver) attach(e checklist.Evidence, path string) (checklist.Evidence, error) {
	asked, _ := s.sheet.Scope.Find(e.Key) // in scope: the answer was taken
	if asked.InMyNumberSegment() && !s.settings.MyNumberAttachments {
		return e, ErrMyNumberAttachment
	}
	content, err := openAttachment(path)
	if err != nil {
		return e, err
	}
	defer content.Close()
	return s.tx.Attach(s.ref, e, filepath.Base(path), content)
}

// openAttachment opens a file and refuses what is too large before any of it is
// read.
func openAttachment(path string) (io.ReadCloser, error) {
	f, err := store.OpenRegular(path)
	if err != nil {
		return nil, err
	}
	if info, err := f.Stat(); err == nil && info.Size() > checklist.MaxAttachment {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, store.ErrAttachmentTooLarge), f.Close())
	}
	return f, nil
}
