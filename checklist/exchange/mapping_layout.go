package exchange

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"tenken/checklist"
)

// mappingReader reads one table by a mapping.
type mappingReader struct {
	tableReader
	m        *Mapping
	table    *Table
	titles   []*regexp.Regexp // of the mapping's titles
	headings map[int][]string // parts of a column's heading, from above
	at       map[string][]int // columns by the name of a field
	mapped   []int            // columns that fields name
	heads    map[string]bool  // what rows down to the headings say
	begins   map[string]bool  // what they begin with
	formulas map[int]*formulaUse
}

// formulaUse counts the formulas of a column whose results are taken.
type formulaUse struct {
	first place
	count int
}

// newMappingReader finds the sheet and the columns; ok is whether reading makes
// sense.
func newMappingReader(m *Mapping, tables []*Table) (r *mappingReader, ok bool) {
	r = &mappingReader{tableReader: newTableReader(), m: m, headings: map[int][]string{}, at: map[string][]int{},
		formulas: map[int]*formulaUse{}}
	if r.table = m.table(tables); r.table == nil {
		var names []string
		for _, t := range tables {
			names = append(names, t.Name)
		}
		r.fail(place{}, ProblemNoSheet, checklist.ProblemArgs{Value: m.Sheet, Known: names})
		return r, false
	}
	r.readHead()
	for _, t := range m.Titles {
		r.titles = append(r.titles, regexp.MustCompile(t.Pattern)) // Validate has tried
	}
	for _, f := range m.fields() {
		for _, name := range f.columns {
			r.at[f.name] = append(r.at[f.name], r.find(f.name, name)...)
		}
		r.mapped = append(r.mapped, r.at[f.name]...)
	}
	slices.Sort(r.mapped)
	r.mapped = slices.Compact(r.mapped)
	return r, len(r.problems) == 0
}

// table is the sheet of the mapping's name, or the first that is not hidden.
func (m *Mapping) table(tables []*Table) *Table {
	i := slices.IndexFunc(tables, func(t *Table) bool {
		return m.Sheet == "" && !t.Hidden || m.Sheet != "" && (same(t.Name, m.Sheet) || t.Name == "")
	})
	if i < 0 {
		return nil
	}
	return tables[i]
}

// readHead gathers the headings, of which those of several rows belong together.
func (r *mappingReader) readHead() {
	r.heads, r.begins = map[string]bool{}, map[string]bool{}
	for i := range r.table.grid.rows {
		row := &r.table.grid.rows[i]
		if row.number > r.lastHead() {
			return
		}
		r.heads[signature(row)], r.begins[beginning(row)] = true, true
		if !slices.Contains(r.m.Header, row.number) {
			continue
		}
		for _, c := range row.cells {
			part := oneLine(c.text)
			if parts := r.headings[c.column]; part != "" && !slices.Contains(parts, part) {
				r.headings[c.column] = append(parts, part)
			}
		}
	}
}

func (r *mappingReader) lastHead() int { return r.m.Header[len(r.m.Header)-1] }

// oneLine is a heading on one line.
func oneLine(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// heading is the whole heading of a column, or its letter.
func (r *mappingReader) heading(column int) string {
	if parts := r.headings[column]; len(parts) > 0 {
		return strings.Join(parts, " ")
	}
	return columnName(column)
}

// find finds the column that a mapping names: by its whole heading, the lowest
// part of it, any part, or by its letter. Several, or none, are a problem.
func (r *mappingReader) find(field, name string) []int {
	wanted := folded(name)
	for _, fits := range []func(parts []string) bool{
		func(parts []string) bool { return folded(strings.Join(parts, "")) == wanted },
		func(parts []string) bool { return folded(parts[len(parts)-1]) == wanted },
		func(parts []string) bool {
			return slices.ContainsFunc(parts, func(part string) bool { return folded(part) == wanted })
		},
	} {
		var found []int
		for column, parts := range r.headings {
			if fits(parts) {
				found = append(found, column)
			}
		}
		switch {
		case len(found) == 1:
			return found
		case len(found) > 1:
			slices.Sort(found)
			r.failField(field, ProblemSeveralHeadings, name, columnNames(found))
			return nil
		}
	}
	if column, _, ok := parseCell(word(name) + "1"); ok && column <= max(r.table.width, 1) {
		return []int{column}
	}
	r.failField(field, ProblemNoHeading, name, r.allHeadings())
	return nil
}

func (r *mappingReader) failField(field string, code checklist.ProblemCode, value string, known []string) {
	r.fail(place{sheet: r.table.Name, rank: r.table.grid.rank}, code, checklist.ProblemArgs{Value: value, Known: known})
	r.problems[len(r.problems)-1].Path = field
}

func columnNames(columns []int) []string {
	var all []string
	for _, column := range columns {
		all = append(all, columnName(column))
	}
	return all
}

func (r *mappingReader) allHeadings() []string {
	var all []string
	for column := 1; column <= r.table.width; column++ {
		if len(r.headings[column]) > 0 {
			if heading := quote(r.heading(column)); !slices.Contains(all, heading) {
				all = append(all, heading)
			}
		}
	}
	return all
}

// isHead reports whether a row repeats one down to the headings.
func (r *mappingReader) isHead(row *gridRow) bool {
	return r.begins[beginning(row)] && r.heads[signature(row)]
}

// beginning is the start of what a row says, which tells most rows from headings.
func beginning(row *gridRow) string {
	if filled(row) == 0 {
		return ""
	}
	c := firstFilled(row)
	return strconv.Itoa(c.column) + folded(firstRunes(c.text, maxWord))
}

// signature is what a row says, for finding headings that a sheet repeats.
func signature(row *gridRow) string {
	var parts []string
	for _, c := range row.cells {
		if c.from == "" && strings.TrimSpace(c.text) != "" {
			parts = append(parts, strconv.Itoa(c.column)+folded(c.text))
		}
	}
	return strings.Join(parts, "\x00")
}

// place is where a cell of the table stands.
func (r *mappingReader) place(row *gridRow, column int) place {
	l := layout{grid: r.table.grid}
	return l.place(row, column)
}

// plainForm is a text with its full-width letters, circled figures and the like as
// plain ones.
func plainForm(s string) string { return strings.TrimSpace(norm.NFKC.String(s)) }
