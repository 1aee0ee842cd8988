package viewmodel

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/checklist/workflow"
)

// Receive is what the office is about to take in, or has taken in: files of
// departments, what becomes of each, and what a person says to those that can't be
// placed by themselves. LookInto keeps nothing; Take does, and Took tells it.
type Receive struct {
	rows []*ReceiveRow
}

// ReceiveRow is one file.
type ReceiveRow struct {
	workflow.Received
	Name string // of the department, in the language of the screen; "" if it is not known
	// Taken: it has been taken in; before, the outcome is what would become of it.
	Taken bool
	// Held: it has come earlier and waits; it is decided without its file.
	Held bool
	// Decided: a choice about it has been recorded.
	Decided bool
	// Ruling is what a person has chosen and Take has still to record; Note says why.
	Ruling workflow.Ruling
	Note   string
	folded string
}

// ReceiveFilter chooses files. Zero is all of them.
type ReceiveFilter struct {
	Outcome workflow.Outcome
	Search  string // words in the names of file and department
}

// ReceiveCount counts the files of an outcome; "" are all.
type ReceiveCount struct {
	Outcome workflow.Outcome
	N       int
}

// NewReceive lists files.
func NewReceive(files []workflow.Received) *Receive {
	r := &Receive{}
	for _, file := range files {
		r.rows = append(r.rows, &ReceiveRow{Received: file, Name: file.Department})
	}
	return r
}

// NewHeld lists files that have come earlier and wait for a choice.
func NewHeld(files []workflow.Received) *Receive {
	r := NewReceive(files)
	for _, row := range r.rows {
		row.Taken, row.Held = true, true
	}
	return r
}

// Name names the departments as the board does, in the words of a language.
func (r *Receive) Name(board *workflow.Board, f Format) {
	names := map[string]string{}
	for _, row := range board.Rows("") {
		names[row.ID] = f.Text(row.Name)
	}
	for _, row := range r.rows {
		row.Name = cmp.Or(names[row.ID], row.Department)
		row.folded = text.Fold(row.Name + separator + row.Department + separator + row.File)
	}
}

// LookInto tells what would become of files, and of those in folders.
func LookInto(ctx context.Context, ws *workflow.Workspace, paths []string, p checklist.Progress) ([]workflow.Received, error) {
	return ws.Receive(ctx, paths, workflow.ReceiveOptions{DryRun: true, Progress: p})
}

// Keep takes over what was chosen for the same files before.
func (r *Receive) Keep(before *Receive) {
	for _, row := range r.rows {
		if old := before.find(row.Path); old != nil && row.Asks() {
			row.Ruling, row.Note = old.Ruling, old.Note
		}
	}
}

func (r *Receive) find(path string) *ReceiveRow {
	if r == nil {
		return nil
	}
	for _, row := range r.rows {
		if row.Path == path {
			return row
		}
	}
	return nil
}

// Len is the number of files.
func (r *Receive) Len() int { return len(r.rows) }

// Row returns file i.
func (r *Receive) Row(i int) *ReceiveRow { return r.rows[i] }

// Paths are those of the files that have not been taken in.
func (r *Receive) Paths() (paths []string) {
	if r == nil {
		return nil
	}
	for _, row := range r.rows {
		if !row.Taken {
			paths = append(paths, row.Path)
		}
	}
	return paths
}

// Counts counts the files of each outcome that occurs, all of them first.
func (r *Receive) Counts() []ReceiveCount {
	counts := []ReceiveCount{{N: len(r.rows)}}
	for _, outcome := range workflow.Outcomes() {
		if n := len(r.Select(ReceiveFilter{Outcome: outcome})); n > 0 {
			counts = append(counts, ReceiveCount{outcome, n})
		}
	}
	return counts
}

// Select returns the files that a filter chooses, in order.
func (r *Receive) Select(filter ReceiveFilter) (selected []int) {
	words := strings.Fields(text.Fold(filter.Search))
	for i, row := range r.rows {
		if (filter.Outcome == "" || row.Outcome == filter.Outcome) && containsAll(row.folded, words) {
			selected = append(selected, i)
		}
	}
	return selected
}

