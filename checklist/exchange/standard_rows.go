package exchange

import (
	"reflect"
	"strconv"
	"strings"

	"tenken/checklist"
	"tenken/locales"
)

// rowMaker writes the values of a standard as rows of its tables, as tableReader
// reads them.
type rowMaker struct {
	p     *locales.Printer // of labels
	names fieldCache
}

// rows returns the rows of a table. A cell is a text, a whole number, or nil.
func (m *rowMaker) rows(t table, std *checklist.Standard) [][]any {
	var rows [][]any
	add := func(v any) { rows = append(rows, m.row(t.columns, reflect.ValueOf(v).Elem())) }
	switch t.name {
	case tableStandard:
		add(std)
	case tableItems:
		for path, item := range std.Items() {
			row := m.row(t.columns, reflect.ValueOf(item).Elem())
			row[0] = path[len(path)-1].ID
			rows = append(rows, row)
		}
	case tableVariants:
		for _, item := range std.Items() {
			for i := range item.Variants {
				row := m.row(t.columns, reflect.ValueOf(&item.Variants[i]).Elem())
				row[0] = item.ID
				rows = append(rows, row)
			}
		}
	case tableSections:
		return m.sections(std.Sections, "")
	case tableRatings:
		for i := range std.Scale.Ratings {
			add(&std.Scale.Ratings[i])
		}
	case tableCounts:
		for i := range std.Scale.Counts {
			add(&std.Scale.Counts[i])
		}
	case tableGrades:
		for i := range std.Grading.Steps {
			add(&std.Grading.Steps[i])
		}
	case tableSegments:
		for i := range std.Segments {
			add(&std.Segments[i])
		}
	}
	return rows
}

func (m *rowMaker) sections(all []checklist.Section, parent string) [][]any {
	var rows [][]any
	for _, s := range all {
		rows = append(rows, []any{orNil(s.ID), orNil(parent), orNil(s.Title.Ja), orNil(s.Title.En)})
		rows = append(rows, m.sections(s.Sections, s.ID)...)
	}
	return rows
}

func orNil(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func (m *rowMaker) row(columns []column, v reflect.Value) []any {
	row := make([]any, len(columns))
	for i, c := range columns {
		path, entry := c.code, ""
		if c.form == formMark && c.list {
			path, entry = cutEntry(c.code)
		}
		if field, ok := m.field(v, path); ok {
			row[i] = m.cell(c, field, entry)
		}
	}
	return row
}

// withCriteria is an item, or a variant of one.
type withCriteria interface {
	Criterion(checklist.RatingCode) (checklist.Text, bool)
}

// field finds the value at a path such as "question.ja".
func (m *rowMaker) field(v reflect.Value, path string) (reflect.Value, bool) {
	if texts, ok := v.Addr().Interface().(withCriteria); ok && strings.HasPrefix(path, "criteria.") {
		dot := strings.LastIndexByte(path, '.')
		text, ok := texts.Criterion(checklist.RatingCode(path[len("criteria."):dot]))
		if path[dot:] == ".en" {
			return reflect.ValueOf(text.En), ok
		}
		return reflect.ValueOf(text.Ja), ok
	}
	for step := range strings.SplitSeq(path, ".") {
		index, ok := m.names.of(v.Type()).index[step]
		if !ok {
			return v, false
		}
		v = v.FieldByIndex(index)
	}
	return v, true
}

// cell is the content of a cell; entry is the one of the list that a column of
// marks is called after.
func (m *rowMaker) cell(c column, v reflect.Value, entry string) any {
	if c.form == formMark {
		return markCell(v, entry)
	}
	if c.list {
		var entries []string
		for i := range v.Len() {
			entries = append(entries, m.entry(c, v.Index(i)))
		}
		return orNil(joinList(entries))
	}
	if c.form == formNumber {
		return int(v.Int())
	}
	return orNil(m.entry(c, v))
}

// entry is a value as one text.
func (m *rowMaker) entry(c column, v reflect.Value) string {
	switch {
	case v.Kind() == reflect.Int:
		return strconv.FormatInt(v.Int(), 10)
	case v.Kind() == reflect.Bool:
		return label(m.p, groupYesNo, strconv.FormatBool(v.Bool()))
	case c.form == formCode && v.String() != "":
		return label(m.p, c.group, v.String())
	}
	if day, ok := v.Interface().(checklist.Date); ok {
		return day.String()
	}
	s, _ := line(v)
	return s
}
