package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// A choice shows the focus by the ring and never by another ground, and passes on the
// keys that it does not use.
func TestSelect(t *testing.T) {
	var told []int
	s := NewSelect([]string{"all", "some", "none"}, 1, func(i int) { told = append(told, i) })
	var passed []fyne.KeyName
	s.OnKey = func(e *fyne.KeyEvent) { passed = append(passed, e.Name) }
	w := show(t, s, 200)
	r := test.WidgetRenderer(s).(*selectRenderer)
	ground := r.WidgetRenderer.Objects()[0].(*canvas.Rectangle)
	before := ground.FillColor
	w.Canvas().Focus(s)
	if r.ring.outer.Hidden || ground.FillColor != before || ground.StrokeWidth != 1 {
		t.Errorf("with the focus: ring hidden %v, ground %v instead of %v", r.ring.outer.Hidden, ground.FillColor, before)
	}
	s.TypedKey(key(fyne.KeyRight))
	s.TypedKey(key(fyne.KeyEscape))
	if len(told) != 1 || told[0] != 2 || len(passed) != 1 || w.Canvas().Overlays().Top() != nil {
		t.Errorf("told %v, passed on %v", told, passed)
	}
	s.TypedKey(key(fyne.KeyReturn))
	if w.Canvas().Overlays().Top() == nil {
		t.Error("Enter does not open the list")
	}
	w.Canvas().Unfocus()
	s.FocusLost()
	s.Disable()
	if disabled := colorOf(s.Theme(), theme.ColorNameDisabledButton); !r.ring.outer.Hidden || ground.FillColor != disabled {
		t.Error("it does not look disabled")
	}
}
