package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// BarTexts is what a BarLine shows: a name, a bar, and the share in words.
type BarTexts struct {
	Name   string
	Figure string // the share in words
	Small  string // below the name; may be empty
	// Share fills the bar, in permyriad. Without one there is no bar.
	Share, Before       int
	HasShare, HasBefore bool // Before is a mark across the bar
}

// BarLine is a share as a bar between its name and its figure. It can be tapped,
// and pressed by Space or Enter.
type BarLine struct {
	widget.BaseWidget
	Keys
	hover
	texts   BarTexts
	tapped  func()
	focused bool
	chosen  bool
}

// NewBarLine makes a line.
func NewBarLine(texts BarTexts, tapped func()) *BarLine {
	l := &BarLine{texts: texts, tapped: tapped}
	l.of = l
	l.ExtendBaseWidget(l)
	return l
}

// Texts returns what the line shows.
func (l *BarLine) Texts() BarTexts { return l.texts }

// SetTexts changes what the line shows.
func (l *BarLine) SetTexts(texts BarTexts) {
	if l.texts != texts {
		l.texts = texts
		l.Refresh()
	}
}

// Choose marks the line as the one that is open beside it.
func (l *BarLine) Choose(chosen bool) {
	if l.chosen != chosen {
		l.chosen = chosen
		l.Refresh()
	}
}

// Tapped is part of fyne.Tappable.
func (l *BarLine) Tapped(*fyne.PointEvent) { l.tapped() }

// TypedKey presses the line.
func (l *BarLine) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.tapped()
	default:
		l.Keys.TypedKey(event)
	}
}

// FocusGained is part of fyne.Focusable.
func (l *BarLine) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost is part of fyne.Focusable.
func (l *BarLine) FocusLost() { l.focused = false; l.Refresh() }

// CreateRenderer is part of fyne.Widget.
func (l *BarLine) CreateRenderer() fyne.WidgetRenderer {
	r := &barLineRenderer{line: l, ring: newRing()}
	for _, o := range []**canvas.Rectangle{&r.back, &r.frame, &r.fill, &r.before} {
		*o = canvas.NewRectangle(color.Transparent)
	}
	for _, t := range []**canvas.Text{&r.name, &r.figure, &r.small} {
		*t = canvas.NewText("", color.Transparent)
	}
	r.figure.Alignment = fyne.TextAlignTrailing
	r.figure.TextStyle.Bold = true
	l.whole = func(fyne.Position) string { return cut(drawn{l.texts.Name, r.name}) }
	r.Refresh()
	return r
}

type barLineRenderer struct {
	line                      *BarLine
	back, frame, fill, before *canvas.Rectangle
	name, figure, small       *canvas.Text
	ring                      *ring
}

const (
	barInset  = 8
	barHeight = 12
)

func (r *barLineRenderer) Destroy() {}

func (r *barLineRenderer) Objects() []fyne.CanvasObject {
	return append([]fyne.CanvasObject{r.back, r.name, r.frame, r.fill, r.before, r.figure, r.small}, r.ring.objects()...)
}

func (r *barLineRenderer) text() float32 { return r.line.Theme().Size(theme.SizeNameText) }

func (r *barLineRenderer) MinSize() fyne.Size {
	height := r.text()*1.4 + barHeight + 2*barInset
	return fyne.NewSize(200, height)
}

// Layout sets name and figures above the bar, which is as wide as the line.
func (r *barLineRenderer) Layout(size fyne.Size) {
	texts, width := r.line.texts, size.Width-2*barInset
	r.back.Resize(size)
	r.ring.layout(fyne.NewPos(0, 0), size, 4)
	figure, small := r.figure.MinSize().Width, r.small.MinSize().Width
	place(r.figure, barInset+width-figure, barInset/2, figure)
	right := width - figure - barInset
	if texts.Small != "" {
		place(r.small, barInset+right-small, barInset/2+(r.text()-r.small.TextSize)*1.3, small)
		right -= small + barInset
	}
	r.name.Text = Shorten(texts.Name, r.name.TextSize, false, max(right, 0))
	place(r.name, barInset, barInset/2, max(right, 0))
	top := barInset/2 + r.text()*1.4 + 2
	r.bar(r.frame, top, width, 10000)
	r.bar(r.fill, top, width, texts.Share)
	r.before.Move(fyne.NewPos(barInset+width*float32(texts.Before)/10000-2, top-3))
	r.before.Resize(fyne.NewSize(4, barHeight+6))
}

func (r *barLineRenderer) bar(o *canvas.Rectangle, top, width float32, share int) {
	o.Move(fyne.NewPos(barInset, top))
	o.Resize(fyne.NewSize(width*float32(share)/10000, barHeight))
}

func (r *barLineRenderer) Refresh() {
	l, th := r.line, r.line.Theme()
	for text, colour := range map[*canvas.Text]fyne.ThemeColorName{r.name: theme.ColorNameForeground, r.figure: theme.ColorNameForeground, r.small: ColorSecondary} {
		text.Color, text.TextSize = colorOf(th, colour), r.text()
	}
	r.small.TextSize = th.Size(theme.SizeNameCaptionText)
	r.figure.Text, r.small.Text = l.texts.Figure, l.texts.Small
	r.back.Hidden = !l.hovered && !l.chosen
	paint(r.back, th, ColorSelectedRow, "")
	paint(r.frame, th, theme.ColorNameBackground, theme.ColorNameInputBorder)
	paint(r.fill, th, theme.ColorNamePrimary, "")
	paint(r.before, th, theme.ColorNameForeground, theme.ColorNameBackground)
	r.frame.Hidden, r.fill.Hidden = !l.texts.HasShare, !l.texts.HasShare || l.texts.Share == 0
	r.before.Hidden = !l.texts.HasShare || !l.texts.HasBefore
	r.ring.show(l.focused)
	r.ring.refresh(th)
	r.Layout(l.Size())
	canvas.Refresh(l)
}
