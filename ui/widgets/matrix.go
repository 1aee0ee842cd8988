package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// MatrixRow is one row of a Matrix.
type MatrixRow struct {
	Head  string
	Cells []string // an empty one is nothing to open
	Tone  Tone     // of the head; status is said in a cell as well
}

// Matrix is a table of short cells under a head that stays, each of which can be
// opened. It takes the focus as a whole: arrow keys move the cursor, Space and
// Enter open the cell under it.
type Matrix struct {
	composite
	Keys
	// OnOpen is called when a cell is opened; column -1 is the row's head.
	OnOpen func(row, column int)
	// OnMove is called when the cursor has moved.
	OnMove func(row, column int)

	columns []string
	rows    []MatrixRow
	row     int
	column  int // -1: the row's head
	list    *List

	measured matrixMeasure
}

// NewMatrix makes a matrix; lines breaks the titles of its columns.
func NewMatrix(columns []string, rows []MatrixRow, lines LineFunc) *Matrix {
	m := &Matrix{columns: columns, rows: rows, column: headColumn}
	m.list = NewList(func() int { return len(m.rows) }, func() fyne.CanvasObject { return newMatrixLine(m) }, m.fill, func(row int) { m.move(row, m.column) })
	m.list.OnKey = m.typedKey
	m.list.OnRune = func(r rune) { m.Keys.TypedRune(r) }
	titles := container.New(&matrixTitles{m})
	for _, title := range columns {
		titles.Add(NewText(title, Style{Size: theme.SizeNameCaptionText, Tight: true}, lines))
	}
	m.body = NewFrame(1, NewBox(BoxStyle{Fill: ColorPane, Padding: 0}, titles), m.list)
	m.ExtendBaseWidget(m)
	return m
}

// headColumn is the place of a row's head.
const headColumn = -1

// Focus puts the focus on the matrix.
func (m *Matrix) Focus() {
	if canvas := fyne.CurrentApp().Driver().CanvasForObject(m.list); canvas != nil {
		canvas.Focus(m.list)
	}
}

// Rows is what takes the focus.
func (m *Matrix) Rows() fyne.Focusable { return m.list }

// Cursor returns the place of the cursor.
func (m *Matrix) Cursor() (row, column int) { return m.row, m.column }

// SetCursor puts the cursor on a cell without telling anyone.
func (m *Matrix) SetCursor(row, column int) {
	m.row, m.column = row, column
	m.list.Mark(row)
	m.list.Refresh()
}

func (m *Matrix) fill(row int, o fyne.CanvasObject) {
	if row < len(m.rows) {
		o.(*matrixLine).set(m.rows[row], row)
	}
}

func (m *Matrix) move(row, column int) {
	m.row, m.column = row, column
	m.list.Refresh()
	if m.OnMove != nil {
		m.OnMove(row, column)
	}
}

// open opens the cell under the cursor, if there is something in it.
func (m *Matrix) open() {
	if m.OnOpen != nil && m.row < len(m.rows) && (m.column == headColumn || m.rows[m.row].Cells[m.column] != "") {
		m.OnOpen(m.row, m.column)
	}
}

// tap opens a cell as the mouse does.
func (m *Matrix) tap(row, column int) {
	m.Focus()
	m.list.Mark(row)
	m.move(row, column)
	m.open()
}

func (m *Matrix) typedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft:
		m.move(m.row, max(m.column-1, headColumn))
	case fyne.KeyRight:
		m.move(m.row, min(m.column+1, len(m.columns)-1))
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		m.open()
	default:
		m.Keys.TypedKey(event)
	}
}
