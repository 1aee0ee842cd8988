package workflow

import (
	"tenken/checklist"
	"tenken/checklist/store"
)

// Waiting lists the files of a round that wait for a person's [Ruling], by
// department and revision; the year 0 is the newest. To rule on one, it is
// received once more.
func (w *Workspace) Waiting(year checklist.FiscalYear) (files []Received, err error) {
	err = w.viewRound(year, func(tx *store.Tx, round checklist.Round) error {
		all, err := loadStandings(tx, round.ID)
		for _, s := range all {
			files = append(files, s.waitingFiles()...)
		}
		return err
	})
	return files, err
}

func (s *standing) waitingFiles() (files []Received) {
	for i := range s.receipts {
		if r := &s.receipts[i]; waits(r) {
			files = append(files, Received{File: r.File, Department: s.assessment.Department.Name.Ja, ID: s.ref.Department,
				Route: r.Route, Revision: r.Revision, Outcome: Outcome(r.Outcome)})
		}
	}
	return files
}
