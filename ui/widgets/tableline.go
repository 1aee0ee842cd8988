package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableLine is one row of a Table.
type tableLine struct {
	widget.BaseWidget
	hover
	table *Table
	row   int
	texts TableRow
}

func newTableLine(t *Table) *tableLine {
	l := &tableLine{table: t}
	l.of = l
	l.ExtendBaseWidget(l)
	return l
}

func (l *tableLine) set(row int, texts TableRow) {
	l.changed()
	l.row, l.texts = row, texts
	l.Refresh()
}

// Tapped is part of fyne.Tappable.
func (l *tableLine) Tapped(event *fyne.PointEvent) { l.table.tap(l.row, event.Position.X) }

// CreateRenderer is part of fyne.Widget.
func (l *tableLine) CreateRenderer() fyne.WidgetRenderer {
	r := &tableLineRenderer{line: l, tick: newTickMark(), ring: newRing()}
	for _, rect := range []**canvas.Rectangle{&r.back, &r.under} {
		*rect = canvas.NewRectangle(color.Transparent)
	}
	r.title, r.note = canvas.NewText("", color.Transparent), canvas.NewText("", color.Transparent)
	r.title.TextStyle.Bold = true
	r.note.Alignment = fyne.TextAlignTrailing
	for range l.table.columns {
		r.cells = append(r.cells, newTableCell())
	}
	l.whole = r.whole
	r.Refresh()
	return r
}

type tableLineRenderer struct {
	line        *tableLine
	back, under *canvas.Rectangle
	tick        *tickMark
	title, note *canvas.Text
	cells       []*tableCell
	ring        *ring
}

// whole is what was drawn cut: a title, or the text of a cell.
func (r *tableLineRenderer) whole(at fyne.Position) string {
	texts := r.line.texts
	if texts.Title != "" {
		return cut(drawn{texts.Title, r.title}, drawn{texts.Note, r.note})
	}
	column := columnAt(r.line.table.edges(r.line.Size().Width), at.X)
	if column == headColumn || column >= len(texts.Cells) {
		return ""
	}
	return cut(drawn{texts.Cells[column].Text, r.cells[column].text})
}

func (r *tableLineRenderer) Destroy() {}

func (r *tableLineRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.back, r.under, r.tick.box, r.tick.mark, r.title, r.note}
	for _, c := range r.cells {
		all = append(all, c.face, c.frame, c.fill, c.text)
	}
	return append(all, r.ring.objects()...)
}

func (r *tableLineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(300, r.line.table.textSize()*1.4+16)
}

func (r *tableLineRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.under.Move(fyne.NewPos(0, size.Height-1))
	r.under.Resize(fyne.NewSize(size.Width, 1))
	r.ring.layout(fyne.NewPos(0, 0), size, 4)
	text := r.line.table.textSize()
	r.tick.layout(fyne.NewPos(rowInset, (size.Height-tableTick(text))/2), tableTick(text))
	edges, titled := r.line.table.edges(size.Width), r.line.texts.Title != ""
	r.layoutTitle(edges[0]+titleInset, edges[len(edges)-1]-titleInset, size.Height)
	for i, c := range r.cells {
		if titled || i >= len(edges)-1 || i >= len(r.line.texts.Cells) {
			c.hide()
			continue
		}
		c.layout(r.line.texts.Cells[i], edges[i]+titleInset, edges[i+1]-edges[i]-2*titleInset, size.Height)
	}
}

func (r *tableLineRenderer) layoutTitle(left, right, height float32) {
	top := (height - r.title.TextSize*1.3) / 2
	r.note.Text = Shorten(r.line.texts.Note, r.note.TextSize, false, (right-left)/2)
	note := r.note.MinSize().Width
	r.title.Text = Shorten(r.line.texts.Title, r.title.TextSize, true, right-left-note-rowInset)
	place(r.title, left, top, right-left-note-rowInset)
	place(r.note, right-note, top, note)
}

func (r *tableLineRenderer) Refresh() {
	l, th := r.line, r.line.Theme()
	current := l.row == l.table.Cursor()
	fill := fyne.ThemeColorName("")
	switch {
	case current || l.texts.Ticked:
		fill = ColorSelectedRow
	case l.texts.Title != "":
		fill = ColorPane
	case l.hovered:
		fill = theme.ColorNameHover
	}
	paint(r.back, th, fill, "")
	paint(r.under, th, ColorDivider, "")
	r.tick.show(l.table.ticks())
	r.tick.refresh(th, l.texts.Ticked)
	for _, text := range []*canvas.Text{r.title, r.note} {
		text.TextSize, text.Color = th.Size(theme.SizeNameCaptionText), colorOf(th, theme.ColorNameForeground)
	}
	for i, c := range r.cells {
		if i < len(l.texts.Cells) {
			c.refresh(th, l.texts.Cells[i])
		}
	}
	r.ring.show(current && l.table.list.Focused())
	r.ring.refresh(th)
	r.Layout(l.Size())
	canvas.Refresh(l)
}

// tickMark is a box with a mark in it, as a Tick has one.
type tickMark struct {
	box  *canvas.Rectangle
	mark *canvas.Image
}

func newTickMark() *tickMark {
	m := &tickMark{canvas.NewRectangle(color.Transparent), &canvas.Image{FillMode: canvas.ImageFillContain}}
	m.box.CornerRadius = 4
	return m
}

func (m *tickMark) layout(at fyne.Position, size float32) {
	for _, o := range []fyne.CanvasObject{m.box, m.mark} {
		o.Move(at)
		o.Resize(fyne.NewSquareSize(size))
	}
}

// show shows the box, with its mark, or hides both.
func (m *tickMark) show(shown bool) { m.box.Hidden, m.mark.Hidden = !shown, !shown }

func (m *tickMark) refresh(th fyne.Theme, ticked bool) {
	m.mark.Hidden = m.box.Hidden || !ticked
	if ticked {
		paint(m.box, th, theme.ColorNamePrimary, "")
		m.mark.Resource = theme.NewColoredResource(theme.ConfirmIcon(), theme.ColorNameForegroundOnPrimary)
		m.mark.Refresh()
		return
	}
	paint(m.box, th, theme.ColorNameInputBackground, theme.ColorNameInputBorder)
}
