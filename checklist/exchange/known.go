package exchange

import (
	"cmp"
	"slices"

	"tenken/checklist"
)

// FileKnown is a list that the office loads, FileKnownMapping the mapping of one.
const (
	FileKnown        FileKind = "known"
	FileKnownMapping FileKind = "known_mapping"
)

// Problems of lists.
const (
	ProblemNoKnownColumns    checklist.ProblemCode = "no_known_columns"   // no column is headed like those Known
	ProblemUnknownDepartment checklist.ProblemCode = "unknown_department" // no department, or several, are called Value; see Known
	ProblemTooManyComply     checklist.ProblemCode = "too_many_comply"    // more people comply, Value, than are concerned
	ProblemNoMark            checklist.ProblemCode = "no_mark"            // the mark Value is neither yes nor no
)

func knownProblemCodes() []checklist.ProblemCode {
	return []checklist.ProblemCode{ProblemNoKnownColumns, ProblemUnknownDepartment, ProblemTooManyComply, ProblemNoMark}
}

// KnownReading is what a list says.
type KnownReading struct {
	Source  string
	Date    checklist.Date
	Figures []checklist.KnownFigure // by department in the order of the organisation, then by item
	// Rows is how many were taken.
	Rows     int
	Problems []Problem
}

// ReadKnown reads a list about departments of org and items of std. m may be
// nil. A row that can't be read is a problem with its cell, and not taken. Where
// the columns can't be found, or no row is taken, the error is a [*FileError].
func ReadKnown(tables []*Table, org *checklist.Organisation, std *checklist.Standard, m *KnownMapping) (KnownReading, error) {
	if m == nil {
		m = &KnownMapping{}
	}
	r := &knownReader{m: m, org: org, departments: departmentDirectory(org.Departments), kinds: map[string]checklist.ItemKind{},
		counted: map[knownKey]*checklist.KnownFigure{}, from: map[knownKey]string{}}
	for _, item := range std.Items() {
		r.kinds[item.ID] = item.Kind
	}
	r.read(tables)
	out := KnownReading{Source: m.Source, Date: m.Date, Figures: r.figures(), Rows: r.rows, Problems: inOrder(r.problems)}
	if len(out.Figures) == 0 {
		if !hasErrors(out.Problems) {
			out.Problems = append(out.Problems, problemAt(0, 0, ProblemNoRows, checklist.ProblemArgs{}))
		}
		return out, newFileError(FileKnown, out.Problems)
	}
	return out, nil
}

// knownKey tells figures apart.
type knownKey struct {
	department int
	item       string
	kind       checklist.KnownKind
}

// knownReader reads one list.
type knownReader struct {
	*mappingReader
	m           *KnownMapping
	org         *checklist.Organisation
	departments directory
	kinds       map[string]checklist.ItemKind // of items
	at          map[string]int                // columns by the name of their field
	counted     map[knownKey]*checklist.KnownFigure
	from        map[knownKey]string // the cell of a figure
	rows        int
}

// Fields of a list's row.
const (
	knownDepartment = "department"
	knownItem       = "item"
	knownConcerned  = "concerned"
	knownComplying  = "complying"
	knownPresent    = "present"
	knownOpen       = "open"
	knownMark       = "mark"
)

// knownHeadings are headings that lists have, beside those of our own.
var knownHeadings = map[string][]string{
	knownDepartment: {"所属", "所属名", "所属コード", "課", "課名", "課等名", "部署", "部署名", "department"},
	knownItem:       {"点検項目", "項目", "項目番号", "item"},
	knownConcerned:  {"対象者数", "対象者", "対象人数", "対象職員数", "concerned"},
	knownComplying:  {"実施者数", "受講者数", "受講者", "修了者数", "実施人数", "適合者数", "complying"},
	knownPresent:    {"保有数", "台数", "個数", "本数", "登録数", "present"},
	knownOpen:       {"不備件数", "未処理件数", "未削除件数", "残件数", "open"},
}

// fields are the columns that the mapping names.
func (c *KnownColumns) fields() map[string]string {
	return map[string]string{knownDepartment: c.Department, knownItem: c.Item, knownConcerned: c.Concerned, knownComplying: c.Complying,
		knownPresent: c.Present, knownOpen: c.Open, knownMark: c.Mark}
}

