package checklist

import (
	"fmt"
	"testing"
)

// soundOrganisation is a small city without a problem. Tests break one thing.
func soundOrganisation() *Organisation {
	self := func(id string) []Subject {
		return []Subject{{ID: "department", Kind: SubjectDepartment, Name: text(id)}}
	}
	return &Organisation{
		City:    text("青葉市"),
		Bureaus: []Bureau{{ID: "B1", Name: text("総務部"), Lead: "0101"}},
		Departments: []Department{
			{ID: "0101", Name: text("総務課"), Bureau: "B1", Subjects: self("総務課"), Contacts: []Contact{{Post: "庶務係", Extension: "2310"}}},
			{ID: "0102", Name: text("税務課"), Bureau: "B1", Subjects: append(self("税務課"), Subject{ID: "tax", Kind: SubjectSystem, Name: text("税総合")})},
		},
	}
}

func TestEachProblemOfAnOrganisationIsFound(t *testing.T) {
	second := func(change func(*Department)) func(*Organisation) {
		return func(o *Organisation) { change(&o.Departments[1]) }
	}
	tests := map[string]func(*Organisation){
		"":                           func(*Organisation) {},
		"city.ja empty error":        func(o *Organisation) { o.City = Text{} },
		"departments empty error":    func(o *Organisation) { o.Departments, o.Bureaus = nil, nil },
		"departments too_many error": func(o *Organisation) { o.Departments = make([]Department, MaxDepartments+1) },
		"bureaus[0].id form error": func(o *Organisation) {
			o.Bureaus[0].ID = "総務"
			o.Departments[0].Bureau, o.Departments[1].Bureau = "", ""
		},
		"bureaus[0].name.en no_english warning":              func(o *Organisation) { o.Bureaus[0].Name.En = "" },
		"bureaus[0].lead unknown error":                      func(o *Organisation) { o.Bureaus[0].Lead = "9999" },
		"departments[1].id duplicate error":                  second(func(d *Department) { d.ID = "0101" }),
		"departments[1].name duplicate warning":              second(func(d *Department) { d.Name = text("総務課") }),
		"departments[1].bureau unknown error":                second(func(d *Department) { d.Bureau = "B2" }),
		"departments[0].contacts[0].post empty error":        func(o *Organisation) { o.Departments[0].Contacts[0].Post = "" },
		"departments[1].subjects empty error":                second(func(d *Department) { d.Subjects = nil }),
		"departments[1].subjects[1].id duplicate error":      second(func(d *Department) { d.Subjects[1].ID = "department" }),
		"departments[1].subjects[1].kind duplicate error":    second(func(d *Department) { d.Subjects[1].Kind = SubjectDepartment }),
		"departments[1].subjects[1].kind unknown error":      second(func(d *Department) { d.Subjects[1].Kind = "room" }),
		"departments[1].subjects[1].roles[0] unknown error":  second(func(d *Department) { d.Subjects[1].Roles = []Role{"boss"} }),
		"departments[1].subjects[1].flags[0] unknown error":  second(func(d *Department) { d.Subjects[1].Flags = []Flag{"big"} }),
		"departments[1].profile.flags[1] duplicate error":    second(func(d *Department) { d.Profile.Flags = []Flag{FlagSite, FlagSite} }),
		"departments[1].profile.network_model unknown error": second(func(d *Department) { d.Profile.NetworkModel = ModelA }),
		"departments[1].route unknown error":                 second(func(d *Department) { d.Route = "post" }),
	}
	for want, change := range tests {
		o := soundOrganisation()
		change(o)
		got := ""
		if problems := o.Validate(); len(problems) > 0 {
			got = fmt.Sprint(problems[0].Path, " ", problems[0].Code, " ", problems[0].Severity)
		}
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestBureausOfACityWithoutBureaus(t *testing.T) {
	o := soundOrganisation()
	o.Bureaus = nil
	if problems := o.Validate(); len(problems) != 2 {
		t.Errorf("departments of bureaus that are not there: %v", problems)
	}
}

func TestContactsExpire(t *testing.T) {
	last := Date{2027, 3, 31}
	c := Contact{Post: "庶務係", Until: last}
	if c.Expired(last) || !c.Expired(last.AddDays(1)) || (Contact{}).Expired(last) {
		t.Error("a contact is right until its last day, and for ever without one")
	}
}
