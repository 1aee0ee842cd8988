package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"tenken/ui/widgets"
)

// centred keeps one object in the middle of the page, not wider than it reads
// well.
type centred struct{ width, top float32 }

func (c *centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	width := min(c.width, size.Width-64)
	for _, o := range objects {
		o.Move(fyne.NewPos((size.Width-width)/2, c.top))
		o.Resize(fyne.NewSize(width, size.Height-c.top))
	}
}

func (c *centred) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(320, c.top+100)
}

// sideBySide puts two objects beside each other: the left one with a fixed
// width, the right one with the rest. Both begin at the top.
type sideBySide struct{ left, gap float32 }

func (s *sideBySide) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(s.left, widgets.HeightFor(objects[0], s.left)))
	rest := size.Width - s.left - s.gap
	objects[1].Move(fyne.NewPos(s.left+s.gap, 0))
	objects[1].Resize(fyne.NewSize(rest, widgets.HeightFor(objects[1], rest)))
}

// HeightFor is part of widgets.SizedLayout.
func (s *sideBySide) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return max(widgets.HeightFor(objects[0], s.left), widgets.HeightFor(objects[1], width-s.left-s.gap))
}

func (s *sideBySide) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(s.left+s.gap+objects[1].MinSize().Width, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

// sidebar puts a list of a fixed width beside what it leads to, both over the whole
// height.
type sidebar struct{ width float32 }

func (b *sidebar) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(b.width, size.Height))
	objects[1].Move(fyne.NewPos(b.width, 0))
	objects[1].Resize(fyne.NewSize(size.Width-b.width, size.Height))
}

func (b *sidebar) MinSize(objects []fyne.CanvasObject) fyne.Size {
	left, right := objects[0].MinSize(), objects[1].MinSize()
	return fyne.NewSize(b.width+right.Width, max(left.Height, right.Height))
}

// gutter is the room for a scroll bar beside what it scrolls.
const gutter = 16

// inset leaves room around one object.
type inset struct{ top, right float32 }

func (n *inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(0, n.top))
	objects[0].Resize(size.SubtractWidthHeight(n.right, n.top))
}

// HeightFor is part of widgets.SizedLayout.
func (n *inset) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return widgets.HeightFor(objects[0], width-n.right) + n.top
}

func (n *inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(n.right, n.top)
}

// fixedHeight gives one object a height.
type fixedHeight struct{ height float32 }

func (h *fixedHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(size.Width, h.height))
}

func (h *fixedHeight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, h.height)
}

// relaid lays a container that shows out anew after a part of it has another height.
func relaid(c *fyne.Container) {
	if c != nil && c.Size().Width > 0 {
		c.Layout.Layout(c.Objects, c.Size())
	}
}

// ifFits shows one object only where it has room beside nothing else.
type ifFits struct{}

func (ifFits) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	visible(objects[0].MinSize().Width <= size.Width, objects[0])
	objects[0].Resize(size)
}

// HeightFor is part of widgets.SizedLayout.
func (ifFits) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	if objects[0].MinSize().Width > width {
		return 0
	}
	return widgets.HeightFor(objects[0], width)
}

func (ifFits) MinSize(objects []fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 0) }

// headline puts words and, at the right edge, buttons beside each other. Where that
// would be higher, the buttons stand below, in as many lines as they need.
type headline struct {
	gap   float32
	width float32 // of the last layout
}

func (h *headline) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h.width = size.Width
	h.arrange(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

// HeightFor is part of widgets.SizedLayout.
func (h *headline) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return h.arrange(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

func (h *headline) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects[1:] {
		width = max(width, o.MinSize().Width)
	}
	return fyne.NewSize(width, h.HeightFor(objects, max(width, h.width)))
}

// arrange tells place where the words and each visible button go, and returns the
// height of all.
func (h *headline) arrange(objects []fyne.CanvasObject, width float32, place func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	words, rows := objects[0], h.rows(objects[1:], width)
	rest, y := width, float32(0)
	if h.beside(words, rows, width) {
		rest -= h.across(rows[0])
	}
	height, above := widgets.HeightFor(words, rest), float32(0)
	if rest < width {
		above = max((rows[0][0].MinSize().Height-height)/2, 0)
	} else {
		y = height + h.gap/2
	}
	place(words, fyne.NewPos(0, above), fyne.NewSize(rest, height))
	for _, row := range rows {
		x, line := width-h.across(row)+h.gap, float32(0)
		for _, o := range row {
			size := o.MinSize()
			place(o, fyne.NewPos(x, y), size)
			x += size.Width + h.gap
			line = max(line, size.Height)
		}
		height = max(height, y+line)
		y += line + h.gap/2
	}
	return height
}

// beside reports whether buttons in these lines stand beside the words.
func (h *headline) beside(words fyne.CanvasObject, rows [][]fyne.CanvasObject, width float32) bool {
	if len(rows) != 1 {
		return false
	}
	rest := width - h.across(rows[0])
	return rest > width/4 && widgets.HeightFor(words, rest) <= widgets.HeightFor(words, width)+rows[0][0].MinSize().Height
}

// rows are the lines that the visible buttons need.
func (h *headline) rows(buttons []fyne.CanvasObject, width float32) (rows [][]fyne.CanvasObject) {
	for _, b := range buttons {
		if !b.Visible() {
			continue
		}
		last := len(rows) - 1
		if last < 0 || h.across(rows[last])+b.MinSize().Width > width {
			rows, last = append(rows, nil), last+1
		}
		rows[last] = append(rows[last], b)
	}
	return rows
}

// across is the width of a line of buttons, with the gap before it.
func (h *headline) across(row []fyne.CanvasObject) (width float32) {
	for _, b := range row {
		width += h.gap + b.MinSize().Width
	}
	return width
}

// filler takes the room that is left in a row.
func filler() fyne.CanvasObject { return layout.NewSpacer() }
