package exchange

import (
	"slices"
	"strings"

	"tenken/checklist"
)

// tableRow is a row below the headings that is an item or a title.
type tableRow struct {
	row   *gridRow
	title *gridCell // of a section; nil for an item
	level int       // of the section, from 0
}

// rows sorts the rows below the headings: items, titles of sections, and what is
// neither, which is reported. Empty rows and repeated headings disappear.
func (r *mappingReader) rows() []tableRow {
	var all []tableRow
	hidden, firstHidden := 0, place{}
	for i := range r.table.grid.rows {
		row := &r.table.grid.rows[i]
		if row.number <= r.lastHead() || r.m.Last > 0 && row.number > r.m.Last || !r.says(row) || r.isHead(row) {
			continue
		}
		title, level, isTitle := r.titleOf(row)
		switch {
		case isTitle:
			all = append(all, tableRow{row: row, title: title, level: level})
		case r.asks(row) && !r.isNote(row):
			all = append(all, tableRow{row: row})
		default:
			r.leave(row)
			continue
		}
		if row.hidden {
			if hidden++; hidden == 1 {
				firstHidden = r.place(row, 1)
			}
		}
	}
	if hidden > 0 {
		r.warn(firstHidden, ProblemHiddenRows, numberArgs(hidden))
	}
	return all
}

// says reports whether there is anything in a row.
func (r *mappingReader) says(row *gridRow) bool { return filled(row) > 0 || r.asks(row) }

// asks reports whether there is anything in a row's question: a text, or a formula
// whose result is not in the file.
func (r *mappingReader) asks(row *gridRow) bool { return len(r.cells(row, "items.question")) > 0 }

// leave reports a row that is not taken.
func (r *mappingReader) leave(row *gridRow) {
	c := firstFilled(row)
	r.warn(r.place(row, c.column), ProblemRowLeft, checklist.ProblemArgs{Value: oneLine(c.text)})
}

// firstFilled is the leftmost cell of a row that says something, in a row that does.
func firstFilled(row *gridRow) *gridCell {
	for i := range row.cells {
		if strings.TrimSpace(row.cells[i].text) != "" {
			return &row.cells[i]
		}
	}
	return &row.cells[0]
}

// titleOf tells whether a row is the title of a section, and of which level.
func (r *mappingReader) titleOf(row *gridRow) (title *gridCell, level int, ok bool) {
	for level := range r.m.Titles {
		if c := r.titleCell(row, level); c != nil {
			return c, level, true
		}
	}
	return nil, 0, false
}

func (r *mappingReader) titleCell(row *gridRow, level int) *gridCell {
	c := firstFilled(row)
	if columns := r.at[fieldTitle(level)]; len(columns) > 0 {
		c = row.cell(columns[0])
	}
	if c == nil || c.from != "" || isFootnote(c.text) || !r.titles[level].MatchString(plainForm(c.text)) {
		return nil
	}
	switch r.m.Titles[level].When {
	case TitleMerged:
		if !r.spans(c) {
			return nil
		}
	case TitleAlone:
		if filled(row) != 1 {
			return nil
		}
	default:
		if strings.TrimSpace(c.text) == "" || r.text(row, "items.question") != "" && !r.spans(c) {
			return nil
		}
	}
	return c
}

// spans reports whether a cell is merged over the question and a column that is
// read as something else.
func (r *mappingReader) spans(c *gridCell) bool {
	question, other := false, false
	for _, column := range r.mapped {
		if column < c.column || column >= c.column+max(c.across, 1) {
			continue
		}
		asked := slices.Contains(r.at["items.question"], column)
		question, other = question || asked, other || !asked
	}
	return question && other
}

// isNote reports whether what stands in a row's question is none: it spans the
// whole table, or is a footnote.
func (r *mappingReader) isNote(row *gridRow) bool {
	c := firstFilled(row)
	for i := range row.cells {
		if r.spans(&row.cells[i]) {
			return true
		}
	}
	return filled(row) == 1 && isFootnote(c.text)
}

// filled counts the cells of a row that say something, or should by a formula,
// merged ones once.
func filled(row *gridRow) int {
	n := 0
	for _, c := range row.cells {
		if c.from == "" && (strings.TrimSpace(c.text) != "" || c.kind == cellFormula) {
			n++
		}
	}
	return n
}

// isFootnote knows the marks that begin a note below a table.
func isFootnote(s string) bool {
	s = strings.TrimLeft(strings.TrimSpace(s), "(（")
	return strings.HasPrefix(s, "※") || strings.HasPrefix(s, "＊") || strings.HasPrefix(s, "*") || strings.HasPrefix(s, "注")
}
