package workflow

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

// Organisation returns the city as it is today. What a department is in a round
// was fixed when it entered the round.
func (w *Workspace) Organisation() (org checklist.Organisation, err error) {
	err = w.store.View(func(tx *store.Tx) (err error) {
		org, err = tx.Organisation()
		return err
	})
	return org, err
}

// DepartmentChange is what a list does to one department.
type DepartmentChange struct {
	ID   string         `json:"id"`
	Name checklist.Text `json:"name"`
	// Fields that change, such as "name" or "profile"; nil if the department
	// comes or goes.
	Fields []string `json:"fields,omitempty"`
	// Round is the fiscal year of the open round that the department is in, 0 for
	// none. That round keeps the department as it is in it.
	Round checklist.FiscalYear `json:"round,omitempty"`
}

// OrganisationChange is what a list does to the organisation.
type OrganisationChange struct {
	City      bool               `json:"city"`    // name or network model
	Bureaus   bool               `json:"bureaus"` // any of them
	Added     []DepartmentChange `json:"added"`
	Changed   []DepartmentChange `json:"changed"`
	Removed   []DepartmentChange `json:"removed"`
	Unchanged int                `json:"unchanged"`
	// Problems are what is odd about the list.
	Problems []exchange.Problem `json:"-"`
}

// Empty reports whether the list says what is there already.
func (c *OrganisationChange) Empty() bool {
	return !c.City && !c.Bureaus && len(c.Added)+len(c.Changed)+len(c.Removed) == 0
}

// ImportOrganisation reads an organisation list, Excel or CSV, and keeps it as the
// organisation of today; with dryRun it only tells what would change. Mistakes
// in the list are an *exchange.FileError that lists them all, and nothing
// changes.
//
// Open rounds go on with the departments as they were when they entered: one that the
// list drops stays in its round, and a changed profile counts from the next one.
// The board takes bureaus' names and contacts from the new list at once.
func (w *Workspace) ImportOrganisation(ctx context.Context, path string, dryRun bool) (OrganisationChange, error) {
	content, err := readBounded(path)
	if err != nil {
		return OrganisationChange{}, err
	}
	var change OrganisationChange
	read := func(tx *store.Tx) error {
		if err := needOffice(tx); err != nil {
			return err
		}
		present, err := tx.Organisation()
		if err != nil {
			return err
		}
		org, problems, err := exchange.ReadOrganisation(bytes.NewReader(content), &present)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		change = compareOrganisations(&present, org)
		change.Problems = problems
		if err := change.markOpen(tx); err != nil || dryRun || change.Empty() {
			return err
		}
		return tx.PutOrganisation(*org)
	}
	if dryRun {
		return change, w.store.View(read)
	}
	err = w.update(ctx, verbOrganisation, read)
	return change, err
}

// readBounded reads a file that is no larger than a list may be.
func readBounded(path string) ([]byte, error) {
	f, err := store.OpenRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, exchange.MaxStandardFile+1))
}

func compareOrganisations(before, after *checklist.Organisation) OrganisationChange {
	c := OrganisationChange{
		City:    before.City != after.City || before.NetworkModel() != after.NetworkModel(),
		Bureaus: !slices.Equal(before.Bureaus, after.Bureaus),
		Added:   []DepartmentChange{}, Changed: []DepartmentChange{}, Removed: []DepartmentChange{},
	}
	old := map[string]*checklist.Department{}
	for i := range before.Departments {
		old[before.Departments[i].ID] = &before.Departments[i]
	}
	for i := range after.Departments {
		d := &after.Departments[i]
		was, known := old[d.ID]
		delete(old, d.ID)
		one := DepartmentChange{ID: d.ID, Name: d.Name}
		if !known {
			c.Added = append(c.Added, one)
		} else if one.Fields = changedFields(was, d); one.Fields != nil {
			c.Changed = append(c.Changed, one)
		} else {
			c.Unchanged++
		}
	}
	for _, d := range before.Departments {
		if old[d.ID] != nil {
			c.Removed = append(c.Removed, DepartmentChange{ID: d.ID, Name: d.Name})
		}
	}
	return c
}

// changedFields names what differs; the city's network model is not the
// department's.
func changedFields(a, b *checklist.Department) []string {
	profileA, profileB := a.Profile, b.Profile
	profileA.NetworkModel, profileB.NetworkModel = "", ""
	var fields []string
	for _, f := range []struct {
		name string
		a, b any
	}{
		{"name", a.Name, b.Name}, {"bureau", a.Bureau, b.Bureau}, {"posts", a.Posts, b.Posts}, {"contacts", a.Contacts, b.Contacts},
		{"route", a.Route, b.Route}, {"profile", profileA, profileB}, {"subjects", a.Subjects, b.Subjects},
	} {
		if !reflect.DeepEqual(f.a, f.b) {
			fields = append(fields, f.name)
		}
	}
	return fields
}

// markOpen notes which departments are in an open round.
func (c *OrganisationChange) markOpen(tx *store.Tx) error {
	in := map[string]checklist.FiscalYear{}
	for round, err := range tx.Rounds() {
		if err != nil {
			return err
		}
		if round.Open() != nil {
			continue
		}
		for a, err := range tx.Assessments(round.ID) {
			if err != nil {
				return err
			}
			in[a.Department.ID] = round.FiscalYear
		}
	}
	for _, all := range [][]DepartmentChange{c.Changed, c.Removed} {
		for i := range all {
			all[i].Round = in[all[i].ID]
		}
	}
	return nil
}

// OrganisationForm is how an organisation list is written.
type OrganisationForm struct {
	Lang     string   // of headings and labels, "ja" or "en"
	Encoding Encoding // of CSV
	Replace  bool     // whether a file of that name may be replaced
}

// ExportOrganisation writes the organisation of today to a file that ends in
// .xlsx or, departments alone, .csv; another ending is ErrOrganisationAs. A file
// that exists gives store.ErrExists, unless it may be replaced.
func (w *Workspace) ExportOrganisation(ctx context.Context, path string, form OrganisationForm) error {
	org, err := w.Organisation()
	if err != nil {
		return err
	}
	return writeOrganisation(ctx, path, &org, form)
}

// WriteOrganisationTemplate writes a list to begin with: two departments of
// the sample city.
func WriteOrganisationTemplate(ctx context.Context, path string, form OrganisationForm) error {
	org, err := SampleCity(2)
	if err != nil {
		return err
	}
	return writeOrganisation(ctx, path, &org, form)
}

func writeOrganisation(ctx context.Context, path string, org *checklist.Organisation, form OrganisationForm) error {
	if _, err := os.Lstat(path); err == nil && !form.Replace {
		return fmt.Errorf("%s: %w", path, store.ErrExists)
	}
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx":
		return writeFile(ctx, path, func(out io.Writer) error { return exchange.WriteOrganisationExcel(out, org, form.Lang) })
	case ".csv":
		return writeFile(ctx, path, func(out io.Writer) error { return exchange.WriteOrganisationCSV(out, org, form.Lang, form.Encoding) })
	}
	return fmt.Errorf("%s: %w", path, ErrOrganisationAs)
}