func (r *knownReader) read(tables []*Table) {
	t := (&Mapping{Sheet: r.m.Sheet}).table(tables)
	if t == nil {
		r.mappingReader = &mappingReader{tableReader: newTableReader()}
		r.fail(place{}, ProblemNoSheet, checklist.ProblemArgs{Value: r.m.Sheet})
		return
	}
	header, _ := r.findHeader(t)
	r.mappingReader = readHeaded(t, cmp.Or(r.m.Header, header))
	if !r.columns() {
		return
	}
	for i := range t.grid.rows {
		row := &t.grid.rows[i]
		if row.number > r.lastHead() && !r.heads[signature(row)] && r.cell(row, knownDepartment) != "" {
			r.row(row)
		}
	}
}

// findHeader is the number of the row with most known headings, and how many it has;
// the first row where none has any.
func (r *knownReader) findHeader(t *Table) (header, most int) {
	header = 1
	for i := range t.grid.rows[:min(len(t.grid.rows), maxHead)] {
		row := &t.grid.rows[i]
		n := 0
		for _, c := range row.cells {
			if _, ok := r.fieldOf(c.text); ok {
				n++
			}
		}
		if n > most {
			header, most = row.number, n
		}
	}
	return header, most
}

// fieldOf is the field of a heading: as the mapping says or, where it names no
// column for it, by the usual words.
func (r *knownReader) fieldOf(heading string) (string, bool) {
	named := r.m.Columns.fields()
	for field, name := range named {
		if name != "" && same(name, heading) {
			return field, true
		}
	}
	for field, words := range knownHeadings {
		if named[field] == "" && slices.ContainsFunc(words, func(w string) bool { return same(w, heading) }) {
			return field, true
		}
	}
	return "", false
}

// columns finds the columns; false where reading makes no sense.
func (r *knownReader) columns() bool {
	r.at = map[string]int{}
	for field, name := range r.m.Columns.fields() {
		if name != "" {
			if found := r.find("columns."+field, name); len(found) == 1 {
				r.at[field] = found[0]
			}
		}
	}
	ignored := map[int]bool{}
	for _, name := range r.m.Ignore {
		for _, column := range r.find("ignore", name) {
			ignored[column] = true
		}
	}
	if hasErrors(r.problems) {
		return false
	}
	for column := 1; column <= r.table.width; column++ {
		if parts := r.headings[column]; len(parts) > 0 && !ignored[column] {
			r.headed(column, parts[len(parts)-1])
		}
	}
	r.need(knownDepartment)
	if r.m.Item == "" {
		r.need(knownItem)
	}
	if r.m.Each == "" && r.at[knownPresent] == 0 && r.at[knownOpen] == 0 {
		r.need(knownConcerned)
		r.need(knownComplying)
	}
	return !hasErrors(r.problems)
}

// headed takes a column by its heading, where the mapping names none for its field.
func (r *knownReader) headed(column int, heading string) {
	field, ok := r.fieldOf(heading)
	switch {
	case !ok || r.m.Columns.fields()[field] != "":
	case r.at[field] == 0:
		r.at[field] = column
	default:
		r.fail(place{sheet: r.table.Name, rank: r.table.grid.rank}, ProblemSeveralHeadings,
			checklist.ProblemArgs{Value: heading, Known: columnNames([]int{r.at[field], column})})
	}
}

func (r *knownReader) need(field string) {
	if r.at[field] == 0 {
		r.fail(place{sheet: r.table.Name, rank: r.table.grid.rank}, ProblemNoKnownColumns, checklist.ProblemArgs{Known: knownHeadings[field]})
		r.problems[len(r.problems)-1].Path = "columns." + field
	}
}

// cell is what a field says in a row, "" where there is no such column.
func (r *knownReader) cell(row *gridRow, field string) string {
	if c := row.cell(r.at[field]); c != nil {
		return clean(c.text)
	}
	return ""
}

func (r *knownReader) placeOf(row *gridRow, field string) place {
	return r.place(row, max(1, r.at[field]))
}
