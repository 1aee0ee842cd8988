package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// followCaret tells the system's input method where the caret stands, so that the
// list of candidates opens there. Fyne does not, and it would open in a corner of
// the screen.
func (e *Entry) followCaret() {
	if !e.focused {
		return
	}
	app := fyne.CurrentApp()
	canvas := app.Driver().CanvasForObject(e)
	for _, window := range app.Driver().AllWindows() {
		if canvas != nil && window.Canvas() == canvas {
			at := app.Driver().AbsolutePositionForObject(e).Add(e.caret())
			x, y := canvas.PixelCoordinateForPosition(at)
			_, below := canvas.PixelCoordinateForPosition(at.AddXY(0, e.Theme().Size(theme.SizeNameText)*1.3))
			placeInput(window, x, y, below-y)
		}
	}
}

// caret is where the caret stands in the field. In a text that has scrolled it may
// stand outside; then the edge is taken.
func (e *Entry) caret() fyne.Position {
	at, size := e.CursorPosition(), e.Size()
	return fyne.NewPos(min(max(at.X, 0), size.Width), min(max(at.Y, 0), size.Height))
}
