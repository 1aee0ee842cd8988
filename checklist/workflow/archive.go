package workflow

import (
	"iter"

	"tenken/checklist"
	"tenken/checklist/store"
)

// ArchiveFormat and archiveVersion stand at the beginning of every archive.
const (
	ArchiveFormat  = "tenken.archive"
	archiveVersion = 1
)

// Archive is one fiscal year of a workspace as JSON, to be read without the
// program: everything that the figures of the year go by, with the standard and
// the city's list. Codes are those of package checklist. The same content gives
// the same bytes, whatever way it came: departments stand in the order of their
// ids, answers in that of subject and item.
//
// Keys, files' names and the times at which files came are not in it, nor is the
// content of attachments, which are named by their SHA-256.
type Archive struct {
	Format       string                 `json:"format"` // ArchiveFormat
	Version      int                    `json:"version"`
	Kind         Kind                   `json:"kind"` // whose workspace it is of
	Round        checklist.Round        `json:"round"`
	Organisation checklist.Organisation `json:"organisation"`
	Standard     *checklist.Standard    `json:"standard"`
	Departments  []ArchivedDepartment   `json:"departments"`
	Questions    []checklist.Question   `json:"questions"`
	Lists        []checklist.KnownList  `json:"lists"`
}

// ArchivedDepartment is one department in an archive.
type ArchivedDepartment struct {
	// Assessment holds the state, and what the office has granted and returned.
	Assessment checklist.Assessment `json:"assessment"`
	// Submissions are the revisions that count and their forerunners; Waiting are
	// those that wait for a decision, were rejected or taken back.
	Submissions []ArchivedSubmission `json:"submissions"`
	Waiting     []ArchivedSubmission `json:"waiting"`
	// Corrections are slips that the office has put right, in order.
	Corrections []checklist.Correction `json:"corrections"`
	// Responses and Evidence are what the department has recorded, or in the
	// office's workspace what the parts of its answer sheet say so far.
	Responses []checklist.Response `json:"responses"`
	Evidence  []checklist.Evidence `json:"evidence"`
}

// ArchivedSubmission is one revision with what the office has said about it.
type ArchivedSubmission struct {
	Digest   string               `json:"digest"` // canonical
	Route    checklist.Route      `json:"route,omitempty"`
	Decision string               `json:"decision,omitempty"`
	Decided  *checklist.Stamp     `json:"decided,omitempty"`
	Ruling   string               `json:"ruling,omitempty"`
	Note     string               `json:"note,omitempty"`
	Undone   bool                 `json:"undone,omitempty"`
	Content  checklist.Submission `json:"submission"`
}

// Archive gathers a year, 0 for the newest.
func (w *Workspace) Archive(year checklist.FiscalYear) (*Archive, error) {
	a := &Archive{Format: ArchiveFormat, Version: archiveVersion, Departments: []ArchivedDepartment{},
		Questions: []checklist.Question{}, Lists: []checklist.KnownList{}}
	return a, w.store.View(func(tx *store.Tx) (err error) {
		self, err := tx.Workspace()
		if err != nil {
			return err
		}
		a.Kind = self.Kind
		if a.Round, err = findRound(tx, year); err != nil {
			return err
		}
		if a.Organisation, err = tx.Organisation(); err != nil {
			return err
		}
		if a.Standard, err = tx.Standard(a.Round.Standard); err != nil {
			return err
		}
		if err := collect(&a.Questions, tx.Questions(a.Round.ID)); err != nil {
			return err
		}
		if err := collect(&a.Lists, tx.KnownLists(a.Round.ID)); err != nil {
			return err
		}
		return a.addDepartments(tx)
	})
}

func (a *Archive) addDepartments(tx *store.Tx) error {
	var in []checklist.Assessment
	if err := collect(&in, tx.Assessments(a.Round.ID)); err != nil {
		return err
	}
	for i := range in {
		d, err := archived(tx, &in[i])
		if err != nil {
			return err
		}
		a.Departments = append(a.Departments, *d)
	}
	return nil
}

// collect gathers what a sequence yields.
func collect[T any](to *[]T, all iter.Seq2[T, error]) error {
	for one, err := range all {
		if err != nil {
			return err
		}
		*to = append(*to, one)
	}
	return nil
}

func archived(tx *store.Tx, a *checklist.Assessment) (*ArchivedDepartment, error) {
	d := &ArchivedDepartment{Assessment: *a, Submissions: []ArchivedSubmission{}, Waiting: []ArchivedSubmission{},
		Corrections: []checklist.Correction{}, Responses: []checklist.Response{}, Evidence: []checklist.Evidence{}}
	ref := store.RefOf(a)
	if err := collect(&d.Corrections, tx.Corrections(ref)); err != nil {
		return nil, err
	}
	if err := collect(&d.Responses, tx.Responses(ref)); err != nil {
		return nil, err
	}
	if err := collect(&d.Evidence, tx.Evidence(ref)); err != nil {
		return nil, err
	}
	return d, d.addSubmissions(tx, ref)
}

func (d *ArchivedDepartment) addSubmissions(tx *store.Tx, ref store.Ref) error {
	var receipts []store.Receipt
	if err := collect(&receipts, tx.Receipts(ref)); err != nil {
		return err
	}
	for i := range receipts {
		r := &receipts[i]
		s := ArchivedSubmission{Digest: r.Digest, Route: r.Route, Decision: r.Decision, Decided: r.Decided, Ruling: r.Ruling, Note: r.Note,
			Undone: r.Undone != nil}
		var err error
		to := &d.Submissions
		if inForce(r) || r.Outcome == "" { // "" is a department's own
			s.Content, err = tx.Submission(ref, r.Revision)
		} else {
			to = &d.Waiting
			s.Content, err = tx.Held(ref, r.Revision, r.Digest)
		}
		if err != nil {
			return err
		}
		*to = append(*to, s)
	}
	return nil
}
