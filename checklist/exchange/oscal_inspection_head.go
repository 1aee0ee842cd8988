package exchange

import (
	"net/url"
	"time"

	"tenken/checklist"
)

// The fields that the documents of an inspection begin and end with.
type (
	oscalInspectionMetadata struct {
		oscalMetadata
		Props     []oscalProp     `json:"props,omitempty"`
		Locations []oscalLocation `json:"locations,omitempty"`
		Parties   []oscalParty    `json:"parties"`
		Remarks   string          `json:"remarks"`
	}
	oscalLocation struct {
		UUID  string      `json:"uuid"`
		Title string      `json:"title"`
		Props []oscalProp `json:"props,omitempty"`
	}
	oscalParty struct {
		UUID    string      `json:"uuid"`
		Type    string      `json:"type"`
		Name    string      `json:"name,omitempty"`
		Props   []oscalProp `json:"props,omitempty"`
		Members []string    `json:"member-of-organizations,omitempty"`
	}
	oscalComponent struct {
		UUID        string      `json:"uuid"`
		Type        string      `json:"type"`
		Title       string      `json:"title"`
		Description string      `json:"description"`
		Props       []oscalProp `json:"props,omitempty"`
		Status      oscalState  `json:"status"`
	}
	oscalState struct {
		State   string `json:"state"`
		Reason  string `json:"reason,omitempty"`
		Remarks string `json:"remarks,omitempty"`
	}
	oscalComponents struct {
		Components []oscalComponent `json:"components"`
	}
	oscalBackMatter struct {
		Resources []oscalResource `json:"resources"`
	}
	oscalResource struct {
		UUID        string      `json:"uuid"`
		Title       string      `json:"title"`
		Description string      `json:"description,omitempty"`
		Props       []oscalProp `json:"props,omitempty"`
		Rlinks      []oscalLink `json:"rlinks,omitempty"`
	}
	oscalLink struct {
		Href      string `json:"href"`
		Rel       string `json:"rel,omitempty"`
		MediaType string `json:"media-type,omitempty"`
	}
	oscalSubject struct {
		UUID string `json:"subject-uuid"`
		Type string `json:"type"`
	}
	oscalOrigin struct {
		Actors []oscalActor `json:"actors"`
	}
	oscalActor struct {
		Type string `json:"type"`
		UUID string `json:"actor-uuid"`
	}
)

// metadata says whose document it is. The parties are the city and its departments;
// persons are named nowhere.
func (in *oscalInspection) metadata(title string) oscalInspectionMetadata {
	var props inspectionProps
	props.add(oscalLang, in.Language)
	props.add("workspace", in.Kind)
	props.add("label", in.Label)
	m := oscalInspectionMetadata{
		oscalMetadata: oscalMetadata{Title: in.p.T(title, "Year", in.year(), "Of", titled(in.of().In(in.Language))),
			LastModified: in.At.UTC().Format(time.RFC3339), Version: oneLine(in.Round.ID), OSCALVersion: oscalVersion},
		Props: props, Remarks: in.p.T("oscal.remarks"),
		Parties: []oscalParty{{UUID: in.city(), Type: "organization", Name: oneLine(in.Organisation.City.In(in.Language))}},
	}
	for i := range in.departments {
		m.Parties = append(m.Parties, in.departmentParty(&in.departments[i]))
	}
	for dep, s := range in.subjects(checklist.SubjectSite) {
		m.Locations = append(m.Locations, oscalLocation{UUID: in.subject(dep, s).UUID, Title: titled(s.Name.In(in.Language)), Props: subjectProps(dep, s)})
	}
	return m
}

// of is whose workspace the year is of.
func (in *oscalInspection) of() checklist.Text {
	if in.Kind == "department" && len(in.departments) == 1 {
		return in.departments[0].Name
	}
	return in.Organisation.City
}

