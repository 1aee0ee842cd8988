package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

func TestCaret(t *testing.T) {
	e, other := NewTextArea(), NewEntry()
	window := show(t, NewColumn(0, e, other), 400)
	window.Canvas().Focus(e)
	before := e.caret()
	for _, r := range "日本" {
		e.TypedRune(r)
	}
	after := e.caret()
	if moved, want := after.X-before.X, fyne.MeasureText("日本", e.Theme().Size(theme.SizeNameText), fyne.TextStyle{}).Width; moved < want-2 || moved > want+2 || after.Y != before.Y {
		t.Errorf("the caret went from %v to %v", before, after)
	}
	e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if next := e.caret(); next.X >= after.X || next.Y <= after.Y {
		t.Errorf("on the next line the caret stands at %v", next)
	}
	// A text that runs out of its field keeps the caret inside it.
	other.SetText(strings.Repeat("長", 200))
	window.Canvas().Focus(other)
	other.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if at := other.caret(); at.X > other.Size().Width || at.Y > other.Size().Height {
		t.Errorf("the caret stands at %v in a field of %v", at, other.Size())
	}
}
