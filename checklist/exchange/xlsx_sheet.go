package exchange

import (
	"fmt"
	"strconv"
	"time"
)

// cellKind is what a cell of a table holds.
type cellKind string

const (
	cellText    cellKind = "text"
	cellNumber  cellKind = "number"
	cellDate    cellKind = "date"
	cellError   cellKind = "error"
	cellFormula cellKind = "formula"
)

// grid is a sheet as it stands in the file: its cells with content, row by row.
type grid struct {
	sheet  string // "" in a file without sheets
	rank   int    // of the sheet in the file
	rows   []gridRow
	merged []string // ranges such as A1:B2
	hidden []span   // columns
}

// span is a range of columns, the last one included.
type span struct{ first, last int }

type gridRow struct {
	number int // as a spreadsheet counts, from 1
	line   int // of the file, 0 in a workbook
	hidden bool
	cells  []gridCell
}

type gridCell struct {
	column int // from 1
	kind   cellKind
	text   string   // a date as 2026-06-01
	result cellKind // of a formula
	// In a [Table]: how many columns a merged range spans that begins here, and
	// the name of the cell where one begins that this cell lies in otherwise.
	across int
	from   string
}

// sizeError is returned for a sheet with content beyond the bounds.
type sizeError struct{ sheet, cell string }

func (e *sizeError) Error() string { return "exchange: content in " + e.sheet + "!" + e.cell }

// damageError is returned for a cell that stands in the file twice, or whose text
// is not there.
type damageError struct{ sheet, cell string }

func (e *damageError) Error() string { return "exchange: damage in " + e.sheet + "!" + e.cell }

// readSheet reads the cells of a worksheet. Each row of the grid has a number of
// its own, and each cell of it a column, in the order of the file.
func (b *workbook) readSheet(s sheetPart, rank int) (*grid, error) {
	r := &sheetReader{book: b, grid: &grid{sheet: s.name, rank: rank}, at: map[int]int{}}
	return r.grid, b.eachToken(s.part, r.take)
}

// sheetReader takes the tokens of a worksheet.
type sheetReader struct {
	book        *workbook
	grid        *grid
	row, column int         // of the cell being read
	hidden      int         // number of the row that was last found to be hidden
	cells       int         // with content so far
	at          map[int]int // index of a row by its number
	kind, style string
	formula     bool
	inValue     bool
	value       []byte // used again
	inline      textCollector
}

func (r *sheetReader) take(t *xmlToken) error {
	switch t.kind {
	case xmlStart:
		return r.start(t)
	case xmlEnd:
		switch t.name {
		case "v":
			r.inValue = false
		case "c":
			return r.endCell()
		}
	case xmlText:
		if r.inValue {
			r.value = append(r.value, t.text...)
		}
	}
	r.inline.take(t)
	return nil
}

func (r *sheetReader) start(t *xmlToken) error {
	switch t.name {
	case "row":
		r.row++
		if n, err := strconv.Atoi(t.attribute("r")); err == nil {
			r.row = n
		}
		r.column = 0
		if isTrue(t.attribute("hidden")) {
			r.hidden = r.row
		}
	case "col":
		r.hide(t)
	case "c":
		return r.startCell(t)
	case "v":
		r.inValue = true
	case "f":
		r.formula = true
	case "mergeCell":
		if len(r.grid.merged) >= maxMerged {
			return &sizeError{r.grid.sheet, t.attribute("ref")}
		}
		r.grid.merged = append(r.grid.merged, t.attribute("ref"))
	}
	r.inline.take(t)
	return nil
}

// hide notes columns that are not shown.
func (r *sheetReader) hide(t *xmlToken) {
	first, err1 := strconv.Atoi(t.attribute("min"))
	last, err2 := strconv.Atoi(t.attribute("max"))
	if isTrue(t.attribute("hidden")) && err1 == nil && err2 == nil && len(r.grid.hidden) < maxColumns {
		r.grid.hidden = append(r.grid.hidden, span{first, last})
	}
}

func (r *sheetReader) startCell(t *xmlToken) error {
	r.column++
	if ref := t.attribute("r"); ref != "" {
		column, row, ok := parseCell(ref)
		if !ok {
			return errNoWorkbook
		}
		r.column, r.row = column, row
	}
	r.kind, r.style, r.formula = t.attribute("t"), t.attribute("s"), false
	r.value = r.value[:0]
	r.inline.reset()
	return nil
}

