package exchange

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"tenken/checklist"
)

func fieldTitle(level int) string        { return fmt.Sprintf("titles[%d].column", level) }
func fieldSectionID(level int) string    { return fmt.Sprintf("sections[%d].id", level) }
func fieldSectionTitle(level int) string { return fmt.Sprintf("sections[%d].title", level) }

func numberArgs(n int) checklist.ProblemArgs { return checklist.ProblemArgs{Value: strconv.Itoa(n)} }

// cells are those of a field in a row that say something, each merged one once.
func (r *mappingReader) cells(row *gridRow, field string) []*gridCell {
	var all []*gridCell
	var seen []string
	for _, column := range r.at[field] {
		c := row.cell(column)
		if c == nil || strings.TrimSpace(c.text) == "" && c.kind == cellText {
			continue
		}
		origin := c.from
		if origin == "" {
			origin = cellName(c.column, row.number)
		}
		if !slices.Contains(seen, origin) {
			all, seen = append(all, c), append(seen, origin)
		}
	}
	return all
}

// text is what a field says in a row, without a look at how.
func (r *mappingReader) text(row *gridRow, field string) string {
	var parts []string
	for _, c := range r.cells(row, field) {
		parts = append(parts, strings.TrimSpace(c.text))
	}
	return strings.Join(parts, " ")
}

// spot is where a field stands in a row: its first filled cell, or its first
// column.
func (r *mappingReader) spot(row *gridRow, field string) place {
	if cells := r.cells(row, field); len(cells) > 0 {
		return r.place(row, cells[0].column)
	}
	if columns := r.at[field]; len(columns) > 0 {
		return r.place(row, columns[0])
	}
	return r.place(row, r.at["items.question"][0])
}

// value is what a field says in a row; what is odd about its cells is reported.
func (r *mappingReader) value(row *gridRow, f mappedField) string {
	var parts []string
	for _, c := range r.cells(row, f.name) {
		at := r.place(row, c.column)
		r.inspect(f, c, at)
		if part := strings.TrimSpace(c.text); part != "" {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, f.join)
}

// inspect reports what may have become something else than was typed.
func (r *mappingReader) inspect(f mappedField, c *gridCell, at place) {
	kind, written := c.kind, strings.TrimSpace(c.text)
	if kind == cellFormula {
		r.formula(c, at)
		kind = c.result
	}
	isWord := f.form == formWord || strings.HasSuffix(f.name, ".id")
	switch {
	case kind == cellError:
		r.fail(at, ProblemErrorCell, checklist.ProblemArgs{Value: written})
	case kind != cellDate && isWord && monthDay.MatchString(plainForm(written)):
		parts := monthDay.FindStringSubmatch(plainForm(written))
		r.fail(at, ProblemDateID, checklist.ProblemArgs{Value: written, Known: []string{parts[1] + "-" + parts[2]}})
	case kind == cellDate && isWord:
		r.fail(at, ProblemDateID, checklist.ProblemArgs{Value: written, Known: beforeDate(written)})
	case kind == cellDate && (f.code != "" || strings.HasSuffix(f.name, ".title")):
		r.fail(at, ProblemDateCell, checklist.ProblemArgs{Value: written})
	case kind == cellNumber && isWord && strings.Contains(written, "."):
		r.warn(at, ProblemNumberCell, checklist.ProblemArgs{Value: written})
	}
}

// formula takes the result that the file keeps, once it is there.
func (r *mappingReader) formula(c *gridCell, at place) {
	if strings.TrimSpace(c.text) == "" {
		r.fail(at, ProblemNoResult, checklist.ProblemArgs{})
		return
	}
	if r.formulas[c.column] == nil {
		r.formulas[c.column] = &formulaUse{first: at}
	}
	r.formulas[c.column].count++
}

// beforeDate is what may have been typed before a spreadsheet made a date of it.
func beforeDate(date string) []string {
	d, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return nil
	}
	return []string{d.Format("1-2"), strconv.Itoa(d.Year()%100) + d.Format("-1-2")}
}

// notes reports, once for a column, what is the same for all its cells.
func (r *mappingReader) notes(rows []tableRow) {
	for _, use := range r.formulas {
		r.warn(use.first, ProblemComputed, numberArgs(use.count))
	}
	for _, column := range r.mapped {
		if slices.ContainsFunc(r.table.grid.hidden, func(s span) bool { return s.first <= column && column <= s.last }) {
			at := place{column: column, sheet: r.table.Name, rank: r.table.grid.rank, cell: columnName(column)}
			r.warn(at, ProblemHiddenColumn, checklist.ProblemArgs{Value: r.heading(column)})
		}
	}
	left := map[int]bool{}
	for _, row := range rows {
		for _, c := range row.row.cells {
			at, read := slices.BinarySearch(r.mapped, c.column)
			read = read || at < len(r.mapped) && r.mapped[at] < c.column+c.across // merged over one that is read
			if read || left[c.column] || row.title != nil || c.from != "" || strings.TrimSpace(c.text) == "" {
				continue
			}
			left[c.column] = true
			r.warn(r.place(row.row, c.column), ProblemColumnLeft, checklist.ProblemArgs{Value: r.heading(c.column)})
		}
	}
}
