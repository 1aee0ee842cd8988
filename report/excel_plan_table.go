package report

import "slices"

// table adds the rows of a table, and as many empty ones below it as the picture
// beside it needs.
func (p *planner) table(t *Table) {
	first := len(p.rows)
	if t.hasHead() && !slices.Equal(t.Columns, p.head) {
		p.tableRow(t, t.head())
		if t == p.only {
			p.keepInSight(first)
		}
	}
	body := len(p.rows)
	for i := range t.Rows {
		p.tableRow(t, t.Rows[i])
	}
	left, right := t.noteRange()
	for _, note := range t.Notes {
		p.text(Toned(note, ToneFaint), smallSize, left, right, 0)
	}
	if t.Beside != nil {
		p.beside(t, first, body)
		p.fill(first, t.Beside.Height/mmPerPoint)
	}
	p.rows = append(p.rows, formRow{height: 8})
}

// beside places the picture of a table that starts in a row, or the chart that
// stands for it; the figures of the chart begin in the row body.
func (p *planner) beside(t *Table, first, body int) {
	placed := formPicture{row: first, x: t.left() + t.Width() + figureGap, picture: t.Beside}
	if t.Beside.Chart == nil {
		p.pictures = append(p.pictures, placed)
		return
	}
	chart := formChart{formPicture: placed, body: body, names: p.column(t.left())}
	for _, column := range t.Beside.Chart.Series {
		chart.series = append(chart.series, p.column(t.left()+t.widthOf(0, column)))
	}
	p.charts = append(p.charts, chart)
}

// tableRow adds a row, and rows that continue it where it would be too high.
func (p *planner) tableRow(t *Table, row Row) {
	cells := make([]brokenCell, 0, len(row.Cells))
	column := 0
	for i := range row.Cells {
		c := &row.Cells[i]
		cell := p.broken(c, palette[c.Tone].points(), t.widthOf(column, c.span())-2*padding(c))
		cell.padY = t.padY()
		cells = append(cells, cell)
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

// most is how many lines a row of the cell's size can hold.
func (b brokenCell) most() int { return mostLines(palette[b.cell.Tone].points()) }

func (b brokenCell) tooHigh() bool { return len(b.lines) > b.most() }

// splitCells parts a row that is higher than Excel allows. The rest starts with
// again if its first cell has nothing more to say.
func splitCells(cells []brokenCell, again string) (part, rest []brokenCell, more bool) {
	if !slices.ContainsFunc(cells, brokenCell.tooHigh) {
		return cells, nil, false
	}
	for _, c := range cells {
		first, second := c.split(c.most())
		part, rest = append(part, first), append(rest, second)
		more = more || len(second.lines) > 0
	}
	if len(rest[0].lines) == 0 && again != "" {
		rest[0] = brokenCell{&Cell{Text: again, Tone: cells[0].cell.Tone}, []string{again}, cells[0].padY}
	}
	return part, rest, more
}

// plan places a row on the columns of the sheet; height is the least one, in
// millimetres.
func (p *planner) plan(t *Table, cells []brokenCell, height float64) formRow {
	most := 1
	planned := formRow{height: height / mmPerPoint, cells: make([]formCell, 0, len(cells))}
	for _, c := range cells {
		most = max(most, len(c.lines))
		planned.height = max(planned.height, c.height())
	}
	column, x := 0, t.left()
	for _, b := range cells {
		c := b.cell
		width := t.widthOf(column, c.span())
		if c.Picture != nil {
			p.pictures = append(p.pictures, formPicture{row: len(p.rows), x: x + (width-c.Picture.Width)/2, y: t.padY() / mmPerPoint, picture: c.Picture})
		}
		planned.cells = append(planned.cells, formCell{
			from: int32(p.column(x)), to: int32(p.column(x + width)), cell: c, size: palette[c.Tone].points(), border: true,
			middle: most == 1 || height > 0 || c.isHead(),
		})
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
