package report

import (
	"slices"

	"tenken/checklist/text"
)

// table adds the rows of a table, and as many empty ones below it as the picture
// beside it needs.
func (p *planner) table(t *Table) {
	if t.hasHead() && !slices.Equal(t.Columns, p.head) {
		p.tableHead(t)
	}
	first := len(p.rows)
	for i := range t.Rows {
		p.tableRow(t, t.Rows[i])
	}
	left, right := t.noteRange()
	for _, note := range t.Notes {
		p.text(Toned(note, ToneFaint), smallSize, left, right, 0)
	}
	if t.Beside != nil {
		p.pictures = append(p.pictures, formPicture{row: max(first-1, 0), x: t.left() + t.Width() + figureGap, picture: t.Beside})
		p.fill(first, t.Beside.Height/mmPerPoint)
	}
	p.rows = append(p.rows, formRow{height: 8})
}

func (p *planner) tableHead(t *Table) {
	head := Row{}
	for _, c := range t.Columns {
		head.Cells = append(head.Cells, Cell{Text: c.Title, Tone: ToneHead, Align: AlignCentre})
	}
	p.tableRow(t, head)
}

// tableRow adds a row, and rows that continue it where it would be too high.
func (p *planner) tableRow(t *Table, row Row) {
	row.Cells = slices.Clone(row.Cells)
	for i := range row.Cells {
		row.Cells[i].Text = text.Clean(row.Cells[i].Text)
	}
	for {
		part, rest, more := p.cut(t, row)
		p.rows = append(p.rows, p.plan(t, part))
		if !more {
			return
		}
		row = rest
	}
}

// cut parts a row that is higher than Excel allows.
func (p *planner) cut(t *Table, row Row) (part, rest Row, more bool) {
	part, rest = row, Row{Again: row.Again}
	part.Cells = slices.Clone(row.Cells)
	column := 0
	for i, c := range row.Cells {
		cut := cutAfter(c.Text, p.lines(c, tableSize, t.widthOf(column, c.span())-2*padding(c.Tone)), mostLines(tableSize))
		part.Cells[i].Text = c.Text[:cut]
		c.Text = c.Text[cut:]
		more = more || c.Text != ""
		rest.Cells = append(rest.Cells, c)
		column += c.span()
	}
	if row.Again != "" && rest.Cells[0].Text == "" {
		rest.Cells[0] = Cell{Text: row.Again, Tone: row.Cells[0].Tone}
	}
	return part, rest, more
}

func (p *planner) plan(t *Table, row Row) formRow {
	planned := formRow{height: row.Height / mmPerPoint}
	column, x, most := 0, t.left(), 1
	for _, c := range row.Cells {
		width := t.widthOf(column, c.span())
		most = max(most, len(p.lines(c, tableSize, width-2*padding(c.Tone))))
		planned.cells = append(planned.cells, formCell{p.column(x), p.column(x + width), c, style{
			tone: c.Tone, kind: c.Kind, align: c.Align, size: tableSize, border: true, literal: literal(c), middle: c.Tone == ToneHead || row.Height > 0,
		}})
		column += c.span()
		x += width
	}
	for i := range planned.cells {
		planned.cells[i].style.middle = planned.cells[i].style.middle || most == 1
	}
	planned.height = max(planned.height, float64(most)*tableSize*excelLeading+2*padY/mmPerPoint)
	return planned
}

// fill adds empty space until the rows from first on are as high as points.
func (p *planner) fill(first int, points float64) {
	for _, row := range p.rows[first:] {
		points -= row.height
	}
	for ; points > 0; points -= 100 {
		p.rows = append(p.rows, formRow{height: min(points, 100)})
	}
}
