package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// SheetRow is a row of a SheetView.
type SheetRow struct {
	Number string // beside the row
	Cells  []string
	Marked bool
}

// SheetView shows rows as a spreadsheet does, with the letters of the columns above
// and the numbers of the rows beside them. It takes the focus as a whole: arrow
// keys move, Space chooses the row.
type SheetView struct {
	widget.Table
	Keys
	// OnRow is called with the index of a row that was chosen.
	OnRow func(row int)

	letters []string
	rows    []SheetRow
	lines   LineFunc
}

// Widths of a column, and the height of a row.
const (
	leastCell, widestCell = 48, 220
	sheetRow              = 30
)

// NewSheetView makes an empty view; lines sets its texts.
func NewSheetView(lines LineFunc) *SheetView {
	v := &SheetView{lines: lines}
	v.Length = func() (int, int) { return len(v.rows), len(v.letters) }
	v.CreateCell, v.UpdateCell = v.cell, v.fill
	v.CreateHeader, v.UpdateHeader = v.cell, v.head
	v.ShowHeaderRow, v.ShowHeaderColumn = true, true
	v.OnSelected = func(id widget.TableCellID) {
		if v.OnRow != nil && id.Row >= 0 {
			v.OnRow(id.Row)
		}
	}
	v.ExtendBaseWidget(v)
	return v
}

// ShowRows shows other rows, under letters.
func (v *SheetView) ShowRows(letters []string, rows []SheetRow) {
	v.letters, v.rows = letters, rows
	size := v.Theme().Size(theme.SizeNameCaptionText)
	for column := range letters {
		width := float32(leastCell)
		for _, row := range rows {
			width = max(width, widthOf(row.Cells[column], size)+2*cellInset)
		}
		v.SetColumnWidth(column, min(width, widestCell))
	}
	for row := range rows {
		v.SetRowHeight(row, sheetRow)
	}
	v.SetColumnWidth(-1, leastCell)
	v.SetRowHeight(-1, sheetRow)
	v.Refresh()
}

// cellInset is the room around the text of a cell.
const cellInset = 6

func (v *SheetView) cell() fyne.CanvasObject {
	text := NewText("", Style{Size: theme.SizeNameCaptionText, Tight: true, Short: true}, v.lines)
	return NewBox(BoxStyle{Padding: cellInset}, text)
}

func (v *SheetView) fill(id widget.TableCellID, o fyne.CanvasObject) {
	style, text := BoxStyle{Padding: cellInset}, ""
	if id.Row < len(v.rows) && id.Col < len(v.letters) {
		row := v.rows[id.Row]
		text = row.Cells[id.Col]
		if row.Marked {
			style.Fill = Info.Tint()
		}
	}
	setCell(o, style, text)
}

func (v *SheetView) head(id widget.TableCellID, o fyne.CanvasObject) {
	text := ""
	switch {
	case id.Row < 0 && id.Col >= 0 && id.Col < len(v.letters):
		text = v.letters[id.Col]
	case id.Col < 0 && id.Row >= 0 && id.Row < len(v.rows):
		text = v.rows[id.Row].Number
	}
	setCell(o, BoxStyle{Padding: cellInset, Fill: ColorPane}, text)
}

func setCell(o fyne.CanvasObject, style BoxStyle, text string) {
	box := o.(*Box)
	box.SetStyle(style)
	box.content.(*Text).SetText(text)
}

// TypedRune passes on what was typed.
func (v *SheetView) TypedRune(r rune) { v.Keys.TypedRune(r) }

// TypedKey moves, chooses, or passes the key on.
func (v *SheetView) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeySpace:
		v.Table.TypedKey(event)
	default:
		v.Keys.TypedKey(event)
	}
}
