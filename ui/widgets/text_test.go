package widgets

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestTextFollowsItsWidth(t *testing.T) {
	text := NewText(strings.Repeat("m", 100), Style{}, byCharacter)
	show(t, NewColumn(0, text), 400)
	wide := len(linesOf(text))
	if want := text.HeightFor(400); text.Size().Height != want {
		t.Errorf("the text is %v high, not %v", text.Size().Height, want)
	}
	text.Resize(fyne.NewSize(200, 600))
	if narrow := len(linesOf(text)); narrow <= wide {
		t.Errorf("%d lines at half the width, %d before", narrow, wide)
	}
	if joined := strings.Join(linesOf(text), ""); joined != text.Text() {
		t.Errorf("shows %q", joined)
	}
	text.SetText("短")
	if lines := linesOf(text); len(lines) != 1 || lines[0] != "短" {
		t.Errorf("shows %q", lines)
	}
}

func TestSingleLineIsShortened(t *testing.T) {
	text := NewText("a long title\nof two lines", Style{Short: true}, byCharacter)
	show(t, NewColumn(0, text), 60)
	if lines := linesOf(text); len(lines) != 1 || !strings.HasSuffix(lines[0], string(Ellipsis)) {
		t.Errorf("shows %q", lines)
	}
}

func TestShorten(t *testing.T) {
	test.NewTempApp(t)
	width := func(s string) float32 { return fyne.MeasureText(s, 16, fyne.TextStyle{}).Width }
	for _, s := range []string{"", "abc", "a longer text that does not fit", "日本語の長い題名です", "two\nlines of text"} {
		for limit := float32(0); limit < 300; limit += 7 {
			got := Shorten(s, 16, false, limit)
			if width(got) > limit+0.5 && got != "" {
				t.Errorf("%q in %v: %q is too wide", s, limit, got)
			}
			if strings.Contains(got, "\n") {
				t.Errorf("%q has a line break", got)
			}
		}
		if got := Shorten(s, 16, false, 1000); got != strings.ReplaceAll(s, "\n", " ") {
			t.Errorf("%q becomes %q with room to spare", s, got)
		}
	}
	if got := Shorten("long enough", 16, false, 3); got != "" {
		t.Errorf("without room: %q", got)
	}
}

func TestEntry(t *testing.T) {
	var typed []string
	left, escaped, shortcuts := 0, 0, 0
	e := NewTextArea()
	e.OnChanged = func(s string) { typed = append(typed, s) }
	e.OnLeave, e.OnEscape = func() { left++ }, func() { escaped++ }
	e.OnShortcut = func(fyne.Shortcut) { shortcuts++ }
	w := show(t, NewColumn(0, e), 200)
	e.Fill("filled")
	if len(typed) != 0 || e.AcceptsTab() {
		t.Error("filling tells, or Tab stays in the field")
	}
	w.Canvas().Focus(e)
	e.TypedRune('!')
	e.TypedKey(key(fyne.KeyEscape))
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyE, Modifier: fyne.KeyModifierControl})
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	w.Canvas().Unfocus()
	if len(typed) != 1 || left != 1 || escaped != 1 || shortcuts != 1 || e.SelectedText() != "!filled" && e.SelectedText() != "filled!" {
		t.Errorf("typed %q, left %d, escaped %d, shortcuts %d, selected %q", typed, left, escaped, shortcuts, e.SelectedText())
	}
}

func TestEntryGrowsWithItsText(t *testing.T) {
	e := NewTextArea()
	show(t, NewColumn(0, e), 200)
	few := e.HeightFor(200)
	e.SetText(strings.Repeat("line\n", 6))
	some := e.HeightFor(200)
	e.SetText(strings.Repeat("m", 5000))
	if most := e.HeightFor(200); some <= few || most <= some || most > 2.5*some {
		t.Errorf("%v, %v and %v high", few, some, most)
	}
}

