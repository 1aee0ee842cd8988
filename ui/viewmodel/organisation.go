package viewmodel

import (
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
)

// Organisation is the city of today as a table: bureaus with their departments.
type Organisation struct {
	org    checklist.Organisation
	format Format
	day    checklist.Date // on which contacts are good or not
	lines  []OrganisationLine
	search string
}

// OrganisationLine is a bureau, or a department below it.
type OrganisationLine struct {
	Bureau     *checklist.Bureau     // nil for a department, and above those without a bureau
	Department *checklist.Department // nil for a bureau
}

// NewOrganisation shows an organisation as it is on a day.
func NewOrganisation(org checklist.Organisation, day checklist.Date, f Format) *Organisation {
	o := &Organisation{org: org, format: f, day: day}
	o.Search("")
	return o
}

// Empty reports whether no list has been taken in yet.
func (o *Organisation) Empty() bool { return len(o.org.Departments) == 0 }

// Lines are those that show.
func (o *Organisation) Lines() []OrganisationLine { return o.lines }

// Search shows the departments in whose line, posts, contacts or subjects, or those
// of whose bureau, every one of the words occurs. Width, case and kana make no
// difference.
func (o *Organisation) Search(typed string) {
	o.search, o.lines = typed, nil
	words := strings.Fields(text.Fold(typed))
	for i := range o.org.Bureaus {
		o.add(&o.org.Bureaus[i], words)
	}
	o.add(nil, words)
}

// Searched is what was searched for last.
func (o *Organisation) Searched() string { return o.search }

// add adds a bureau, or nil for those that have none, with its departments.
func (o *Organisation) add(bureau *checklist.Bureau, words []string) {
	id, found := "", false
	if bureau != nil {
		id = bureau.ID
	}
	for i := range o.org.Departments {
		d := &o.org.Departments[i]
		known := o.org.Bureau(d.Bureau)
		if known.ID != id || !containsAll(o.folded(d, &known), words) {
			continue
		}
		if !found {
			o.lines = append(o.lines, OrganisationLine{Bureau: bureau})
			found = true
		}
		o.lines = append(o.lines, OrganisationLine{Department: d})
	}
}

func (o *Organisation) folded(d *checklist.Department, bureau *checklist.Bureau) string {
	words := []string{d.ID, o.format.Text(d.Name), o.format.Text(bureau.Name), d.Posts.Approver, d.Posts.Respondent}
	for _, c := range d.Contacts {
		words = append(words, c.Post, c.Extension, c.Mail)
	}
	for _, s := range d.Subjects {
		words = append(words, o.format.Text(s.Name))
	}
	return text.Fold(strings.Join(words, separator))
}

// BureauName is the title above departments.
func (o *Organisation) BureauName(b *checklist.Bureau) (name, lead string) {
	if b == nil {
		return o.format.T("office.board.no_bureau"), ""
	}
	if d := o.org.Find(b.Lead); d != nil {
		lead = o.format.Text(d.Name)
	}
	return o.format.Text(b.Name), lead
}

// Count counts the subjects of a kind.
func (o *Organisation) Count(kind checklist.SubjectKind) int {
	n := 0
	for i := range o.org.Departments {
		n += CountSubjects(&o.org.Departments[i], kind)
	}
	return n
}

// CountSubjects counts the subjects of a kind that a department has.
func CountSubjects(d *checklist.Department, kind checklist.SubjectKind) int {
	n := 0
	for _, s := range d.Subjects {
		if s.Kind == kind {
			n++
		}
	}
	return n
}

// Departments counts the departments.
func (o *Organisation) Departments() int { return len(o.org.Departments) }

// Expired counts the contacts that are past their last day.
func (o *Organisation) Expired() int {
	n := 0
	for _, d := range o.org.Departments {
		for _, c := range d.Contacts {
			if c.Expired(o.day) {
				n++
			}
		}
	}
	return n
}

// Contact is the first contact of a department that is still good, in a word for a
// table, or the first one at all; expired says which.
func (o *Organisation) Contact(d *checklist.Department) (words string, expired bool) {
	if len(d.Contacts) == 0 {
		return o.format.T("office.board.no_contact"), false
	}
	for _, c := range d.Contacts {
		if !c.Expired(o.day) {
			return o.reach(c), false
		}
	}
	return o.reach(d.Contacts[0]), true
}

func (o *Organisation) reach(c checklist.Contact) string {
	if c.Extension == "" {
		return c.Post
	}
	return c.Post + " " + o.format.T("office.board.extension", "Extension", c.Extension)
}

// OrganisationEndings are the forms of an organisation list, the whole one first.
func OrganisationEndings() []string { return []string{"xlsx", "csv"} }
