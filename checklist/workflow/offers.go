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
	var before []*Sheet
	err := w.store.View(func(tx *store.Tx) (err error) {
		before, err = loadBefore(tx, sheet)
		return err
	})
	if err != nil {
		return Offers{}, err
	}
	return offersOf(sheet, before), nil
}

// offersOf is what the sheets of loadBefore offer a sheet.
func offersOf(sheet *Sheet, before []*Sheet) Offers {
	if len(before) == 0 {
		return Offers{}
	}
	comparison := checklist.Compare(before[0].Standard, sheet.Standard)
	offers := Offers{Year: before[0].Round.FiscalYear, Scale: before[0].Standard.Scale}
	var each [][]checklist.Offer
	for _, last := range before {
		model := last.Assessment.Department.Profile.NetworkModel
		each = append(each, checklist.CarryOver(comparison, sheet.Scope, last.Answers.Responses, model))
	}
	offers.Offers = checklist.JoinOffers(each)
	return offers
}

// loadBefore loads the newest earlier year in which one of the department's
// predecessors was asked: a sheet of each that was; none if there is no such year.
func loadBefore(tx *store.Tx, sheet *Sheet) ([]*Sheet, error) {
	held, err := years(tx)
	if err != nil {
		return nil, err
	}
	for _, year := range held {
		if year >= sheet.Round.FiscalYear {
			continue
		}
		before, err := loadEach(tx, year, sheet.Assessment.Predecessors())
		if err != nil || len(before) > 0 {
			return before, err
		}
	}
	return nil, nil
}

// loadEach loads the sheets of those departments that were asked in a year.
func loadEach(tx *store.Tx, year checklist.FiscalYear, departments []string) (sheets []*Sheet, err error) {
	for _, id := range departments {
		sheet := &Sheet{}
		err := sheet.load(tx, year, id)
		if errors.Is(err, store.ErrNoRecord) || sheet.Round.Draft {
			continue
		}
		if err != nil {
			return nil, err
		}
		sheets = append(sheets, sheet)
	}
	return sheets, nil
}
