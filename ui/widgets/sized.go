package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Sized is an object whose height follows from its width.
type Sized interface {
	fyne.CanvasObject
	HeightFor(width float32) float32
}

// SizedLayout is a layout whose height follows from its width.
type SizedLayout interface {
	fyne.Layout
	HeightFor(objects []fyne.CanvasObject, width float32) float32
}

// HeightFor is the height that an object needs at a width: of a [Sized] as it
// says, of a container with a [SizedLayout] as that says, of anything else its
// smallest.
func HeightFor(o fyne.CanvasObject, width float32) float32 {
	switch o := o.(type) {
	case Sized:
		return o.HeightFor(width)
	case *fyne.Container:
		if l, ok := o.Layout.(SizedLayout); ok {
			return l.HeightFor(o.Objects, width)
		}
	}
	return o.MinSize().Height
}

// NewColumn puts objects below each other with a gap between those that show,
// each as wide as the column and as high as it must be.
func NewColumn(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&column{gap: gap}, objects...)
}

type column struct {
	gap   float32
	width float32 // of the last layout
}

// HeightFor is part of SizedLayout.
func (c *column) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	height, gap := float32(0), float32(0)
	for _, o := range objects {
		if o.Visible() {
			height += gap + HeightFor(o, width)
			gap = c.gap
		}
	}
	return height
}

func (c *column) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	c.width = size.Width
	y := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		height := HeightFor(o, size.Width)
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, height))
		y += height + c.gap
	}
}

func (c *column) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := float32(0)
	for _, o := range objects {
		if o.Visible() {
			width = max(width, o.MinSize().Width)
		}
	}
	return fyne.NewSize(width, c.HeightFor(objects, max(width, c.width)))
}

// NewFrame puts objects below each other over the whole height: the one at index
// fill takes what the others leave.
func NewFrame(fill int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&frame{fill: fill}, objects...)
}

type frame struct{ fill int }

func (f *frame) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	heights, rest := make([]float32, len(objects)), size.Height
	for i, o := range objects {
		if i != f.fill && o.Visible() {
			heights[i] = HeightFor(o, size.Width)
			rest -= heights[i]
		}
	}
	heights[f.fill] = max(rest, 0)
	y := float32(0)
	for i, o := range objects {
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, heights[i]))
		y += heights[i]
	}
}

// MinSize is that of the object that fills the frame: how high the others are is
// known only with the width.
func (f *frame) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[f.fill].MinSize() }

// NewRow puts objects beside each other. The one at index grow takes the width
// that the others leave; the others are as wide as they must be, as far as there
// is room: then the widest gives way. All stand in the middle of the row's height.
func NewRow(gap float32, grow int, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&row{gap: gap, grow: grow}, objects...)
}

type row struct {
	gap   float32
	grow  int
	width float32 // of the last layout
}

// widths are those of the objects in a row of the given width; hidden ones have
// none.
func (r *row) widths(objects []fyne.CanvasObject, width float32) []float32 {
	out := make([]float32, len(objects))
	rest, gap := width, float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		rest -= gap
		gap = r.gap
		if i != r.grow {
			out[i] = o.MinSize().Width
			rest -= out[i]
		}
	}
	if r.grow < len(out) && objects[r.grow].Visible() {
		out[r.grow] = max(rest, 0)
	}
	if rest < 0 {
		i := slices.Index(out, slices.Max(out))
		out[i] = max(out[i]+rest, 0)
	}
	return out
}

// HeightFor is part of SizedLayout.
func (r *row) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	height := float32(0)
	for i, w := range r.widths(objects, width) {
		if objects[i].Visible() {
			height = max(height, HeightFor(objects[i], w))
		}
	}
	return height
}

func (r *row) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	r.width = size.Width
	x := float32(0)
	for i, w := range r.widths(objects, size.Width) {
		if !objects[i].Visible() {
			continue
		}
		height := min(HeightFor(objects[i], w), size.Height)
		objects[i].Move(fyne.NewPos(x, (size.Height-height)/2))
		objects[i].Resize(fyne.NewSize(w, height))
		x += w + r.gap
	}
}

func (r *row) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width, gap := float32(0), float32(0)
	for _, o := range objects {
		if o.Visible() {
			width += gap + o.MinSize().Width
			gap = r.gap
		}
	}
	return fyne.NewSize(width, r.HeightFor(objects, max(width, r.width)))
}
