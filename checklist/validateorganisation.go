package checklist

import (
	"slices"
	"strconv"
)

// MaxDepartments is the limit of an organisation, well above any city.
const MaxDepartments = 5_000

// Validate returns everything that is wrong with the organisation, in the order
// of its lists, or nil. A city without an English name is taken to be in Japanese
// only.
func (o *Organisation) Validate() []Problem {
	c := &checker{bilingual: o.City.En != ""}
	c.text("city", o.City, MaxLabel)
	if len(o.Departments) == 0 {
		c.fail("departments", ProblemEmpty, ProblemArgs{})
	}
	if n := len(o.Departments); n > MaxDepartments {
		c.fail("departments", ProblemTooMany, ProblemArgs{Value: strconv.Itoa(n), Max: MaxDepartments})
	}
	o.checkBureaus(c)
	o.checkDepartments(c)
	return c.problems
}

func (o *Organisation) checkBureaus(c *checker) {
	var departments []string
	for i := range o.Departments {
		departments = append(departments, o.Departments[i].ID)
	}
	seen := map[string]string{}
	for i, b := range o.Bureaus {
		field := index("bureaus", i)
		c.identifier(field+".id", b.ID)
		c.unique(field+".id", b.ID, seen)
		c.text(field+".name", b.Name, MaxLabel)
		if b.Lead != "" {
			c.reference(field+".lead", b.Lead, departments)
		}
	}
}

func (o *Organisation) checkDepartments(c *checker) {
	var bureaus []string
	for _, b := range o.Bureaus {
		bureaus = append(bureaus, b.ID)
	}
	seen, names := map[string]string{}, map[string]string{}
	for i := range o.Departments {
		d := &o.Departments[i]
		c.path = index("departments", i)
		c.identifier("id", d.ID)
		c.unique("id", d.ID, seen)
		c.text("name", d.Name, MaxLabel)
		c.sameName(d, names)
		if d.Bureau != "" {
			c.reference("bureau", d.Bureau, bureaus)
		}
		c.profile(d, o.NetworkModel())
		c.contacts(d)
		c.subjects(d)
	}
	c.path = ""
}

// sameName warns of two departments that nobody could tell apart.
func (c *checker) sameName(d *Department, names map[string]string) {
	if first, used := names[d.Bureau+"\x00"+d.Name.Ja]; used && d.Name.Ja != "" {
		c.warn("name", ProblemDuplicate, ProblemArgs{Value: d.Name.Ja, First: first})
		return
	}
	names[d.Bureau+"\x00"+d.Name.Ja] = c.join("name")
}

// shownReferences is how many ids a problem offers in place of a wrong one.
const shownReferences = 20

// reference wants an id that is there, also where none is.
func (c *checker) reference(field, id string, known []string) {
	if !slices.Contains(known, id) {
		c.fail(field, ProblemUnknown, ProblemArgs{Value: id, Known: known[:min(len(known), shownReferences)]})
	}
}

// profile wants known flags, and one network model in the whole city.
func (c *checker) profile(d *Department, city NetworkModel) {
	codes(c, "profile.flags", d.Profile.Flags, Flags())
	codes(c, "profile.segments", d.Profile.Segments, nil)
	model := d.Profile.NetworkModel
	if model != "" {
		code(c, "profile.network_model", model, NetworkModels())
	}
	if model != city {
		c.fail("profile.network_model", ProblemUnknown, ProblemArgs{Value: string(model), Known: []string{string(city)}})
	}
	if d.Route != "" {
		code(c, "route", d.Route, Routes())
	}
}

func (c *checker) contacts(d *Department) {
	c.tooLong("posts.approver", d.Posts.Approver, MaxLabel)
	c.tooLong("posts.respondent", d.Posts.Respondent, MaxLabel)
	c.tooLong("posts.confirmer", d.Posts.Confirmer, MaxLabel)
	c.listLength("contacts", len(d.Contacts))
	for i, contact := range d.Contacts {
		field := index("contacts", i)
		c.required(field+".post", contact.Post)
		c.tooLong(field+".extension", contact.Extension, MaxLabel)
		c.tooLong(field+".mail", contact.Mail, MaxLabel)
	}
}

// subjects wants the department itself among its subjects, once, and for each
// subject an id of its own.
func (c *checker) subjects(d *Department) {
	if !slices.ContainsFunc(d.Subjects, func(s Subject) bool { return s.Kind == SubjectDepartment }) {
		c.fail("subjects", ProblemEmpty, ProblemArgs{})
	}
	c.listLength("subjects", len(d.Subjects))
	seen, kinds := map[string]string{}, map[string]string{}
	for i := range d.Subjects {
		s := &d.Subjects[i]
		field := index("subjects", i)
		c.identifier(field+".id", s.ID)
		c.unique(field+".id", s.ID, seen)
		if s.Kind != SubjectDepartment || s.Name != d.Name { // or it has been said of the department
			c.text(field+".name", s.Name, MaxLabel)
		}
		c.tooLong(field+".excluded", s.Excluded, MaxItemText)
		codes(c, field+".flags", s.Flags, Flags())
		codes(c, field+".segments", s.Segments, nil)
		codes(c, field+".roles", s.Roles, Roles())
		if code(c, field+".kind", s.Kind, SubjectKinds()) && (s.Kind == SubjectDepartment || s.Kind == SubjectCity) {
			c.unique(field+".kind", string(s.Kind), kinds)
		}
	}
}
