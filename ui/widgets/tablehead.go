package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// tableHead are the titles of a Table, each of which sorts it, and a box that ticks
// all rows.
type tableHead struct {
	widget.BaseWidget
	hover
	table   *Table
	cursor  int // a column, or headColumn: the box
	sorted  int // a column, or -1
	down    bool
	focused bool
}

func newTableHead(t *Table) *tableHead {
	h := &tableHead{table: t, cursor: headColumn, sorted: -1}
	h.of = h
	h.ExtendBaseWidget(h)
	return h
}

// Tapped is part of fyne.Tappable.
func (h *tableHead) Tapped(event *fyne.PointEvent) {
	h.cursor = columnAt(h.table.edges(h.Size().Width), event.Position.X)
	h.press()
}

func (h *tableHead) press() {
	if h.cursor == headColumn {
		h.table.OnAll()
	} else if h.table.OnSort != nil {
		h.table.OnSort(h.cursor)
	}
	h.Refresh()
}

// TypedRune is part of fyne.Focusable.
func (h *tableHead) TypedRune(r rune) { h.table.Keys.TypedRune(r) }

// TypedKey moves along the titles, and presses one.
func (h *tableHead) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft:
		h.cursor = max(h.cursor-1, h.first())
	case fyne.KeyRight:
		h.cursor = min(h.cursor+1, len(h.table.edges(h.Size().Width))-2)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		h.press()
	default:
		h.table.Keys.TypedKey(event)
	}
	h.Refresh()
}

// first is the leftmost place of the cursor.
func (h *tableHead) first() int {
	if h.table.ticks() {
		return headColumn
	}
	return 0
}

// FocusGained is part of fyne.Focusable.
func (h *tableHead) FocusGained() {
	h.focused, h.cursor = true, max(h.cursor, h.first())
	h.Refresh()
}

// FocusLost is part of fyne.Focusable.
func (h *tableHead) FocusLost() { h.focused = false; h.Refresh() }

// CreateRenderer is part of fyne.Widget.
func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	r := &tableHeadRenderer{head: h, back: canvas.NewRectangle(color.Transparent), tick: newTickMark(), ring: newRing()}
	for range h.table.columns {
		title := canvas.NewText("", color.Transparent)
		title.TextStyle.Bold = true
		r.titles = append(r.titles, title)
	}
	h.whole = r.whole
	r.Refresh()
	return r
}

type tableHeadRenderer struct {
	head   *tableHead
	back   *canvas.Rectangle
	tick   *tickMark
	titles []*canvas.Text
	ring   *ring
}

// whole is a title that was drawn cut.
func (r *tableHeadRenderer) whole(at fyne.Position) string {
	column := columnAt(r.head.table.edges(r.head.Size().Width), at.X)
	if column == headColumn {
		return ""
	}
	return cut(drawn{r.words(column), r.titles[column]})
}

// columnAt is the column that a place lies in, by the left edges of all and the right
// one of the last.
func columnAt(edges []float32, x float32) int {
	column := headColumn
	for i, left := range edges[:len(edges)-1] {
		if x >= left {
			column = i
		}
	}
	return column
}

func (r *tableHeadRenderer) Destroy() {}

func (r *tableHeadRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.back, r.tick.box, r.tick.mark}
	for _, title := range r.titles {
		all = append(all, title)
	}
	return append(all, r.ring.objects()...)
}

func (r *tableHeadRenderer) MinSize() fyne.Size {
	return fyne.NewSize(300, r.head.table.textSize()*1.4+16)
}

func (r *tableHeadRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	t := r.head.table
	text, edges := t.textSize(), t.edges(size.Width)
	r.tick.layout(fyne.NewPos(rowInset, (size.Height-tableTick(text))/2), tableTick(text))
	for i, title := range r.titles {
		title.Hidden = i >= len(edges)-1
		if !title.Hidden {
			width := edges[i+1] - edges[i] - 2*titleInset
			title.Text = Shorten(r.words(i), text, true, width)
			place(title, edges[i]+titleInset, (size.Height-text*1.3)/2, width)
		}
	}
	from, to := float32(0), edges[0]
	if c := r.head.cursor; c != headColumn && c < len(edges)-1 {
		from, to = edges[c], edges[c+1]
	}
	r.ring.layout(fyne.NewPos(from, 0), fyne.NewSize(to-from, size.Height), 4)
}

// words are a title with the mark of the column by which the rows are sorted.
func (r *tableHeadRenderer) words(i int) string {
	title := r.head.table.columns[i].Title
	switch {
	case i != r.head.sorted:
		return title
	case r.head.down:
		return title + "▼"
	}
	return title + "▲"
}

func (r *tableHeadRenderer) Refresh() {
	th := r.head.Theme()
	paint(r.back, th, ColorPane, "")
	r.tick.show(r.head.table.ticks())
	r.tick.refresh(th, false)
	for _, title := range r.titles {
		title.TextSize, title.Color = th.Size(theme.SizeNameCaptionText), colorOf(th, theme.ColorNameForeground)
	}
	r.ring.show(r.head.focused)
	r.ring.refresh(th)
	r.Layout(r.head.Size())
	canvas.Refresh(r.head)
}
