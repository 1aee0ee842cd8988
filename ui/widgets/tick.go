package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Tick is a check box whose words wrap. Space and Enter change it.
type Tick struct {
	widget.DisableableWidget
	Keys
	hover
	// OnTicked is called when the user has changed it.
	OnTicked func(on bool)

	words   *Text
	on      bool
	focused bool
}

// NewTick makes a check box; lines breaks its words.
func NewTick(words string, lines LineFunc, ticked func(on bool)) *Tick {
	t := &Tick{words: NewText(words, Style{Tight: true}, lines), OnTicked: ticked}
	t.of = t
	t.ExtendBaseWidget(t)
	return t
}

// Set ticks or clears the box without telling OnTicked.
func (t *Tick) Set(on bool) {
	if t.on != on {
		t.on = on
		t.Refresh()
	}
}

// On reports whether the box is ticked.
func (t *Tick) On() bool { return t.on }

// Words returns what the box is about.
func (t *Tick) Words() string { return t.words.Text() }

// SetEnabled enables or disables the box.
func (t *Tick) SetEnabled(enabled bool) { setEnabled(t, enabled) }

// Tapped changes the box.
func (t *Tick) Tapped(*fyne.PointEvent) {
	if t.Disabled() {
		return
	}
	t.Set(!t.on)
	if t.OnTicked != nil {
		t.OnTicked(t.on)
	}
}

// TypedKey changes the box by Space or Enter.
func (t *Tick) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		t.Tapped(nil)
	default:
		t.Keys.TypedKey(event)
	}
}

// FocusGained is part of fyne.Focusable.
func (t *Tick) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost is part of fyne.Focusable.
func (t *Tick) FocusLost() { t.focused = false; t.Refresh() }

const (
	tickSize  = 24
	tickInset = 6
	tickGap   = 8
)

// HeightFor is the height of the words at a width, and room to tap.
func (t *Tick) HeightFor(width float32) float32 {
	return max(t.words.HeightFor(width-tickSize-tickGap-2*tickInset), tickSize) + 2*tickInset
}

// CreateRenderer is part of fyne.Widget.
func (t *Tick) CreateRenderer() fyne.WidgetRenderer {
	r := &tickRenderer{
		tick: t, hover: canvas.NewRectangle(color.Transparent), box: canvas.NewRectangle(color.Transparent),
		mark: &canvas.Image{FillMode: canvas.ImageFillContain}, ring: newRing(),
	}
	r.Refresh()
	return r
}

type tickRenderer struct {
	tick       *Tick
	hover, box *canvas.Rectangle
	mark       *canvas.Image
	ring       *ring
}

func (r *tickRenderer) Destroy() {}

func (r *tickRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.hover, r.box, r.mark, r.tick.words}, r.ring.objects()...)
}

// MinSize is that of the words on one line.
func (r *tickRenderer) MinSize() fyne.Size {
	width := r.tick.words.natural() + tickSize + tickGap + 2*tickInset + 1
	return fyne.NewSize(width, r.tick.HeightFor(width))
}

func (r *tickRenderer) Layout(size fyne.Size) {
	r.hover.Resize(size)
	r.ring.layout(fyne.NewPos(0, 0), size, 8)
	r.box.Move(fyne.NewPos(tickInset, tickInset))
	r.box.Resize(fyne.NewSquareSize(tickSize))
	r.mark.Move(fyne.NewPos(tickInset+2, tickInset+2))
	r.mark.Resize(fyne.NewSquareSize(tickSize - 4))
	width := size.Width - tickSize - tickGap - 2*tickInset
	height := r.tick.words.HeightFor(width)
	top := tickInset + max((tickSize-height)/2, 0)
	r.tick.words.Move(fyne.NewPos(tickInset+tickSize+tickGap, top))
	r.tick.words.Resize(fyne.NewSize(width, height))
}

// colours are those of the box, its edge, the mark in it and the words.
func (t *Tick) colours() (box, edge, mark, words fyne.ThemeColorName) {
	switch {
	case t.Disabled():
		return theme.ColorNameDisabledButton, theme.ColorNameDisabled, theme.ColorNameDisabled, theme.ColorNameDisabled
	case t.on:
		return theme.ColorNamePrimary, theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary, theme.ColorNameForeground
	}
	return theme.ColorNameInputBackground, theme.ColorNameInputBorder, theme.ColorNameForeground, theme.ColorNameForeground
}

func (r *tickRenderer) Refresh() {
	t, th := r.tick, r.tick.Theme()
	box, edge, mark, words := t.colours()
	paint(r.hover, th, theme.ColorNameHover, "")
	r.hover.Hidden, r.hover.CornerRadius = !t.hovered || t.Disabled(), 8
	paint(r.box, th, box, edge)
	r.box.CornerRadius = 4
	r.mark.Hidden = !t.on
	r.mark.Resource = theme.NewColoredResource(theme.ConfirmIcon(), mark)
	t.words.SetColor(words)
	r.ring.show(t.focused)
	r.ring.refresh(th)
	r.Layout(t.Size())
	r.mark.Refresh()
	canvas.Refresh(t)
}