// departmentParty says how far the department has come, too: what it has not handed
// in stands nowhere else.
func (in *oscalInspection) departmentParty(d *oscalDepartment) oscalParty {
	var props inspectionProps
	props.add("department_id", d.ID)
	props.add("bureau_id", d.Bureau)
	props.add("state", string(d.assessment.State))
	props.yesNo("counted", d.counts)
	if d.counts {
		props.number("revision", d.assessment.Revision)
	}
	props.add("excused", d.assessment.Excused)
	return oscalParty{UUID: in.party(d.ID), Type: "organization", Name: oneLine(d.Name.In(in.Language)), Props: props, Members: []string{in.city()}}
}

// subjects are all subjects of a kind that were asked anything.
func (in *oscalInspection) subjects(kind checklist.SubjectKind) func(func(*checklist.Department, *checklist.Subject) bool) {
	return func(yield func(*checklist.Department, *checklist.Subject) bool) {
		seen := map[string]bool{}
		for _, a := range in.asked {
			id := in.subject(a.department, a.Subject).UUID
			if a.Subject.Kind != kind || seen[id] {
				continue
			}
			if seen[id] = true; !yield(a.department, a.Subject) {
				return
			}
		}
	}
}

// subject refers to what an answer is about: a department and the city are parties,
// a system is a component, a site a location.
func (in *oscalInspection) subject(dep *checklist.Department, s *checklist.Subject) oscalSubject {
	switch s.Kind {
	case checklist.SubjectDepartment:
		return oscalSubject{in.party(dep.ID), "party"}
	case checklist.SubjectCity:
		return oscalSubject{in.city(), "party"}
	case checklist.SubjectSite:
		return oscalSubject{in.uuid("subject", dep.ID, s.ID), "location"}
	}
	return oscalSubject{in.uuid("subject", dep.ID, s.ID), "component"}
}

func subjectProps(dep *checklist.Department, s *checklist.Subject) []oscalProp {
	var props inspectionProps
	props.add("department_id", dep.ID)
	props.add("subject_id", s.ID)
	return props
}

// components are the systems; nil where none was asked anything.
func (in *oscalInspection) components() *oscalComponents {
	var all []oscalComponent
	for dep, s := range in.subjects(checklist.SubjectSystem) {
		all = append(all, oscalComponent{
			UUID: in.subject(dep, s).UUID, Type: "system", Title: titled(s.Name.In(in.Language)),
			Description: in.p.T("oscal.system", "Department", titled(dep.Name.In(in.Language))), Props: subjectProps(dep, s),
			Status: oscalState{State: "other", Remarks: in.p.T("oscal.system_status")},
		})
	}
	if all == nil {
		return nil
	}
	return &oscalComponents{all}
}

// origin says that the department itself says so.
func (in *oscalInspection) origin(a *oscalAsked) []oscalOrigin {
	return []oscalOrigin{{[]oscalActor{{"party", in.party(a.department.ID)}}}}
}

// backMatter names the round, which has no document of its own in OSCAL, and the
// catalog with its items.
func (in *oscalInspection) backMatter() oscalBackMatter {
	var props inspectionProps
	props.add("round_id", in.Round.ID)
	props.number("fiscal_year", int(in.Round.FiscalYear))
	for _, d := range []struct {
		name string
		day  checklist.Date
	}{{"opens", in.Round.Opens}, {"inspection", in.Round.Inspection}, {"due", in.Round.Due}} {
		props.add(d.name, d.day.String())
	}
	var standard inspectionProps
	standard.add("standard_id", in.Standard.ID)
	standard.add("standard_version", in.Standard.Version)
	return oscalBackMatter{[]oscalResource{
		{UUID: in.round(), Title: in.p.T("oscal.round", "Year", in.year()), Description: in.p.T("oscal.round_text"), Props: props},
		{UUID: catalogUUID(in.Standard), Title: titled(in.Standard.Title.In(in.Language)), Props: standard,
			Rlinks: []oscalLink{{Href: url.PathEscape(in.Catalog), MediaType: "application/oscal+json"}}},
	}}
}

func (in *oscalInspection) round() string { return in.uuid("round", in.Round.ID) }
