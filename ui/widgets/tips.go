package widgets

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tips shows a page, or what a dialog holds, and above it for a while the words about
// the thing on which the mouse rests: what an icon or a symbol means, or the whole of a
// text that was cut. Nothing runs while no mouse rests.
type Tips struct {
	widget.BaseWidget
	Content fyne.CanvasObject
	// Above are the tips of the dialog over the content, nil without one.
	Above *Tips

	after After
	words *Text
	box   *Box
	of    explained     // about which the words are, or will be when the time has come
	at    fyne.Position // of the mouse in it
	stop  func()        // the waiting; nil where there is none
}

// After runs f in the window's goroutine when d has passed, unless it is stopped
// before.
type After func(d time.Duration, f func()) (stop func())

// resting is how long the mouse, or the focus, rests on a thing before its words show.
const resting = 600 * time.Millisecond

// NewTips makes tips above content; lines breaks their words.
func NewTips(content fyne.CanvasObject, lines LineFunc, after After) *Tips {
	t := &Tips{Content: content, after: after}
	t.words = NewText("", Style{Size: theme.SizeNameCaptionText, Color: theme.ColorNameBackground, Tight: true}, lines)
	t.box = NewBox(BoxStyle{Fill: theme.ColorNameForeground, Radius: 4, Padding: tipInset}, t.words)
	t.box.Hide()
	t.ExtendBaseWidget(t)
	return t
}

// explained is a widget that has more to say than it has room for.
type explained interface {
	fyne.CanvasObject
	// tip are the words about what lies at a place in the widget; "" is none.
	tip(at fyne.Position) string
}

// tipsOver are the tips of what lies on top of the window of a widget, nil where there
// are none.
func tipsOver(o fyne.CanvasObject) *Tips {
	window := fyne.CurrentApp().Driver().CanvasForObject(o)
	if window == nil {
		return nil
	}
	tips, _ := window.Content().(*Tips)
	for tips != nil && tips.Above != nil {
		tips = tips.Above
	}
	return tips
}

// explain shows the words of a widget once the mouse, or the focus, has rested on it.
func explain(o explained, at fyne.Position) {
	if t := tipsOver(o); t != nil {
		t.rest(o, at)
	}
}

// hush takes the words of a widget away.
func hush(o explained) {
	if t := tipsOver(o); t != nil && t.of == o {
		t.drop()
	}
}

// moveAway takes all words away, as what they are about moves from under the mouse.
func moveAway(pane fyne.CanvasObject) {
	if t := tipsOver(pane); t != nil {
		t.drop()
	}
}

func (t *Tips) rest(o explained, at fyne.Position) {
	words := o.tip(at)
	if t.of == o && t.words.Text() == words {
		if !t.box.Visible() {
			t.at = at
		}
		return
	}
	t.drop()
	if words != "" {
		t.of, t.at = o, at
		t.words.SetText(words)
		t.stop = t.after(resting, t.show)
	}
}

// drop shows nothing and waits for nothing.
func (t *Tips) drop() {
	if t.stop != nil {
		t.stop()
	}
	t.of, t.stop = nil, nil
	t.words.SetText("")
	t.box.Hide()
}

const (
	tipInset = 8
	tipGap   = 4  // between a thing and its words, and to the edge of the window
	tipEms   = 28 // the widest line, in full-width characters
)

// show shows the words below what they are about, or above it where there is no room.
func (t *Tips) show() {
	t.stop = nil
	driver := fyne.CurrentApp().Driver()
	window := driver.CanvasForObject(t.of)
	if window == nil || !t.of.Visible() {
		return
	}
	room, own := window.Size(), driver.AbsolutePositionForObject(t)
	size := t.measure(room.Width - 2*tipGap)
	at := driver.AbsolutePositionForObject(t.of)
	x := max(min(at.X+t.at.X, room.Width-size.Width-tipGap), tipGap)
	y := at.Y + t.of.Size().Height + tipGap
	if y+size.Height > room.Height {
		y = max(at.Y-size.Height-tipGap, tipGap)
	}
	t.box.Move(fyne.NewPos(x, y).Subtract(own))
	t.box.Resize(size)
	t.box.Show()
	t.Refresh() // Fyne does not draw what was never drawn by itself
}

// measure is the size of the words with the space around them, no wider than there is
// room.
func (t *Tips) measure(room float32) fyne.Size {
	size, natural := t.words.size(), float32(0)
	for line := range strings.SplitSeq(t.words.Text(), "\n") {
		natural = max(natural, widthOf(line, size))
	}
	width := min(min(natural+1, tipEms*size)+2*tipInset, room)
	return fyne.NewSize(width, t.box.HeightFor(width))
}

// HeightFor is that of the content.
func (t *Tips) HeightFor(width float32) float32 { return HeightFor(t.Content, width) }

// inside is the content.
func (t *Tips) inside() fyne.CanvasObject { return t.Content }

// CreateRenderer is part of fyne.Widget.
func (t *Tips) CreateRenderer() fyne.WidgetRenderer { return &tipsRenderer{t} }

type tipsRenderer struct{ tips *Tips }

func (r *tipsRenderer) Destroy()              {}
func (r *tipsRenderer) MinSize() fyne.Size    { return r.tips.Content.MinSize() }
func (r *tipsRenderer) Layout(size fyne.Size) { r.tips.Content.Resize(size) }

func (r *tipsRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.tips.Content, r.tips.box}
}

func (r *tipsRenderer) Refresh() { canvas.Refresh(r.tips) }