// Asks reports whether a person can decide about the file. Parts of a sheet that
// contradict each other are mended by the department.
func (r *ReceiveRow) Asks() bool {
	return r.Outcome == workflow.OutcomeUnconfirmedKey || r.Outcome == workflow.OutcomeReview && len(r.Conflicts) == 0
}

// Decide chooses what is to be recorded; "" leaves it open.
func (r *ReceiveRow) Decide(ruling workflow.Ruling) { r.Ruling = ruling }

// Unreasoned reports that a choice does not say why.
func (r *ReceiveRow) Unreasoned() bool { return r.Ruling != "" && strings.TrimSpace(r.Note) == "" }

// pending reports whether Take changes something about the file: it is kept, waits
// for a decision on record, or has got one.
func (r *ReceiveRow) pending() bool {
	return r.Ruling != "" || !r.Taken && (r.Outcome.Kept() || r.Asks() || r.Outcome == workflow.OutcomeReview)
}

// Pending counts the files about which Take changes something.
func (r *Receive) Pending() int { return r.count((*ReceiveRow).pending) }

// Unreasoned counts the choices that do not say why, without which Take fails.
func (r *Receive) Unreasoned() int { return r.count((*ReceiveRow).Unreasoned) }

// Open counts the files that still wait for a choice.
func (r *Receive) Open() int {
	return r.count(func(row *ReceiveRow) bool { return row.Asks() && !row.Decided && row.Ruling == "" })
}

// Held reports whether the list is of files that have come earlier.
func (r *Receive) Held() bool {
	return r.count(func(row *ReceiveRow) bool { return row.Held }) == len(r.rows)
}

// Taken counts the files that have been taken in.
func (r *Receive) Taken() int { return r.count(func(row *ReceiveRow) bool { return row.Taken }) }

func (r *Receive) count(is func(*ReceiveRow) bool) (n int) {
	for _, row := range r.rows {
		if is(row) {
			n++
		}
	}
	return n
}

// Take takes in all that can be, and records what was chosen. A key that was
// confirmed is the department's from then on. Cancelled half-way, it returns what
// has been taken in.
func (r *Receive) Take(ctx context.Context, ws *workflow.Workspace, year checklist.FiscalYear, p checklist.Progress) ([]workflow.Received, error) {
	var paths []string
	var held []workflow.HeldFile
	opt := workflow.ReceiveOptions{Progress: p, Files: map[string]workflow.FileRuling{}}
	for _, row := range r.rows {
		if !row.pending() {
			continue
		}
		if err := row.confirmKey(ctx, ws); err != nil {
			return nil, err
		}
		if row.Held {
			held = append(held, workflow.HeldFile{Department: row.ID, Revision: row.Revision, Digest: row.Digest, FileRuling: row.ruling()})
			continue
		}
		paths = append(paths, row.Path)
		if row.Ruling != "" {
			opt.Files[row.Path] = row.ruling()
		}
	}
	files, err := ws.Receive(ctx, paths, opt)
	if err != nil || len(held) == 0 {
		return files, err
	}
	ruled, err := ws.Rule(ctx, year, held)
	return append(files, ruled...), err
}

// ruling is what was chosen about the file.
func (r *ReceiveRow) ruling() workflow.FileRuling {
	return workflow.FileRuling{Ruling: r.Ruling, Note: strings.TrimSpace(r.Note)}
}

// confirmKey keeps the key of a submission as the department's, if it was accepted.
func (r *ReceiveRow) confirmKey(ctx context.Context, ws *workflow.Workspace) error {
	if r.Outcome != workflow.OutcomeUnconfirmedKey || r.Ruling != workflow.RulingAccept {
		return nil
	}
	return ws.ConfirmKey(ctx, r.ID, r.Signer.Key, r.ruling().Note)
}

// Took shows what has been taken in or decided.
func (r *Receive) Took(files []workflow.Received) {
	for _, file := range files {
		i := slices.IndexFunc(r.rows, func(row *ReceiveRow) bool {
			return row.Path == file.Path && (!row.Held || row.ID == file.ID && row.Digest == file.Digest)
		})
		if i >= 0 {
			row := r.rows[i]
			row.Decided = row.Ruling != ""
			row.Received, row.Taken, row.Ruling, row.Note = file, true, "", ""
		}
	}
}
