package workflow

import (
	"tenken/checklist"
	"tenken/checklist/store"
)

// Revision is one submission of a department as it was handed in, with what the
// office has said of it.
type Revision struct {
	checklist.Submission
	Received checklist.Stamp
	Decision string           // "returned" or "accepted"; anything else is neither
	Decided  *checklist.Stamp // of the decision; nil before
}

// Revisions lists what the department of a sheet has handed in, oldest first. In the
// office's workspace those that wait for a person's ruling are left out.
func (w *Workspace) Revisions(sheet *Sheet) (all []Revision, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		ref := store.RefOf(&sheet.Assessment)
		for r, err := range tx.Receipts(ref) {
			if err != nil {
				return err
			}
			if r.Outcome != "" && !inForce(&r) {
				continue
			}
			s, err := tx.Submission(ref, r.Revision)
			if err != nil {
				return err
			}
			all = append(all, Revision{s, r.Stamp, r.Decision, r.Decided})
		}
		return nil
	})
	return all, err
}
