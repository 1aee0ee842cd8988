package widgets

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// TableColumn is a column of a Table. The first takes the room that the others
// leave; where there is too little, the last ones do not show.
type TableColumn struct {
	Title string
	Ems   float32 // least width in full-width characters
	// Words are those of the chips in its cells, which always have room.
	Words []string
}

// TableCell is a cell of a Table.
type TableCell struct {
	Text     string
	Tone     Tone // the text is a chip of this tone; "" is plain text
	Share    int  // of a bar below the text, in permyriad
	HasShare bool
}

// TableRow is what a row of a Table shows.
type TableRow struct {
	Title  string // over the rows below it, instead of cells
	Note   string // at the right edge of a title
	Cells  []TableCell
	Ticked bool
}

// Table is a long table whose rows can be ticked and opened, under titles by which it
// can be sorted. Rows and titles take the focus each as a whole: the arrow keys
// move; in the rows Space ticks and Enter opens, in the titles both sort.
type Table struct {
	composite
	Keys
	OnMove func(row int)    // the cursor has moved
	OnTick func(row int)    // a row is to be ticked, or not any more; nil where rows have no ticks
	OnAll  func()           // all rows are
	OnOpen func(row int)    // a row is to be opened
	OnSort func(column int) // a title was pressed; nil where that does nothing

	columns []TableColumn
	lines   LineFunc
	length  func() int
	row     func(int) TableRow
	list    *List
	head    *tableHead
	tapped  tapped
}

// tapped is the row that was tapped last, and when.
type tapped struct {
	row int
	at  time.Time
}

// NewTable makes a table; lines breaks its titles, and row says what a row shows.
func NewTable(columns []TableColumn, lines LineFunc, length func() int, row func(int) TableRow) *Table {
	t := &Table{columns: columns, lines: lines, length: length, row: row}
	t.list = NewList(length, func() fyne.CanvasObject { return newTableLine(t) }, t.fill, func(row int) {
		t.list.Refresh()
		t.OnMove(row)
	})
	t.list.OnKey = t.typedKey
	t.list.OnRune = func(r rune) { t.Keys.TypedRune(r) }
	t.head = newTableHead(t)
	t.body = NewFrame(1, t.head, t.list)
	t.ExtendBaseWidget(t)
	return t
}

// Rows is what takes the focus for the rows.
func (t *Table) Rows() fyne.Focusable { return t.list }

// Cursor is the row where the keys are.
func (t *Table) Cursor() int { return t.list.Current() }

// SetCursor puts the cursor on a row without telling anyone.
func (t *Table) SetCursor(row int) { t.list.Mark(row) }

// Sorted shows by which column the rows are sorted, -1 for none, and which way.
func (t *Table) Sorted(column int, down bool) {
	t.head.sorted, t.head.down = column, down
	t.head.Refresh()
}

// Update shows the rows anew.
func (t *Table) Update() { t.list.Refresh() }

func (t *Table) fill(i int, o fyne.CanvasObject) {
	if i < t.length() {
		o.(*tableLine).set(i, t.row(i))
	}
}

// pageRows is how far PageUp and PageDown go.
const pageRows = 10

func (t *Table) typedKey(event *fyne.KeyEvent) {
	row, last := t.Cursor(), t.length()-1
	switch {
	case last < 0:
		t.Keys.TypedKey(event)
	case event.Name == fyne.KeyPageUp:
		t.list.move(max(row-pageRows, 0))
	case event.Name == fyne.KeyPageDown:
		t.list.move(min(row+pageRows, last))
	case event.Name == fyne.KeySpace && t.ticks():
		t.OnTick(min(row, last))
	case event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter:
		t.OnOpen(min(row, last))
	default:
		t.Keys.TypedKey(event)
	}
}

// soon is how quickly a second tap on a row opens it. Fyne's own double tap would hold
// back every single one.
const soon = 500 * time.Millisecond

// tap moves the cursor, or ticks, as the mouse does. A second tap on the row opens it.
func (t *Table) tap(row int, x float32) {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(t.list); canvas != nil {
		canvas.Focus(t.list)
	}
	t.list.move(row)
	if t.ticks() && x < t.tickPlace() {
		t.OnTick(row)
		return
	}
	before := t.tapped
	t.tapped = tapped{row, time.Now()}
	if before.row == row && t.tapped.at.Sub(before.at) < soon {
		t.OnOpen(row)
	}
}

func (t *Table) textSize() float32 { return t.Theme().Size(theme.SizeNameCaptionText) }

// ticks reports whether rows can be ticked.
func (t *Table) ticks() bool { return t.OnTick != nil }

// tickPlace is the width of the place of the ticks, or of the margin without them.
func (t *Table) tickPlace() float32 {
	if !t.ticks() {
		return rowInset
	}
	return tableTick(t.textSize()) + 2*rowInset
}

// tableTick is the size of a tick beside a text.
func tableTick(text float32) float32 { return text * 1.3 }

// scrollRoom is left for the bar by which the rows are scrolled.
const scrollRoom = 12

// width is what the cells of a column and the words of its title need.
func (c TableColumn) width(size float32) float32 {
	width := max(c.Ems*size, wordWidth(c.Title, size)*boldFactor)
	for _, words := range c.Words {
		width = max(width, widthOf(words, size)+2*chipInset+1) // lest rounding cuts them
	}
	return width
}

// edges are the left edges of the columns that show in a line of the given width,
// and the right edge of the last.
func (t *Table) edges(width float32) []float32 {
	size, left := t.textSize(), t.tickPlace()
	rest := width - left - scrollRoom
	var widths []float32
	for i, c := range t.columns {
		need := c.width(size) + 2*titleInset
		if i > 0 && need > rest {
			break
		}
		widths = append(widths, need)
		rest -= need
	}
	edges := []float32{left}
	for i, w := range widths {
		if i == 0 {
			w += rest
		}
		left += w
		edges = append(edges, left)
	}
	return edges
}
