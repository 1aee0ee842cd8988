package workflow

import (
	"tenken/checklist"
	"tenken/checklist/store"
)

// YearBefore is what stands beside a sheet's figures: those of an earlier year.
type YearBefore struct {
	Year checklist.FiscalYear
	// Departments are those that answered then. Several have become this one: their
	// figures are added up.
	Departments []checklist.Department
	Score       *checklist.Score
	Evidence    map[checklist.Key][]checklist.Evidence // named then, by that year's keys
}

// YearBefore finds the newest year before the sheet's in which the department, or
// those that it goes on from, were asked, be it inspected here or imported; nil
// without one.
func (w *Workspace) YearBefore(sheet *Sheet) (*YearBefore, error) {
	var before []*Sheet
	err := w.store.View(func(tx *store.Tx) (err error) {
		if before, err = newPast().load(tx, sheet); err == nil && len(before) == 1 {
			err = before[0].loadNames(tx)
		}
		return err
	})
	if err != nil || len(before) == 0 {
		return nil, err
	}
	result := &YearBefore{Year: before[0].Round.FiscalYear, Evidence: map[checklist.Key][]checklist.Evidence{}}
	var scores []*checklist.Score
	for _, last := range before {
		last.Scope = checklist.NewScope(last.Standard, &last.Assessment.Department, last.Round.Errata)
		scores = append(scores, last.Score())
		for key, named := range last.Answers.Evidence {
			result.Evidence[key] = append(result.Evidence[key], named...)
		}
		result.Departments = append(result.Departments, last.Assessment.Department)
	}
	result.Score = checklist.JoinScores(scores...)
	return result, nil
}

// HandedIn is what a department's workspace knows of its submissions in a year.
type HandedIn struct {
	// Joined says that the workspace knows the office's keys, so that a sealed
	// submission can be written.
	Joined    bool
	Revisions []HandedRevision // oldest first
}

// HandedRevision is one submission with what the office has said of it.
type HandedRevision struct {
	Revision int
	Made     checklist.Stamp
	Decision string           // "received", "returned" or "accepted"; empty before
	Decided  *checklist.Stamp // of the decision; nil before
}

// HandedIn lists what has been handed in of a sheet.
func (w *Workspace) HandedIn(sheet *Sheet) (h HandedIn, err error) {
	err = w.store.View(func(tx *store.Tx) error {
		ring, err := loadKeys(tx)
		if err != nil {
			return err
		}
		h.Joined = ring.Trusted != nil
		for r, err := range tx.Receipts(store.RefOf(&sheet.Assessment)) {
			if err != nil {
				return err
			}
			h.Revisions = append(h.Revisions, HandedRevision{r.Revision, r.Stamp, r.Decision, r.Decided})
		}
		return nil
	})
	return h, err
}
