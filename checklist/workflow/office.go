package workflow

import (
	"errors"
	"fmt"
	"strings"

	"tenken/checklist"
	"tenken/checklist/store"
	"tenken/checklist/text"
	"tenken/locales"
)

// Refusals of the office's verbs.
var (
	ErrNotOffice      = errors.New("workflow: not the office's workspace")
	ErrKind           = errors.New("workflow: a workspace of this kind can't be made by hand")
	ErrNoDepartments  = errors.New("workflow: the organisation has no departments yet")
	ErrNoStandard     = errors.New("workflow: the workspace keeps no standard yet")
	ErrRoundExists    = errors.New("workflow: there is a round in this fiscal year already")
	ErrInRound        = errors.New("workflow: the department is in the round already")
	ErrOrganisationAs = errors.New("workflow: an organisation list ends in .xlsx or .csv")
)

// DepartmentError refuses the name of a department that none or several have.
type DepartmentError struct {
	Typed string
	Found []checklist.Department // those that may be meant
}

func (e *DepartmentError) Error() string {
	return fmt.Sprintf("workflow: %d departments are called %q", len(e.Found), e.Typed)
}

// OfficeSettings are those of a new office's workspace in a language.
func OfficeSettings(lang string) Settings {
	s := DefaultSettings(lang)
	s.Actor = locales.For(lang).T("office.actor")
	return s
}

// needOffice refuses other kinds of workspace with ErrNotOffice.
func needOffice(tx *store.Tx) error {
	self, err := tx.Workspace()
	if err == nil && self.Kind != store.KindOffice {
		err = ErrNotOffice
	}
	return err
}

// viewOffice is View for the office's workspace.
func (w *Workspace) viewOffice(fn func(*store.Tx) error) error {
	return w.store.View(func(tx *store.Tx) error {
		if err := needOffice(tx); err != nil {
			return err
		}
		return fn(tx)
	})
}

// findDepartment finds a department by its id, or by its name if one alone has
// it; width and case make no difference.
func findDepartment(all []checklist.Department, typed string) (*checklist.Department, error) {
	wanted := text.Fold(strings.TrimSpace(typed))
	refused := &DepartmentError{Typed: typed}
	var found *checklist.Department
	for i := range all {
		d := &all[i]
		if text.Fold(d.ID) == wanted {
			return d, nil
		}
		if text.Fold(d.Name.Ja) == wanted || d.Name.En != "" && text.Fold(d.Name.En) == wanted {
			found = d
			refused.Found = append(refused.Found, *d)
		}
	}
	if len(refused.Found) != 1 {
		return nil, refused
	}
	return found, nil
}

// participants are the departments of a round as they are in it, in the order of
// today's list; those that have left it come last.
func participants(tx *store.Tx, round string, org *checklist.Organisation) ([]checklist.Assessment, error) {
	byID := map[string]checklist.Assessment{}
	var left []string
	for a, err := range tx.Assessments(round) {
		if err != nil {
			return nil, err
		}
		byID[a.Department.ID] = a
		if org.Find(a.Department.ID) == nil {
			left = append(left, a.Department.ID)
		}
	}
	var all []checklist.Assessment
	for _, d := range org.Departments {
		if a, in := byID[d.ID]; in {
			all = append(all, a)
		}
	}
	for _, id := range left {
		all = append(all, byID[id])
	}
	return all, nil
}

// SheetOf loads a department's inspection as the office has it: what was handed in
// last, or nothing yet. The department is named by id or name, as it is in the
// round; year 0 is the newest.
func (w *Workspace) SheetOf(year checklist.FiscalYear, typed string) (*Sheet, error) {
	return w.sheetOf(year, typed, nil)
}

// sheetOf is SheetOf for callers that have the round's standard already.
func (w *Workspace) sheetOf(year checklist.FiscalYear, typed string, std *checklist.Standard) (*Sheet, error) {
	sheet := &Sheet{Standard: std}
	err := w.viewOffice(func(tx *store.Tx) error {
		round, err := findRound(tx, year)
		if err != nil {
			return err
		}
		a, err := findParticipant(tx, round.ID, typed)
		if err != nil {
			return err
		}
		return sheet.load(tx, round.FiscalYear, a.Department.ID)
	})
	if err != nil {
		return nil, err
	}
	sheet.Scope = checklist.NewScope(sheet.Standard, &sheet.Assessment.Department, sheet.Round.Errata)
	return sheet, nil
}
