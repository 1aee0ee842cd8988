package report

import "slices"

// table adds the rows of a table, and as many empty ones below it as the picture
// beside it needs.
func (p *planner) table(t *Table) {
	first := len(p.rows)
	if t.hasHead() && !slices.Equal(t.Columns, p.head) {
		p.tableHead(t)
	}
	for i := range t.Rows {
		p.tableRow(t, t.Rows[i])
	}
	left, right := t.noteRange()
	for _, note := range t.Notes {
		p.text(Toned(note, ToneFaint), smallSize, left, right, 0)
	}
	if t.Beside != nil {
		p.pictures = append(p.pictures, formPicture{row: first, x: t.left() + t.Width() + figureGap, picture: t.Beside})
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
	var cells []brokenCell
	column := 0
	for _, c := range row.Cells {
		cells = append(cells, p.broken(c, tableSize, t.widthOf(column, c.span())-2*padding(&c)))
		column += c.span()
	}
	for height := row.Height; ; height = 0 {
		part, rest, more := splitCells(cells, row.Again)
		p.rows = append(p.rows, p.plan(t, part, height))
		if !more {
			return
		}
		cells = rest
	}
}

// splitCells parts a row that is higher than Excel allows. The rest starts with
// again if its first cell has nothing more to say.
func splitCells(cells []brokenCell, again string) (part, rest []brokenCell, more bool) {
	for _, c := range cells {
		first, second := c.split(mostLines(tableSize))
		part, rest = append(part, first), append(rest, second)
		more = more || len(second.lines) > 0
	}
	if len(rest[0].lines) == 0 && again != "" {
		rest[0] = brokenCell{Cell{Text: again, Tone: cells[0].cell.Tone}, []string{again}}
	}
	return part, rest, more
}

// plan places a row on the columns of the sheet; height is the least one, in
// millimetres.
func (p *planner) plan(t *Table, cells []brokenCell, height float64) formRow {
	most := 1
	for _, c := range cells {
		most = max(most, len(c.lines))
	}
	planned := formRow{height: max(height/mmPerPoint, float64(most)*tableSize*excelLeading+2*padY/mmPerPoint)}
	column, x := 0, t.left()
	for _, b := range cells {
		c := b.cell
		width := t.widthOf(column, c.span())
		planned.cells = append(planned.cells, formCell{p.column(x), p.column(x + width), c, style{
			tone: c.Tone, kind: c.Kind, align: c.Align, size: tableSize, border: true, literal: literal(c),
			middle: most == 1 || height > 0 || c.Tone == ToneHead,
		}})
		column += c.span()
		x += width
	}
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
