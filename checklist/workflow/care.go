package workflow

import (
	"context"
	"iter"
	"time"

	"tenken/checklist"
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
	panic("contract")
}

// Backup writes a checked copy of the workspace to a new file; an empty path
// takes the place of the daily backups. It returns the path written.
func (w *Workspace) Backup(ctx context.Context, path string, p checklist.Progress) (string, error) {
	panic("contract")
}

// Backups lists the automatic backups of a workspace path, newest first, also
// when the file itself is damaged or gone.
func Backups(path string) ([]BackupFile, error) { panic("contract") }

// Restore puts a good backup in the place of the workspace. The file that was
// there is kept under a new name, returned as replaced ("" if there was none).
func Restore(ctx context.Context, path, backup string, p checklist.Progress) (replaced string, err error) {
	panic("contract")
}

// JournalEntry is one entry of the journal as people read it.
type JournalEntry struct {
	N int `json:"n"` // from 1
	checklist.Stamp
	Verb string `json:"verb"` // stable code, such as "answer"
	// Subject and Item are empty where the entry concerns the whole.
	Subject string `json:"subject,omitempty"`
	Item    string `json:"item,omitempty"`
}

// Journal yields the journal, oldest entry first.
func (w *Workspace) Journal() iter.Seq2[JournalEntry, error] { panic("contract") }

// JournalCheck is the outcome of verifying the journal.
type JournalCheck struct {
	Entries  int  `json:"entries"`
	Intact   bool `json:"intact"`
	FirstBad *int `json:"first_bad"`
}

// VerifyJournal checks the chain of digests and its sealed head.
func (w *Workspace) VerifyJournal(ctx context.Context, p checklist.Progress) (JournalCheck, error) {
	panic("contract")
}
