package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// option is one button of a Choice.
type option struct {
	widget.BaseWidget
	Option
	choice *Choice
	index  int
	help   *Text // nil without help
	hover
}

func newOption(c *Choice, index int, o Option, lines LineFunc) *option {
	out := &option{Option: o, choice: c, index: index}
	if o.Help != "" {
		out.help = NewText(o.Help, Style{Size: theme.SizeNameCaptionText, Color: ColorSecondary}, lines)
	}
	out.of = out
	out.ExtendBaseWidget(out)
	return out
}

// Tapped is part of fyne.Tappable.
func (o *option) Tapped(*fyne.PointEvent) {
	hush(o)
	o.choice.Press(o.index)
}

func (o *option) tip(fyne.Position) string { return o.Tip }

func (o *option) chosen() bool { return o.choice.chosen == o.index }

// HeightFor is that of a big button, or of the help text below the word.
func (o *option) HeightFor(width float32) float32 {
	height := o.headHeight()
	if o.help != nil {
		height += o.help.HeightFor(width - 2*optionInset)
	}
	return height + 12
}

const (
	optionInset = 8
	symbolGap   = 4
)

// headHeight is the height of symbol and word.
func (o *option) headHeight() float32 { return o.Theme().Size(theme.SizeNameText)*1.3 + 12 }

// colours are those of the face, the edge, the symbol and the words.
func (o *option) colours() (face, edge, symbol, words fyne.ThemeColorName) {
	disabled := o.choice.Disabled()
	switch {
	case o.chosen() && disabled:
		return theme.ColorNameDisabledButton, theme.ColorNameForeground, theme.ColorNameForeground, theme.ColorNameForeground
	case o.chosen():
		return theme.ColorNamePrimary, theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnPrimary
	case disabled:
		return theme.ColorNameDisabledButton, theme.ColorNameDisabled, theme.ColorNameDisabled, theme.ColorNameDisabled
	}
	return theme.ColorNameButton, theme.ColorNameInputBorder, o.Tone.Symbol(), theme.ColorNameForeground
}

// CreateRenderer is part of fyne.Widget.
func (o *option) CreateRenderer() fyne.WidgetRenderer {
	r := &optionRenderer{
		option: o, face: canvas.NewRectangle(color.Transparent), hover: canvas.NewRectangle(color.Transparent),
		symbol: canvas.NewText("", color.Transparent), word: canvas.NewText("", color.Transparent), ring: newRing(),
	}
	r.symbol.TextStyle.Bold = true
	r.Refresh()
	return r
}

type optionRenderer struct {
	option       *option
	face, hover  *canvas.Rectangle
	symbol, word *canvas.Text
	ring         *ring
}

func (r *optionRenderer) Destroy() {}

func (r *optionRenderer) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.face, r.hover, r.symbol, r.word}
	if r.option.help != nil {
		objects = append(objects, r.option.help)
	}
	return append(objects, r.ring.objects()...)
}

// headWidth is the width of symbol and word.
func (r *optionRenderer) headWidth() float32 {
	width := r.word.MinSize().Width
	if r.option.Symbol != "" {
		width += r.symbol.MinSize().Width + symbolGap
	}
	return width
}

func (r *optionRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.headWidth()+2*optionInset, r.option.HeightFor(max(r.option.Size().Width, 200)))
}

func (r *optionRenderer) Layout(size fyne.Size) {
	r.face.Resize(size)
	r.hover.Resize(size)
	r.ring.layout(fyne.NewPos(0, 0), size, 8)
	left, top := (size.Width-r.headWidth())/2, (size.Height-r.option.headHeight())/2
	if r.option.choice.explains() {
		left = optionInset
	}
	if r.option.help != nil {
		top = optionInset / 2
		r.option.help.Move(fyne.NewPos(left, top+r.option.headHeight()))
		width := size.Width - 2*optionInset
		r.option.help.Resize(fyne.NewSize(width, r.option.help.HeightFor(width)))
	}
	middle := top + r.option.headHeight()/2
	for _, t := range []*canvas.Text{r.symbol, r.word} {
		if t.Text != "" {
			t.Move(fyne.NewPos(left, middle-t.MinSize().Height/2))
			t.Resize(t.MinSize())
			left += t.MinSize().Width + symbolGap
		}
	}
}

func (r *optionRenderer) Refresh() {
	o, th := r.option, r.option.Theme()
	face, edge, symbol, words := o.colours()
	paint(r.face, th, face, edge)
	paint(r.hover, th, theme.ColorNameHover, "")
	r.hover.Hidden = !o.hovered || o.choice.Disabled()
	r.face.CornerRadius, r.hover.CornerRadius = 8, 8
	r.symbol.Text, r.symbol.Color, r.symbol.TextSize = o.Symbol, colorOf(th, symbol), th.Size(theme.SizeNameSubHeadingText)
	r.word.Text, r.word.Color, r.word.TextSize = o.Word, colorOf(th, words), th.Size(theme.SizeNameText)
	r.word.TextStyle.Bold = o.chosen()
	if o.help != nil {
		o.help.SetColor(helpColour(words))
	}
	r.ring.show(o.choice.focused && o.choice.cursor == o.index)
	r.ring.refresh(th)
	r.Layout(o.Size())
	canvas.Refresh(o)
}

// helpColour keeps the help a shade behind the word, where contrast allows it.
func helpColour(words fyne.ThemeColorName) fyne.ThemeColorName {
	if words == theme.ColorNameForeground {
		return ColorSecondary
	}
	return words
}
