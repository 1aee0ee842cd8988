package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// NewGrid puts objects beside each other, all of one width, each from the top.
// Where that is too narrow for one of them, they stand below each other.
func NewGrid(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&grid{gap: gap, stacked: column{gap: gap}}, objects...)
}

type grid struct {
	gap     float32
	stacked column
}

// each is the width of every object, and whether it is enough for all.
func (g *grid) each(objects []fyne.CanvasObject, width float32) (each float32, enough bool) {
	n := float32(len(objects))
	each = (width - (n-1)*g.gap) / n
	return each, widest(objects) <= each
}

func widest(objects []fyne.CanvasObject) float32 {
	width := float32(0)
	for _, o := range objects {
		width = max(width, o.MinSize().Width)
	}
	return width
}

// HeightFor is part of SizedLayout.
func (g *grid) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	each, enough := g.each(objects, width)
	if !enough {
		return g.stacked.HeightFor(objects, width)
	}
	height := float32(0)
	for _, o := range objects {
		height = max(height, HeightFor(o, each))
	}
	return height
}

func (g *grid) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	each, enough := g.each(objects, size.Width)
	if !enough {
		g.stacked.Layout(objects, size)
		return
	}
	g.stacked.width = size.Width
	for i, o := range objects {
		o.Move(fyne.NewPos(float32(i)*(each+g.gap), 0))
		o.Resize(fyne.NewSize(each, HeightFor(o, each)))
	}
}

func (g *grid) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := widest(objects)
	return fyne.NewSize(width, g.HeightFor(objects, max(width, g.stacked.width)))
}
