package viewmodel

import (
	"cmp"
	"slices"
	"strings"

	"tenken/checklist"
)

// Preview is what a department gets of a standard, and why: every item for each of
// its subjects, in scope or left out.
type Preview struct {
	standard *checklist.Standard
	scope    *checklist.Scope
	format   Format
	Subjects []PreviewSubject
	Absent   []Count // items of kinds of subject that the department does not have
}

// PreviewSubject is a thing inspected with its numbers.
type PreviewSubject struct {
	ID, Name string
	In, Out  int
	Roles    []Count // items in scope
	Sections []Count // items in scope, by chapter
}

// PreviewRow is one item for one subject.
type PreviewRow struct {
	Item   *checklist.Item
	Path   checklist.Path
	Reason string // why it is left out; "" for an item in scope
	// Missing are the facts that would bring the item in.
	Missing []checklist.Flag
}

// Preview decides which items the department gets as the form stands. The form
// must have a standard.
func (m *Form) Preview(f Format) *Preview {
	dep := m.department()
	p := &Preview{standard: m.Standard, scope: checklist.NewScope(m.Standard, &dep, nil), format: f}
	for i := range dep.Subjects {
		p.Subjects = append(p.Subjects, p.subject(&dep.Subjects[i]))
	}
	p.Absent = p.absent(dep.Subjects)
	return p
}

func (p *Preview) subject(s *checklist.Subject) PreviewSubject {
	out := PreviewSubject{ID: s.ID, Name: strings.TrimSpace(p.format.Text(s.Name))}
	if kind := p.format.T("report.subject_kind." + string(s.Kind)); out.Name == "" {
		out.Name = kind
	} else if s.Kind != checklist.SubjectDepartment {
		out.Name = p.format.T("report.subject", "Name", out.Name, "Kind", kind)
	}
	var items []*checklist.Item
	chapters := map[string]int{}
	for _, entry := range p.scope.Items {
		if entry.Subject == s {
			items = append(items, entry.Item)
			chapters[entry.Path[0].ID]++
		}
	}
	for _, entry := range p.scope.LeftOut {
		if entry.Subject == s {
			out.Out++
		}
	}
	out.In = len(items)
	out.Roles = count(items, checklist.Roles(), func(i *checklist.Item) checklist.Role { return i.Role }, p.format, "report.role.")
	for _, chapter := range p.standard.Sections {
		if n := chapters[chapter.ID]; n > 0 {
			out.Sections = append(out.Sections, Count{p.format.Text(chapter.Title), n})
		}
	}
	return out
}

// absent counts the items of kinds of subject that are not among those given.
func (p *Preview) absent(subjects []checklist.Subject) []Count {
	var items []*checklist.Item
	for _, item := range p.standard.Items() {
		if !slices.ContainsFunc(subjects, func(s checklist.Subject) bool { return s.Kind == item.Subject }) {
			items = append(items, item)
		}
	}
	return count(items, checklist.SubjectKinds(), func(i *checklist.Item) checklist.SubjectKind { return i.Subject }, p.format, "report.subject_kind.")
}

// Rows lists the items of a subject that are in scope, or those that are not.
func (p *Preview) Rows(subject string, in bool) []PreviewRow {
	var rows []PreviewRow
	if in {
		for _, entry := range p.scope.Items {
			if entry.Subject.ID == subject {
				rows = append(rows, PreviewRow{Item: entry.Item, Path: entry.Path})
			}
		}
		return rows
	}
	for _, left := range p.scope.LeftOut {
		if left.Subject.ID == subject {
			rows = append(rows, PreviewRow{Item: left.Item, Path: left.Path, Reason: p.reason(left), Missing: left.Exclusion.Missing})
		}
	}
	return rows
}

// reason says why an item is left out.
func (p *Preview) reason(left checklist.LeftOut) string {
	f, why := p.format, left.Exclusion
	switch why.Code {
	case checklist.ExcludedCondition:
		facts := ""
		for _, flag := range why.Missing {
			facts = f.joined("library.preview.both", facts, f.T("library.preview.fact", "Fact", f.Flag(flag)))
		}
		return f.T("library.preview.reason.condition", "Facts", facts)
	case checklist.ExcludedSegment:
		c := Catalogue{Standard: p.standard}
		return f.T("library.preview.reason.segment", "Segments", listed(f, left.Item.Segments, c.segmentName(f)))
	case checklist.ExcludedModel:
		models := listed(f, left.Item.NetworkModels, func(m checklist.NetworkModel) string { return f.T("desktop.model." + string(m)) })
		return f.T("library.preview.reason.network_model", "Models", models)
	}
	return f.T("library.preview.reason." + string(why.Code))
}

// Gain is a fact that would bring items in.
type Gain struct {
	Flag  checklist.Flag
	Items int // left out for the lack of this fact alone
}

// Gains lists the facts that would bring in items of a subject, the one with the
// most items first.
func (p *Preview) Gains(subject string) []Gain {
	items := map[checklist.Flag]int{}
	for _, row := range p.Rows(subject, false) {
		if len(row.Missing) == 1 {
			items[row.Missing[0]]++
		}
	}
	var gains []Gain
	for _, flag := range checklist.Flags() {
		if items[flag] > 0 {
			gains = append(gains, Gain{flag, items[flag]})
		}
	}
	slices.SortStableFunc(gains, func(a, b Gain) int { return cmp.Compare(b.Items, a.Items) })
	return gains
}

// Adopt fills the form with what is known of a department, so that its items can
// be looked at.
func (m *Form) Adopt(dep *checklist.Department) {
	m.Department = dep.Name.Ja
	m.Flags = slices.DeleteFunc(slices.Clone(dep.Profile.Flags), func(f checklist.Flag) bool { return slices.Contains(flagsFromSubjects, f) })
	m.Segments, m.Model = slices.Clone(dep.Profile.Segments), dep.Profile.NetworkModel
	m.Systems, m.Sites, m.CityRoles = nil, nil, nil
	for _, s := range dep.Subjects {
		described := FormSubject{Name: s.Name.Ja, Flags: slices.Clone(s.Flags), Segments: slices.Clone(s.Segments)}
		switch s.Kind {
		case checklist.SubjectSystem:
			m.Systems = append(m.Systems, described)
		case checklist.SubjectSite:
			m.Sites = append(m.Sites, described)
		case checklist.SubjectCity:
			m.CityRoles = slices.Clone(s.Roles)
		}
	}
}
