package exchange

import (
	"bytes"
	"errors"
	"slices"

	"tenken/checklist"
)

// oldWorkbookMark begins an .xls file, and an .xlsx file with a password.
var oldWorkbookMark = []byte("\xD0\xCF\x11\xE0")

func isExcel(data []byte) bool {
	return bytes.HasPrefix(data, zipMark) || bytes.HasPrefix(data, oldWorkbookMark)
}

// parseExcel makes the tree of a workbook. Problems beside a tree may be
// warnings and refused cells.
func parseExcel(data []byte) (*node, []Problem) {
	r := &excelReader{grids: map[string]*grid{}, tableReader: newTableReader()}
	if err := r.open(data); err != nil {
		return nil, []Problem{excelProblem(err)}
	}
	return r.standard(), r.problems
}

// sheetSize is the largest table: its last column and its number of rows.
var sheetSize = checklist.ProblemArgs{Value: columnName(maxColumns), Max: maxRows}

func excelProblem(err error) Problem {
	var wide *sizeError
	var damage *damageError
	switch {
	case errors.As(err, &damage):
		return problemIn(place{sheet: damage.sheet, cell: damage.cell}, ProblemDamagedCell, checklist.ProblemArgs{})
	case errors.As(err, &wide):
		at := place{sheet: wide.sheet, cell: wide.cell}
		return problemIn(at, ProblemSheetSize, sheetSize)
	case errors.Is(err, errUnzipsTo):
		return problemAt(0, 0, ProblemUnzipsTo, checklist.ProblemArgs{Max: maxUnzipped})
	case errors.Is(err, errParts):
		return problemAt(0, 0, ProblemParts, checklist.ProblemArgs{Max: maxParts})
	case errors.Is(err, errOldWorkbook):
		return problemAt(0, 0, ProblemOldWorkbook, checklist.ProblemArgs{})
	}
	return problemAt(0, 0, ProblemWorkbook, checklist.ProblemArgs{})
}

// excelReader joins the sheets of a workbook to one standard.
type excelReader struct {
	tableReader
	grids map[string]*grid // by table
}

// open reads the sheets that a standard has. Others, and what is no sheet, it
// only mentions.
func (r *excelReader) open(data []byte) error {
	if bytes.HasPrefix(data, oldWorkbookMark) {
		return errOldWorkbook
	}
	book, err := openWorkbook(data)
	if err != nil {
		return err
	}
	if book.hasMacros() {
		r.warn(place{}, ProblemMacros, checklist.ProblemArgs{})
	}
	if book.hasLinks() {
		r.warn(place{}, ProblemLinks, checklist.ProblemArgs{})
	}
	for i, s := range book.sheets {
		name := sheetTable(s.name, standardSheets())
		switch {
		case name == tableHelp:
		case name == "" || r.grids[name] != nil:
			r.warn(place{sheet: s.name, rank: i + 1}, ProblemUnknownSheet, checklist.ProblemArgs{Value: s.name})
		default:
			if r.grids[name], err = book.readSheet(s, i+1); err != nil {
				return err
			}
		}
	}
	return nil
}

// standard makes the tree, or returns nil where sheets or columns are missing.
func (r *excelReader) standard() *node {
	if missing := r.missing(); r.grids[tableSections] == nil && r.grids[tableRatings] == nil && r.grids[tableStandard] == nil {
		r.problems = slices.DeleteFunc(r.problems, func(p Problem) bool { return p.Code == ProblemUnknownSheet })
		r.fail(place{}, ProblemForeign, checklist.ProblemArgs{Known: missing})
		return nil
	}
	rows := map[string][]*node{}
	complete := true
	read := func(t table) {
		g := r.grids[t.name]
		switch {
		case g != nil:
			before := len(r.problems)
			rows[t.name] = r.rows(t, g)
			complete = complete && !slices.ContainsFunc(r.problems[before:], isMissingColumn)
		case t.needed:
			complete = false
			r.fail(place{}, ProblemMissingSheet, checklist.ProblemArgs{Known: []string{t.name}})
		}
	}
	for _, t := range tables(nil) {
		if !t.hasCriteria() {
			read(t)
		}
	}
	for _, t := range tables(ratingNames(rows[tableRatings])) {
		if t.hasCriteria() && rows[tableRatings] != nil {
			read(t)
		}
	}
	if !complete {
		return nil
	}
	return r.join(rows)
}

// missing are the sheets without which a workbook is no standard.
func (r *excelReader) missing() []string {
	var all []string
	for _, t := range tables(nil) {
		if t.needed && r.grids[t.name] == nil {
			all = append(all, t.name)
		}
	}
	return all
}

// hasCriteria reports a table with columns that are called after the ratings.
func (t table) hasCriteria() bool { return t.name == tableItems || t.name == tableVariants }

func isMissingColumn(p Problem) bool {
	return p.Code == ProblemMissingColumn && p.Severity == checklist.SeverityError
}

// ratingNames are the ratings of a scale as far as columns are called after
// them.
func ratingNames(rows []*node) []checklist.Rating {
	var all []checklist.Rating
	for _, row := range rows {
		code, symbol := row.field("code"), row.field("symbol")
		if code != nil && symbol != nil {
			all = append(all, checklist.Rating{Code: checklist.RatingCode(code.text), Symbol: symbol.text})
		}
	}
	return all
}

func (r *excelReader) join(rows map[string][]*node) *node {
	root := &node{kind: nodeMapping}
	if all := rows[tableStandard]; len(all) > 0 {
		root = all[0]
	}
	root.attach("scale.ratings", rows[tableRatings])
	root.attach("scale.counts", rows[tableCounts])
	root.attach("grading.steps", rows[tableGrades])
	root.attach("segments", rows[tableSegments])
	r.variants(rows[tableItems], rows[tableVariants], "item")
	root.attach("sections", r.sections(rows[tableSections], rows[tableItems]))
	return root
}

// attach puts rows where a list belongs.
func (n *node) attach(path string, rows []*node) {
	if len(rows) > 0 {
		n.set(path, &node{kind: nodeList, place: rows[0].place, list: rows})
	}
}
