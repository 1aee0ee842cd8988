package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// wheel lies over a widget and takes nothing but the wheel: Fyne gives that to the
// topmost object that wants it, which would be a pane within the widget.
type wheel struct {
	widget.BaseWidget
	scrolled func(*fyne.ScrollEvent)
}

func newWheel(scrolled func(*fyne.ScrollEvent)) *wheel {
	w := &wheel{scrolled: scrolled}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled is part of fyne.Scrollable.
func (w *wheel) Scrolled(event *fyne.ScrollEvent) { w.scrolled(event) }

// wheelStep is how many times farther than Fyne does we go with the wheel: its 25 px
// are a line and a half.
const wheelStep = 3

// farther is the event for a pane that goes by wheelStep.
func farther(event *fyne.ScrollEvent) *fyne.ScrollEvent {
	out := *event
	out.Scrolled.DX *= wheelStep
	out.Scrolled.DY *= wheelStep
	return &out
}

// wheelOver lays a wheel over what Fyne draws of a list or a tree.
func wheelOver(drawn fyne.WidgetRenderer) fyne.WidgetRenderer {
	turn := func(event *fyne.ScrollEvent) {
		for _, o := range drawn.Objects() {
			if pane, ok := o.(*container.Scroll); ok {
				moveAway(pane)
				pane.Scrolled(farther(event))
			}
		}
	}
	return &wheeledRenderer{drawn, newWheel(turn)}
}

// wheeledRenderer draws a list with a wheel over it.
type wheeledRenderer struct {
	fyne.WidgetRenderer
	wheel *wheel
}

func (r *wheeledRenderer) Objects() []fyne.CanvasObject {
	return append(slices.Clip(r.WidgetRenderer.Objects()), r.wheel)
}

func (r *wheeledRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.wheel.Resize(size)
}

// attach gives the wheel over text fields within o to a pane, as long as their whole
// text shows: a field does not hold the pane up.
func attach(o fyne.CanvasObject, pane *Scroll) {
	if e, ok := o.(*Entry); ok && e.pane != pane {
		e.pane = pane
		e.guardWheel(e.Size().Width)
	}
	for _, part := range partsOf(o) {
		attach(part, pane)
	}
}

// CreateRenderer is part of fyne.Widget.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}
