package exchange

import (
	"bytes"
	"io"
	"maps"
	"reflect"
	"slices"
	"strings"

	"tenken/checklist"
)

// ReadOrganisation reads an organisation list: a workbook, or a CSV file of
// departments. What the list has no sheet and no column for is taken from
// present, where departments are the same if their ids are; it may be empty, and
// is not changed. Problems are what is odd about the list; the error is a
// [*FileError] with everything that is wrong with it, unless r itself fails.
//
// Bureaus, departments and subjects may be named by id or by name. Those without an id keep the one
// that they have in present under the same name, or get the next free number.
// A department is a subject of its own also where the list doesn't say so. Flags come in the
// order of [checklist.Flags].
func ReadOrganisation(r io.Reader, present *checklist.Organisation) (*checklist.Organisation, []Problem, error) {
	data, problems, err := readFile(r)
	if err != nil {
		return nil, nil, err
	}
	if problems != nil {
		return nil, problems, newFileError(FileOrganisation, problems)
	}
	reader := &organisationReader{tableReader: newTableReader(), present: present, names: fieldCache{}, grids: map[string]*grid{}, columns: map[string][]column{}}
	org := reader.read(data)
	if hasErrors(reader.problems) {
		return nil, reader.problems, newFileError(FileOrganisation, reader.problems)
	}
	return org, reader.problems, nil
}

func hasErrors(problems []Problem) bool {
	return slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == checklist.SeverityError })
}

// organisationReader joins the tables of a list to an organisation.
type organisationReader struct {
	tableReader
	names   fieldCache
	present *checklist.Organisation
	grids   map[string]*grid    // by table
	columns map[string][]column // that each table has
	simple  bool                // contacts stand beside their departments
}

func (r *organisationReader) read(data []byte) *checklist.Organisation {
	if problem := r.open(data); problem != nil {
		r.note(*problem)
		return nil
	}
	rows := map[string][]*node{}
	for _, t := range organisationTables() {
		if t.name == tableDepartments && r.simple {
			t.columns = simpleColumns()
		}
		if g := r.grids[t.name]; g != nil {
			rows[t.name] = r.table(t, g)
		}
	}
	if slices.ContainsFunc(r.problems, isMissingColumn) {
		return nil
	}
	org, root := r.join(rows)
	r.problems = mergeProblems(root, r.problems, org.Validate())
	return org
}

// open finds the tables. A CSV file, and a workbook without a sheet that is
// called after departments, is a list of departments alone.
func (r *organisationReader) open(data []byte) *Problem {
	if !isExcel(data) {
		g, problems := readCSV(data, unguard)
		if problems != nil {
			return &problems[0]
		}
		r.grids[tableDepartments], r.simple = g, true
		return nil
	}
	if bytes.HasPrefix(data, oldWorkbookMark) {
		problem := excelProblem(errOldWorkbook)
		return &problem
	}
	if err := r.openSheets(data); err != nil {
		problem := excelProblem(err)
		return &problem
	}
	if r.grids[tableDepartments] == nil {
		problem := problemAt(0, 0, ProblemNoDepartments, checklist.ProblemArgs{})
		return &problem
	}
	return nil
}

func (r *organisationReader) openSheets(data []byte) error {
	book, err := openWorkbook(data)
	if err != nil {
		return err
	}
	var others []*grid
	for i, s := range book.sheets {
		name := sheetTable(s.name, organisationSheets())
		if name == tableHelp || s.hidden {
			continue
		}
		g, err := readCovered(book, s, i+1)
		if err != nil {
			return err
		}
		if name == "" || r.grids[name] != nil {
			others = append(others, g)
			continue
		}
		r.grids[name] = g
	}
	r.adopt(others)
	return nil
}

// readCovered reads a sheet in which a merged cell stands for every row beside it:
// that is how offices write the bureau of several departments.
func readCovered(book *workbook, s sheetPart, rank int) (*grid, error) {
	g, err := book.readSheet(s, rank)
	if err != nil {
		return nil, err
	}
	t, err := newTable(g)
	if err != nil {
		return nil, err
	}
	t.grid.merged = nil
	return t.grid, nil
}

// adopt takes the first sheet of another name that lists departments, where
// none is called so, and mentions the others.
func (r *organisationReader) adopt(others []*grid) {
	for _, g := range others {
		if r.grids[tableDepartments] == nil && listsDepartments(g) {
			r.grids[tableDepartments], r.simple = g, true
			continue
		}
		r.warn(place{sheet: g.sheet, rank: g.rank}, ProblemUnknownSheet, checklist.ProblemArgs{Value: g.sheet})
	}
}

// listsDepartments reports whether a sheet has a column for the names of
// departments.
func listsDepartments(g *grid) bool {
	known := headings(tableDepartments, simpleColumns())
	for _, row := range g.rows[:min(len(g.rows), maxHead)] {
		for _, c := range row.cells {
			if known[folded(c.text)].code == "name.ja" {
				return true
			}
		}
	}
	return false
}

// table reads the rows of a table and keeps in mind which columns it has.
func (r *organisationReader) table(t table, g *grid) []*node {
	l := r.layout(t, g)
	if l == nil {
		return nil
	}
	r.columns[t.name] = slices.Collect(maps.Values(l.columns))
	return r.rowsOf(l)
}

// fill decodes a row into what is there already: a column of the table that is
// empty in the row empties its field, one that the table lacks leaves it alone.
func (r *organisationReader) fill(table string, n *node, path string, target reflect.Value) {
	m := rowMaker{names: r.names}
	for _, c := range r.columns[table] {
		at := c.code
		if c.form == formMark && c.list {
			at, _ = cutEntry(at)
		}
		if strings.HasPrefix(at, "contacts.") {
			continue
		}
		if field, ok := m.field(target, at); ok {
			field.SetZero()
		}
	}
	d := decoder{names: r.names}
	d.decode(n, target, path)
	r.problems = append(r.problems, d.problems...)
}
