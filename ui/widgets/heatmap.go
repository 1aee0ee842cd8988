package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// HeatRow is one row of a HeatMap.
type HeatRow struct {
	Head   string
	Strong bool // stands for the rows below it
	Cells  []HeatCell
}

// HeatCell is a figure on a tint, which repeats what the figure says.
type HeatCell struct {
	Text string
	Tone Tone // "" is no tint
}

// HeatMap is a table of figures that scrolls both ways; the titles of its columns and
// the heads of its rows stay. It takes the focus as a whole: arrow keys, PageUp and
// PageDown, Home and End move the cursor, Space and Enter open the cell under it, as
// a tap does.
type HeatMap struct {
	widget.Table
	Keys
	// OnOpen is called when a cell is opened; column -1 is the row's head.
	OnOpen func(row, column int)
	// OnMove is called when the cursor has moved.
	OnMove func(row, column int)

	columns []string
	rows    []HeatRow
	lines   LineFunc
	corner  string
	row     int
	column  int // headColumn: the row's head
	focused bool
	width   float32 // for which the columns are set
	titles  [][]string
	measure heatMeasure
}

// NewHeatMap makes a map of rows, each with a cell for every column; corner stands
// over the heads of rows, and lines breaks the titles of columns.
func NewHeatMap(corner string, columns []string, rows []HeatRow, lines LineFunc) *HeatMap {
	m := &HeatMap{corner: corner, columns: columns, rows: rows, lines: lines, column: headColumn}
	m.Length = func() (int, int) { return len(m.rows), len(m.columns) }
	cell := func() fyne.CanvasObject { return newHeatCell(m) }
	m.CreateCell, m.CreateHeader = cell, cell
	m.UpdateCell, m.UpdateHeader = m.fill, m.fill
	m.ShowHeaderRow, m.ShowHeaderColumn, m.HideSeparators = true, true, true
	m.ExtendBaseWidget(m)
	return m
}

// Cursor returns the place of the cursor.
func (m *HeatMap) Cursor() (row, column int) { return m.row, m.column }

// SetCursor puts the cursor on a cell without telling anyone.
func (m *HeatMap) SetCursor(row, column int) {
	m.row, m.column = min(row, len(m.rows)-1), min(column, len(m.columns)-1)
	m.follow()
}

// Resize sets the columns for a width.
func (m *HeatMap) Resize(size fyne.Size) {
	if m.width != size.Width {
		m.width = size.Width
		m.fit()
	}
	m.Table.Resize(size)
}

func (m *HeatMap) fill(id widget.TableCellID, o fyne.CanvasObject) {
	cell := heatContent{row: id.Row, column: id.Col}
	switch {
	case id.Row >= len(m.rows) || id.Col >= len(m.columns):
	case id.Row < 0 && id.Col < 0:
		cell.lines = []string{m.corner}
	case id.Row < 0 && id.Col < len(m.titles):
		cell.lines = m.titles[id.Col]
	case id.Row >= 0 && id.Col < 0:
		cell.lines, cell.strong = []string{m.rows[id.Row].Head}, m.rows[id.Row].Strong
	case id.Row >= 0:
		figure := m.rows[id.Row].Cells[id.Col]
		cell.lines, cell.tone, cell.strong = []string{figure.Text}, figure.Tone, m.rows[id.Row].Strong
	}
	cell.ring = m.focused && id.Row == m.row && id.Col == m.column && id.Row >= 0
	o.(*heatCell).set(cell)
}

// move moves the cursor as far as there are cells.
func (m *HeatMap) move(row, column int) {
	m.row, m.column = max(min(row, len(m.rows)-1), 0), max(min(column, len(m.columns)-1), headColumn)
	m.follow()
	if m.OnMove != nil {
		m.OnMove(m.row, m.column)
	}
}

// follow brings the cursor into view.
func (m *HeatMap) follow() {
	m.ScrollTo(widget.TableCellID{Row: m.row, Col: max(m.column, 0)})
	m.Refresh()
}

// tap opens a cell as the mouse does; titles of columns do nothing.
func (m *HeatMap) tap(row, column int) {
	if row < 0 || row >= len(m.rows) {
		return
	}
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(m); canvas != nil {
		canvas.Focus(m)
	}
	m.move(row, column)
	m.open()
}

func (m *HeatMap) open() {
	if m.OnOpen != nil && m.row < len(m.rows) {
		m.OnOpen(m.row, m.column)
	}
}

// TypedRune passes on what was typed.
func (m *HeatMap) TypedRune(r rune) { m.Keys.TypedRune(r) }

// TypedKey moves the cursor or opens the cell under it.
func (m *HeatMap) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft:
		m.move(m.row, m.column-1)
	case fyne.KeyRight:
		m.move(m.row, m.column+1)
	case fyne.KeyUp:
		m.move(m.row-1, m.column)
	case fyne.KeyDown:
		m.move(m.row+1, m.column)
	case fyne.KeyPageUp:
		m.move(m.row-pageRows, m.column)
	case fyne.KeyPageDown:
		m.move(m.row+pageRows, m.column)
	case fyne.KeyHome:
		m.move(0, m.column)
	case fyne.KeyEnd:
		m.move(len(m.rows)-1, m.column)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		m.open()
	default:
		m.Keys.TypedKey(event)
	}
}

// FocusGained is part of fyne.Focusable.
func (m *HeatMap) FocusGained() { m.focused = true; m.Refresh() }

// FocusLost is part of fyne.Focusable.
func (m *HeatMap) FocusLost() { m.focused = false; m.Refresh() }

// textSize is that of the figures.
func (m *HeatMap) textSize() float32 { return m.Theme().Size(theme.SizeNameCaptionText) }
