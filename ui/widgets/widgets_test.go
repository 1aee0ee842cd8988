package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// byCharacter breaks lines anywhere.
func byCharacter(s string, width func(rune) float64, limit float64) []string {
	lines, sum := []string{""}, 0.0
	for _, r := range s {
		if r == '\n' || sum+width(r) > limit {
			lines, sum = append(lines, ""), 0
		}
		if r != '\n' {
			lines[len(lines)-1] += string(r)
			sum += width(r)
		}
	}
	return lines
}

// show puts an object into a window of the given width and lays it out.
func show(t *testing.T, o fyne.CanvasObject, width float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 600))
	return w
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

// linesOf are the lines that a text shows.
func linesOf(text *Text) []string {
	var lines []string
	for _, o := range test.WidgetRenderer(text).Objects() {
		lines = append(lines, o.(*canvas.Text).Text)
	}
	return lines
}
