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
	table   *Table
	cursor  int // a column, or headColumn: the box
	sorted  int // a column, or -1
	down    bool
	focused bool
}

func newTableHead(t *Table) *tableHead {
	h := &tableHead{table: t, cursor: headColumn, sorted: -1}
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

// words are a title with the mark of the column by which the rows are sorted.
func (h *tableHead) words(i int) string {
	title := h.table.columns[i].Title
	switch {
	case i != h.sorted:
		return title
	case h.down:
		return title + "▼"
	}
	return title + "▲"
}

// widest are a title with a mark where there can be one.
func (h *tableHead) widest(i int) string {
	title := h.table.columns[i].Title
	if h.table.OnSort != nil {
		title += "▲"
	}
	return title
}

// titleStyle is how titles of columns look.
var titleStyle = Style{Size: theme.SizeNameCaptionText, Bold: true, Tight: true}

// HeightFor is part of Sized.
func (h *tableHead) HeightFor(width float32) float32 {
	edges, height := h.table.edges(width), h.table.textSize()*1.4
	for i := range edges[:len(edges)-1] {
		title := NewText(h.widest(i), titleStyle, h.table.lines)
		height = max(height, title.HeightFor(edges[i+1]-edges[i]-2*titleInset))
	}
	return height + 16
}

// CreateRenderer is part of fyne.Widget.
func (h *tableHead) CreateRenderer() fyne.WidgetRenderer {
	r := &tableHeadRenderer{head: h, back: canvas.NewRectangle(color.Transparent), tick: newTickMark(), ring: newRing()}
	for range h.table.columns {
		r.titles = append(r.titles, NewText("", titleStyle, h.table.lines))
	}
	r.Refresh()
	return r
}

type tableHeadRenderer struct {
	head   *tableHead
	back   *canvas.Rectangle
	tick   *tickMark
	titles []*Text
	ring   *ring
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
	return fyne.NewSize(300, r.head.HeightFor(max(r.head.Size().Width, 300)))
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
			height := title.HeightFor(width)
			title.Move(fyne.NewPos(edges[i]+titleInset, (size.Height-height)/2))
			title.Resize(fyne.NewSize(width, height))
		}
	}
	from, to := float32(0), edges[0]
	if c := r.head.cursor; c != headColumn && c < len(edges)-1 {
		from, to = edges[c], edges[c+1]
	}
	r.ring.layout(fyne.NewPos(from, 0), fyne.NewSize(to-from, size.Height), 4)
}

func (r *tableHeadRenderer) Refresh() {
	th := r.head.Theme()
	paint(r.back, th, ColorPane, "")
	r.tick.show(r.head.table.ticks())
	r.tick.refresh(th, false)
	for i, title := range r.titles {
		title.SetText(r.head.words(i))
	}
	r.ring.show(r.head.focused)
	r.ring.refresh(th)
	r.Layout(r.head.Size())
	canvas.Refresh(r.head)
}
