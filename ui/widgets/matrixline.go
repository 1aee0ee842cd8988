package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// matrixLine is one row of a Matrix.
type matrixLine struct {
	widget.BaseWidget
	hover
	matrix *Matrix
	texts  MatrixRow
	row    int
}

func newMatrixLine(m *Matrix) *matrixLine {
	l := &matrixLine{matrix: m}
	l.of = l
	l.ExtendBaseWidget(l)
	return l
}

func (l *matrixLine) set(texts MatrixRow, row int) {
	l.changed()
	l.texts, l.row = texts, row
	l.Refresh()
}

// Tapped opens the cell that was tapped.
func (l *matrixLine) Tapped(event *fyne.PointEvent) {
	l.matrix.tap(l.row, columnAt(l.matrix.edges(l.Size().Width), event.Position.X))
}

// current reports whether the line holds the cursor.
func (l *matrixLine) current() bool { return l.row == l.matrix.row }

// CreateRenderer is part of fyne.Widget.
func (l *matrixLine) CreateRenderer() fyne.WidgetRenderer {
	r := &matrixLineRenderer{
		line: l, back: canvas.NewRectangle(color.Transparent), under: canvas.NewRectangle(color.Transparent),
		head: canvas.NewText("", color.Transparent), ring: newRing(),
	}
	for range l.matrix.columns {
		r.cells = append(r.cells, canvas.NewText("", color.Transparent))
	}
	l.whole = r.whole
	r.Refresh()
	return r
}

type matrixLineRenderer struct {
	line        *matrixLine
	back, under *canvas.Rectangle
	head        *canvas.Text
	cells       []*canvas.Text
	ring        *ring
}

// whole is the text of a cell that was drawn cut.
func (r *matrixLineRenderer) whole(at fyne.Position) string {
	column := columnAt(r.line.matrix.edges(r.line.Size().Width), at.X)
	switch {
	case column == headColumn:
		return cut(drawn{r.line.texts.Head, r.head})
	case column < len(r.line.texts.Cells):
		return cut(drawn{r.line.texts.Cells[column], r.cells[column]})
	}
	return ""
}

func (r *matrixLineRenderer) Destroy() {}

func (r *matrixLineRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.back, r.under, r.head}
	for _, cell := range r.cells {
		all = append(all, cell)
	}
	return append(all, r.ring.objects()...)
}

func (r *matrixLineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(400, r.line.Theme().Size(theme.SizeNameCaptionText)*1.4+16)
}

func (r *matrixLineRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.under.Move(fyne.NewPos(0, size.Height-1))
	r.under.Resize(fyne.NewSize(size.Width, 1))
	edges := r.line.matrix.edges(size.Width)
	top := (size.Height - r.head.TextSize*1.3) / 2
	r.head.Text = Shorten(r.line.texts.Head, r.head.TextSize, false, edges[0]-2*rowInset)
	place(r.head, rowInset, top, edges[0]-2*rowInset)
	for i, cell := range r.cells {
		width := edges[i+1] - edges[i] - 2*titleInset
		cell.Text = ""
		if i < len(r.line.texts.Cells) {
			cell.Text = Shorten(r.line.texts.Cells[i], cell.TextSize, false, width)
		}
		place(cell, edges[i]+titleInset, top, width)
	}
	from, to := float32(0), edges[0]
	if column := r.line.matrix.column; column != headColumn {
		from, to = edges[column], edges[column+1]
	}
	r.ring.layout(fyne.NewPos(from, 0), fyne.NewSize(to-from, size.Height), 4)
}

func (r *matrixLineRenderer) Refresh() {
	l, th := r.line, r.line.Theme()
	paint(r.back, th, rowGround(l.current()), "")
	r.back.Hidden = !l.current() && !l.hovered
	paint(r.under, th, ColorDivider, "")
	r.head.TextSize, r.head.Color = th.Size(theme.SizeNameCaptionText), colorOf(th, theme.ColorNameForeground)
	if l.texts.Tone != "" {
		r.head.Color = colorOf(th, l.texts.Tone.Text())
	}
	for _, cell := range r.cells {
		cell.TextSize, cell.Color = r.head.TextSize, r.head.Color
	}
	r.ring.show(l.current() && l.matrix.list.Focused())
	r.ring.refresh(th)
	r.Layout(l.Size())
	canvas.Refresh(l)
}
