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

// offers is what the sheets that load has found offer a sheet. Answers that another
// department gave carry its name.
func (p *past) offers(sheet *Sheet, before []*Sheet) Offers {
	if len(before) == 0 {
		return Offers{}
	}
	comparison := p.compare(before[0].Standard, sheet.Standard)
	offers := Offers{Year: before[0].Round.FiscalYear, Scale: before[0].Standard.Scale}
	var each [][]checklist.Offer
	for _, last := range before {
		department := &last.Assessment.Department
		given := checklist.CarryOver(comparison, sheet.Scope, last.Answers.Responses, department.Profile.NetworkModel)
		if len(before) > 1 || department.ID != sheet.Assessment.Department.ID {
			for i := range given {
				given[i] = given[i].GivenBy(department.Name)
			}
		}
		each = append(each, given)
	}
	offers.Offers = checklist.JoinOffers(each)
	return offers
}

// formers finds the newest year before one in which any of the departments that a
// department goes on from was asked, and all of them that were, as they were then;
// none if there is no such year. Whoever looks at an earlier year looks at these.
func formers(tx *store.Tx, year checklist.FiscalYear, a *checklist.Assessment) (in []checklist.Assessment, before checklist.FiscalYear, err error) {
	held, err := years(tx)
	if err != nil {
		return nil, 0, err
	}
	for _, before := range held {
		if before >= year {
			continue
		}
		round, err := findRound(tx, before)
		if err != nil {
			return nil, 0, err
		}
		if round.Draft {
			continue
		}
		for _, id := range a.Predecessors() {
			one, err := tx.Assessment(store.Ref{Round: round.ID, Department: id})
			if err == nil {
				in = append(in, one)
			} else if !errors.Is(err, store.ErrNoRecord) {
				return nil, 0, err
			}
		}
		if len(in) > 0 {
			return in, before, nil
		}
	}
	return nil, 0, nil
}

// load loads a sheet of each of the formers of a sheet's department, without the
// names of city and bureau.
func (p *past) load(tx *store.Tx, sheet *Sheet) (sheets []*Sheet, err error) {
	in, year, err := formers(tx, sheet.Round.FiscalYear, &sheet.Assessment)
	for i := range in {
		last := &Sheet{}
		if err := p.loadSheet(tx, last, year, in[i].Department.ID); err != nil {
			return nil, err
		}
		sheets = append(sheets, last)
	}
	return sheets, err
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
