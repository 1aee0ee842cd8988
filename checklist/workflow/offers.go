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
	var offers Offers
	err := w.store.View(func(tx *store.Tx) error {
		past := newPast()
		before, err := past.load(tx, sheet)
		offers = past.offers(sheet, before)
		return err
	})
	return offers, err
}

// past loads what came before any number of sheets: each standard once, and once
// what two of them differ in.
type past struct {
	standards   map[checklist.StandardID]*checklist.Standard
	comparisons map[[2]*checklist.Standard]*checklist.Comparison
}

func newPast() *past {
	return &past{map[checklist.StandardID]*checklist.Standard{}, map[[2]*checklist.Standard]*checklist.Comparison{}}
}

func (p *past) compare(before, now *checklist.Standard) *checklist.Comparison {
	pair := [2]*checklist.Standard{before, now}
	if p.comparisons[pair] == nil {
		p.comparisons[pair] = checklist.Compare(before, now)
	}
	return p.comparisons[pair]
}

// offers is what the sheets that load has found offer a sheet.
func (p *past) offers(sheet *Sheet, before []*Sheet) Offers {
	if len(before) == 0 {
		return Offers{}
	}
	comparison := p.compare(before[0].Standard, sheet.Standard)
	offers := Offers{Year: before[0].Round.FiscalYear, Scale: before[0].Standard.Scale}
	var each [][]checklist.Offer
	for _, last := range before {
		model := last.Assessment.Department.Profile.NetworkModel
		each = append(each, checklist.CarryOver(comparison, sheet.Scope, last.Answers.Responses, model))
	}
	offers.Offers = checklist.JoinOffers(each)
	return offers
}

// load loads the newest earlier year in which one of the department's
// predecessors was asked: a sheet of each that was; none if there is no such year.
func (p *past) load(tx *store.Tx, sheet *Sheet) ([]*Sheet, error) {
	held, err := years(tx)
	if err != nil {
		return nil, err
	}
	for _, year := range held {
		if year >= sheet.Round.FiscalYear {
			continue
		}
		before, err := p.loadEach(tx, year, sheet.Assessment.Predecessors())
		if err != nil || len(before) > 0 {
			return before, err
		}
	}
	return nil, nil
}

// loadEach loads the sheets of those departments that were asked in a year, without
// the names of city and bureau.
func (p *past) loadEach(tx *store.Tx, year checklist.FiscalYear, departments []string) (sheets []*Sheet, err error) {
	for _, id := range departments {
		sheet := &Sheet{}
		err := p.loadSheet(tx, sheet, year, id)
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

func (p *past) loadSheet(tx *store.Tx, sheet *Sheet, year checklist.FiscalYear, department string) (err error) {
	if sheet.Round, err = findRound(tx, year); err != nil {
		return err
	}
	sheet.Standard = p.standards[sheet.Round.Standard]
	if err := sheet.loadAnswers(tx, department); err != nil {
		return err
	}
	p.standards[sheet.Round.Standard] = sheet.Standard
	return nil
}
