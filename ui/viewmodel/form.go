package viewmodel

import (
	"fmt"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// Form is the form for a new workspace, a department's or the office's, as it is
// filled in. The office's asks for the city and a standard only.
type Form struct {
	Kind                     workflow.Kind
	City, Bureau, Department string
	Approver, Respondent     string // posts
	Year                     string // in any written form
	Due, Inspection          string // dates in any written form; may be empty
	Standard                 *checklist.Standard
	Flags                    []checklist.Flag // facts about the department
	Segments                 []checklist.Segment
	Model                    checklist.NetworkModel
	Systems, Sites           []FormSubject
	CityRoles                []checklist.Role // city-wide items that this department answers

	office string // what the office is called
}

// FormSubject is a system or a site in the form.
type FormSubject struct {
	Name     string
	Flags    []checklist.Flag
	Segments []checklist.Segment
}

// FormField names a field of the form.
type FormField string

// The fields that can be wrong.
const (
	FieldCity       FormField = "city"
	FieldDepartment FormField = "department"
	FieldYear       FormField = "year"
	FieldDue        FormField = "due"
	FieldInspection FormField = "inspection"
	FieldStandard   FormField = "standard"
	FieldSubjects   FormField = "subjects" // a system or site without a name
)

// FormFields lists the fields in the order of the form.
func FormFields() []FormField {
	return []FormField{FieldCity, FieldDepartment, FieldYear, FieldDue, FieldInspection, FieldStandard, FieldSubjects}
}

// NewForm returns the form as it is shown first, on the given day.
func NewForm(today checklist.Date, f Format) *Form {
	return &Form{Kind: workflow.KindDepartment, Year: f.Year(checklist.FiscalYearOf(today)), Respondent: f.T("common.actor"), office: f.T("office.actor")}
}

// flagsFromSubjects follow from the systems and sites that are listed, and are
// not asked.
var flagsFromSubjects = []checklist.Flag{checklist.FlagOwnsSystem, checklist.FlagSite}

// FlagsAsked lists the facts that decide about items of a kind of subject in
// the standard, in the order of checklist.Flags.
func (m *Form) FlagsAsked(kind checklist.SubjectKind) []checklist.Flag {
	if m.Standard == nil {
		return nil
	}
	found := map[checklist.Flag]bool{}
	for _, item := range m.Standard.Items() {
		if item.Subject == kind {
			for _, word := range strings.FieldsFunc(item.Condition.String(), func(r rune) bool { return r == '&' || r == '|' }) {
				found[checklist.Flag(word)] = true
			}
		}
	}
	return slices.DeleteFunc(checklist.Flags(), func(f checklist.Flag) bool {
		return !found[f] || slices.Contains(flagsFromSubjects, f)
	})
}

// RolesAsked lists the roles that answer city-wide items of the standard.
func (m *Form) RolesAsked() []checklist.Role {
	if m.Standard == nil {
		return nil
	}
	found := map[checklist.Role]bool{}
	for _, item := range m.Standard.Items() {
		if item.Subject == checklist.SubjectCity {
			found[item.Role] = true
		}
	}
	return slices.DeleteFunc(checklist.Roles(), func(r checklist.Role) bool { return !found[r] })
}

// department is the department as the form describes it so far.
func (m *Form) department() checklist.Department {
	flags := slices.Clone(m.Flags)
	if len(m.Systems) > 0 {
		flags = append(flags, checklist.FlagOwnsSystem)
	}
	if len(m.Sites) > 0 {
		flags = append(flags, checklist.FlagSite)
	}
	name := checklist.Text{Ja: strings.TrimSpace(m.Department)}
	dep := checklist.Department{
		Name:     name,
		Posts:    checklist.Posts{Approver: strings.TrimSpace(m.Approver), Respondent: strings.TrimSpace(m.Respondent)},
		Profile:  checklist.Profile{Flags: flags, Segments: m.Segments, NetworkModel: m.Model},
		Subjects: []checklist.Subject{{ID: "department", Kind: checklist.SubjectDepartment, Name: name}},
	}
	dep.Subjects = append(dep.Subjects, subjects(checklist.SubjectSystem, m.Systems)...)
	dep.Subjects = append(dep.Subjects, subjects(checklist.SubjectSite, m.Sites)...)
	if len(m.CityRoles) > 0 {
		dep.Subjects = append(dep.Subjects, checklist.Subject{
			ID: "city", Kind: checklist.SubjectCity, Name: checklist.Text{Ja: strings.TrimSpace(m.City)}, Roles: m.CityRoles,
		})
	}
	return dep
}

func subjects(kind checklist.SubjectKind, listed []FormSubject) []checklist.Subject {
	var out []checklist.Subject
	for i, s := range listed {
		out = append(out, checklist.Subject{
			ID: fmt.Sprintf("%s%d", kind, i+1), Kind: kind, Name: checklist.Text{Ja: strings.TrimSpace(s.Name)},
			Flags: s.Flags, Segments: s.Segments,
		})
	}
	return out
}

// Asked counts the items that the department will be asked as the form stands:
// those answered by a rating and those answered by a head count.
func (m *Form) Asked() (ratings, counts int) {
	if m.Standard == nil {
		return 0, 0
	}
	dep := m.department()
	for _, entry := range checklist.NewScope(m.Standard, &dep, nil).Items {
		if entry.Item.Kind == checklist.KindCount {
			counts++
		} else {
			ratings++
		}
	}
	return ratings, counts
}

// Spec returns what is to be made of the form, or the fields that are wrong,
// each with its error; nil stands for a field that must be filled in.
func (m *Form) Spec(settings workflow.Settings) (workflow.Spec, map[FormField]error) {
	wrong := map[FormField]error{}
	must := func(field FormField, given bool) {
		if !given {
			wrong[field] = nil
		}
	}
	must(FieldCity, strings.TrimSpace(m.City) != "")
	must(FieldStandard, m.Standard != nil)
	if m.Kind == workflow.KindOffice {
		return workflow.Spec{Kind: m.Kind, City: checklist.Text{Ja: strings.TrimSpace(m.City)}, Standard: m.Standard, Settings: settings}, wrong
	}
	must(FieldDepartment, strings.TrimSpace(m.Department) != "")
	must(FieldSubjects, !slices.ContainsFunc(append(slices.Clone(m.Systems), m.Sites...), func(s FormSubject) bool { return strings.TrimSpace(s.Name) == "" }))
	year, err := checklist.ParseFiscalYear(m.Year)
	if err != nil {
		wrong[FieldYear] = err
	}
	spec := workflow.Spec{
		Kind: m.Kind, City: checklist.Text{Ja: strings.TrimSpace(m.City)}, Bureau: checklist.Text{Ja: strings.TrimSpace(m.Bureau)},
		Department: m.department(), Year: year, Standard: m.Standard, Settings: settings,
		Due: optionalDate(m.Due, FieldDue, wrong), Inspection: optionalDate(m.Inspection, FieldInspection, wrong),
	}
	if post := spec.Department.Posts.Respondent; post != "" {
		spec.Settings.Actor = post
	}
	return spec, wrong
}

func optionalDate(typed string, field FormField, wrong map[FormField]error) checklist.Date {
	if strings.TrimSpace(typed) == "" {
		return checklist.Date{}
	}
	date, err := checklist.ParseDate(typed)
	if err != nil {
		wrong[field] = err
	}
	return date
}

// FileName is the name that is proposed for the new file: 税務課_令和8年度.tenken, or
// 青葉市_事務局.tenken, which holds all years.
func (m *Form) FileName() string {
	if m.Kind == workflow.KindOffice {
		return safeName(m.City+"_"+m.office) + Extension
	}
	name := safeName(m.Department)
	if year, err := checklist.ParseFiscalYear(m.Year); err == nil {
		name += "_" + year.Japanese()
	}
	return name + Extension
}

// Extension ends the name of a workspace file.
const Extension = ".tenken"
