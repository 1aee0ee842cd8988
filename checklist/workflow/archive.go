package workflow

import (
	"iter"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Archive gathers a year, 0 for the newest.
func (w *Workspace) Archive(year checklist.FiscalYear) (*exchange.Archive, error) {
	a := &exchange.Archive{Format: exchange.ArchiveFormat, Version: exchange.ArchiveVersion, Departments: []exchange.ArchivedDepartment{},
		Questions: []checklist.Question{}, Lists: []checklist.KnownList{}}
	return a, w.store.View(func(tx *store.Tx) (err error) {
		self, err := tx.Workspace()
		if err != nil {
			return err
		}
		a.Kind = string(self.Kind)
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
		return archiveDepartments(tx, a)
	})
}

func archiveDepartments(tx *store.Tx, a *exchange.Archive) error {
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

func archived(tx *store.Tx, a *checklist.Assessment) (*exchange.ArchivedDepartment, error) {
	d := &exchange.ArchivedDepartment{Assessment: *a, Submissions: []exchange.ArchivedSubmission{}, Waiting: []exchange.ArchivedSubmission{},
		Corrections: []checklist.Correction{}, Responses: []checklist.Response{}, Evidence: []checklist.Evidence{}}
	ref := store.RefOf(a)
	if err := archiveCorrections(tx, a, d); err != nil {
		return nil, err
	}
	if err := collect(&d.Responses, tx.Responses(ref)); err != nil {
		return nil, err
	}
	if err := collect(&d.Evidence, tx.Evidence(ref)); err != nil {
		return nil, err
	}
	return d, archiveSubmissions(tx, ref, d)
}

func archiveCorrections(tx *store.Tx, a *checklist.Assessment, d *exchange.ArchivedDepartment) (err error) {
	if err := collect(&d.Corrections, tx.Corrections(store.RefOf(a))); err != nil {
		return err
	}
	if slices.ContainsFunc(d.Corrections, func(c checklist.Correction) bool { return c.Revision == a.Revision }) {
		d.Corrected, err = counted(tx, a)
	}
	return err
}

func archiveSubmissions(tx *store.Tx, ref store.Ref, d *exchange.ArchivedDepartment) error {
	var receipts []store.Receipt
	if err := collect(&receipts, tx.Receipts(ref)); err != nil {
		return err
	}
	for i := range receipts {
		r := &receipts[i]
		s := exchange.ArchivedSubmission{Digest: r.Digest, Route: r.Route, Decision: r.Decision, Decided: r.Decided, Ruling: r.Ruling, Note: r.Note,
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
