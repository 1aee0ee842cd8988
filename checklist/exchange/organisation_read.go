package exchange

import (
	"fmt"
	"reflect"
	"slices"

	"tenken/checklist"
	"tenken/locales"
)

// cityRow is the sheet about the city as a whole.
type cityRow struct {
	City         checklist.Text         `json:"city"`
	NetworkModel checklist.NetworkModel `json:"network_model"`
}

// join makes the organisation of the rows, and a tree that knows where
// everything in it stands.
func (r *organisationReader) join(rows map[string][]*node) (*checklist.Organisation, *node) {
	root := &node{kind: nodeMapping}
	whole := cityRow{r.present.City, r.present.NetworkModel()}
	if all := rows[tableCity]; len(all) > 0 {
		root = all[0]
		r.fill(tableCity, root, "", reflect.ValueOf(&whole).Elem())
	}
	j := &organisationJoin{organisationReader: r, root: root, org: &checklist.Organisation{City: whole.City}}
	j.bureaus(rows[tableBureaus])
	j.departments(rows[tableDepartments])
	j.leads(rows[tableBureaus])
	j.subjects(rows[tableSubjects])
	j.contacts(rows[tableContacts])
	for i := range j.org.Departments {
		j.org.Departments[i].Profile.NetworkModel = whole.NetworkModel
		sortFlags(&j.org.Departments[i])
	}
	return j.org, root
}

// organisationJoin is an organisation in the making.
type organisationJoin struct {
	*organisationReader
	root  *node
	org   *checklist.Organisation
	rows  []*node   // of departments
	finds directory // departments
}

func (j *organisationJoin) has(table string) bool { return j.grids[table] != nil }

// bureaus reads the sheet of bureaus. Without one those of present go on.
func (j *organisationJoin) bureaus(rows []*node) {
	if !j.has(tableBureaus) {
		j.org.Bureaus = slices.Clone(j.present.Bureaus)
		return
	}
	known := bureauDirectory(j.present.Bureaus)
	for i, row := range rows {
		var b checklist.Bureau
		if at, ok := known.find(idOrName(row)); ok {
			b = j.present.Bureaus[at]
		}
		j.fill(tableBureaus, row, fmt.Sprintf("bureaus[%d]", i), reflect.ValueOf(&b).Elem())
		j.org.Bureaus = append(j.org.Bureaus, b)
	}
	j.root.attach("bureaus", rows)
	numberBureaus(j.org.Bureaus)
}

// departments reads the departments, each on top of what it is at present.
func (j *organisationJoin) departments(rows []*node) {
	known := departmentDirectory(j.present.Departments)
	for i, row := range rows {
		var d checklist.Department
		if at, ok := known.find(idOrName(row)); ok {
			d = j.present.Departments[at].Clone()
		}
		contact := row.take("contacts")
		before := d.Name
		path := fmt.Sprintf("departments[%d]", i)
		j.fill(tableDepartments, row, path, reflect.ValueOf(&d).Elem())
		d.Bureau = j.bureau(row, d.Bureau)
		j.contactBeside(&d, row, contact, path)
		self(&d, before)
		j.org.Departments = append(j.org.Departments, d)
	}
	j.rows = rows
	j.root.attach("departments", rows)
	numberDepartments(j.org.Departments, j.present)
	j.finds = departmentDirectory(j.org.Departments)
}

// bureau is the id of the bureau that a department names. A list without a sheet
// of bureaus brings new ones by naming them.
func (j *organisationJoin) bureau(row *node, written string) string {
	if row.field("bureau") == nil {
		return written
	}
	if at, ok := bureauDirectory(j.org.Bureaus).find(written); ok {
		return j.org.Bureaus[at].ID
	}
	if j.has(tableBureaus) {
		return word(written)
	}
	j.org.Bureaus = append(j.org.Bureaus, checklist.Bureau{Name: checklist.Text{Ja: written}})
	numberBureaus(j.org.Bureaus)
	return j.org.Bureaus[len(j.org.Bureaus)-1].ID
}

// leads finds the lead departments. Without a sheet of bureaus, those without a
// department go, and so do leads that are gone.
func (j *organisationJoin) leads(rows []*node) {
	for i := range j.org.Bureaus {
		b := &j.org.Bureaus[i]
		if at, ok := j.finds.find(b.Lead); ok {
			b.Lead = j.org.Departments[at].ID
		} else if i >= len(rows) || rows[i].field("lead") == nil {
			b.Lead = ""
		}
	}
	if !j.has(tableBureaus) {
		j.dropBureaus()
	}
}

