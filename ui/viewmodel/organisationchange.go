package viewmodel

import (
	"strings"

	"tenken/checklist/workflow"
)

// OrganisationChanges says what a list does to the organisation, part by part;
// nothing if it says what is there already.
func OrganisationChanges(c *workflow.OrganisationChange, f Format) []OrganisationPart {
	var parts []OrganisationPart
	var around []OrganisationFact
	if c.City {
		around = append(around, OrganisationFact{Text: f.T("office.organisation.city")})
	}
	if c.Bureaus {
		around = append(around, OrganisationFact{Text: f.T("office.organisation.bureaus")})
	}
	if len(around) > 0 {
		parts = append(parts, OrganisationPart{f.T("organisationdesk.change.city"), around})
	}
	for _, group := range []struct {
		name    string
		changes []workflow.DepartmentChange
	}{{"added", c.Added}, {"changed", c.Changed}, {"removed", c.Removed}} {
		if n := len(group.changes); n > 0 {
			parts = append(parts, OrganisationPart{f.N("organisationdesk.change."+group.name, n), departmentChanges(group.changes, f)})
		}
	}
	return parts
}

func departmentChanges(changes []workflow.DepartmentChange, f Format) []OrganisationFact {
	var facts []OrganisationFact
	for _, d := range changes {
		words := f.Text(d.Name)
		var fields []string
		for _, field := range d.Fields {
			fields = append(fields, f.T("office.field."+field))
		}
		if len(fields) > 0 {
			words = f.T("organisationdesk.change.fields", "Name", words, "Fields", strings.Join(fields, f.T("board.separator")))
		}
		if d.Round != 0 {
			words += f.T("office.organisation.in_round", "Year", f.Year(d.Round))
		}
		facts = append(facts, OrganisationFact{Text: words})
	}
	return facts
}
