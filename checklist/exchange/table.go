package exchange

import (
	"bytes"
	"cmp"
	"io"
	"slices"
	"strings"

	"tenken/checklist"
)

// Table is one sheet of a workbook of another hand, or a CSV file: texts in rows
// and columns. What a merged range shows stands in each of its cells.
type Table struct {
	Name   string // of the sheet, "" in CSV
	Hidden bool   // whether the sheet is
	grid   *grid
	width  int
}

// Excerpt is a row of a table to look at. Of what is merged, the first cell shows
// the text.
type Excerpt struct {
	Number int      // as a spreadsheet counts, from 1
	Cells  []string // from column A on
	Hidden bool
}

// ReadTables reads every sheet of an .xlsx file, or a CSV file in UTF-8 or CP932
// with commas, semicolons or tabs. Nothing is taken for granted about what they
// hold. Problems are what is odd about the file as a file; the error is a
// [*FileError] if it can't be read, unless r itself fails.
func ReadTables(r io.Reader) ([]*Table, []Problem, error) {
	data, problems, err := readFile(r)
	if err != nil {
		return nil, nil, err
	}
	var tables []*Table
	switch {
	case problems != nil:
	case isExcel(data):
		tables, problems = workbookTables(data)
	default:
		tables, problems = csvTable(data)
	}
	for _, t := range tables {
		if p := t.checkTexts(); p != nil {
			tables, problems = nil, []Problem{*p}
			break
		}
	}
	if len(tables) == 0 && problems == nil {
		problems = []Problem{problemAt(0, 0, ProblemNoTable, checklist.ProblemArgs{})}
	}
	if len(tables) == 0 {
		return nil, problems, newFileError(FileTable, problems)
	}
	return tables, problems, nil
}

func csvTable(data []byte) ([]*Table, []Problem) {
	g, problems := readCSV(data, func(field string) string { return field })
	if problems != nil && !isCSV(data) && problems[0].Code != ProblemUTF16 {
		problems = []Problem{problemAt(0, 0, ProblemNoTable, checklist.ProblemArgs{})}
	}
	if problems != nil {
		return nil, problems
	}
	t, err := newTable(g)
	if err != nil {
		return nil, []Problem{excelProblem(err)}
	}
	return []*Table{t}, nil
}

func workbookTables(data []byte) ([]*Table, []Problem) {
	r := newTableReader()
	tables, err := r.workbookTables(data)
	if err != nil {
		return nil, []Problem{excelProblem(err)}
	}
	return tables, r.problems
}

func (r *tableReader) workbookTables(data []byte) ([]*Table, error) {
	if bytes.HasPrefix(data, oldWorkbookMark) {
		return nil, errOldWorkbook
	}
	book, err := openWorkbook(data)
	if err != nil {
		return nil, err
	}
	if book.hasMacros() {
		r.warn(place{}, ProblemMacros, checklist.ProblemArgs{})
	}
	if book.hasLinks() {
		r.warn(place{}, ProblemLinks, checklist.ProblemArgs{})
	}
	tables := []*Table{}
	for i, s := range book.sheets {
		g, err := book.readSheet(s, i+1)
		if err != nil {
			return nil, err
		}
		t, err := newTable(g)
		if err != nil {
			return nil, err
		}
		t.Hidden = s.hidden
		tables = append(tables, t)
	}
	return tables, nil
}

// newTable puts rows and cells in order, whatever the order in the file, and
// what is merged into every cell of its range.
func newTable(g *grid) (*Table, error) {
	t := &Table{Name: g.sheet, grid: g}
	slices.SortStableFunc(g.rows, func(a, b gridRow) int { return cmp.Compare(a.number, b.number) })
	if err := g.cover(); err != nil {
		return nil, err
	}
	for i := range g.rows {
		cells := g.rows[i].cells
		slices.SortStableFunc(cells, func(a, b gridCell) int { return cmp.Compare(a.column, b.column) })
		if len(cells) > 0 {
			t.width = max(t.width, cells[len(cells)-1].column)
		}
	}
	return t, nil
}

// Width is the number of columns with content.
func (t *Table) Width() int { return t.width }

// Rows returns the first n rows with content.
func (t *Table) Rows(n int) []Excerpt {
	var all []Excerpt
	for i := range t.grid.rows[:min(n, len(t.grid.rows))] {
		row := &t.grid.rows[i]
		shown := Excerpt{Number: row.number, Hidden: row.hidden, Cells: make([]string, t.width)}
		for _, c := range row.cells {
			if c.from == "" {
				shown.Cells[c.column-1] = strings.TrimSpace(c.text)
			}
		}
		all = append(all, shown)
	}
	return all
}

// ColumnName is the name of a column in a spreadsheet, A for 1.
func ColumnName(column int) string { return columnName(column) }

// row finds a row by its number.
func (g *grid) row(number int) *gridRow {
	i, ok := slices.BinarySearchFunc(g.rows, number, func(r gridRow, n int) int { return cmp.Compare(r.number, n) })
	if !ok {
		return nil
	}
	return &g.rows[i]
}

// cell finds the cell of a column in a row that is in order.
func (r *gridRow) cell(column int) *gridCell {
	i, ok := slices.BinarySearchFunc(r.cells, column, func(c gridCell, n int) int { return cmp.Compare(c.column, n) })
	if !ok {
		return nil
	}
	return &r.cells[i]
}
