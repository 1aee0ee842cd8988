package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over an Entry and takes nothing but the wheel: Fyne gives that to
// the topmost object that wants it, which would be the entry's own pane, also
// where there is nothing to scroll.
type wheel struct {
	widget.BaseWidget
	entry *Entry
}

func newWheel(e *Entry) *wheel {
	w := &wheel{entry: e}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled is part of fyne.Scrollable.
func (w *wheel) Scrolled(event *fyne.ScrollEvent) {
	if w.entry.pane != nil {
		w.entry.pane.Scrolled(event)
	}
}

// attach gives the wheel over text fields within o to a pane, as long as their whole
// text shows: a field does not hold the pane up.
func attach(o fyne.CanvasObject, pane *Scroll) {
	switch o := o.(type) {
	case *Entry:
		if o.pane != pane {
			o.pane = pane
			o.guardWheel(o.Size().Width)
		}
	case *fyne.Container:
		for _, part := range o.Objects {
			attach(part, pane)
		}
	case interface{ inside() fyne.CanvasObject }:
		attach(o.inside(), pane)
	}
}

// CreateRenderer is part of fyne.Widget.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}
