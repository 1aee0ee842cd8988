package report

import "math"

// grid sets one table: rows of cells with hairlines around them.
type grid struct {
	*layout
	table *Table
	level int       // of the outline entries of its rows
	left  float64   // of the table on the page
	edges []float64 // of the columns, from left; one more than columns
	head  setRow
	// fresh: the page holds nothing but, at most, the head of this table.
	fresh bool
}

// setRow is a row whose texts are broken into lines.
type setRow struct {
	cells  []setCell
	height float64  // least height
	again  []string // lines of the first cell where the row continues
}

type setCell struct {
	x, width float64
	pad      float64
	padY     float64
	look     look
	align    Align
	middle   bool // between top and bottom
	lines    []string
	under    [][]Range // of each line what is underlined; nil for nothing
	picture  *Picture
}

// height is that of the whole cell.
func (c *setCell) height() float64 {
	if c.picture != nil {
		return c.picture.Height + 2*c.padY
	}
	return float64(max(1, len(c.lines)))*lineHeight(c.look.points()) + 2*c.padY
}

const (
	figureGap = 4   // between a table and the picture beside it
	noteGap   = 1.5 // between a table and the small print under it
	tableGap  = 4   // between two tables
	tallRow   = 60  // a row higher than this may be split where a page ends
	leastPart = 4   // lines of a split row that stand on one page
)

func (l *layout) table(t *Table, level int) error {
	g := newGrid(l, t, level+1)
	g.need(g.start())
	g.fresh = g.atTop()
	page, top := len(l.pages), l.y
	g.drawHead()
	for i := range t.Rows {
		if err := l.ctx.Err(); err != nil {
			return err
		}
		g.row(i)
	}
	l.y += noteGap
	left, right := t.noteRange()
	for _, note := range t.Notes {
		l.paragraph(note, smallSize, palette[ToneFaint], right-left)
	}
	if t.Beside != nil {
		l.placeBeside(t, page, top)
	}
	l.y += tableGap - noteGap
	return nil
}

// placeBeside puts the picture beside its table, whose head is at top.
func (l *layout) placeBeside(t *Table, page int, top float64) {
	x := margin + t.left() + t.Width() + figureGap
	first := l.pages[page-1]
	first.pictures = append(first.pictures, placedPicture{x, top, t.Beside})
	if page == len(l.pages) {
		l.y = max(l.y, top+t.Beside.Height)
	}
}

func newGrid(l *layout, t *Table, level int) *grid {
	g := &grid{layout: l, table: t, level: level, left: margin + t.left(), edges: []float64{0}}
	for _, c := range t.Columns {
		g.edges = append(g.edges, g.edges[len(g.edges)-1]+c.Width)
	}
	g.head = g.set(t.head())
	return g
}

// start is the height that a table needs to begin on a page: that of its picture,
// or of its head and first rows.
func (g *grid) start() float64 {
	var height float64
	if g.table.hasHead() {
		height = g.head.full()
	}
	for i := range g.table.Rows {
		height += g.set(g.table.Rows[i]).least()
		if !g.table.Rows[i].Keep {
			break
		}
	}
	if g.table.Beside != nil {
		height = max(height, g.table.Beside.Height)
	}
	return height
}

func (g *grid) set(row Row) setRow {
	set := setRow{height: row.Height}
	column := 0
	for _, c := range row.Cells {
		from, to := g.edges[column], g.edges[min(column+c.span(), len(g.edges)-1)]
		look, pad := palette[c.Tone], padding(&c)
		lines := g.lines(c.Text, look.points(), look, to-from-2*pad)
		set.cells = append(set.cells, setCell{
			x: g.left + from, width: to - from, pad: pad, padY: g.table.padY(), look: look, align: c.Align, picture: c.Picture,
			middle: c.isHead() || row.Height > 0, lines: lines, under: g.underlines(c, lines),
		})
		column += c.span()
	}
	if first := set.cells[0]; row.Again != "" {
		set.again = g.lines(row.Again, tableSize, first.look, first.width-2*first.pad)
	}
	return set
}

