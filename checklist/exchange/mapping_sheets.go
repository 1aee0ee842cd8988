package exchange

import (
	"slices"

	"tenken/checklist"
)

// noteSheets reports the sheets that are not read although the mapping fits them
// as well: what stands there is not in the standard.
func (r *mappingReader) noteSheets(tables []*Table) {
	for _, t := range tables {
		if t == r.table || !r.fits(t) {
			continue
		}
		code := ProblemSheetLeft
		if t.Hidden {
			code = ProblemHiddenSheetLeft
		}
		r.warn(place{sheet: t.Name, rank: t.grid.rank}, code, checklist.ProblemArgs{Value: t.Name})
	}
}

// fits reports whether a sheet has the headings that the mapping needs, and items
// below them.
func (r *mappingReader) fits(t *Table) bool {
	m := *r.m
	m.Sheet = t.Name
	other, ok := newMappingReader(&m, []*Table{t})
	if !ok {
		return false
	}
	for _, field := range []string{"items.id", "items.question"} {
		for i, column := range r.at[field] {
			if folded(r.heading(column)) != folded(other.heading(other.at[field][i])) {
				return false
			}
		}
	}
	return slices.ContainsFunc(other.rows(), func(row tableRow) bool { return row.title == nil })
}