// Wherever a field lies in a pane, the wheel over it turns the pane, unless its text
// scrolls by itself.
func TestWheelOverFieldsTurnsThePane(t *testing.T) {
	line, area, late := NewEntry(), NewTextArea(), NewEntry()
	line.SetText(strings.Repeat("m", 2000))
	column := NewColumn(0, line, NewFold("fold", NewField(FieldTexts{Label: "field"}, byCharacter, area)))
	pane := NewScroll(NewBox(BoxStyle{Padding: 4}, NewColumn(0, column, tall())))
	w := show(t, pane, 200)
	turned := func(e *Entry) bool {
		pane.ScrollToTop()
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(e)
		test.Scroll(w.Canvas(), at.AddXY(20, 10), 0, -10)
		return pane.Offset.Y > 0
	}
	if !turned(line) || !turned(area) {
		t.Error("a field holds the pane up")
	}
	column.Objects = append([]fyne.CanvasObject{late}, column.Objects...)
	pane.Reflow()
	if !turned(late) {
		t.Error("a field that came later holds the pane up")
	}
	area.SetText(strings.Repeat("line\n", 40))
	pane.Reflow()
	if turned(area) {
		t.Error("a text that scrolls by itself turns the pane")
	}
}

// The wheel goes as far over lists and trees as over panes, and not a few px.
func TestWheelGoesAsFarEverywhere(t *testing.T) {
	pane := NewScroll(tall())
	list := NewList(func() int { return 500 }, func() fyne.CanvasObject { return NewListRow() }, func(int, fyne.CanvasObject) {}, func(int) {})
	children := func(id string) (all []string) {
		for i := range 500 {
			if id == "" {
				all = append(all, strings.Repeat("x", i+1))
			}
		}
		return all
	}
	top := 0
	tree := NewTree(children, func(bool) fyne.CanvasObject { return NewTreeRow(theme.ConfirmIcon()) }, func(id string, _ fyne.CanvasObject) { top = len(id) }, func(string) {})
	for _, o := range []fyne.CanvasObject{pane, list, tree} {
		w := show(t, o, 200)
		top = 0
		test.Scroll(w.Canvas(), fyne.NewPos(50, 50), 0, -25)
		switch {
		case o == fyne.CanvasObject(pane) && pane.Offset.Y != 25*wheelStep, o == fyne.CanvasObject(list) && list.GetScrollOffset() != 25*wheelStep:
			t.Errorf("%T: %v, %v", o, pane.Offset, list.GetScrollOffset())
		case o == fyne.CanvasObject(tree) && top == 0:
			t.Error("the tree does not scroll")
		}
	}
}

// tall is something higher than a window.
func tall() fyne.CanvasObject {
	r := canvas.NewRectangle(color.Black)
	r.SetMinSize(fyne.NewSize(10, 3000))
	return r
}

// Asking for a height must not draw: a window that is drawn asks for heights, and
// would never rest.
func TestHeightOfAnEntryDrawsNothing(t *testing.T) {
	e := NewTextArea()
	show(t, NewColumn(0, e), 200)
	e.SetText(strings.Repeat("line\n", 4))
	e.HeightFor(200)
	mark := test.WidgetRenderer(e).(*entryRenderer).ring.outer
	mark.StrokeColor = color.White // drawing puts the colour of the theme there
	e.HeightFor(200)
	e.MinSize()
	if mark.StrokeColor != color.White {
		t.Error("it was drawn")
	}
}

func TestDisabledEntryLooksDisabled(t *testing.T) {
	e := NewEntry()
	show(t, NewColumn(0, e), 200)
	box := test.WidgetRenderer(e).Objects()[0].(*canvas.Rectangle)
	before := box.FillColor
	if e.SetEnabled(false); box.FillColor == before {
		t.Error("it looks as before")
	}
	if e.SetEnabled(true); box.FillColor != before {
		t.Error("it still looks disabled")
	}
}

// What was never drawn is brought into view as well, wherever it lies.
func TestRevealWhatWasNotDrawn(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry()
	box := NewBox(BoxStyle{Padding: 10}, NewColumn(0, tall(), NewField(FieldTexts{Label: "field"}, byCharacter, e), tall()))
	pane := NewScroll(box)
	pane.Resize(fyne.NewSize(300, 400))
	top, ok := topWithin(pane.Content, e)
	if !ok || top < 3010 {
		t.Fatalf("%v, %v", top, ok)
	}
	pane.Reveal(e)
	if want := top + e.Size().Height - 400; pane.Offset.Y != want {
		t.Errorf("scrolled to %v instead of %v", pane.Offset.Y, want)
	}
}
