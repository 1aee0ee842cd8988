package report

import (
	"math"
	"slices"

	"tenken/checklist/text"
)

// formSheet is a worksheet for people, planned to the last row before anything
// is written: the stream writes rows in order and can't go back.
type formSheet struct {
	name     string
	titled   int       // rows above the first title
	edges    []float64 // of the columns, in millimetres; one more than columns
	rows     []formRow
	frozen   int      // rows at the top that stay in sight
	repeated rowRange // rows that every printed page begins with
	pictures []formPicture
	charts   []formChart
}

// rowRange are rows of a worksheet from first to last; the first of all is 1, and
// the zero range is none.
type rowRange struct{ first, last int }

type formRow struct {
	height    float64 // points
	cells     []formCell
	breakPage bool // a printed page ends above it
}

// formCell covers the columns from and below to, and more rows below its own. There
// may be hundreds of thousands, so each points at the Document's own cell wherever
// that is printed as it is.
type formCell struct {
	from, to int32
	down     int32 // further rows that it covers
	covered  bool  // by the cell above
	middle   bool  // between top and bottom
	border   bool
	size     float64 // points
	cell     *Cell
}

// style is how the cell looks.
func (c *formCell) style() style {
	return style{
		tone: c.cell.Tone, kind: c.cell.Kind, mark: c.cell.Mark, align: c.cell.Align, size: c.size, border: c.border, middle: c.middle,
		literal: literal(c.cell),
	}
}

type formPicture struct {
	row     int     // 0 is the first
	x       float64 // millimetres from the left edge
	y       float64 // points below the top of the row
	picture *Picture
}

const (
	// excelSlack: Excel draws text a little wider than the font's own measures.
	excelSlack = 0.93
	// excelLeading is the distance of baselines, which Excel takes from the font
	// and does not let us choose, with some room to spare.
	excelLeading = 1.25
	// highestRow is below Excel's limit of 409 points.
	highestRow = 400.0
)

// mostLines is how many lines a row can hold.
func mostLines(size float64) int { return int(highestRow/(size*excelLeading)) - 1 }

// planForms gathers the sections by worksheet.
func (b *workbook) planForms(sections []Section) []*formSheet {
	var forms []*formSheet
	for start := 0; start < len(sections); {
		end := start + 1
		for end < len(sections) && sections[end].Sheet == sections[start].Sheet {
			end++
		}
		forms = append(forms, b.planForm(sections[start:end]))
		start = end
	}
	return forms
}

// addLogo puts the logo left of the title, which stands below the first row or a head
// that is shared there.
func (b *workbook) addLogo(forms []*formSheet) {
	if b.doc.Logo == nil || len(forms) == 0 {
		return
	}
	first := forms[0]
	first.pictures = append(first.pictures, formPicture{row: first.titled, y: 1, picture: b.doc.Logo.picture()})
}

func (b *workbook) planForm(sections []Section) *formSheet {
	p := &planner{workbook: b, formSheet: &formSheet{name: sections[0].Sheet, edges: columnEdges(sections)}}
	p.furniture()
	if p.only = onlyTable(sections); p.only == nil {
		p.sharedHead(sections)
	}
	p.titled = len(p.rows)
	for i := range sections {
		p.section(&sections[i], i > 0)
	}
	return p.formSheet
}

// columnEdges are the edges of all tables of a sheet; edges that nearly meet are
// one.
func columnEdges(sections []Section) []float64 {
	edges := []float64{0, innerLine}
	for i := range sections {
		for _, t := range sections[i].tables() {
			x := t.left()
			edges = append(edges, x)
			for _, c := range t.Columns {
				x += c.Width
				edges = append(edges, x)
			}
		}
	}
	slices.Sort(edges)
	return slices.CompactFunc(edges, func(a, b float64) bool { return math.Abs(a-b) < 1.5 })
}

// planner adds rows to a formSheet.
type planner struct {
	*workbook
	*formSheet
	head []Column // of the tables whose head stands frozen at the top
	only *Table   // of the sheet: its head stays in sight below the title
}

// onlyTable is the table of a sheet that has just one, below a title; nil otherwise.
func onlyTable(sections []Section) *Table {
	var only *Table
	for i := range sections {
		for j := range sections[i].Tables {
			if only != nil {
				return nil
			}
			only = &sections[i].Tables[j]
		}
		if len(sections[i].Panels) > 0 {
			return nil
		}
	}
	return only
}

// column is the edge nearest to x.
func (p *planner) column(x float64) int {
	best := 0
	for i, edge := range p.edges {
		if math.Abs(edge-x) < math.Abs(p.edges[best]-x) {
			best = i
		}
	}
	return best
}

func (p *planner) last() int { return len(p.edges) - 1 }