// full is the height of the whole row.
func (r setRow) full() float64 {
	height := r.height
	for i := range r.cells {
		height = max(height, r.cells[i].height())
	}
	return height
}

// least is the height of what stays together at the beginning of the row.
func (r setRow) least() float64 {
	if r.full() > tallRow {
		return rowHeight(leastPart)
	}
	return r.full()
}

func rowHeight(lines int) float64 { return float64(lines)*lineHeight(tableSize) + 2*padY }

// row draws one row, on as many pages as it takes.
func (g *grid) row(i int) {
	row := &g.table.Rows[i]
	set := g.set(*row)
	if !g.fresh && g.moves(i, set) {
		g.nextPage()
	}
	if row.Bookmark != "" {
		g.mark(row.Bookmark, g.level)
	}
	for set.full() > g.room() {
		if lines := g.linesLeft(); g.fresh || lines >= leastPart {
			var part setRow
			part, set = set.split(lines)
			g.draw(part, rowHeight(lines))
		}
		g.nextPage()
	}
	g.draw(set, set.full())
	g.fresh = false
}

// moves reports whether a row starts on the next page: it does not fit and is
// too low to be split, or it would lose the row that it introduces.
func (g *grid) moves(i int, set setRow) bool {
	height := set.full()
	for ; i+1 < len(g.table.Rows) && g.table.Rows[i].Keep; i++ {
		height += g.set(g.table.Rows[i+1]).least()
	}
	return height > g.room() && set.full() <= tallRow
}

// linesLeft is the number of lines for which the page has room, at least one, so
// that even under a head as high as the page every row comes to its end.
func (g *grid) linesLeft() int {
	return max(1, int(math.Floor((g.room()-2*padY)/lineHeight(tableSize))))
}

func (g *grid) nextPage() {
	g.newPage()
	g.fresh = true
	g.drawHead()
}

func (g *grid) drawHead() {
	if g.table.hasHead() {
		g.draw(g.head, g.head.full())
	}
}

// split parts a row after n lines.
func (r setRow) split(n int) (first, rest setRow) {
	first, rest = r, setRow{again: r.again}
	first.cells = nil
	for i, c := range r.cells {
		above, below := c, c
		cut := min(n, len(c.lines))
		above.lines, below.lines, below.picture = c.lines[:cut], c.lines[cut:], nil
		if c.under != nil {
			above.under, below.under = c.under[:cut], c.under[cut:]
		}
		if i == 0 && len(below.lines) == 0 {
			below.lines, below.under = r.again, nil
		}
		first.cells = append(first.cells, above)
		rest.cells = append(rest.cells, below)
	}
	return first, rest
}

// draw prints a row at the given height.
func (g *grid) draw(row setRow, height float64) {
	p := g.page()
	top := g.y
	for _, c := range row.cells {
		if c.look.tint != nil {
			p.boxes = append(p.boxes, box{c.x, top, c.width, height, *c.look.tint})
		}
		g.drawContent(c, top, height)
		p.rules = append(p.rules, rule{c.x, top, c.x, top + height})
	}
	right := g.left + g.table.Width()
	p.rules = append(p.rules, rule{right, top, right, top + height},
		rule{g.left, top, right, top}, rule{g.left, top + height, right, top + height})
	g.y += height
}

// drawContent prints what stands in a cell.
func (g *grid) drawContent(c setCell, top, height float64) {
	if c.picture != nil {
		x := c.x + (c.width-c.picture.Width)/2
		g.page().pictures = append(g.page().pictures, placedPicture{x, top + c.padY, c.picture})
		return
	}
	size := c.look.points()
	y := top + c.padY
	if c.middle {
		y = top + (height-float64(len(c.lines))*lineHeight(size))/2
	}
	for i, text := range c.lines {
		lineTop := y + float64(i)*lineHeight(size)
		g.print(c.x+c.pad, lineTop, c.width-2*c.pad, c.align, size, c.look, text)
		if c.under != nil {
			g.underline(c.x+c.pad, lineTop, c.look, text, c.under[i])
		}
	}
}
