package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// ring is the focus ring: a black line outside, a yellow one inside it. It lies
// within the bounds it is given, because panes clip what stands out of them.
type ring struct {
	outer, inner *canvas.Rectangle
}

const (
	outerLine = 2
	innerLine = 2
)

func newRing() *ring {
	r := &ring{outer: canvas.NewRectangle(color.Transparent), inner: canvas.NewRectangle(color.Transparent)}
	r.outer.StrokeWidth, r.inner.StrokeWidth = outerLine, innerLine
	r.show(false)
	return r
}

func (r *ring) objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.inner, r.outer} }

func (r *ring) show(visible bool) { r.outer.Hidden, r.inner.Hidden = !visible, !visible }

// layout draws the ring around a place of the given position, size and corners.
func (r *ring) layout(at fyne.Position, size fyne.Size, radius float32) {
	r.outer.Move(at)
	r.outer.Resize(size)
	r.inner.Move(at.AddXY(outerLine, outerLine))
	r.inner.Resize(fyne.NewSize(max(size.Width-2*outerLine, 0), max(size.Height-2*outerLine, 0)))
	r.outer.CornerRadius, r.inner.CornerRadius = radius, max(radius-outerLine, 0)
}

func (r *ring) refresh(th fyne.Theme) {
	r.outer.StrokeColor = colorOf(th, ColorFocusOutline)
	r.inner.StrokeColor = colorOf(th, ColorFocusRing)
	r.outer.Refresh()
	r.inner.Refresh()
}
