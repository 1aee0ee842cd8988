package workflow

import (
	"slices"

	"tenken/checklist"
	"tenken/checklist/store"
)

// KeptStandard is a standard that a workspace keeps.
type KeptStandard struct {
	Standard *checklist.Standard
	Years    []checklist.FiscalYear // whose rounds use it, newest first
}

// Standards returns the standards that the workspace keeps, ordered by id and
// version.
func (w *Workspace) Standards() ([]KeptStandard, error) {
	var kept []KeptStandard
	err := w.store.View(func(tx *store.Tx) error {
		used, err := yearsByStandard(tx)
		if err != nil {
			return err
		}
		for std, err := range tx.Standards() {
			if err != nil {
				return err
			}
			kept = append(kept, KeptStandard{&std, used[std.Ref()]})
		}
		return nil
	})
	return kept, err
}

// yearsByStandard lists the fiscal years in which each standard is used, newest
// first.
func yearsByStandard(tx *store.Tx) (map[checklist.StandardID][]checklist.FiscalYear, error) {
	used := map[checklist.StandardID][]checklist.FiscalYear{}
	for round, err := range tx.Rounds() {
		if err != nil {
			return nil, err
		}
		used[round.Standard] = append(used[round.Standard], round.FiscalYear)
	}
	for _, years := range used {
		slices.Sort(years)
		slices.Reverse(years)
	}
	return used, nil
}
