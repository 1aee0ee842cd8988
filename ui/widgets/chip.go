package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Chip is a small label for a status: words on a tint, or outlined where the
// tone is Neutral.
type Chip struct {
	widget.BaseWidget
	hover
	Tip   string // what the words mean; may be empty
	words string
	tone  Tone
}

func (c *Chip) tip(fyne.Position) string { return c.Tip }

// NewChip makes a chip; without words it is hidden.
func NewChip(words string, tone Tone) *Chip {
	c := &Chip{words: words, tone: tone}
	c.Hidden, c.of = words == "", c
	c.ExtendBaseWidget(c)
	return c
}

// Set changes words and tone; a chip without words is hidden.
func (c *Chip) Set(words string, tone Tone) {
	if c.words == words && c.tone == tone {
		return
	}
	c.words, c.tone = words, tone
	c.Hidden = words == ""
	c.Refresh()
}

// Words returns what the chip says.
func (c *Chip) Words() string { return c.words }

// CreateRenderer is part of fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{chip: c, face: canvas.NewRectangle(color.Transparent), words: canvas.NewText("", color.Transparent)}
	r.face.CornerRadius = 4
	r.words.Alignment = fyne.TextAlignCenter
	r.Refresh()
	return r
}

type chipRenderer struct {
	chip  *Chip
	face  *canvas.Rectangle
	words *canvas.Text
}

func (r *chipRenderer) Destroy()                     {}
func (r *chipRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.face, r.words} }
func (r *chipRenderer) MinSize() fyne.Size           { return r.words.MinSize().AddWidthHeight(16, 4) }

func (r *chipRenderer) Layout(size fyne.Size) {
	r.face.Resize(size)
	height := r.words.MinSize().Height
	r.words.Move(fyne.NewPos(0, (size.Height-height)/2))
	r.words.Resize(fyne.NewSize(size.Width, height))
}

func (r *chipRenderer) Refresh() {
	th := r.chip.Theme()
	if r.chip.tone == Neutral {
		paint(r.face, th, "", theme.ColorNameInputBorder)
	} else {
		paint(r.face, th, r.chip.tone.Tint(), "")
	}
	r.words.Text, r.words.Color = r.chip.words, colorOf(th, r.chip.tone.Text())
	r.words.TextSize = th.Size(theme.SizeNameCaptionText)
	r.Layout(r.chip.Size())
	canvas.Refresh(r.chip)
}
