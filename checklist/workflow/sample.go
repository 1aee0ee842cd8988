package workflow

import (
	"encoding/json"
	"fmt"
	"slices"

	"tenken/assets"
	"tenken/checklist"
)

// branches are what a large city has many of; they fill the sample city up.
var branches = []struct {
	id, ja, en, bureau string
	flags              []checklist.Flag
}{
	{"branch", "支所", "Branch Office", "citizens", []checklist.Flag{checklist.FlagMyNumber, checklist.FlagPersonalData, checklist.FlagCounter, checklist.FlagTemporary}},
	{"nursery", "保育所", "Nursery", "children", []checklist.Flag{checklist.FlagPersonalData, checklist.FlagTemporary}},
	{"hall", "公民館", "Community Hall", "education", []checklist.Flag{checklist.FlagCounter, checklist.FlagTemporary}},
}

// SampleCity returns the sample city 青葉市 with so many departments: the first of
// its own, in their order, and as many branches as it takes beyond those. 0 is
// its own, which are more than 30.
func SampleCity(departments int) (checklist.Organisation, error) {
	var org checklist.Organisation
	if err := json.Unmarshal(assets.SampleCity(), &org); err != nil {
		return org, err
	}
	own := len(org.Departments)
	if departments > 0 && departments < own {
		keepDepartments(&org, departments)
	}
	for n := range departments - own {
		org.Departments = append(org.Departments, branch(n, org.NetworkModel()))
	}
	return org, nil
}

// branch is the n-th department that is made by rule, from 0.
func branch(n int, model checklist.NetworkModel) checklist.Department {
	kind := branches[n%len(branches)]
	number := n/len(branches) + 1
	name := checklist.Text{Ja: fmt.Sprintf("第%d%s", number, kind.ja), En: fmt.Sprintf("%s %d", kind.en, number)}
	return checklist.Department{
		ID: fmt.Sprintf("%s%03d", kind.id, number), Name: name, Bureau: kind.bureau,
		Posts:    checklist.Posts{Approver: name.Ja + "長", Respondent: name.Ja + " 主任"},
		Contacts: []checklist.Contact{{Post: name.Ja + " 主任", Extension: fmt.Sprint(5000 + n)}},
		Route:    checklist.RouteExcel, Profile: checklist.Profile{Flags: kind.flags, NetworkModel: model},
		Subjects: []checklist.Subject{{ID: "dep", Kind: checklist.SubjectDepartment, Name: name}},
	}
}

// keepDepartments leaves the first departments of a city and their bureaus, which
// may have lost their lead department.
func keepDepartments(org *checklist.Organisation, n int) {
	org.Departments = org.Departments[:n]
	org.Bureaus = slices.DeleteFunc(org.Bureaus, func(b checklist.Bureau) bool {
		return !slices.ContainsFunc(org.Departments, func(d checklist.Department) bool { return d.Bureau == b.ID })
	})
	for i := range org.Bureaus {
		if org.Find(org.Bureaus[i].Lead) == nil {
			org.Bureaus[i].Lead = ""
		}
	}
}
