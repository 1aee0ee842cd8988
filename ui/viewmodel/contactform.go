package viewmodel

import (
	"slices"
	"strings"

	"tenken/checklist"
)

// ContactForm is whom the office calls about a department, as it is being changed.
type ContactForm struct {
	Key                          string // of the entry
	Department                   string // id
	Post, Extension, Mail, Until string
	all                          []checklist.Contact // of the department
	at                           int                 // which of them is changed; -1 for one more
}

// ContactWrong tells what has to be mended in a form.
type ContactWrong struct {
	Post  bool  // nobody is named
	Until error // the day is none
}

// NewContactForm begins to change the contact of an entry, or to name the first one.
// A bureau is called through its lead department. It is nil where today's organisation
// does not know the department.
func NewContactForm(e *ContactEntry, org *checklist.Organisation, f Format) *ContactForm {
	d := org.Find(e.Department)
	if d == nil {
		return nil
	}
	form := &ContactForm{Key: e.Key, Department: d.ID, all: d.Contacts, at: min(0, len(d.Contacts)-1)}
	if e.Contact != nil {
		form.at = slices.Index(d.Contacts, e.Contact.Contact)
	}
	if form.at >= 0 {
		one := d.Contacts[form.at]
		form.Post, form.Extension, form.Mail = one.Post, one.Extension, one.Mail
		if !one.Until.IsZero() {
			form.Until = f.Date(one.Until)
		}
	}
	return form
}

// Contacts are all of the department, with the one of the form.
func (c *ContactForm) Contacts() (contacts []checklist.Contact, wrong ContactWrong) {
	var one checklist.Contact
	if c.at >= 0 {
		one = c.all[c.at]
	}
	one.Post, one.Extension, one.Mail = strings.TrimSpace(c.Post), strings.TrimSpace(c.Extension), strings.TrimSpace(c.Mail)
	one.Until = checklist.Date{}
	if until := strings.TrimSpace(c.Until); until != "" {
		one.Until, wrong.Until = checklist.ParseDate(until)
	}
	wrong.Post = one.Post == ""
	contacts = slices.Clone(c.all)
	if c.at < 0 {
		return append(contacts, one), wrong
	}
	contacts[c.at] = one
	return contacts, wrong
}
