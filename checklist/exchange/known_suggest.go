package exchange

import "slices"

// KnownFields lists what a column of a list can mean: department, item, concerned,
// complying, present, open and mark.
func KnownFields() []string {
	return []string{knownDepartment, knownItem, knownConcerned, knownComplying, knownPresent, knownOpen, knownMark}
}

// SuggestKnown finds the table of a list that shows and has most of the usual headings,
// and the row with them; without any, the first row of the first table that shows.
// It is nil where none shows.
func SuggestKnown(tables []*Table) (t *Table, header int) {
	most := -1
	r := &knownReader{m: &KnownMapping{}}
	for _, candidate := range tables {
		if candidate.Hidden || len(candidate.grid.rows) == 0 {
			continue
		}
		row, n := r.findHeader(candidate)
		if n > most {
			t, header, most = candidate, row, n
		}
	}
	return t, header
}

// KnownColumnsOf says what the columns of a table mean by the headings in a row, as
// far as they are the usual ones: a field by the number of its column. Of several
// columns of one field it is the first.
func KnownColumnsOf(t *Table, header int) map[int]string {
	r := &knownReader{m: &KnownMapping{}}
	fields, taken := map[int]string{}, []string{}
	heads := headReader(t, []int{header})
	for column := 1; column <= t.width; column++ {
		parts := heads.headings[column]
		if len(parts) == 0 {
			continue
		}
		if field, ok := r.fieldOf(parts[len(parts)-1]); ok && !slices.Contains(taken, field) {
			fields[column], taken = field, append(taken, field)
		}
	}
	return fields
}

// Assign makes columns of a table mean what is said of them, and all others nothing,
// whatever their headings in the row of the mapping.
func (m *KnownMapping) Assign(t *Table, fields map[int]string) {
	r := headReader(t, []int{m.Header})
	m.Columns, m.Ignore = KnownColumns{}, nil
	for column := 1; column <= t.width; column++ {
		if target := m.Columns.target(fields[column]); target != nil {
			*target = r.nameOf(column)
		} else if len(r.headings[column]) > 0 {
			m.Ignore = append(m.Ignore, r.nameOf(column))
		}
	}
}

// target is a field by its name, nil for none.
func (c *KnownColumns) target(field string) *string {
	return map[string]*string{knownDepartment: &c.Department, knownItem: &c.Item, knownConcerned: &c.Concerned, knownComplying: &c.Complying,
		knownPresent: &c.Present, knownOpen: &c.Open, knownMark: &c.Mark}[field]
}
