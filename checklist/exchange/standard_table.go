package exchange

import (
	"slices"
	"strconv"
	"strings"

	"tenken/checklist"
)

// tableReader makes nodes of tables. What is odd about a table as a table is
// reported here; whether the values make sense is for the decoder and the model
// to say, as with any other file.
type tableReader struct {
	problems []Problem
	noted    map[checklist.Severity]int
	codes    codeFinder
}

func newTableReader() tableReader {
	return tableReader{noted: map[checklist.Severity]int{}, codes: codeFinder{}}
}

// layout is where the columns of a table stand.
type layout struct {
	grid    *grid
	turned  bool
	head    int            // index of the row with the headings
	item    string         // code of the column with the id of the item that a row is about
	columns map[int]column // by number
	at      map[string]int // number by code
}

// maxHead is how many rows with titles and explanations may stand above the
// headings.
const maxHead = 20

// rows reads a table: one node for each row with content. It returns nil where
// required columns are missing.
func (r *tableReader) rows(t table, g *grid) []*node {
	l := r.layout(t, g)
	if l == nil {
		return nil
	}
	return r.rowsOf(l)
}

// rowsOf reads the rows below the headings.
func (r *tableReader) rowsOf(l *layout) []*node {
	g := l.grid
	for _, area := range g.merged {
		first, _, _ := strings.Cut(area, ":")
		column, line, _ := parseCell(first)
		at := place{line: line, column: column, sheet: g.sheet, rank: g.rank, cell: first}
		r.warn(at, ProblemMerged, checklist.ProblemArgs{Value: area})
	}
	var nodes []*node
	for i := l.head + 1; i < len(g.rows); i++ {
		if n := r.row(l, &g.rows[i]); n != nil {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// itemColumn is where the tables about items name them.
var itemColumn = map[string]string{tableItems: "id", tableVariants: "item"}

// layout finds the row with the most headings, and reports what is wrong with
// it.
func (r *tableReader) layout(t table, g *grid) *layout {
	if t.turned {
		g = g.turn()
	}
	known := headings(t.name, t.columns)
	l := &layout{grid: g, turned: t.turned, item: itemColumn[t.name], columns: map[int]column{}, at: map[string]int{}}
	most := 0
	for i := range g.rows[:min(len(g.rows), maxHead)] {
		count := 0
		for _, c := range g.rows[i].cells {
			if _, ok := known[folded(c.text)]; ok {
				count++
			}
		}
		if count > most {
			l.head, most = i, count
		}
	}
	if most > 0 {
		r.head(l, known)
	}
	if !r.complete(t, l) {
		return nil
	}
	return l
}

func (r *tableReader) head(l *layout, known map[string]column) {
	row := &l.grid.rows[l.head]
	for _, c := range row.cells {
		found, ok := known[folded(c.text)]
		_, again := l.at[found.code]
		switch at := l.place(row, c.column); {
		case !ok:
			r.warn(at, ProblemUnknownColumn, checklist.ProblemArgs{Value: c.text})
		case again:
			r.fail(at, ProblemDuplicateColumn, checklist.ProblemArgs{Value: c.text})
		default:
			l.columns[c.column], l.at[found.code] = found, c.column
		}
	}
}

// complete reports missing columns, and whether the others are enough to go on.
// Those that need not be there are one problem, unless the column of the English
// texts is there: a translation of nothing is no text. A column of English texts
// is missed by the model.
func (r *tableReader) complete(t table, l *layout) bool {
	var needed, others []string
	for _, c := range t.columns {
		_, there := l.at[c.code]
		switch {
		case there:
		case c.required || l.hasTranslation(c.code):
			needed = append(needed, t.name+"."+c.code)
		case !c.quiet && !strings.HasSuffix(c.code, ".en"):
			others = append(others, t.name+"."+c.code)
		}
	}
	at := place{sheet: l.grid.sheet, rank: l.grid.rank}
	if others != nil {
		r.warn(at, ProblemMissingColumn, checklist.ProblemArgs{Known: others})
	}
	if needed != nil {
		r.fail(at, ProblemMissingColumn, checklist.ProblemArgs{Known: needed})
	}
	return needed == nil
}

// hasTranslation reports a column of Japanese texts beside which there is one for
// the English ones.
func (l *layout) hasTranslation(code string) bool {
	bare, japanese := strings.CutSuffix(code, ".ja")
	_, there := l.at[bare+".en"]
	return japanese && there
}

// place is where a cell stands.
func (l *layout) place(row *gridRow, column int) place {
	p := place{line: row.number, column: column, sheet: l.grid.sheet, rank: l.grid.rank}
	if l.turned {
		p.line, p.column = column, row.number
	}
	p.cell = cellName(p.column, p.line)
	if row.line > 0 {
		p.line = row.line
	}
	return p
}

// row makes the node of a row, nil for one without content.
func (r *tableReader) row(l *layout, row *gridRow) *node {
	n := &node{kind: nodeMapping}
	n.locate = func(path string) (place, bool) {
		code, _, _ := strings.Cut(path, "[")
		column, known := l.at[code]
		return l.place(row, column), known
	}
	from := len(r.problems)
	for _, cell := range row.cells {
		c, known := l.columns[cell.column]
		if !known {
			continue
		}
		at := l.place(row, cell.column)
		if value := r.value(c, cell, at); value != nil {
			n.put(c, value)
		}
	}
	if len(n.fields) == 0 {
		return nil
	}
	n.place = n.fields[0].value.place
	r.name(from, n.field(l.item))
	return n
}

// set puts a value where its path leads, and makes what is missing on the way.
func (n *node) set(path string, value *node) {
	if code, ok := strings.CutPrefix(path, "criteria."); ok {
		dot := strings.LastIndexByte(code, '.')
		n.criterion(code[:dot], value.place).set(code[dot+1:], value)
		return
	}
	name, rest, nested := strings.Cut(path, ".")
	if !nested {
		n.fields = append(n.fields, nodeField{name, value})
		return
	}
	inner := n.field(name)
	if inner == nil {
		inner = &node{kind: nodeMapping, place: value.place}
		n.fields = append(n.fields, nodeField{name, inner})
	}
	inner.set(rest, value)
}

// criterion returns the entry for a rating in an item's list of criteria.
func (n *node) criterion(rating string, at place) *node {
	all := n.field("criteria")
	if all == nil {
		all = &node{kind: nodeList, place: at}
		n.fields = append(n.fields, nodeField{"criteria", all})
	}
	i := slices.IndexFunc(all.list, func(c *node) bool { return c.field("rating").text == rating })
	if i < 0 {
		entry := &node{kind: nodeMapping, place: at}
		entry.set("rating", &node{kind: nodeText, place: at, text: rating})
		all.list, i = append(all.list, entry), len(all.list)
	}
	return all.list[i]
}

// value makes the node of a cell, nil for an empty one.
func (r *tableReader) value(c column, cell gridCell, at place) *node {
	written := strings.TrimSpace(cell.text)
	if cell.kind == cellFormula || cell.kind == cellError || cell.kind == cellDate && c.form != formDate {
		r.fail(at, oddCells[cell.kind], checklist.ProblemArgs{Value: written})
	}
	if written == "" {
		return nil
	}
	if cell.kind == cellNumber && c.form == formWord && strings.Contains(written, ".") {
		r.warn(at, ProblemNumberCell, checklist.ProblemArgs{Value: written})
	}
	if cell.kind == cellNumber && c.form == formID {
		r.warnOnce(at, ProblemNumberID, checklist.ProblemArgs{Value: written})
	}
	if !c.list || c.form == formMark {
		return r.scalar(c, written, at)
	}
	n := &node{kind: nodeList, place: at}
	for _, entry := range splitList(written) {
		n.list = append(n.list, r.scalar(c, entry, at))
	}
	return n
}

var oddCells = map[cellKind]checklist.ProblemCode{
	cellFormula: ProblemFormulaCell, cellError: ProblemErrorCell, cellDate: ProblemDateCell,
}

func (r *tableReader) scalar(c column, written string, at place) *node {
	n := &node{kind: nodeText, place: at, text: written}
	switch c.form {
	case formWord, formID:
		n.text = word(written)
	case formMark:
		r.mark(n)
	case formCode:
		n.text = r.codes.find(c.group, written)
	case formYesNo:
		if n.text = r.codes.find(groupYesNo, written); slices.Contains(codesOf(groupYesNo), n.text) {
			n.kind = nodeBoolean
		}
	case formNumber:
		if number, err := strconv.Atoi(word(written)); err == nil {
			n.kind, n.text = nodeNumber, strconv.Itoa(number)
		}
	}
	return n
}

func (r *tableReader) fail(at place, code checklist.ProblemCode, args checklist.ProblemArgs) {
	r.note(problemIn(at, code, args))
}

func (r *tableReader) warn(at place, code checklist.ProblemCode, args checklist.ProblemArgs) {
	p := problemIn(at, code, args)
	p.Severity = checklist.SeverityWarning
	r.note(p)
}

func (r *tableReader) note(p Problem) {
	if r.noted[p.Severity]++; r.noted[p.Severity] <= maxNoted {
		r.problems = append(r.problems, p)
	}
}

// turn swaps rows and columns, merged cells aside.
func (g *grid) turn() *grid {
	turned := &grid{sheet: g.sheet, rank: g.rank, merged: g.merged}
	byColumn := map[int][]gridCell{}
	for _, row := range g.rows {
		for _, c := range row.cells {
			number := c.column
			c.column = row.number
			byColumn[number] = append(byColumn[number], c)
		}
	}
	for number, cells := range byColumn {
		turned.rows = append(turned.rows, gridRow{number: number, cells: cells})
	}
	slices.SortFunc(turned.rows, func(a, b gridRow) int { return a.number - b.number })
	return turned
}
