package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// BoxStyle is how a Box looks. Empty colour names draw nothing.
type BoxStyle struct {
	Fill, Border fyne.ThemeColorName
	Bar          fyne.ThemeColorName // a thick line at the left edge
	Radius       float32
	Padding      float32
}

const barWidth = 8

// Box puts space, and where wanted a background, border or bar, around content.
type Box struct {
	widget.BaseWidget
	style   BoxStyle
	content fyne.CanvasObject
}

// NewBox makes a box around content.
func NewBox(style BoxStyle, content fyne.CanvasObject) *Box {
	b := &Box{style: style, content: content}
	b.ExtendBaseWidget(b)
	return b
}

// SetStyle changes the looks.
func (b *Box) SetStyle(style BoxStyle) {
	if b.style != style {
		b.style = style
		b.Refresh()
	}
}

func (b *Box) left() float32 {
	if b.style.Bar != "" {
		return b.style.Padding + barWidth
	}
	return b.style.Padding
}

// inside is the content.
func (b *Box) inside() fyne.CanvasObject { return b.content }

// HeightFor is the content's height and the padding.
func (b *Box) HeightFor(width float32) float32 {
	return HeightFor(b.content, width-b.left()-b.style.Padding) + 2*b.style.Padding
}

// CreateRenderer is part of fyne.Widget.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	r := &boxRenderer{box: b, fill: canvas.NewRectangle(color.Transparent), bar: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type boxRenderer struct {
	box       *Box
	fill, bar *canvas.Rectangle
}

func (r *boxRenderer) Destroy() {}

func (r *boxRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.fill, r.bar, r.box.content}
}

func (r *boxRenderer) MinSize() fyne.Size {
	min := r.box.content.MinSize()
	return fyne.NewSize(min.Width+r.box.left()+r.box.style.Padding, min.Height+2*r.box.style.Padding)
}

func (r *boxRenderer) Layout(size fyne.Size) {
	r.fill.Resize(size)
	r.bar.Resize(fyne.NewSize(barWidth, size.Height))
	r.box.content.Move(fyne.NewPos(r.box.left(), r.box.style.Padding))
	width, height := size.Width-r.box.left()-r.box.style.Padding, size.Height-2*r.box.style.Padding
	r.box.content.Resize(fyne.NewSize(max(width, 0), max(height, 0)))
}

func (r *boxRenderer) Refresh() {
	style, th := r.box.style, r.box.Theme()
	r.fill.FillColor, r.fill.StrokeColor, r.fill.StrokeWidth = color.Transparent, color.Transparent, 0
	r.fill.CornerRadius = style.Radius
	if style.Fill != "" {
		r.fill.FillColor = colorOf(th, style.Fill)
	}
	if style.Border != "" {
		r.fill.StrokeColor, r.fill.StrokeWidth = colorOf(th, style.Border), 1
	}
	r.bar.Hidden = style.Bar == ""
	if style.Bar != "" {
		r.bar.FillColor = colorOf(th, style.Bar)
		r.bar.TopLeftCornerRadius, r.bar.BottomLeftCornerRadius = style.Radius, style.Radius
	}
	r.Layout(r.box.Size())
	r.fill.Refresh()
	r.bar.Refresh()
	r.box.content.Refresh()
}
