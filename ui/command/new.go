package command

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// create makes a new workspace by hand.
type create struct {
	Ws         string   `arg:""`
	City       string   `required:"" placeholder:"NAME"`
	Department string   `placeholder:"NAME"`
	Kind       string   `default:"department" placeholder:"department|office"`
	Bureau     string   `placeholder:"NAME"`
	Standard   string   `placeholder:"STANDARD"`
	Profile    string   `placeholder:"FLAG,FLAG"`
	Model      string   `placeholder:"a|a_prime|b|b_prime"`
	System     []string `sep:"none" placeholder:"NAME=FLAG,FLAG"`
	Site       []string `sep:"none" placeholder:"NAME=FLAG,FLAG"`
	CityRoles  string   `placeholder:"ROLE,ROLE"`
	Approver   string   `placeholder:"POST"`
	Respondent string   `placeholder:"POST"`
	Confirmer  string   `placeholder:"POST"`
	Due        string   `placeholder:"DATE"`
	Inspection string   `placeholder:"DATE"`
}

// created is what scripts read about a new workspace.
type created struct {
	Workspace  string               `json:"workspace"`
	Kind       workflow.Kind        `json:"kind"`
	Department string               `json:"department"`
	FiscalYear checklist.FiscalYear `json:"fiscal_year"`
	InScope    int                  `json:"in_scope"`
}

func (v *create) run(ctx context.Context, s *session) error {
	spec, err := v.spec(s)
	if err != nil {
		return err
	}
	ws, err := workflow.Create(ctx, v.Ws, spec, workflow.Options{Now: s.now})
	if err != nil {
		return err
	}
	if err := ws.Close(); err != nil {
		return err
	}
	asked := checklist.NewScope(spec.Standard, &spec.Department, nil).Items
	made := created{v.Ws, spec.Kind, v.Department, spec.Year, len(asked)}
	return s.result(made, func() {
		if spec.Kind == workflow.KindOffice {
			s.say("office.new.done", "Workspace", v.Ws)
			return
		}
		s.say("command.new.done", "Workspace", v.Ws, "Year", s.year(spec.Year), "Count", made.InScope)
	})
}

func (v *create) spec(s *session) (spec workflow.Spec, err error) {
	spec = workflow.Spec{City: checklist.Text{Ja: v.City}, Bureau: checklist.Text{Ja: v.Bureau}, Settings: workflow.DefaultSettings(s.Lang)}
	kinds := []workflow.Kind{workflow.KindDepartment, workflow.KindOffice}
	if spec.Kind, err = code(s, "--kind", "command.kind.", v.Kind, kinds); err != nil {
		return spec, err
	}
	if spec.Kind == workflow.KindDepartment && v.Department == "" {
		return spec, wrong("command.usage.flag_missing", "Flag", "--department")
	}
	if spec.Standard, err = workflow.ReadStandard(cmp.Or(v.Standard, workflow.DefaultStandard)); err != nil {
		return spec, err
	}
	if spec.Kind == workflow.KindOffice {
		spec.Settings = workflow.OfficeSettings(s.Lang)
		return spec, nil
	}
	if spec.Department, err = v.department(s, spec.Standard); err != nil {
		return spec, err
	}
	return spec, v.dates(s, &spec)
}

// dates fills in the days. Without --year it is the fiscal year of the clock.
func (v *create) dates(s *session, spec *workflow.Spec) (err error) {
	if spec.Year, err = s.fiscalYear(); err != nil {
		return err
	}
	if spec.Year == 0 {
		spec.Year = checklist.FiscalYearOf(checklist.DateOf(s.now()))
	}
	if spec.Due, err = date("--due", v.Due); err != nil {
		return err
	}
	spec.Inspection, err = date("--inspection", v.Inspection)
	return err
}

func (v *create) department(s *session, std *checklist.Standard) (checklist.Department, error) {
	name := checklist.Text{Ja: v.Department}
	dep := checklist.Department{
		ID: "department", Name: name,
		Posts:    checklist.Posts{Approver: v.Approver, Respondent: v.Respondent, Confirmer: v.Confirmer},
		Subjects: []checklist.Subject{{ID: "dep", Kind: checklist.SubjectDepartment, Name: name}},
	}
	var err error
	if dep.Profile.Flags, dep.Profile.Segments, err = facts(s, std, "--profile", v.Profile); err != nil {
		return dep, err
	}
	if v.Model != "" {
		if dep.Profile.NetworkModel, err = code(s, "--model", "command.model.", v.Model, checklist.NetworkModels()); err != nil {
			return dep, err
		}
	}
	more, err := v.subjects(s, std)
	dep.Subjects = append(dep.Subjects, more...)
	return dep, err
}

// subjects are the systems and sites, and the city where its items are
// answered by this department.
func (v *create) subjects(s *session, std *checklist.Standard) ([]checklist.Subject, error) {
	systems, err := things(s, std, checklist.SubjectSystem, v.System)
	if err != nil {
		return nil, err
	}
	sites, err := things(s, std, checklist.SubjectSite, v.Site)
	if err != nil {
		return nil, err
	}
	all := append(systems, sites...)
	roles, err := codes(s, "--city-roles", "command.role.", v.CityRoles, checklist.Roles())
	if len(roles) > 0 {
		city := checklist.Subject{ID: "city", Kind: checklist.SubjectCity, Name: checklist.Text{Ja: v.City}, Roles: roles}
		all = append(all, city)
	}
	return all, err
}

// things reads systems or sites, written as NAME=FLAG,FLAG.
func things(s *session, std *checklist.Standard, kind checklist.SubjectKind, written []string) ([]checklist.Subject, error) {
	var all []checklist.Subject
	for i, text := range written {
		name, words, _ := strings.Cut(text, "=")
		if strings.TrimSpace(name) == "" || slices.ContainsFunc(all, func(known checklist.Subject) bool { return known.Name.Ja == name }) {
			return nil, wrong("command.new.name", "Flag", "--"+string(kind), "Name", name)
		}
		flags, segments, err := facts(s, std, "--"+string(kind), words)
		if err != nil {
			return nil, err
		}
		id := fmt.Sprintf("%s%d", kind, i+1)
		all = append(all, checklist.Subject{ID: id, Kind: kind, Name: checklist.Text{Ja: name}, Flags: flags, Segments: segments})
	}
	return all, nil
}

// facts parts flags of a profile from network segments, which are written in
// one list.
func facts(s *session, std *checklist.Standard, flag, written string) (flags []checklist.Flag, segments []checklist.Segment, err error) {
	for _, word := range list(written) {
		if slices.ContainsFunc(std.Segments, func(l checklist.SegmentLabel) bool { return string(l.ID) == word }) {
			segments = append(segments, checklist.Segment(word))
			continue
		}
		fact := checklist.Flag(word)
		if !slices.Contains(checklist.Flags(), fact) {
			return nil, nil, wrong("command.usage.code", "Flag", flag, "Value", word, "Known", s.knownFacts(std))
		}
		flags = append(flags, fact)
	}
	return flags, segments, nil
}

// knownFacts lists what a profile is made of.
func (s *session) knownFacts(std *checklist.Standard) string {
	var all []string
	for _, flag := range checklist.Flags() {
		all = append(all, s.text.T("command.code", "Code", string(flag), "Meaning", s.text.T("command.profile."+string(flag))))
	}
	for _, segment := range std.Segments {
		all = append(all, s.text.T("command.code", "Code", string(segment.ID), "Meaning", s.in(segment.Label)))
	}
	return strings.Join(all, ", ")
}
