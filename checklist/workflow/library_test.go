package workflow

import (
	"slices"
	"testing"

	"tenken/checklist"
	"tenken/checklist/store"
)

// A standard is kept once however many rounds use it, and one without a round is
// there as well.
func TestStandardsAreKeptWithTheirYears(t *testing.T) {
	ws, sheet := openSample(t)
	next := *sheet.Standard
	next.Version += ".1"
	first, later := sheet.Round, sheet.Round
	first.ID, first.FiscalYear = "2024", 2024
	later.ID, later.FiscalYear = "2030", 2030
	err := ws.update(t.Context(), verbSettings, func(tx *store.Tx) error {
		for _, round := range []checklist.Round{first, later} {
			if err := tx.PutRound(round); err != nil {
				return err
			}
		}
		return tx.PutStandard(&next)
	})
	if err != nil {
		t.Fatal(err)
	}
	kept, err := ws.Standards()
	if err != nil || len(kept) != 2 {
		t.Fatalf("%d standards, %v", len(kept), err)
	}
	if want := []checklist.FiscalYear{2030, sheet.Round.FiscalYear, 2024}; kept[0].Standard.Ref() != sheet.Standard.Ref() || !slices.Equal(kept[0].Years, want) {
		t.Errorf("%v in %v", kept[0].Standard.Ref(), kept[0].Years)
	}
	if kept[1].Standard.Ref() != next.Ref() || kept[1].Years != nil {
		t.Errorf("%v in %v", kept[1].Standard.Ref(), kept[1].Years)
	}
}
