package workflow

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Refusals of receiving.
var (
	ErrNoNote      = errors.New("workflow: it is not said why")
	ErrDecided     = errors.New("workflow: an answer of the office stands on it")
	ErrSheetLate   = errors.New("workflow: a whole submission is there already, and the sheet holds a part")
	ErrSheetEmpty  = errors.New("workflow: the sheet has no answers")
	ErrSheetHidden = errors.New("workflow: the sheet does not say whose it is")
)

const verbReceive store.Verb = "receive"

// Outcome is what becomes of a file that the office receives.
type Outcome = exchange.Outcome

// OutcomeDuplicate is that of a file that is there already.
const OutcomeDuplicate = exchange.OutcomeDuplicate

// Outcomes lists the outcomes.
func Outcomes() []Outcome { return exchange.Outcomes() }

// Ruling is a person's word on a file that can't be placed by itself.
type Ruling string

// The rulings.
const (
	RulingAccept Ruling = "accept" // it counts, whatever contradicts it
	RulingReject Ruling = "reject" // it is kept and never counts
)

// Rulings lists the two.
func Rulings() []Ruling { return []Ruling{RulingAccept, RulingReject} }

// ReceiveOptions say how files are received. Zero is the usual way.
type ReceiveOptions struct {
	// DryRun tells what would become of the files and keeps nothing.
	DryRun bool
	// Ruling is a decision about every one of the files; Note says why, and is kept.
	Ruling   Ruling
	Note     string
	Progress checklist.Progress // counts files
}

// Received is what has become of one file, in the form that scripts read.
type Received struct {
	File       string          `json:"file"`
	Department string          `json:"department"` // its Japanese name; "" if it is not known
	ID         string          `json:"id"`
	Route      checklist.Route `json:"route,omitempty"`
	Revision   int             `json:"revision"`
	Outcome    Outcome         `json:"outcome"`
	// Partial: an answer sheet with a part of the answers, which is kept until
	// the others have come.
	Partial bool `json:"partial,omitempty"`
	// Answered of InScope are the department's answers with this file; Changed is
	// how many differ from what counted before.
	Answered int `json:"answered"`
	InScope  int `json:"in_scope"`
	Changed  int `json:"changed"`
	// Attachments is how many files are attached to the answers. Names and digests
	// of them are kept; the contents stay with the department.
	Attachments int `json:"attachments,omitempty"`
	// Problems and Conflicts are those of an answer sheet.
	Problems  []SheetProblem   `json:"problems,omitempty"`
	Conflicts []AnswerConflict `json:"conflicts,omitempty"`
	// Reason is why the file is not taken, or not as a whole.
	Reason error `json:"-"`
}

// Receive takes in what departments have handed in: sealed submissions and Excel
// answer sheets, by their paths or the folders in which they lie. Other files are
// named and refused.
//
// Every file is a transaction of its own: cancelled or killed half-way, what was
// taken in stays, and receiving everything once more changes nothing about it.
// What counts afterwards does not depend on the order of the files: all that has
// ever come from a department is judged together. Files that contradict each other
// all wait for a person's [Ruling], and so does an answer sheet that would take the
// place of a sealed submission. One thing goes by the order: of two keys that show
// the secret of the same package, the first is the department's.
//
// The error is for what is wrong here; what is wrong with a file is its outcome.
func (w *Workspace) Receive(ctx context.Context, paths []string, opt ReceiveOptions) (all []Received, err error) {
	if opt.Ruling != "" && strings.TrimSpace(opt.Note) == "" {
		return nil, ErrNoNote
	}
	files, err := filesIn(paths)
	if err != nil {
		return nil, err
	}
	r, err := w.newReceiver(opt)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	if opt.DryRun {
		err = w.update(ctx, verbReceive, func(tx *store.Tx) error {
			return cmp.Or(r.run(ctx, files, func(use func(*store.Tx) error) error { return use(tx) }), errDryRun)
		})
	} else {
		err = r.run(ctx, files, func(use func(*store.Tx) error) error { return w.update(ctx, verbReceive, use) })
	}
	if errors.Is(err, errDryRun) {
		err = nil
	}
	return r.done, err
}

// errDryRun takes a dry run back.
var errDryRun = errors.New("workflow: dry run")

// run reads the files side by side and takes one after the other in.
func (r *receiver) run(ctx context.Context, files []string, update func(func(*store.Tx) error) error) error {
	return inOrder(ctx, files, r.read, (*incoming).drop, func(n int, in *incoming) error {
		defer in.drop()
		got := Received{File: in.name}
		err := in.failed
		if err == nil {
			err = update(func(tx *store.Tx) error {
				got = Received{File: in.name}
				return r.take(tx, in, &got)
			})
		}
		if err != nil {
			return fmt.Errorf("%s: %w", in.path, err)
		}
		r.done = append(r.done, got)
		r.opt.Progress.Report(n+1, len(files))
		return nil
	})
}

// filesIn lists files, and those of folders, in order and each once. What Excel
// and the system leave in folders is no file.
func filesIn(paths []string) ([]string, error) {
	var files []string
	for _, path := range paths {
		err := filepath.WalkDir(path, func(at string, entry fs.DirEntry, err error) error {
			name := filepath.Base(at)
			switch {
			case err != nil:
				return err
			case at != path && (strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.EqualFold(name, "Thumbs.db")):
				if entry.IsDir() {
					return filepath.SkipDir
				}
			case !entry.IsDir():
				files = append(files, filepath.Clean(at))
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(files)
	return slices.Compact(files), nil
}
