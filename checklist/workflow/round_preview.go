package workflow

import (
	"errors"

	"tenken/checklist"
	"tenken/checklist/store"
)

// RoundPreview says what each department is asked.
type RoundPreview struct {
	Standard    *checklist.Standard
	Departments []DepartmentPreview
}

// DepartmentPreview is what one department is asked, and what not and why.
type DepartmentPreview struct {
	Department *checklist.Department
	Scope      *checklist.Scope
}

// PreviewRound shows what departments, by id or name or all of them, are asked
// in the round of a year, as they are in it. Where the year has no round it shows what
// one opened now would ask: of today's departments, by std or, if that is nil,
// the usual standard.
func (w *Workspace) PreviewRound(year checklist.FiscalYear, std *checklist.Standard, departments []string) (*RoundPreview, error) {
	preview := &RoundPreview{Standard: std}
	err := w.viewOffice(func(tx *store.Tx) error {
		round, all, err := preview.load(tx, year)
		if err != nil {
			return err
		}
		for i := range all {
			scope := checklist.NewScope(preview.Standard, &all[i], round.Errata)
			preview.Departments = append(preview.Departments, DepartmentPreview{&all[i], scope})
		}
		return preview.choose(all, departments)
	})
	return preview, err
}

// load finds the standard and the departments.
func (p *RoundPreview) load(tx *store.Tx, year checklist.FiscalYear) (checklist.Round, []checklist.Department, error) {
	org, err := tx.Organisation()
	if err != nil {
		return checklist.Round{}, nil, err
	}
	round, err := findRound(tx, year)
	var none *YearError
	switch {
	case p.Standard != nil || errors.As(err, &none):
		return checklist.Round{}, org.Departments, p.loadToday(tx, &org)
	case err != nil:
		return round, nil, err
	}
	all, err := p.loadRound(tx, &round, &org)
	return round, all, err
}

func (p *RoundPreview) loadToday(tx *store.Tx, org *checklist.Organisation) (err error) {
	if len(org.Departments) == 0 {
		return ErrNoDepartments
	}
	if p.Standard == nil {
		p.Standard, err = usualStandard(tx)
	}
	return err
}

func (p *RoundPreview) loadRound(tx *store.Tx, round *checklist.Round, org *checklist.Organisation) (all []checklist.Department, err error) {
	if p.Standard, err = tx.Standard(round.Standard); err != nil {
		return nil, err
	}
	in, err := participants(tx, round.ID, org)
	for _, a := range in {
		all = append(all, a.Department)
	}
	return all, err
}

// choose leaves the departments that were named.
func (p *RoundPreview) choose(all []checklist.Department, typed []string) error {
	if len(typed) == 0 {
		return nil
	}
	var chosen []DepartmentPreview
	for _, name := range typed {
		d, err := findDepartment(all, name)
		if err != nil {
			return err
		}
		for _, one := range p.Departments {
			if one.Department == d {
				chosen = append(chosen, one)
			}
		}
	}
	p.Departments = chosen
	return nil
}