// endCell keeps a cell that has content.
func (r *sheetReader) endCell() error {
	c, ok := r.cell()
	if !ok {
		return &damageError{r.grid.sheet, cellName(r.column, r.row)}
	}
	if c.text == "" && c.kind == cellText {
		return nil
	}
	if r.cells++; r.row > maxRows || r.column > maxColumns || r.row < 1 || r.column < 1 || r.cells > maxCells {
		return &sizeError{r.grid.sheet, cellName(r.column, r.row)}
	}
	row := r.rowAt()
	if last := len(row.cells) - 1; last >= 0 && row.cells[last].column >= c.column && row.find(c.column) != nil {
		return &damageError{r.grid.sheet, cellName(r.column, r.row)}
	}
	row.cells = append(row.cells, c)
	return nil
}

// rowAt is the row of the grid that the cell being read belongs to.
func (r *sheetReader) rowAt() *gridRow {
	last := len(r.grid.rows) - 1
	if last >= 0 && r.grid.rows[last].number == r.row {
		return &r.grid.rows[last]
	}
	i, known := r.at[r.row]
	if !known {
		i = last + 1
		r.at[r.row] = i
		row := gridRow{number: r.row, hidden: r.row == r.hidden}
		if last >= 0 { // rows are alike
			row.cells = make([]gridCell, 0, len(r.grid.rows[last].cells))
		}
		r.grid.rows = append(r.grid.rows, row)
	}
	return &r.grid.rows[i]
}

// cell is what was read of a cell, false if its text is missing from the shared
// ones.
func (r *sheetReader) cell() (c gridCell, ok bool) {
	c, ok = gridCell{column: r.column, kind: cellText}, true
	switch r.kind {
	case "s":
		c.text, ok = r.book.shared(string(r.value))
	case "inlineStr":
		c.text = r.inline.text()
	case "str":
		c.text = unescapeText(string(r.value))
	case "b":
		c.text = map[string]string{"1": "true", "0": "false"}[string(r.value)]
	case "e":
		c.kind, c.text = cellError, string(r.value)
	case "d":
		c.kind, c.text = cellDate, string(r.value)
	default:
		c.kind, c.text = r.book.number(string(r.value), r.style)
	}
	if r.formula {
		c.kind, c.result = cellFormula, c.kind
	}
	return c, ok
}

// shared is one of the texts that cells share. A cell without a number of one is
// empty.
func (b *workbook) shared(index string) (string, bool) {
	if index == "" {
		return "", true
	}
	i, err := strconv.Atoi(index)
	if err != nil || i < 0 || i >= len(b.texts) {
		return "", false
	}
	return b.texts[i], true
}

// number writes a number as people do, and one that is shown as a date as that
// date.
func (b *workbook) number(value, style string) (cellKind, string) {
	if value == "" {
		return cellText, ""
	}
	n, err := strconv.ParseFloat(value, 64)
	if err != nil {
		return cellText, value
	}
	if i, err := strconv.Atoi(style); err == nil && i >= 0 && i < len(b.dates) && b.dates[i] && n >= 0 && n < 3e6 {
		return cellDate, b.since.AddDate(0, 0, int(n)).Format(time.DateOnly)
	}
	return cellNumber, strconv.FormatFloat(n, 'f', -1, 64)
}

// parseCell reads a name such as B12.
func parseCell(name string) (column, row int, ok bool) {
	letters := 0
	for letters < len(name) && name[letters] >= 'A' && name[letters] <= 'Z' {
		column = column*26 + int(name[letters]-'A') + 1
		if letters++; letters > 3 {
			return 0, 0, false
		}
	}
	row, err := strconv.Atoi(name[letters:])
	return column, row, err == nil && column > 0 && row > 0 && name[letters] != '+'
}

// cellName is the inverse of parseCell.
func cellName(column, row int) string { return fmt.Sprint(columnName(column), row) }

func columnName(column int) string {
	var letters string
	for ; column > 0; column = (column - 1) / 26 {
		letters = string(rune('A'+(column-1)%26)) + letters
	}
	return letters
}
