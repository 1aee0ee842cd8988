package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ButtonKind is how much a button asks for attention.
type ButtonKind int

// The kinds of button. A screen has one primary button.
const (
	Secondary ButtonKind = iota // outlined
	Primary                     // filled with the key colour
	Plain                       // words and icon only
)

// Button is a button with a visible focus. Space and Enter press it.
type Button struct {
	widget.DisableableWidget
	Keys
	hover
	Tip      string // what it does, where no words say so
	Text     string
	Icon     fyne.Resource // may be nil
	Kind     ButtonKind
	OnTapped func()

	focused bool
}

// NewButton makes a button.
func NewButton(kind ButtonKind, text string, icon fyne.Resource, tapped func()) *Button {
	b := &Button{Kind: kind, Text: text, Icon: icon, OnTapped: tapped}
	b.of = b
	b.ExtendBaseWidget(b)
	return b
}

// SetText changes the words.
func (b *Button) SetText(text string) {
	if b.Text != text {
		b.Text = text
		b.Refresh()
	}
}

// SetEnabled enables or disables the button.
func (b *Button) SetEnabled(enabled bool) { setEnabled(b, enabled) }

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	hush(b)
	if !b.Disabled() && b.OnTapped != nil {
		b.OnTapped()
	}
}

// TypedKey presses the button by Space or Enter.
func (b *Button) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		b.Tapped(nil)
	default:
		b.Keys.TypedKey(event)
	}
}

// FocusGained is part of fyne.Focusable.
func (b *Button) FocusGained() {
	b.focused = true
	b.Refresh()
	explain(b, fyne.Position{})
}

// FocusLost is part of fyne.Focusable.
func (b *Button) FocusLost() {
	b.focused = false
	b.Refresh()
	hush(b)
}

// tip says what an icon means, or the words that were cut.
func (b *Button) tip(at fyne.Position) string {
	if b.Tip != "" {
		return b.Tip
	}
	return b.hover.tip(at)
}

// colours are those of the face, the edge and the words.
func (b *Button) colours() (face, edge, words fyne.ThemeColorName) {
	switch {
	case b.Disabled() && b.Kind == Plain:
		return "", "", theme.ColorNameDisabled
	case b.Disabled():
		return theme.ColorNameDisabledButton, theme.ColorNameDisabled, theme.ColorNameDisabled
	case b.Kind == Primary:
		return theme.ColorNamePrimary, "", theme.ColorNameForegroundOnPrimary
	case b.Kind == Secondary:
		return theme.ColorNameButton, theme.ColorNamePrimary, theme.ColorNameHyperlink
	}
	return "", "", theme.ColorNameHyperlink
}

// CreateRenderer is part of fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		button: b, face: canvas.NewRectangle(color.Transparent), hover: canvas.NewRectangle(color.Transparent),
		words: canvas.NewText("", color.Transparent), icon: &canvas.Image{FillMode: canvas.ImageFillContain}, ring: newRing(),
	}
	r.words.TextStyle.Bold = true
	b.whole = func(fyne.Position) string { return cut(drawn{b.Text, r.words}) }
	r.Refresh()
	return r
}

type buttonRenderer struct {
	button      *Button
	face, hover *canvas.Rectangle
	words       *canvas.Text
	icon        *canvas.Image
	ring        *ring
}

func (r *buttonRenderer) Destroy() {}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.face, r.hover, r.icon, r.words}, r.ring.objects()...)
}

// inset is the space left and right of the words.
func (r *buttonRenderer) inset() float32 {
	if r.button.Kind == Plain {
		return 8
	}
	return 16
}

// iconWidth is the width of the icon and of the gap after it.
func (r *buttonRenderer) iconWidth() float32 {
	size := r.button.Theme().Size(theme.SizeNameInlineIcon)
	switch {
	case r.button.Icon == nil:
		return 0
	case r.button.Text == "":
		return size
	}
	return size + 6
}

func (r *buttonRenderer) MinSize() fyne.Size {
	words := fyne.MeasureText(r.button.Text, r.words.TextSize, r.words.TextStyle)
	if r.button.Text == "" {
		words.Width = 0
	}
	return fyne.NewSize(words.Width+r.iconWidth()+2*r.inset(), max(40, words.Height+16))
}

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.face.Resize(size)
	r.hover.Resize(size)
	r.ring.layout(fyne.NewPos(0, 0), size, r.face.CornerRadius)
	r.words.Text = r.button.Text
	if size.Width < r.MinSize().Width {
		r.words.Text = Shorten(r.button.Text, r.words.TextSize, true, size.Width-r.iconWidth()-2*r.inset())
	}
	words, icon := r.words.MinSize(), r.button.Theme().Size(theme.SizeNameInlineIcon)
	if r.button.Text == "" {
		words.Width = 0
	}
	left := (size.Width - r.iconWidth() - words.Width) / 2
	if r.button.Kind == Plain {
		left = r.inset()
	}
	r.icon.Move(fyne.NewPos(left, (size.Height-icon)/2))
	r.icon.Resize(fyne.NewSquareSize(icon))
	r.words.Move(fyne.NewPos(left+r.iconWidth(), (size.Height-words.Height)/2))
	r.words.Resize(words)
}

func (r *buttonRenderer) Refresh() {
	th, b := r.button.Theme(), r.button
	face, edge, words := b.colours()
	paint(r.face, th, face, edge)
	paint(r.hover, th, theme.ColorNameHover, "")
	r.hover.Hidden = !b.hovered || b.Disabled()
	r.face.CornerRadius, r.hover.CornerRadius = th.Size(theme.SizeNameButtonRadius), th.Size(theme.SizeNameButtonRadius)
	r.words.Text, r.words.Color, r.words.TextSize = b.Text, colorOf(th, words), th.Size(theme.SizeNameText)
	r.icon.Hidden = b.Icon == nil
	if b.Icon != nil {
		r.icon.Resource = theme.NewColoredResource(b.Icon, words)
	}
	r.ring.show(b.focused)
	r.ring.refresh(th)
	r.Layout(b.Size())
	r.icon.Refresh()
	canvas.Refresh(b)
}

// paint fills a rectangle and draws its edge; an empty name draws nothing.
func paint(r *canvas.Rectangle, th fyne.Theme, fill, edge fyne.ThemeColorName) {
	r.FillColor, r.StrokeColor, r.StrokeWidth = color.Transparent, color.Transparent, 0
	if fill != "" {
		r.FillColor = colorOf(th, fill)
	}
	if edge != "" {
		r.StrokeColor, r.StrokeWidth = colorOf(th, edge), 1
	}
}

func setEnabled(w fyne.Disableable, enabled bool) {
	switch {
	case enabled && w.Disabled():
		w.Enable()
	case !enabled && !w.Disabled():
		w.Disable()
	}
}
