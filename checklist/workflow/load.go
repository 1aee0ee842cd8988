package workflow

import (
	"errors"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Sheet loads one fiscal year's inspection; year 0 is the newest. A year that
// the file does not hold gives a *YearError, another kind of workspace
// ErrNotDepartment.
func (w *Workspace) Sheet(year checklist.FiscalYear) (*Sheet, error) {
	sheet := &Sheet{}
	err := w.store.View(func(tx *store.Tx) error {
		self, err := tx.Workspace()
		if err != nil {
			return err
		}
		if self.Kind != store.KindDepartment {
			return ErrNotDepartment
		}
		if err := sheet.load(tx, year, self.Department); err != nil {
			return err
		}
		sheet.Known, err = knownLists(tx, sheet.Round.ID)
		return err
	})
	if err != nil {
		return nil, err
	}
	sheet.Scope = checklist.NewScope(sheet.Standard, &sheet.Assessment.Department, sheet.Round.Errata)
	return sheet, nil
}

// load reads everything but the scope. A standard that the sheet has already is
// kept: none ever changes.
func (s *Sheet) load(tx *store.Tx, year checklist.FiscalYear, department string) (err error) {
	if s.Round, err = findRound(tx, year); err != nil {
		return err
	}
	if err := s.loadAnswers(tx, department); err != nil {
		return err
	}
	if s.Policy, err = tx.Policy(); err != nil && !errors.Is(err, store.ErrNoRecord) {
		return err
	}
	return s.loadNames(tx)
}

// loadAnswers reads the standard, and where the department stands, of the sheet's
// round.
func (s *Sheet) loadAnswers(tx *store.Tx, department string) (err error) {
	if s.Standard == nil || s.Standard.Ref() != s.Round.Standard {
		if s.Standard, err = tx.Standard(s.Round.Standard); err != nil {
			return err
		}
	}
	ref := store.Ref{Round: s.Round.ID, Department: department}
	if s.Assessment, err = tx.Assessment(ref); err != nil {
		return err
	}
	s.Answers, err = answersOf(tx, &s.Assessment)
	return err
}

// answersOf are the answers of an assessment: in the office's workspace those
// that were handed in last, with what the office has put right.
func answersOf(tx *store.Tx, a *checklist.Assessment) (checklist.Answers, error) {
	self, err := tx.Workspace()
	if err != nil {
		return checklist.Answers{}, err
	}
	if self.Kind != store.KindOffice || a.Revision == 0 {
		return tx.Answers(store.RefOf(a))
	}
	submission, err := corrected(tx, store.RefOf(a), a.Revision)
	return submission.Answers(), err
}

func (s *Sheet) loadNames(tx *store.Tx) error {
	org, err := tx.Organisation()
	if err != nil {
		return err
	}
	s.City = org.City
	for _, b := range org.Bureaus {
		if b.ID == s.Assessment.Department.Bureau {
			s.Bureau = b.Name
		}
	}
	return nil
}

// findRound finds the round of a fiscal year; 0 is the newest that has been
// opened, or the newest draft before the first. A year that was destroyed is a
// *DestroyedError, any other that isn't there a *YearError.
func findRound(tx *store.Tx, year checklist.FiscalYear) (checklist.Round, error) {
	held, err := years(tx)
	if err != nil {
		return checklist.Round{}, err
	}
	var newest *checklist.Round
	for round, err := range tx.Rounds() {
		if err != nil || round.FiscalYear == year {
			return round, err
		}
		if newest == nil || newer(&round, newest) {
			newest = &round
		}
	}
	for d, err := range tx.Destructions() {
		if err != nil {
			return checklist.Round{}, err
		}
		if d.FiscalYear == year {
			return checklist.Round{}, &DestroyedError{year, d.Approval}
		}
	}
	if year != 0 || newest == nil {
		return checklist.Round{}, &YearError{Year: year, Years: held}
	}
	return *newest, nil
}

// newer reports whether a comes before b where no year is named.
func newer(a, b *checklist.Round) bool {
	if a.Draft != b.Draft {
		return b.Draft
	}
	return a.FiscalYear > b.FiscalYear
}
