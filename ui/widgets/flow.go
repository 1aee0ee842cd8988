package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewFlow puts objects beside each other, each as wide as it must be and there
// is room, in as many lines as they need. The last one stands at the right edge.
func NewFlow(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&flow{gap: gap}, objects...)
}

type flow struct {
	gap   float32
	width float32 // of the last layout
}

// arrange tells place where each visible object goes, and returns the height of
// all lines.
func (f *flow) arrange(objects []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		size := o.MinSize()
		size.Width = min(size.Width, width)
		size.Height = HeightFor(o, size.Width)
		if x > 0 && x+size.Width > width {
			x, y, line = 0, y+line+f.gap/2, 0
		}
		if i == len(objects)-1 {
			x = max(width-size.Width, 0)
		}
		place(o, fyne.NewPos(x, y), size)
		x += size.Width + f.gap
		line = max(line, size.Height)
	}
	return y + line
}

// HeightFor is part of SizedLayout.
func (f *flow) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return f.arrange(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.arrange(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := widest(objects)
	return fyne.NewSize(width, f.HeightFor(objects, max(width, f.width)))
}
