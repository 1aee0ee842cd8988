package report

import (
	"bytes"
	"fmt"
	"image/png"
	"slices"
	"time"
)

// Document is one report as it is to be printed: every printer takes its texts,
// figures and widths from here, so that the PDF and the workbook can't disagree.
type Document struct {
	Language string // "ja" or "en", for the words that printers add
	Title    string // of the file, as viewers show it
	Running  string // top left on every page
	House
	Made     time.Time // stands on every page and in the file's properties
	Imprint  Imprint   // what the manifest says of the report; zero where there is none
	Sections []Section
	// Data are the machine-readable sheets of the workbook; a PDF has none.
	Data []DataSheet
	// Closing are the sections at the very end, behind the data sheets.
	Closing []Section
}

// Section is a heading with paragraphs and tables under it.
type Section struct {
	Title   string   // heading and bookmark; may be empty
	Level   int      // 0 is the title of the report, 1 and 2 are headings
	Sheet   string   // worksheet on which it stands; neighbours may share one
	NewPage bool     // starts a new page of the PDF
	Text    []string // paragraphs
	Tables  []Table
	// Panels are columns of tables, below the others, that all begin at the same
	// height; the Left of each table says where it stands.
	Panels [][]Table
}

// tables are all tables of the section.
func (s *Section) tables() []Table { return slices.Concat(s.Tables, slices.Concat(s.Panels...)) }

// Table is a grid of cells. Its column heads are repeated on every page.
type Table struct {
	Columns []Column
	Rows    []Row
	Left    float64  // millimetres between the left margin and the table
	Right   bool     // stands at the right margin
	Dense   bool     // has its rows close together
	Beside  *Picture // stands at the right of the table
	Notes   []string // small print under it; not in panels
}

// Column is one column of a table. If no column has a title, the table has no
// head.
type Column struct {
	Title string
	Width float64 // millimetres
}

// padY is the space above and below a text, in millimetres.
func (t *Table) padY() float64 {
	if t.Dense {
		return denseY
	}
	return padY
}

// head is the row of column heads.
func (t *Table) head() Row {
	row := Row{}
	tone := ToneHead
	if t.Dense {
		tone = ToneSmallHead
	}
	for _, c := range t.Columns {
		row.Cells = append(row.Cells, Cell{Text: c.Title, Tone: tone, Align: AlignCentre})
	}
	return row
}

// Width is the width of the table in millimetres.
func (t *Table) Width() float64 {
	var sum float64
	for _, c := range t.Columns {
		sum += c.Width
	}
	return sum
}

// left is where a table starts, in millimetres from the left margin.
func (t *Table) left() float64 {
	if t.Right {
		return innerLine - t.Width()
	}
	return t.Left
}

// widthOf is the width of a cell that starts in a column, in millimetres.
func (t *Table) widthOf(column, span int) float64 {
	var sum float64
	for _, c := range t.Columns[column:min(column+span, len(t.Columns))] {
		sum += c.Width
	}
	return sum
}

// noteRange is where the small print below a table stands: as wide as the table
// if there is a picture beside it.
func (t *Table) noteRange() (left, right float64) {
	if t.Beside != nil {
		return t.left(), t.left() + t.Width()
	}
	return 0, innerLine
}

func (t *Table) hasHead() bool {
	for _, c := range t.Columns {
		if c.Title != "" {
			return true
		}
	}
	return false
}

// Row is one row of a table. A row that is higher than its page continues on
// the next one.
type Row struct {
	Cells []Cell
	// Again stands in the first cell where the row continues.
	Again string
	// Height is the least height in millimetres; where it is given, texts stand
	// halfway between top and bottom.
	Height float64
	// Keep holds the row together with the one after it.
	Keep bool
	// Bookmark is the row's entry in the outline, below its section's.
	Bookmark string
}

// Kind is what the value of a cell is.
type Kind int

// The kinds of cells. A number and a ratio are numbers in the workbook, too.
const (
	KindText Kind = iota
	KindNumber
	KindRatio
	KindMarked // a share in per cent with two decimals and Cell.Mark behind it
)

// Tone is the meaning of a cell as far as its looks go. The text always carries
// the meaning alone: tones vanish on a monochrome printer.
type Tone int

// The tones.
const (
	TonePlain     Tone = iota
	ToneHead           // column head, row head
	ToneSmallHead      // column head of a dense table
	ToneGroup          // heading within a table
	ToneStrong
	ToneFaint
	ToneDone
	TonePartly
	ToneNotDone
	ToneNotApplicable
	ToneUnanswered
	ToneFigure // the large figures of a first page
	ToneHigh   // shares on a heat map, from the best to the worst, and none
	ToneGood
	ToneFair
	ToneLow
	ToneNone
)

// Align is where the text of a cell stands.
type Align int

// The alignments.
const (
	AlignLeft Align = iota
	AlignCentre
	AlignRight
)

// Cell is one cell of a table: the text that every printer shows, and the value
// behind it.
type Cell struct {
	Text  string
	Kind  Kind
	Value float64 // of a number or ratio; a ratio of 1 is the whole
	Mark  string  // of KindMarked
	Tone  Tone
	Align Align
	Span  int // columns that it covers; 0 is 1
	// Underlined are parts of Text, in order and apart from each other, between
	// whole characters. Text that has any is clean, see package text, and stands
	// at the left.
	Underlined []Range
	Picture    *Picture // fills the cell, which has no text then
}

func (c Cell) span() int { return max(1, c.Span) }

// Picture is a PNG with its size on paper.
type Picture struct {
	PNG           []byte
	Width, Height float64 // millimetres
	Description   string  // what it shows, for those who don't see it
	// Chart is what the workbook draws itself instead of the picture; nil for the
	// picture.
	Chart *Chart
}

// Chart is a chart of the workbook, made from the table that it stands beside:
// the first column names what is compared, and each of Series is a column of
// figures.
type Chart struct {
	Kind   ChartKind
	Series []int
	Rows   int // rows of the table, from the first one
}

// ChartKind is how a chart is drawn.
type ChartKind int

// The kinds of charts.
const (
	ChartRadar ChartKind = iota
	ChartColumns
	ChartLines
)

// pixels is the width of the picture itself.
func (p *Picture) pixels() (int, error) {
	config, err := png.DecodeConfig(bytes.NewReader(p.PNG))
	if err != nil {
		return 0, fmt.Errorf("report: picture: %w", err)
	}
	return config.Width, nil
}
