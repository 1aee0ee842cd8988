package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

func TestBarLineIsPressed(t *testing.T) {
	test.NewTempApp(t)
	pressed := 0
	l := NewBarLine(BarTexts{Name: "組織体制", Figure: "50.00%", Small: "前年度 40.00%", Share: 5000, HasShare: true, Before: 4000, HasBefore: true}, byCharacter, func() { pressed++ })
	w := test.NewTempWindow(t, l)
	w.Resize(fyne.NewSize(400, 60))
	test.Tap(l)
	for _, key := range []fyne.KeyName{fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter} {
		l.TypedKey(&fyne.KeyEvent{Name: key})
	}
	other := fyne.KeyName("")
	l.OnKey = func(event *fyne.KeyEvent) { other = event.Name }
	l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if pressed != 4 || other != fyne.KeyEscape {
		t.Errorf("pressed %d times, passed on %q", pressed, other)
	}
}

// The bar is as long as its share, and the mark of the year before stands at its
// place; a share that is none has no bar.
func TestBarLineDrawsItsShare(t *testing.T) {
	test.NewTempApp(t)
	l := NewBarLine(BarTexts{Name: "a", Figure: "25%", Share: 2500, HasShare: true, Before: 5000, HasBefore: true}, byCharacter, nil)
	l.Resize(fyne.NewSize(416, 60))
	r := test.WidgetRenderer(l).(*barLineRenderer)
	if r.fill.Size().Width != 100 || r.frame.Size().Width != 400 || r.before.Position().X != 206 {
		t.Errorf("fill %v, frame %v, mark at %v", r.fill.Size(), r.frame.Size(), r.before.Position())
	}
	l.SetTexts(BarTexts{Name: "a", Figure: "－"})
	if r.fill.Visible() || r.frame.Visible() || r.before.Visible() {
		t.Error("what has no share has a bar")
	}
	l.FocusGained()
	if !r.ring.outer.Visible() {
		t.Error("the focus does not show")
	}
}

func TestRadar(t *testing.T) {
	test.NewTempApp(t)
	spokes := []Spoke{{"1", 10000, 0, true, false}, {"2", 5000, 0, true, false}, {"3", 0, 0, false, false}, {"4", 2500, 0, true, false}}
	r := NewRadar(spokes)
	r.Resize(fyne.NewSize(300, 260))
	dots, names := 0, 0
	for _, o := range test.WidgetRenderer(r).Objects() {
		switch o := o.(type) {
		case *canvas.Circle:
			dots++
		case *canvas.Text:
			names++
			if at := o.Position(); at.X < 0 || at.Y < 0 || at.Y+o.Size().Height > 260 {
				t.Errorf("%q lies outside at %v", o.Text, at)
			}
		}
	}
	if dots != 3 || names != 4 {
		t.Errorf("%d dots and %d names", dots, names)
	}
	if NewRadar(spokes[:2]).HeightFor(300) != 0 {
		t.Error("two spokes have an area")
	}
}

// In a lazy list the arrow keys only move.
func TestLazyList(t *testing.T) {
	test.NewTempApp(t)
	var chosen []int
	l := NewList(func() int { return 3 }, func() fyne.CanvasObject { return NewListRow() }, func(int, fyne.CanvasObject) {}, func(i int) { chosen = append(chosen, i) })
	l.Lazy = true
	l.Resize(fyne.NewSize(200, 200))
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyEnd, fyne.KeyUp, fyne.KeySpace, fyne.KeyHome} {
		l.TypedKey(&fyne.KeyEvent{Name: key})
	}
	if len(chosen) != 1 || chosen[0] != 1 || l.Current() != 0 {
		t.Errorf("chosen %v, at %d", chosen, l.Current())
	}
}
