package ui

import (
	"context"
	"errors"
	"image/color"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"tenken/ui/widgets"
)

// Work that is done sooner shows no dialog.
const patience = 200 * time.Millisecond

// waiting holds the window's input back while work goes on, and shows how far
// it has come.
type waiting struct {
	app    *App
	shield fyne.CanvasObject
	dialog *dialogBox
	busy   *widget.ProgressBarInfinite // until it is known how much there is to do
	bar    *widget.ProgressBar
	stop   func()
	done   bool
}

// wait begins to wait for work that cancel calls off.
func (a *App) wait(title string, cancel func()) *waiting {
	w := &waiting{app: a, shield: canvas.NewRectangle(color.Transparent), busy: widget.NewProgressBarInfinite(), bar: widget.NewProgressBar()}
	w.bar.Hide()
	a.window.Canvas().Overlays().Add(w.shield)
	w.shield.Resize(a.window.Canvas().Size())
	w.stop = a.clockwork.after(patience, func() { w.show(title, cancel) })
	return w
}

func (w *waiting) show(title string, cancel func()) {
	if w.done {
		return
	}
	f := w.app.format
	button := w.app.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	button.OnTapped = func() {
		button.SetEnabled(false)
		cancel()
	}
	w.dialog = w.app.dialog(title, narrowDialog, widgets.NewColumn(0, w.busy, w.bar), button)
	w.dialog.escape = button.OnTapped
}

// set shows how far the work has come.
func (w *waiting) set(done, total int) {
	w.busy.Hide()
	w.bar.Show()
	w.bar.Max = float64(max(total, 1))
	w.bar.SetValue(float64(done))
}

// close gives the window its input back.
func (w *waiting) close() {
	w.done = true
	w.stop()
	w.busy.Stop()
	if w.dialog != nil {
		w.dialog.close()
	}
	w.lift()
}

// lift takes the shield away. Fyne takes what lies above with it: dialogs that have
// been shown meanwhile are put back.
func (w *waiting) lift() {
	over, focused := w.app.window.Canvas().Overlays(), w.app.window.Canvas().Focused()
	at := slices.Index(over.List(), w.shield)
	if at < 0 { // gone with what lay below it
		return
	}
	above := slices.Clone(over.List()[at+1:])
	over.Remove(w.shield)
	for _, o := range above {
		over.Add(o)
	}
	if len(above) > 0 && focused != nil {
		w.app.window.Canvas().Focus(focused)
	}
}

// cancelled reports whether work was called off by the user.
func (a *App) cancelled(err error) bool { return errors.Is(err, context.Canceled) }
