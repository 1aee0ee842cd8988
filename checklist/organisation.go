package checklist

import "slices"

// Organisation is the city as the round sees it.
type Organisation struct {
	City        Text         `json:"city"`
	Bureaus     []Bureau     `json:"bureaus,omitempty"`
	Departments []Department `json:"departments"`
}

// NetworkModel is the city's, as its departments have it: the same for all of
// them.
func (o *Organisation) NetworkModel() NetworkModel {
	if len(o.Departments) == 0 {
		return ""
	}
	return o.Departments[0].Profile.NetworkModel
}

// Find returns the department of an id, or nil.
func (o *Organisation) Find(id string) *Department {
	for i := range o.Departments {
		if o.Departments[i].ID == id {
			return &o.Departments[i]
		}
	}
	return nil
}

// Bureau returns the bureau of an id; the zero Bureau if there is none.
func (o *Organisation) Bureau(id string) Bureau {
	for _, b := range o.Bureaus {
		if b.ID == id {
			return b
		}
	}
	return Bureau{}
}

// Bureau is a 部. Its lead department (主管課) passes on requests and reminders.
type Bureau struct {
	ID   string `json:"id"`
	Name Text   `json:"name"`
	Lead string `json:"lead,omitempty"` // id of a department
}

// Department is a 所属: whoever submits one self-inspection.
type Department struct {
	ID       string    `json:"id"`
	Name     Text      `json:"name"`
	Bureau   string    `json:"bureau,omitempty"` // id of a Bureau
	Posts    Posts     `json:"posts,omitzero"`
	Contacts []Contact `json:"contacts,omitempty"`
	// Route by which the department answers; empty until it has been asked.
	Route    Route     `json:"route,omitempty"`
	Profile  Profile   `json:"profile"`
	Subjects []Subject `json:"subjects"`
}

// Clone returns a copy that shares nothing with d.
func (d *Department) Clone() Department {
	out := *d
	out.Contacts = slices.Clone(d.Contacts)
	out.Profile.Flags = slices.Clone(d.Profile.Flags)
	out.Profile.Segments = slices.Clone(d.Profile.Segments)
	out.Subjects = slices.Clone(d.Subjects)
	for i := range out.Subjects {
		s := &out.Subjects[i]
		s.Flags, s.Segments, s.Roles = slices.Clone(s.Flags), slices.Clone(s.Segments), slices.Clone(s.Roles)
	}
	return out
}

// Posts names posts, never persons: people are transferred every April.
type Posts struct {
	Approver   string `json:"approver,omitempty"`   // 決裁者, such as 課長
	Respondent string `json:"respondent,omitempty"` // 記入担当者
	Confirmer  string `json:"confirmer,omitempty"`  // 部長
}

// Contact is whom the office calls (連絡先): a post, never a person.
type Contact struct {
	Post      string `json:"post"`
	Extension string `json:"extension,omitempty"` // 内線
	Mail      string `json:"mail,omitempty"`
	Deputy    bool   `json:"deputy,omitempty"` // 代理
	Until     Date   `json:"until,omitzero"`   // last day on which it is right
}

// Expired reports whether the contact is past its last day: people are
// transferred every April.
func (c Contact) Expired(day Date) bool { return !c.Until.IsZero() && c.Until.Before(day) }

// Route is the way by which answers come to the office.
type Route string

// The two routes: a file that the program has sealed, or the Excel answer sheet.
const (
	RouteApp   Route = "app"
	RouteExcel Route = "excel"
)

// Routes lists the two.
func Routes() []Route { return []Route{RouteApp, RouteExcel} }

// UnmarshalText accepts the known codes, and nothing for a department that has
// not been asked.
func (r *Route) UnmarshalText(b []byte) (err error) {
	*r, err = parseCode("route", b, append(Routes(), "")...)
	return err
}

// Profile says what a department or a system is like, so that it gets the
// items that concern it.
type Profile struct {
	Flags []Flag `json:"flags,omitempty"`
	// Segments that the department works in; empty means all.
	Segments []Segment `json:"segments,omitempty"`
	// NetworkModel of the city; empty until the city has said.
	NetworkModel NetworkModel `json:"network_model,omitempty"`
}

// Has reports whether the profile carries the flag.
func (p Profile) Has(f Flag) bool { return slices.Contains(p.Flags, f) }

// SubjectKind is what kind of thing is inspected.
type SubjectKind string

// The four kinds of subject, each with a sheet of its own.
const (
	SubjectDepartment SubjectKind = "department"
	SubjectSystem     SubjectKind = "system"
	SubjectSite       SubjectKind = "site"
	SubjectCity       SubjectKind = "city"
)

// SubjectKinds lists the kinds in the order in which sheets appear.
func SubjectKinds() []SubjectKind {
	return []SubjectKind{SubjectDepartment, SubjectSystem, SubjectSite, SubjectCity}
}

// UnmarshalText accepts the known codes only.
func (k *SubjectKind) UnmarshalText(b []byte) (err error) {
	*k, err = parseCode("subject kind", b, SubjectKinds()...)
	return err
}

// Subject is one thing inspected by a department (点検対象): the department
// itself, one of its systems or sites, or the city.
type Subject struct {
	ID   string      `json:"id"` // unique within the department
	Kind SubjectKind `json:"kind"`
	Name Text        `json:"name"`
	// Flags and segments of a system or site are its own (that it is a system
	// or a site goes without saying); those of a department and of the city
	// come from the department's profile.
	Flags    []Flag    `json:"flags,omitempty"`
	Segments []Segment `json:"segments,omitempty"`
	// Roles that the department answers in this subject; empty means all.
	// The city's items are shared out by role among a few departments.
	Roles []Role `json:"roles,omitempty"`
	// Excluded: why the subject as a whole is out of scope, such as an asset
	// that the city hospital manages itself; empty if it is in.
	Excluded string `json:"excluded,omitempty"`
}

// profile is the profile that decides about the subject's items.
func (s *Subject) profile(department Profile) Profile {
	own := Profile{Flags: s.Flags, Segments: s.Segments, NetworkModel: department.NetworkModel}
	switch s.Kind {
	case SubjectSystem:
		own.Flags = append(slices.Clip(s.Flags), FlagOwnsSystem)
	case SubjectSite:
		own.Flags = append(slices.Clip(s.Flags), FlagSite)
	default:
		return department
	}
	return own
}
