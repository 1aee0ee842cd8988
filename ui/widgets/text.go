package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// LineFunc sets a text in lines no wider than limit, given the width of every
// character. The rules of line breaking are the caller's.
type LineFunc func(s string, width func(rune) float64, limit float64) []string

// Style is how a Text looks. The zero Style is body text.
type Style struct {
	Size  fyne.ThemeSizeName  // default: theme.SizeNameText
	Color fyne.ThemeColorName // default: theme.ColorNameForeground
	Bold  bool
	Tight bool // for headings and cells: line height 1.4 instead of 1.7
	// Wide asks for the room of one line. Without that room the text breaks.
	Wide bool
	// Short keeps the text on one line, shortened where it must be.
	Short bool
}

// Running text is not wider than this many full-width characters.
const maxLine = 42

// Text is text set in lines by the width it gets.
type Text struct {
	widget.BaseWidget
	text   string
	style  Style
	setter LineFunc

	width float32 // for which lines are set
	lines []string
}

// NewText makes a text whose lines are broken by lines.
func NewText(text string, style Style, lines LineFunc) *Text {
	if style.Size == "" {
		style.Size = theme.SizeNameText
	}
	if style.Color == "" {
		style.Color = theme.ColorNameForeground
	}
	t := &Text{text: text, style: style, setter: lines}
	t.ExtendBaseWidget(t)
	return t
}

// Text returns what is shown.
func (t *Text) Text() string { return t.text }

// SetText changes the text. The pane around it must be laid out again where the
// number of lines may differ.
func (t *Text) SetText(text string) {
	if text == t.text {
		return
	}
	t.text, t.lines = text, nil
	t.Refresh()
}

// SetColor changes the colour.
func (t *Text) SetColor(name fyne.ThemeColorName) {
	t.style.Color = name
	t.Refresh()
}

// HeightFor sets the text for a width and returns the height of its lines.
func (t *Text) HeightFor(width float32) float32 {
	t.set(width)
	return float32(len(t.lines)) * t.pitch()
}

// MinSize is the height at the width that the text has now; where one line is asked
// for, its whole width.
func (t *Text) MinSize() fyne.Size {
	switch width := t.Size().Width; {
	case t.style.Short:
		return fyne.NewSize(t.natural(), t.pitch())
	case t.style.Wide && width == 0:
		return fyne.NewSize(t.natural(), t.HeightFor(t.natural()))
	case t.style.Wide:
		return fyne.NewSize(t.natural(), t.HeightFor(width))
	}
	return fyne.NewSize(t.size()*4, t.HeightFor(max(t.Size().Width, t.size()*4)))
}

func (t *Text) size() float32 { return t.Theme().Size(t.style.Size) }

func (t *Text) pitch() float32 {
	if t.style.Tight {
		return t.size() * 1.4
	}
	return t.size() * 1.7
}

// natural is the width of the text on one line.
func (t *Text) natural() float32 {
	width := float32(0)
	for _, r := range t.text {
		width += advance(glyph{r, t.size(), t.style.Bold})
	}
	return width
}

func (t *Text) set(width float32) {
	if t.lines != nil && t.width == width {
		return
	}
	size := t.size()
	t.width = width
	if t.style.Short {
		t.lines = []string{Shorten(t.text, size, t.style.Bold, width)}
		return
	}
	limit := min(width, maxLine*size)
	if t.style.Wide {
		limit = width + 0.5 // lest rounding breaks it
	}
	t.lines = t.setter(t.text, func(r rune) float64 { return float64(advance(glyph{r, size, t.style.Bold})) }, float64(limit))
}

// CreateRenderer is part of fyne.Widget.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	r := &textRenderer{text: t}
	r.Refresh()
	return r
}

type textRenderer struct {
	text    *Text
	objects []fyne.CanvasObject
	built   []string // the lines that the objects show
}

func (r *textRenderer) Destroy()                     {}
func (r *textRenderer) MinSize() fyne.Size           { return r.text.MinSize() }
func (r *textRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *textRenderer) Layout(size fyne.Size) {
	r.text.set(size.Width)
	if !slices.Equal(r.built, r.text.lines) {
		r.build()
	}
	y := float32(0)
	for _, o := range r.objects {
		lead := (r.text.pitch() - o.MinSize().Height) / 2
		o.Move(fyne.NewPos(0, y+lead))
		o.Resize(fyne.NewSize(size.Width, o.MinSize().Height))
		y += r.text.pitch()
	}
}

func (r *textRenderer) Refresh() {
	r.text.lines = nil // size or font may have changed with the theme
	r.text.set(r.text.Size().Width)
	r.build()
	r.Layout(r.text.Size())
	canvas.Refresh(r.text)
}

func (r *textRenderer) build() {
	c := colorOf(r.text.Theme(), r.text.style.Color)
	r.objects, r.built = nil, r.text.lines
	for _, line := range r.text.lines {
		o := canvas.NewText(line, c)
		o.TextSize, o.TextStyle.Bold = r.text.size(), r.text.style.Bold
		r.objects = append(r.objects, o)
	}
}
