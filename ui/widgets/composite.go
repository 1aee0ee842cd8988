package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// composite is a widget that is made of others.
type composite struct {
	widget.BaseWidget
	body fyne.CanvasObject
}

// inside is what the widget is made of.
func (c *composite) inside() fyne.CanvasObject { return c.body }

// HeightFor is the height of the parts at a width.
func (c *composite) HeightFor(width float32) float32 { return HeightFor(c.body, width) }

// CreateRenderer is part of fyne.Widget.
func (c *composite) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(c.body) }
