package workflow

import (
	"errors"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Offers are the answers of an earlier year beside the items of a sheet.
type Offers struct {
	Year   checklist.FiscalYear // 0 where the workspace holds no earlier one
	Scale  checklist.Scale      // of that year's standard
	Offers []checklist.Offer    // in the order of checklist.CarryOver
}

// Beside returns the offer for an item of the sheet, nil without an earlier year.
func (o *Offers) Beside(key checklist.Key) *checklist.Offer {
	for i := range o.Offers {
		if o.Offers[i].Key == key && o.Offers[i].Carry != checklist.CarryArchived {
			return &o.Offers[i]
		}
	}
	return nil
}

// Offers finds what the department answered in the newest year before the sheet's,
// be it inspected here or imported, by the rules of checklist.CarryOver.
func (w *Workspace) Offers(sheet *Sheet) (Offers, error) {
	var last *Sheet
	err := w.store.View(func(tx *store.Tx) (err error) {
		last, err = loadBefore(tx, sheet)
		return err
	})
	if err != nil || last == nil {
		return Offers{}, err
	}
	comparison := checklist.Compare(last.Standard, sheet.Standard)
	return Offers{Year: last.Round.FiscalYear, Scale: last.Standard.Scale,
		Offers: checklist.CarryOver(comparison, sheet.Scope, last.Answers.Responses, last.Assessment.Department.Profile.NetworkModel)}, nil
}

// loadBefore loads the newest earlier year in which the department was asked, nil
// if there is none.
func loadBefore(tx *store.Tx, sheet *Sheet) (*Sheet, error) {
	held, err := years(tx)
	if err != nil {
		return nil, err
	}
	for _, year := range held {
		if year >= sheet.Round.FiscalYear {
			continue
		}
		last := &Sheet{}
		err := last.load(tx, year, sheet.Assessment.Department.ID)
		if !errors.Is(err, store.ErrNoRecord) {
			return last, err
		}
	}
	return nil, nil
}
