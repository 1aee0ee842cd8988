package widgets

import (
	"image/color"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// heatContent is what a cell of a HeatMap shows. Row or column -1 is a title.
type heatContent struct {
	row, column  int
	lines        []string
	tone         Tone
	strong, ring bool
}

func (c heatContent) equal(d heatContent) bool {
	return c.row == d.row && c.column == d.column && c.tone == d.tone && c.strong == d.strong && c.ring == d.ring && slices.Equal(c.lines, d.lines)
}

// heatCell is a cell of a HeatMap, or a title.
type heatCell struct {
	widget.BaseWidget
	hover
	heatContent
	heat *HeatMap
}

func newHeatCell(m *HeatMap) *heatCell {
	c := &heatCell{heat: m}
	c.of = c
	c.ExtendBaseWidget(c)
	return c
}

func (c *heatCell) set(content heatContent) {
	if !c.equal(content) {
		c.changed()
		c.heatContent = content
		c.Refresh()
	}
}

// Tapped opens the cell.
func (c *heatCell) Tapped(*fyne.PointEvent) { c.heat.tap(c.row, c.column) }

// CreateRenderer is part of fyne.Widget.
func (c *heatCell) CreateRenderer() fyne.WidgetRenderer {
	r := &heatCellRenderer{cell: c, back: canvas.NewRectangle(color.Transparent), over: canvas.NewRectangle(color.Transparent), ring: newRing()}
	c.whole = r.whole
	r.Refresh()
	return r
}

type heatCellRenderer struct {
	cell       *heatCell
	back, over *canvas.Rectangle
	texts      []*canvas.Text
	ring       *ring
}

// whole is the title or figure, if any line of it was drawn cut.
func (r *heatCellRenderer) whole(fyne.Position) string {
	for i, line := range r.cell.lines {
		if cut(drawn{line, r.texts[i]}) != "" {
			return strings.Join(r.cell.lines, "")
		}
	}
	return ""
}

func (r *heatCellRenderer) Destroy() {}

func (r *heatCellRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.back}
	for _, text := range r.texts {
		all = append(all, text)
	}
	return append(append(all, r.over), r.ring.objects()...)
}

func (r *heatCellRenderer) MinSize() fyne.Size {
	return fyne.NewSize(0, r.cell.heat.textSize()*heatPitch+2*heatInset)
}

func (r *heatCellRenderer) Layout(size fyne.Size) {
	r.back.Resize(size)
	r.over.Resize(size)
	r.ring.layout(fyne.NewPos(0, 0), size, 0)
	c, text := r.cell, r.cell.heat.textSize()
	top := (size.Height - float32(len(r.texts))*text*heatPitch) / 2
	for i, t := range r.texts {
		t.Text = Shorten(c.lines[i], text, t.TextStyle.Bold, size.Width-2*heatInset)
		place(t, heatInset, top+float32(i)*text*heatPitch, size.Width-2*heatInset)
	}
}

func (r *heatCellRenderer) Refresh() {
	c, th := r.cell, r.cell.Theme()
	words := theme.ColorNameForeground
	switch {
	case c.row < 0 || c.column < 0:
		paint(r.back, th, ColorPane, "")
	case c.tone != "":
		paint(r.back, th, c.tone.Tint(), "")
		words = c.tone.Text()
	default:
		paint(r.back, th, theme.ColorNameBackground, "")
	}
	r.over.Hidden = !c.hovered || c.row < 0
	paint(r.over, th, theme.ColorNameHover, "")
	for len(r.texts) < len(c.lines) {
		r.texts = append(r.texts, canvas.NewText("", color.Transparent))
	}
	r.texts = r.texts[:len(c.lines)]
	for _, t := range r.texts {
		t.TextSize, t.Color, t.TextStyle.Bold = c.heat.textSize(), colorOf(th, words), c.strong
		t.Alignment = fyne.TextAlignLeading
		if c.row >= 0 && c.column >= 0 {
			t.Alignment = fyne.TextAlignTrailing
		}
	}
	r.ring.show(c.ring)
	r.ring.refresh(th)
	r.Layout(c.Size())
	canvas.Refresh(c)
}
