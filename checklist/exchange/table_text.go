package exchange

import (
	"strconv"
	"unicode/utf8"

	"tenken/checklist"
)

// checkTexts refuses a table with a text that no spreadsheet's cell can hold, or
// with more text than any file that people write: cells of a workbook share texts,
// so that a small file can hold very much.
func (t *Table) checkTexts() *Problem {
	l, total := layout{grid: t.grid}, 0
	for i := range t.grid.rows {
		row := &t.grid.rows[i]
		for _, c := range row.cells {
			total += len(c.text)
			switch n := runesBeyond(c.text, maxCellText); {
			case n > 0:
				p := problemIn(l.place(row, c.column), checklist.ProblemTooLong, checklist.ProblemArgs{Value: strconv.Itoa(n), Max: maxCellText})
				return &p
			case total > maxTableText:
				p := problemIn(l.place(row, c.column), ProblemUnzipsTo, checklist.ProblemArgs{Max: maxTableText})
				return &p
			}
		}
	}
	return nil
}

// runesBeyond is the length of a text of more than limit characters, 0 of others.
func runesBeyond(s string, limit int) int {
	if len(s) <= limit {
		return 0
	}
	if n := utf8.RuneCountInString(s); n > limit {
		return n
	}
	return 0
}

// sample is a table with the first rows of this one, their texts cut, for looking
// at its form.
func (t *Table) sample() *Table {
	g := *t.grid
	g.rows = make([]gridRow, min(len(t.grid.rows), sampleRows))
	for i := range g.rows {
		g.rows[i] = t.grid.rows[i]
		g.rows[i].cells = make([]gridCell, len(t.grid.rows[i].cells))
		for j, c := range t.grid.rows[i].cells {
			c.text = firstRunes(c.text, sampleText)
			g.rows[i].cells[j] = c
		}
	}
	return &Table{Name: t.Name, Hidden: t.Hidden, grid: &g, width: t.width}
}

// firstRunes is a text up to n characters.
func firstRunes(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}
