package viewmodel

import (
	"slices"
	"strings"

	"tenken/checklist"
)

// Choosable is a value of a filter's field, in words.
type Choosable struct{ Value, Name string }

// Choices lists what a field of the filter can hold in this standard. Numbers are
// those of the catalogue that the filter names.
func (c *Catalogue) Choices(field FilterField, filter CatalogueFilter, f Format) []Choosable {
	switch field {
	case FilterRole:
		return occurring(c, checklist.Roles(), func(i *checklist.Item) []checklist.Role { return []checklist.Role{i.Role} }, func(r checklist.Role) string { return f.T("report.role." + string(r)) })
	case FilterSubject:
		return occurring(c, checklist.SubjectKinds(), func(i *checklist.Item) []checklist.SubjectKind { return []checklist.SubjectKind{i.Subject} }, func(k checklist.SubjectKind) string { return f.T("report.subject_kind." + string(k)) })
	case FilterSegment:
		return c.segments(f)
	case FilterKind:
		return occurring(c, itemKinds, func(i *checklist.Item) []checklist.ItemKind { return []checklist.ItemKind{i.Kind} }, func(k checklist.ItemKind) string { return f.T("report.item_kind." + string(k)) })
	case FilterMark:
		return occurring(c, Marks(), marksOf, func(m Mark) string { return f.T("library.mark." + string(m)) })
	case FilterClause:
		return c.clauseChoices(f)
	case FilterCatalog:
		return occurring(c, c.catalogues(), cataloguesOf, f.catalogue)
	}
	return c.numbers(filter.Reference.Catalog)
}

// Chosen is the name of what a field of the filter holds.
func (c *Catalogue) Chosen(field FilterField, filter CatalogueFilter, f Format) string {
	value := filter.Get(field)
	for _, choice := range c.Choices(field, filter, f) {
		if choice.Value == value {
			return choice.Name
		}
	}
	return value
}

// occurring lists those of all values that some item has.
func occurring[T ~string](c *Catalogue, all []T, of func(*checklist.Item) []T, name func(T) string) []Choosable {
	found := map[T]bool{}
	for i := range c.rows {
		for _, value := range of(c.rows[i].item) {
			found[value] = true
		}
	}
	var choices []Choosable
	for _, value := range all {
		if found[value] {
			choices = append(choices, Choosable{string(value), name(value)})
		}
	}
	return choices
}

func marksOf(item *checklist.Item) []Mark {
	return slices.DeleteFunc(Marks(), func(m Mark) bool { return !m.of(item) })
}

func (c *Catalogue) segments(f Format) []Choosable {
	var choices []Choosable
	for _, s := range c.Standard.Segments {
		choices = append(choices, Choosable{string(s.ID), f.Text(s.Label)})
	}
	return choices
}

func (c *Catalogue) clauseChoices(f Format) []Choosable {
	var choices []Choosable
	for _, clause := range slices.Concat(c.Coverage.Clauses, c.Coverage.Unknown) {
		if len(clause.Items) > 0 {
			choices = append(choices, Choosable{clause.Ref, strings.TrimSpace(clause.Ref + " " + c.Clause(clause.Ref))})
		}
	}
	for _, threat := range c.Coverage.Threats {
		if len(threat.Items) > 0 {
			choices = append(choices, Choosable{threat.Ref, f.T("library.threat", "Ref", threat.Ref, "Number", threat.Threat)})
		}
	}
	return choices
}

// catalogues lists the catalogues that items refer to, by name.
func (c *Catalogue) catalogues() []string {
	var all []string
	for i := range c.rows {
		all = append(all, cataloguesOf(c.rows[i].item)...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func cataloguesOf(item *checklist.Item) []string {
	var all []string
	for _, r := range item.References {
		all = append(all, r.Catalog)
	}
	return all
}

// numbers lists the numbers of a catalogue that items refer to, as people count:
// A.5.9 before A.5.10.
func (c *Catalogue) numbers(catalogue string) []Choosable {
	found := map[string]bool{}
	for i := range c.rows {
		for _, r := range c.rows[i].item.References {
			if r.Catalog == catalogue {
				found[r.ID] = true
			}
		}
	}
	var choices []Choosable
	for id := range found {
		choices = append(choices, Choosable{id, id})
	}
	slices.SortFunc(choices, func(a, b Choosable) int { return compareNumbered(a.Value, b.Value) })
	return choices
}

// compareNumbered orders texts with runs of digits by their value.
func compareNumbered(a, b string) int {
	digits := func(s string) int { return len(s) - len(strings.TrimLeft(s, "0123456789")) }
	for a != "" && b != "" {
		if n, m := digits(a), digits(b); n > 0 && m > 0 {
			x, y := strings.TrimLeft(a[:n], "0"), strings.TrimLeft(b[:m], "0")
			if len(x) != len(y) {
				return len(x) - len(y)
			}
			if x != y {
				return strings.Compare(x, y)
			}
			a, b = a[n:], b[m:]
			continue
		}
		if a[0] != b[0] {
			return int(a[0]) - int(b[0])
		}
		a, b = a[1:], b[1:]
	}
	return len(a) - len(b)
}

// catalogue is a catalogue that others maintain, by its name.
func (f Format) catalogue(id string) string {
	switch id {
	case "iso27001:2022":
		return f.T("desktop.catalog.iso27001")
	case "csf2":
		return f.T("desktop.catalog.csf2")
	}
	return id
}
