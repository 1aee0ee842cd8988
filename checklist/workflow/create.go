package workflow

import (
	"context"
	"errors"
	"strings"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Spec describes a new workspace. The office's has no department and no round
// yet, so it is a city with a standard to begin with; all else is a
// department's.
type Spec struct {
	Kind       Kind // department or office
	City       checklist.Text
	Standard   *checklist.Standard
	Settings   Settings
	Bureau     checklist.Text
	Department checklist.Department
	Year       checklist.FiscalYear
	Due        checklist.Date
	Inspection checklist.Date // the day on which heads are counted
}

// The ids that a workspace made by hand uses. The office's package brings ids
// of its own.
const (
	bureauID     = "bureau"
	departmentID = "department"
)

func (s *Spec) check() error {
	switch {
	case s.Kind != KindDepartment && s.Kind != KindOffice:
		return ErrKind
	case blank(s.City) || s.Standard == nil:
		return ErrIncompleteSpec
	case s.Kind == KindDepartment && (blank(s.Department.Name) || s.Year == 0 || len(s.Department.Subjects) == 0):
		return ErrIncompleteSpec
	}
	return nil
}

// blank reports whether a name says nothing.
func blank(name checklist.Text) bool { return strings.TrimSpace(name.Ja) == "" }

func (s *Spec) organisation() checklist.Organisation {
	if s.Kind == KindOffice {
		return checklist.Organisation{City: s.City, Departments: []checklist.Department{}}
	}
	org := checklist.Organisation{City: s.City, Departments: []checklist.Department{s.Department}}
	if !s.Bureau.IsZero() {
		org.Bureaus = []checklist.Bureau{{ID: s.Department.Bureau, Name: s.Bureau}}
	}
	return org
}

func (s *Spec) round() checklist.Round {
	return checklist.Round{
		ID: roundID(s.Year), FiscalYear: s.Year, Standard: s.Standard.Ref(), Due: s.Due, Inspection: s.Inspection,
	}
}

// Create writes a new workspace file, a department's with its first round, and
// opens it. A file
// that exists is never overwritten (store.ErrExists). Killed half-way, it
// leaves nothing under the final name.
func Create(ctx context.Context, path string, spec Spec, opt Options) (*Workspace, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := spec.check(); err != nil {
		return nil, err
	}
	spec.identify()
	if opt.Actor == "" {
		opt.Actor = spec.Settings.Actor
	}
	return createStore(path, spec, opt)
}

// identify gives ids to what was described by hand.
func (s *Spec) identify() {
	if s.Kind == KindDepartment && s.Department.ID == "" {
		s.Department.ID = departmentID
	}
	if !s.Bureau.IsZero() && s.Department.Bureau == "" {
		s.Department.Bureau = bureauID
	}
}

func createStore(path string, spec Spec, opt Options) (*Workspace, error) {
	ws := newWorkspace(nil, opt)
	self := store.Workspace{ID: ws.newID(), Kind: spec.Kind, Department: spec.Department.ID, Created: ws.stamp()}
	var err error
	ws.store, err = store.Create(path, self, store.Options{Now: ws.now}, func(tx *store.Tx) error {
		err := errors.Join(tx.PutSettings(spec.Settings), tx.PutOrganisation(spec.organisation()), tx.PutStandard(spec.Standard))
		if err != nil || spec.Kind == KindOffice {
			return err
		}
		round := spec.round()
		return errors.Join(tx.PutRound(round), ws.enter(tx, round.ID, &spec.Department, nil))
	})
	if err != nil {
		return nil, err
	}
	return ws, nil
}
