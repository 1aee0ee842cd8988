package exchange

import (
	"slices"
	"strconv"
	"strings"

	"tenken/checklist"
)

// surveyReader reads a survey's table.
type surveyReader struct {
	*mappingReader
	*staffReader
	items   map[int]string // id of the item by column
	subject int            // column, 0 for none
	passed  bool           // columns that tell rows apart are passed by
	rows    map[string]int // numbers of the rows so far by all that they say
}

// readHeaded reads the headings of a table in a row.
func readHeaded(t *Table, header int) *mappingReader {
	r := &mappingReader{tableReader: newTableReader(), m: &Mapping{Header: []int{header}}, table: t, headings: map[int][]string{},
		at: map[string][]int{}, heads: map[string]bool{}, formulas: map[int]*formulaUse{}}
	r.readHead()
	return r
}

// readSurvey reads a table with one row a person, if it is one.
func (s *staffReader) readSurvey(t *Table) {
	header := s.m.Header
	if header == 0 {
		header = s.findHeader(t)
	}
	if header == 0 {
		return
	}
	r := &surveyReader{mappingReader: readHeaded(t, header), staffReader: s, items: map[int]string{}, rows: map[string]int{}}
	if r.columns(); len(r.items) > 0 {
		s.found = true
		r.people()
	}
	s.problems = append(s.problems, inOrder(r.mappingReader.problems)...)
}

// findHeader is the number of the row whose cells name most items, 0 for none.
func (s *staffReader) findHeader(t *Table) int {
	header, most := 0, 0
	for i := range t.grid.rows[:min(len(t.grid.rows), maxHead)] {
		row := &t.grid.rows[i]
		n := 0
		for _, c := range row.cells {
			if c.from == "" && len(s.items.ofHeading(c.text)) > 0 || s.mapped(c.text) {
				n++
			}
		}
		if n > most {
			header, most = row.number, n
		}
	}
	return header
}

// mapped reports whether the mapping names a heading.
func (s *staffReader) mapped(heading string) bool {
	return slices.ContainsFunc(s.m.Items, func(c StaffColumn) bool { return same(c.Column, heading) })
}

// columns finds out what each column holds: first what the mapping says, then
// what headings say.
func (r *surveyReader) columns() {
	taken := map[int]bool{}
	take := func(field, name string) int {
		if found := r.find(field, name); len(found) == 1 {
			taken[found[0]] = true
			return found[0]
		}
		return 0
	}
	if name := r.staffReader.m.Subject; name != "" {
		r.subject = take("subject", name)
	}
	for i, c := range r.staffReader.m.Items {
		path := "items[" + strconv.Itoa(i) + "]"
		column := take(path+".column", c.Column)
		switch {
		case column == 0:
		case r.staffReader.items.subjects[c.Item] == nil:
			r.failField(path+".item", ProblemUnknownItem, c.Item, nil)
		default:
			r.setItem(column, c.Item)
		}
	}
	for column := 1; column <= r.table.width; column++ {
		if !taken[column] {
			r.headed(column)
		}
	}
}

// setItem gives a column its item, unless another one has it.
func (r *surveyReader) setItem(column int, id string) {
	for other, has := range r.items {
		if has == id {
			r.fail(r.headPlace(column), ProblemDuplicateColumn, checklist.ProblemArgs{Value: columnName(other) + ", " + columnName(column)})
			return
		}
	}
	r.items[column] = id
}

// headed takes a column by its heading. One that says who answers is passed by
// without a word.
func (r *surveyReader) headed(column int) {
	parts := r.headings[column]
	heading := strings.Join(parts, " ")
	if len(parts) == 0 || r.staffReader.m.ignores(heading, columnName(column)) {
		r.passed = true
		return
	}
	ids := r.staffReader.items.ofHeading(heading)
	switch {
	case len(ids) == 1:
		r.setItem(column, ids[0])
	case len(ids) > 1:
		slices.Sort(ids)
		r.fail(r.headPlace(column), ProblemSeveralItems, checklist.ProblemArgs{Value: heading, Known: ids})
	case isPersonal(heading):
		r.passed = true
	default:
		r.passed = true
		r.warn(r.headPlace(column), ProblemColumnLeft, checklist.ProblemArgs{Value: heading})
	}
}

func (r *surveyReader) headPlace(column int) place {
	if row := r.table.grid.row(r.lastHead()); row != nil {
		return r.place(row, column)
	}
	return place{sheet: r.table.Name, rank: r.table.grid.rank}
}

// people reads the rows below the headings.
func (r *surveyReader) people() {
	for i := range r.table.grid.rows {
		row := &r.table.grid.rows[i]
		if row.number <= r.lastHead() || r.heads[signature(row)] || !r.answers(row) {
			continue
		}
		if first, again := r.repeated(row); again {
			r.warn(r.place(row, r.firstItem()), ProblemRepeatedRow, checklist.ProblemArgs{First: strconv.Itoa(first)})
			continue
		}
		if form := r.form(row); len(form) > 0 {
			r.forms = append(r.forms, form)
		}
	}
}

// answers reports whether anything stands in a column with an item.
func (r *surveyReader) answers(row *gridRow) bool {
	for column := range r.items {
		if c := row.cell(column); c != nil && strings.TrimSpace(c.text) != "" {
			return true
		}
	}
	return false
}

// repeated finds the row before that says the same in every column. Without
// columns beside the answers, many people's rows are the same.
func (r *surveyReader) repeated(row *gridRow) (first int, again bool) {
	said := signature(row)
	first, again = r.rows[said]
	if !again {
		r.rows[said] = row.number
	}
	return first, again && r.passed && r.tellsApart(row)
}

// tellsApart reports whether the row has something in a column that is passed by.
func (r *surveyReader) tellsApart(row *gridRow) bool {
	return slices.ContainsFunc(row.cells, func(c gridCell) bool {
		return r.items[c.column] == "" && c.column != r.subject && strings.TrimSpace(c.text) != ""
	})
}

func (r *surveyReader) firstItem() int {
	first := r.table.width
	for column := range r.items {
		first = min(first, column)
	}
	return first
}

// form is what one person has answered.
func (r *surveyReader) form(row *gridRow) checklist.StaffForm {
	named := ""
	if c := row.cell(r.subject); c != nil {
		named = c.text
	}
	form := checklist.StaffForm{}
	for _, c := range row.cells {
		id := r.items[c.column]
		if id == "" || strings.TrimSpace(c.text) == "" {
			continue
		}
		at := r.place(row, c.column)
		key, code, known := r.staffReader.items.subject(id, strings.TrimSpace(named))
		if code != "" {
			r.fail(at, code, checklist.ProblemArgs{Value: named, Known: known})
			continue
		}
		if answer, ok := r.said(&r.tableReader, c, at); ok {
			form[key] = answer
		}
	}
	return form
}

// said is the answer in a cell that is not empty; what is none is reported.
func (s *staffReader) said(report *tableReader, c gridCell, at place) (checklist.StaffAnswer, bool) {
	if c.kind == cellError || c.kind == cellFormula && c.result == cellError {
		report.fail(at, ProblemErrorCell, checklist.ProblemArgs{Value: c.text})
		return "", false
	}
	answer, ok := s.answer(clean(c.text))
	if !ok {
		report.fail(at, ProblemNoStaffAnswer, checklist.ProblemArgs{Value: clean(c.text), Known: staffLabels()})
	}
	return answer, ok
}
