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
	Small  string // before the figure; may be empty
	// Share fills the bar, in permyriad. Without one there is no bar.
	Share, Before       int
	HasShare, HasBefore bool // Before is a mark across the bar
}

// BarLine is a share as a bar below its name and its figure, which stand below each
// other where there is no room beside. It can be tapped, and pressed by Space or Enter.
type BarLine struct {
	widget.BaseWidget
	Keys
	hover
	texts   BarTexts
	lines   LineFunc
	tapped  func()
	focused bool
	chosen  bool
}

// NewBarLine makes a line whose name is broken by lines.
func NewBarLine(texts BarTexts, lines LineFunc, tapped func()) *BarLine {
	l := &BarLine{texts: texts, lines: lines, tapped: tapped}
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

func (l *BarLine) text() float32 { return l.Theme().Size(theme.SizeNameText) }

// figures is the width of the figure and the small print, with a gap before each.
func (l *BarLine) figures() float32 {
	width := fyne.MeasureText(l.texts.Figure, l.text(), fyne.TextStyle{Bold: true}).Width + barInset
	if l.texts.Small != "" {
		width += fyne.MeasureText(l.texts.Small, l.Theme().Size(theme.SizeNameCaptionText), fyne.TextStyle{}).Width + barInset
	}
	return width
}

// beside reports whether the figures have room beside the name.
func (l *BarLine) beside(width float32) bool {
	return widthOf(l.texts.Name, l.text())+l.figures() <= width-2*barInset
}

// nameLines are the lines of the name.
func (l *BarLine) nameLines(width float32) []string {
	if l.beside(width) {
		return []string{l.texts.Name}
	}
	return l.lines(l.texts.Name, func(r rune) float64 { return float64(advance(glyph{r, l.text(), false})) }, float64(width-2*barInset))
}

// HeightFor is part of Sized.
func (l *BarLine) HeightFor(width float32) float32 {
	height := l.text()*1.4 + barHeight + 2*barInset
	if !l.beside(width) {
		height += l.text() * 1.4 * float32(len(l.nameLines(width)))
	}
	return height
}

// CreateRenderer is part of fyne.Widget.
func (l *BarLine) CreateRenderer() fyne.WidgetRenderer {
	r := &barLineRenderer{line: l, ring: newRing()}
	for _, o := range []**canvas.Rectangle{&r.back, &r.frame, &r.fill, &r.before} {
		*o = canvas.NewRectangle(color.Transparent)
	}
	for _, t := range []**canvas.Text{&r.figure, &r.small} {
		*t = canvas.NewText("", color.Transparent)
	}
	r.figure.Alignment = fyne.TextAlignTrailing
	r.figure.TextStyle.Bold = true
	r.Refresh()
	return r
}

type barLineRenderer struct {
	line                      *BarLine
	back, frame, fill, before *canvas.Rectangle
	name                      []*canvas.Text // a line each
	figure, small             *canvas.Text
	ring                      *ring
}

const (
	barInset  = 8
	barHeight = 12
)

func (r *barLineRenderer) Destroy() {}

func (r *barLineRenderer) Objects() []fyne.CanvasObject {
	all := []fyne.CanvasObject{r.back}
	for _, line := range r.name {
		all = append(all, line)
	}
	return append(append(all, r.frame, r.fill, r.before, r.figure, r.small), r.ring.objects()...)
}

func (r *barLineRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, r.line.HeightFor(max(r.line.Size().Width, 200)))
}

// Layout sets name and figures above the bar, which is as wide as the line.
func (r *barLineRenderer) Layout(size fyne.Size) {
	texts, width := r.line.texts, size.Width-2*barInset
	r.back.Resize(size)
	r.ring.layout(fyne.NewPos(0, 0), size, 4)
	pitch, figures := r.line.text()*1.4, r.line.figures()
	r.name = withLines(r.name, r.line.nameLines(size.Width))
	for _, line := range r.name {
		line.TextSize, line.Color = r.line.text(), colorOf(r.line.Theme(), theme.ColorNameForeground)
	}
	top := stack(r.name, barInset, barInset/2, width)
	if r.line.beside(size.Width) {
		top -= pitch
	}
	r.numbers(barInset+width-figures, top)
	top += pitch + 2
	r.bar(r.frame, top, width, 10000)
	r.bar(r.fill, top, width, texts.Share)
	r.before.Move(fyne.NewPos(barInset+width*float32(texts.Before)/10000-2, top-3))
	r.before.Resize(fyne.NewSize(4, barHeight+6))
}

// numbers places the small print and the figure.
func (r *barLineRenderer) numbers(x, y float32) {
	x += barInset
	if r.line.texts.Small != "" {
		small := r.small.MinSize().Width
		place(r.small, x, y+(r.line.text()-r.small.TextSize)*1.3, small)
		x += small + barInset
	}
	place(r.figure, x, y, r.figure.MinSize().Width)
}

func (r *barLineRenderer) bar(o *canvas.Rectangle, top, width float32, share int) {
	o.Move(fyne.NewPos(barInset, top))
	o.Resize(fyne.NewSize(width*float32(share)/10000, barHeight))
}

func (r *barLineRenderer) Refresh() {
	l, th := r.line, r.line.Theme()
	r.figure.Color, r.figure.TextSize = colorOf(th, theme.ColorNameForeground), l.text()
	r.small.Color, r.small.TextSize = colorOf(th, ColorSecondary), th.Size(theme.SizeNameCaptionText)
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
