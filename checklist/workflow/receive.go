package workflow

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
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

// The outcomes, see package exchange.
const (
	OutcomeNew               = exchange.OutcomeNew
	OutcomeNewer             = exchange.OutcomeNewer
	OutcomeOlder             = exchange.OutcomeOlder
	OutcomeDuplicate         = exchange.OutcomeDuplicate
	OutcomeTampered          = exchange.OutcomeTampered
	OutcomeWrongRound        = exchange.OutcomeWrongRound
	OutcomeUnknownDepartment = exchange.OutcomeUnknownDepartment
	OutcomeWrongKey          = exchange.OutcomeWrongKey
	OutcomeUnconfirmedKey    = exchange.OutcomeUnconfirmedKey
	OutcomeReview            = exchange.OutcomeReview
	OutcomeRefused           = exchange.OutcomeRefused
)

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

// FileRuling is a ruling on one file. Note says why, and is kept.
type FileRuling struct {
	Ruling Ruling
	Note   string
}

// ReceiveOptions say how files are received. Zero is the usual way.
type ReceiveOptions struct {
	// DryRun tells what would become of the files and keeps nothing.
	DryRun bool
	// Ruling is a decision about every one of the files; Note says why, and is kept.
	Ruling Ruling
	Note   string
	// Files are decisions about single files, by [Received.Path]; they go before
	// Ruling.
	Files    map[string]FileRuling
	Progress checklist.Progress // counts files
}

// on is the ruling on a file; zero without one.
func (o *ReceiveOptions) on(path string) FileRuling {
	if ruling, ok := o.Files[path]; ok {
		return ruling
	}
	return FileRuling{o.Ruling, o.Note}
}

// explained reports whether every ruling says why.
func (o *ReceiveOptions) explained() bool {
	all := append(slices.Collect(maps.Values(o.Files)), FileRuling{o.Ruling, o.Note})
	return !slices.ContainsFunc(all, func(r FileRuling) bool { return r.Ruling != "" && strings.TrimSpace(r.Note) == "" })
}

// Received is what has become of one file, in the form that scripts read.
type Received struct {
	Path       string          `json:"-"`
	File       string          `json:"file"`
	Department string          `json:"department"` // its Japanese name; "" if it is not known
	ID         string          `json:"id"`
	Route      checklist.Route `json:"route,omitempty"`
	Revision   int             `json:"revision"`
	Outcome    Outcome         `json:"outcome"`
	// Digest is the canonical one of a whole submission, "" for anything else.
	Digest string `json:"-"`
	// Partial: an answer sheet with a part of the answers, which is kept until
	// the others have come.
	Partial bool `json:"partial,omitempty"`
	// Answered of InScope are the department's answers with this file; Changed is
	// how many differ from what counted before.
	Answered int `json:"answered"`
	InScope  int `json:"in_scope"`
	Changed  int `json:"changed"`
	// Differences are those answers, where there was something before.
	Differences []Difference `json:"-"`
	// Signer is the key by which a sealed submission is signed; nil if it could
	// not be read.
	Signer *PublicKey `json:"-"`
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
	if !opt.explained() {
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
		var got Received
		err := in.failed
		r.ruling = r.opt.on(in.path)
		if err == nil {
			err = update(func(tx *store.Tx) error {
				got = Received{Path: in.path, File: in.name}
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
		path = linked(path)
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

// linked is the folder that a link leads to; any other path as it is.
func linked(path string) string {
	if info, err := os.Stat(path); err != nil || !info.IsDir() {
		return path
	}
	if to, err := filepath.EvalSymlinks(path); err == nil {
		return to
	}
	return path
}