// dropBureaus leaves the bureaus that have a department.
func (j *organisationJoin) dropBureaus() {
	var kept []checklist.Bureau
	for _, b := range j.org.Bureaus {
		if slices.ContainsFunc(j.org.Departments, func(d checklist.Department) bool { return d.Bureau == b.ID }) {
			kept = append(kept, b)
		}
	}
	j.org.Bureaus = kept
}

// subjects reads the sheet of subjects. Without one each department keeps its
// own.
func (j *organisationJoin) subjects(rows []*node) {
	if !j.has(tableSubjects) {
		return
	}
	for i, own := range j.byDepartment(tableSubjects, rows) {
		d := &j.org.Departments[i]
		present := d.Subjects
		d.Subjects = nil
		for n, row := range own {
			var s checklist.Subject
			if at, ok := subjectDirectory(present).find(idOrName(row)); ok {
				s = present[at]
			}
			j.fill(tableSubjects, row, fmt.Sprintf("departments[%d].subjects[%d]", i, n), reflect.ValueOf(&s).Elem())
			d.Subjects = append(d.Subjects, s)
		}
		count := len(d.Subjects)
		self(d, d.Name)
		if len(d.Subjects) > count {
			own = slices.Insert(own, 0, &node{kind: nodeMapping, place: j.rows[i].place})
		}
		numberSubjects(d.Subjects)
		j.rows[i].attach("subjects", own)
	}
}

// contacts reads the sheet of contacts. Without one each department keeps its
// own.
func (j *organisationJoin) contacts(rows []*node) {
	if !j.has(tableContacts) {
		return
	}
	for i, own := range j.byDepartment(tableContacts, rows) {
		j.org.Departments[i].Contacts = nil
		for n, row := range own {
			var c checklist.Contact
			j.fill(tableContacts, row, fmt.Sprintf("departments[%d].contacts[%d]", i, n), reflect.ValueOf(&c).Elem())
			j.org.Departments[i].Contacts = append(j.org.Departments[i].Contacts, c)
		}
		j.rows[i].attach("contacts", own)
	}
}

// byDepartment parts rows by the department that they name.
func (j *organisationJoin) byDepartment(table string, rows []*node) [][]*node {
	all := make([][]*node, len(j.org.Departments))
	for _, row := range rows {
		named := row.take("department")
		if named == nil {
			at, _ := row.locate("department")
			j.missing(at, table+".department")
			continue
		}
		i, ok := j.finds.find(named.text)
		if !ok {
			j.fail(named.place, checklist.ProblemUnknown, checklist.ProblemArgs{Value: named.text, Known: j.finds.near(named.text)})
			continue
		}
		all[i] = append(all[i], row)
	}
	return all
}

// contactBeside reads the contact of a simple list, which is the department's
// first. Where no post is named it is the respondent's, or just somebody (担当).
func (j *organisationJoin) contactBeside(d *checklist.Department, row, written *node, path string) {
	if written == nil {
		return
	}
	c := checklist.Contact{Post: d.Posts.Respondent}
	if len(d.Contacts) > 0 {
		c = d.Contacts[0]
	}
	dec := decoder{names: j.names}
	dec.decode(written, reflect.ValueOf(&c).Elem(), path+".contacts[0]")
	j.problems = append(j.problems, dec.problems...)
	if c.Post == "" {
		c.Post = locales.For(locales.Japanese).T("exchange.organisation.contact")
	}
	d.Contacts = append([]checklist.Contact{c}, d.Contacts[min(1, len(d.Contacts)):]...)
	row.attach("contacts", []*node{written})
}

// self makes the department one of its subjects, the first, and lets that one
// follow the department's name.
func self(d *checklist.Department, before checklist.Text) {
	i := slices.IndexFunc(d.Subjects, func(s checklist.Subject) bool { return s.Kind == checklist.SubjectDepartment })
	switch {
	case i < 0:
		d.Subjects = slices.Insert(d.Subjects, 0, ownSubject(d))
	case d.Subjects[i].Name == before:
		d.Subjects[i].Name = d.Name
	}
}

// ownSubject is the department as a subject, where a list doesn't say more.
func ownSubject(d *checklist.Department) checklist.Subject {
	return checklist.Subject{ID: "dep", Kind: checklist.SubjectDepartment, Name: d.Name}
}

// sortFlags puts flags in their usual order: which column stands first says
// nothing.
func sortFlags(d *checklist.Department) {
	order := func(a, b checklist.Flag) int {
		return slices.Index(checklist.Flags(), a) - slices.Index(checklist.Flags(), b)
	}
	slices.SortStableFunc(d.Profile.Flags, order)
	for i := range d.Subjects {
		slices.SortStableFunc(d.Subjects[i].Flags, order)
	}
}
