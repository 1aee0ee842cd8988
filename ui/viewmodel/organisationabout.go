package viewmodel

import (
	"strings"

	"tenken/checklist"
)

// OrganisationPart is a part of what there is to say about a department.
type OrganisationPart struct {
	Title string
	Lines []OrganisationFact
}

// OrganisationFact is one line of it.
type OrganisationFact struct {
	Text    string
	Expired bool // a contact that is past its last day
}

// About says everything about a department that the list holds. Parts without
// anything to say are left out.
func (o *Organisation) About(d *checklist.Department) []OrganisationPart {
	all := []OrganisationPart{
		o.part("posts", o.posts(d)), o.part("contacts", o.contacts(d)), o.part("systems", o.subjects(d, checklist.SubjectSystem)),
		o.part("sites", o.subjects(d, checklist.SubjectSite)), o.part("city", o.subjects(d, checklist.SubjectCity)), o.part("profile", o.profile(d)),
	}
	var said []OrganisationPart
	for _, part := range all {
		if len(part.Lines) > 0 {
			said = append(said, part)
		}
	}
	return said
}

func (o *Organisation) part(name string, lines []OrganisationFact) OrganisationPart {
	return OrganisationPart{o.format.T("organisationdesk.part." + name), lines}
}

func (o *Organisation) posts(d *checklist.Department) []OrganisationFact {
	var facts []OrganisationFact
	for _, post := range []struct{ key, words string }{
		{"organisationdesk.post.approver", d.Posts.Approver}, {"organisationdesk.post.respondent", d.Posts.Respondent},
		{"organisationdesk.post.confirmer", d.Posts.Confirmer},
	} {
		if post.words != "" {
			facts = append(facts, OrganisationFact{Text: o.format.T(post.key, "Post", post.words)})
		}
	}
	if d.Route != "" {
		facts = append(facts, OrganisationFact{Text: o.format.T("organisationdesk.route", "Route", o.format.T("office.route."+string(d.Route)))})
	}
	return facts
}

func (o *Organisation) contacts(d *checklist.Department) []OrganisationFact {
	f := o.format
	var facts []OrganisationFact
	for _, c := range d.Contacts {
		words := []string{o.reach(c)}
		if c.Deputy {
			words = append(words, f.T("organisationdesk.deputy"))
		}
		if c.Mail != "" {
			words = append(words, c.Mail)
		}
		if c.Expired(o.day) {
			words = append(words, f.T("organisationdesk.expired", "Date", f.ShortDate(c.Until)))
		} else if !c.Until.IsZero() {
			words = append(words, f.T("organisationdesk.until", "Date", f.ShortDate(c.Until)))
		}
		facts = append(facts, OrganisationFact{strings.Join(words, f.T("board.separator")), c.Expired(o.day)})
	}
	return facts
}

func (o *Organisation) subjects(d *checklist.Department, kind checklist.SubjectKind) []OrganisationFact {
	f := o.format
	var facts []OrganisationFact
	for _, s := range d.Subjects {
		if s.Kind != kind {
			continue
		}
		words := f.Text(s.Name)
		if s.Excluded != "" {
			words = f.T("organisationdesk.excluded", "Name", words, "Reason", s.Excluded)
		}
		facts = append(facts, OrganisationFact{Text: words})
	}
	return facts
}

func (o *Organisation) profile(d *checklist.Department) []OrganisationFact {
	var facts []OrganisationFact
	for _, flag := range d.Profile.Flags {
		facts = append(facts, OrganisationFact{Text: o.format.Flag(flag)})
	}
	return facts
}