// furniture is the first row, for the screen: what the report is, and how to
// handle it. On paper the print header says so.
func (p *planner) furniture() {
	right := p.doc.Label
	if p.doc.Form != "" {
		right += "　" + p.doc.Form
	}
	half := max(1, p.last()/2)
	row := formRow{height: 16}
	row.cells = append(row.cells, p.bare(0, half, Toned(p.doc.Running, ToneFaint), smallSize))
	if half < p.last() {
		row.cells = append(row.cells, p.bare(half, p.last(), Cell{Text: right, Tone: ToneStrong, Align: AlignRight}, smallSize))
	}
	p.rows = append(p.rows, row)
}

// sharedHead puts the head that all tables of the sheet have in common at the
// top, where it stays in sight.
func (p *planner) sharedHead(sections []Section) {
	var shared *Table
	for i := range sections {
		for _, t := range sections[i].tables() {
			if shared != nil && !slices.Equal(shared.Columns, t.Columns) {
				return
			}
			shared = &t
		}
	}
	if shared != nil && shared.hasHead() {
		p.tableRow(shared, shared.head())
		p.head = shared.Columns
		p.keepInSight(1)
	}
}

// mostFrozen is how much of a screen may stay in sight, in points.
const mostFrozen = 150

// keepInSight keeps a head that ends here in sight, and on every page from the row
// above which there are so many; what is too high for that is on the pages alone.
func (p *planner) keepInSight(above int) {
	p.repeated = rowRange{above + 1, len(p.rows)}
	height := 0.0
	for _, row := range p.rows {
		height += row.height
	}
	if height <= mostFrozen {
		p.frozen = len(p.rows)
	}
}

func (p *planner) section(s *Section, follows bool) {
	if s.Title != "" {
		size := headings[min(s.Level, len(headings)-1)].size
		heading := Cell{Text: s.Title, Tone: ToneStrong}
		if s.Level == 0 {
			heading.Align = AlignCentre
		}
		first := len(p.rows)
		p.text(heading, size, 0, innerLine, 8)
		p.rows[first].breakPage = follows && s.NewPage
	}
	for _, paragraph := range s.Text {
		p.text(Plain(paragraph), bodySize, 0, innerLine, 0)
	}
	for i := range s.Tables {
		p.table(&s.Tables[i])
	}
	p.panels(s.Panels)
}

// text adds a merged row across the columns from left to right, more of them if
// it would be too high; space is added to the height, in points.
func (p *planner) text(c Cell, size, left, right, space float64) {
	b := p.broken(&c, size, right-left)
	for len(b.lines) > 0 {
		var part brokenCell
		part, b = b.split(mostLines(size))
		p.rows = append(p.rows, formRow{
			height: float64(len(part.lines))*size*excelLeading + space + 2,
			cells:  []formCell{p.bare(p.column(left), p.column(right), *part.cell, size)},
		})
	}
}

func (p *planner) bare(from, to int, c Cell, size float64) formCell {
	return formCell{from: int32(from), to: int32(to), cell: &c, size: size, middle: true}
}

// brokenCell is a cell with the lines that its text takes. The lines only measure
// the text: Excel breaks it again.
type brokenCell struct {
	cell  *Cell // never changed
	lines []string
	padY  float64 // millimetres
}

func (p *planner) broken(c *Cell, size, width float64) brokenCell {
	face := p.regular
	if palette[c.Tone].bold {
		face = p.bold
	}
	if clean := text.Clean(c.Text); clean != c.Text {
		c = new(*c)
		c.Text = clean
	}
	if c.Kind != KindText {
		return brokenCell{c, []string{c.Text}, padY} // numbers do not wrap
	}
	return brokenCell{c, text.Lines(c.Text, face.em, width*excelSlack/(size*mmPerPoint)), padY}
}

// height is what the cell needs, in points.
func (b *brokenCell) height() float64 {
	if b.cell.Picture != nil {
		return (b.cell.Picture.Height + 2*b.padY) / mmPerPoint
	}
	return float64(max(1, len(b.lines)))*palette[b.cell.Tone].points()*excelLeading + 2*b.padY/mmPerPoint
}

// split parts the text after n lines.
func (b brokenCell) split(n int) (first, rest brokenCell) {
	first, rest = b, b
	n = min(n, len(b.lines))
	first.lines, rest.lines = b.lines[:n], b.lines[n:]
	first.cell, rest.cell = new(*b.cell), new(*b.cell)
	cut := cutAfter(b.cell.Text, b.lines, n)
	first.cell.Text, rest.cell.Text = b.cell.Text[:cut], b.cell.Text[cut:]
	first.cell.Underlined = within(b.cell.Underlined, 0, cut)
	rest.cell.Underlined = within(b.cell.Underlined, cut, len(b.cell.Text))
	return first, rest
}

// cutAfter is how many bytes of s its first n lines take, line feeds included.
func cutAfter(s string, lines []string, n int) int {
	if len(lines) <= n {
		return len(s)
	}
	cut := 0
	for _, line := range lines[:n] {
		cut += len(line)
		if cut < len(s) && s[cut] == '\n' {
			cut++
		}
	}
	return cut
}
