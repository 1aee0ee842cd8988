package viewmodel

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
)

// Mark is what sets an item apart.
type Mark string

// The marks.
const (
	MarkCritical  Mark = "critical"
	MarkMandatory Mark = "mandatory"
	MarkEvent     Mark = "event" // applies only if it happened in the year
)

// Marks lists the marks in the order in which screens show them.
func Marks() []Mark { return []Mark{MarkCritical, MarkMandatory, MarkEvent} }

// of reports whether an item carries the mark; every item carries none.
func (m Mark) of(item *checklist.Item) bool {
	switch m {
	case MarkCritical:
		return item.Critical
	case MarkMandatory:
		return item.Mandatory
	case MarkEvent:
		return item.Event
	}
	return true
}

// CatalogueFilter says which items of a standard are wanted. The zero filter
// wants all; every field that is set takes away what does not fit.
type CatalogueFilter struct {
	Search    string // all of its words must occur, in any width, kana or case
	Node      string // id of a branch of the tree
	Role      checklist.Role
	Subject   checklist.SubjectKind
	Segment   checklist.Segment // items that name it, or none
	Kind      checklist.ItemKind
	Mark      Mark
	Clause    string              // ref of a clause or a threat, as the coverage counts it
	Reference checklist.Reference // without an ID: any number of the catalogue
}

// Select returns the places of the items that pass the filter, in order.
func (c *Catalogue) Select(filter CatalogueFilter) []int {
	words := strings.Fields(text.Fold(filter.Search))
	selected := make([]int, 0, len(c.rows))
	for i := range c.rows {
		if c.passes(&c.rows[i], filter) && containsAll(c.rows[i].folded, words) {
			selected = append(selected, i)
		}
	}
	return selected
}

func containsAll(folded string, words []string) bool {
	for _, word := range words {
		if !strings.Contains(folded, word) {
			return false
		}
	}
	return true
}

func (c *Catalogue) passes(r *catalogueRow, f CatalogueFilter) bool {
	item := r.item
	switch {
	case f.Node != "" && !slices.Contains(r.nodes, f.Node),
		f.Role != "" && item.Role != f.Role,
		f.Subject != "" && item.Subject != f.Subject,
		f.Segment != "" && len(item.Segments) > 0 && !slices.Contains(item.Segments, f.Segment),
		f.Kind != "" && item.Kind != f.Kind,
		!f.Mark.of(item),
		f.Clause != "" && !c.clauses[f.Clause][item.ID]:
		return false
	}
	return f.Reference.Catalog == "" || slices.ContainsFunc(item.References, func(r checklist.Reference) bool {
		return r.Catalog == f.Reference.Catalog && (f.Reference.ID == "" || r.ID == f.Reference.ID)
	})
}

// FilterField names a field of a CatalogueFilter that is chosen from a list.
type FilterField string

// The fields.
const (
	FilterRole      FilterField = "role"
	FilterSubject   FilterField = "subject"
	FilterSegment   FilterField = "segment"
	FilterKind      FilterField = "kind"
	FilterMark      FilterField = "mark"
	FilterClause    FilterField = "clause"
	FilterCatalog   FilterField = "catalog"
	FilterReference FilterField = "reference"
)

// FilterFields lists the fields in the order in which screens offer them.
func FilterFields() []FilterField {
	return []FilterField{FilterRole, FilterSubject, FilterSegment, FilterKind, FilterMark, FilterClause, FilterCatalog, FilterReference}
}

// Get returns what a field holds, "" for nothing.
func (f *CatalogueFilter) Get(field FilterField) string {
	switch field {
	case FilterRole:
		return string(f.Role)
	case FilterSubject:
		return string(f.Subject)
	case FilterSegment:
		return string(f.Segment)
	case FilterKind:
		return string(f.Kind)
	case FilterMark:
		return string(f.Mark)
	case FilterClause:
		return f.Clause
	case FilterCatalog:
		return f.Reference.Catalog
	}
	return f.Reference.ID
}

// Set fills a field; "" empties it. A number goes with its catalogue.
func (f *CatalogueFilter) Set(field FilterField, value string) {
	switch field {
	case FilterRole:
		f.Role = checklist.Role(value)
	case FilterSubject:
		f.Subject = checklist.SubjectKind(value)
	case FilterSegment:
		f.Segment = checklist.Segment(value)
	case FilterKind:
		f.Kind = checklist.ItemKind(value)
	case FilterMark:
		f.Mark = Mark(value)
	case FilterClause:
		f.Clause = value
	case FilterCatalog:
		f.Reference = checklist.Reference{Catalog: value}
	case FilterReference:
		f.Reference.ID = value
	}
}

// Narrowed lists the fields that are set.
func (f *CatalogueFilter) Narrowed() []FilterField {
	return slices.DeleteFunc(FilterFields(), func(field FilterField) bool { return f.Get(field) == "" })
}
