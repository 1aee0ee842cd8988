package workflow

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Spec describes a new workspace.
type Spec struct {
	Kind       Kind
	City       checklist.Text
	Bureau     checklist.Text
	Department checklist.Department // of a department's workspace
	Year       checklist.FiscalYear
	Standard   *checklist.Standard
	Due        checklist.Date
	Inspection checklist.Date // the day on which heads are counted
	Settings   Settings
}

// The ids that a workspace made by hand uses. The office's package brings ids
// of its own.
const (
	bureauID     = "bureau"
	departmentID = "department"
)

func (s *Spec) check() error {
	if s.Kind != KindDepartment {
		return ErrNotDepartment
	}
	if blank(s.City) || blank(s.Department.Name) || s.Year == 0 || s.Standard == nil || len(s.Department.Subjects) == 0 {
		return ErrIncompleteSpec
	}
	return nil
}

// blank reports whether a name says nothing.
func blank(name checklist.Text) bool { return strings.TrimSpace(name.Ja) == "" }

func (s *Spec) organisation() checklist.Organisation {
	org := checklist.Organisation{City: s.City, Departments: []checklist.Department{s.Department}}
	if !s.Bureau.IsZero() {
		org.Bureaus = []checklist.Bureau{{ID: s.Department.Bureau, Name: s.Bureau}}
	}
	return org
}

func (s *Spec) round() checklist.Round {
	return checklist.Round{
		ID: strconv.Itoa(int(s.Year)), FiscalYear: s.Year, Standard: s.Standard.Ref(), Due: s.Due, Inspection: s.Inspection,
	}
}

// Create writes a new workspace file with its first round and opens it. A file
// that exists is never overwritten (store.ErrExists). Killed half-way, it
// leaves nothing under the final name.
func Create(ctx context.Context, path string, spec Spec, opt Options) (*Workspace, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := spec.check(); err != nil {
		return nil, err
	}
	if spec.Department.ID == "" {
		spec.Department.ID = departmentID
	}
	if !spec.Bureau.IsZero() && spec.Department.Bureau == "" {
		spec.Department.Bureau = bureauID
	}
	if opt.Actor == "" {
		opt.Actor = spec.Settings.Actor
	}
	return createStore(path, spec, opt)
}

func createStore(path string, spec Spec, opt Options) (*Workspace, error) {
	ws := newWorkspace(nil, opt)
	self := store.Workspace{ID: ws.newID(), Kind: spec.Kind, Department: spec.Department.ID, Created: ws.stamp()}
	var err error
	ws.store, err = store.Create(path, self, store.Options{Now: ws.now}, func(tx *store.Tx) error {
		round := spec.round()
		return errors.Join(
			tx.PutSettings(spec.Settings),
			tx.PutOrganisation(spec.organisation()),
			tx.PutStandard(spec.Standard),
			tx.PutRound(round),
			tx.PutAssessment(checklist.Assessment{
				ID: ws.newID(), Round: round.ID, Department: spec.Department, State: checklist.StateDraft,
			}),
		)
	})
	if err != nil {
		return nil, err
	}
	return ws, nil
}
