package workflow

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"time"

	"tenken/checklist"
	"tenken/checklist/store"
)

// CheckProblem is one thing wrong in a workspace file.
type CheckProblem struct {
	Place string // record or page
	Err   error
}

// BackupFile is one automatic backup.
type BackupFile struct {
	Path string    `json:"path"`
	At   time.Time `json:"at"`
	Size int64     `json:"size"` // bytes
}

// Check reads every record of a workspace file. A file too damaged to be opened
// gives its reason as the only problem; err is left for what says nothing about
// the file: not there, no permission, open elsewhere, cancelled.
func Check(ctx context.Context, path string, p checklist.Progress) ([]CheckProblem, error) {
	st, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		return openProblem(err)
	}
	problems, err := st.Check(ctx, p)
	if err := errors.Join(err, st.Close()); err != nil {
		return nil, err
	}
	var out []CheckProblem
	for _, problem := range problems {
		out = append(out, CheckProblem{Place: problem.Place.String(), Err: problem.Err})
	}
	return out, nil
}

// openProblem tells what an error of opening says about the file itself.
func openProblem(err error) ([]CheckProblem, error) {
	for _, outside := range []error{fs.ErrNotExist, fs.ErrPermission, store.ErrInUse, store.ErrNewer} {
		if errors.Is(err, outside) {
			return nil, err
		}
	}
	var damage *store.DamageError
	if errors.As(err, &damage) {
		return []CheckProblem{{Place: damage.Place.String(), Err: damage.Err}}, nil
	}
	return []CheckProblem{{Err: err}}, nil
}

// Backup writes a checked copy of the workspace to a new file; an empty path
// takes the place of the daily backups. It returns the path written.
func (w *Workspace) Backup(ctx context.Context, path string, p checklist.Progress) (string, error) {
	if path == "" {
		return w.store.BackupBeside(ctx, w.now(), p)
	}
	return path, w.store.Backup(ctx, path, p)
}

// Backups lists the automatic backups of a workspace path, newest first, also
// when the file itself is damaged or gone.
func Backups(path string) ([]BackupFile, error) {
	found, err := store.Backups(path)
	out := make([]BackupFile, len(found))
	for i, b := range found {
		out[i] = BackupFile(b)
	}
	return out, err
}

// Restore puts a good backup in the place of the workspace. The file that was
// there is kept under a new name, returned as replaced ("" if there was none).
func Restore(ctx context.Context, path, backup string, now time.Time, p checklist.Progress) (replaced string, err error) {
	return store.Restore(ctx, path, backup, now, p)
}

// JournalEntry is one entry of the journal as people read it.
type JournalEntry struct {
	N int `json:"n"` // from 1
	checklist.Stamp
	Verb string `json:"verb"` // stable code, such as "answer"
	// Subject and Item are those of the first answer that the entry wrote,
	// empty where it concerns the whole.
	Subject string `json:"subject,omitempty"`
	Item    string `json:"item,omitempty"`
	Records int    `json:"records"` // how many records it wrote
}

// Journal yields the journal, oldest entry first.
func (w *Workspace) Journal() iter.Seq2[JournalEntry, error] {
	return func(yield func(JournalEntry, error) bool) {
		done := false
		err := w.store.View(func(tx *store.Tx) error {
			for entry, err := range tx.Journal() {
				if err != nil {
					return err
				}
				if done = !yield(newJournalEntry(entry), nil); done {
					return nil
				}
			}
			return nil
		})
		if err != nil && !done {
			yield(JournalEntry{}, err)
		}
	}
}

func newJournalEntry(e store.Entry) JournalEntry {
	out := JournalEntry{N: int(e.N), Stamp: e.Stamp, Verb: string(e.Verb), Records: len(e.Writes)}
	for _, write := range e.Writes {
		if key, ok := answerOf(write); ok {
			out.Subject, out.Item = key.Subject, key.Item
			break
		}
	}
	return out
}

// answerOf finds the answer that a write belongs to: the keys of responses and
// evidence begin with round, department, subject and item.
func answerOf(w store.Write) (checklist.Key, bool) {
	if w.Record != "responses" && w.Record != "evidence" || len(w.Key) < 4 {
		return checklist.Key{}, false
	}
	return checklist.Key{Subject: w.Key[2], Item: w.Key[3]}, true
}

// JournalHead returns how many entries the journal has and the digest of the newest.
func (w *Workspace) JournalHead() (entries int, digest string, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		head, err := tx.JournalHead()
		entries, digest = int(head.Entries), head.Digest
		return err
	})
	return entries, digest, err
}

// JournalCheck is the outcome of verifying the journal.
type JournalCheck struct {
	Entries  int  `json:"entries"`
	Intact   bool `json:"intact"`
	FirstBad *int `json:"first_bad"`
}

// VerifyJournal checks the chain of digests and its sealed head.
func (w *Workspace) VerifyJournal(ctx context.Context) (JournalCheck, error) {
	var state store.JournalState
	err := w.store.View(func(tx *store.Tx) (err error) {
		state, err = tx.VerifyJournal()
		return errors.Join(err, ctx.Err())
	})
	check := JournalCheck{Entries: int(state.Entries), Intact: state.Intact}
	if !state.Intact {
		first := int(state.FirstBad)
		check.FirstBad = &first
	}
	return check, err
}
