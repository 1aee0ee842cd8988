package viewmodel

import (
	"slices"

	"tenken/checklist"
)

// Coverage is the matrix of clauses and chapters: how many items of a chapter see
// to a clause of the basic policy.
type Coverage struct {
	Chapters []*checklist.Section
	Rows     []CoverageRow
	Open     []string // refs of clauses and threats that no item sees to
}

// CoverageRow is a clause, a threat, or a ref that the policy does not have.
type CoverageRow struct {
	Ref, Title string
	Threat     int // its number; 0 for a clause
	Unknown    bool
	FromParent bool // the items name the clause above
	Items      int
	Cells      []int // items of each chapter
}

// Matrix counts the items of the catalogue by clause and chapter.
func (c *Catalogue) Matrix() Coverage {
	m := Coverage{Open: c.Coverage.Uncovered}
	for i := range c.Standard.Sections {
		m.Chapters = append(m.Chapters, &c.Standard.Sections[i])
	}
	for _, clause := range c.Coverage.Clauses {
		m.Rows = append(m.Rows, c.row(CoverageRow{Ref: clause.Ref, Title: clause.Title, FromParent: clause.FromParent}, clause.Items))
	}
	for _, threat := range c.Coverage.Threats {
		m.Rows = append(m.Rows, c.row(CoverageRow{Ref: threat.Ref, Title: c.Clause(threat.Ref), Threat: threat.Threat}, threat.Items))
	}
	for _, clause := range c.Coverage.Unknown {
		m.Rows = append(m.Rows, c.row(CoverageRow{Ref: clause.Ref, Unknown: true}, clause.Items))
	}
	return m
}

func (c *Catalogue) row(r CoverageRow, items []string) CoverageRow {
	r.Items, r.Cells = len(items), make([]int, len(c.Standard.Sections))
	for _, id := range items {
		chapter := c.rows[c.index[id]].path[0]
		r.Cells[slices.IndexFunc(c.Standard.Sections, func(s checklist.Section) bool { return s.ID == chapter.ID })]++
	}
	return r
}

// Filter is what shows the items of a row, in one chapter or (-1) in all.
func (m *Coverage) Filter(row, chapter int) CatalogueFilter {
	f := CatalogueFilter{Clause: m.Rows[row].Ref}
	if chapter >= 0 {
		f.Node = "/" + m.Chapters[chapter].ID
	}
	return f
}
