package report

import "fmt"

// Sizes on paper. Text is in points, everything else in millimetres.
const (
	pageWidth  = 297.0 // A4 landscape
	pageHeight = 210.0
	margin     = 15.0
	headHeight = 8.0 // of what stands on every page, within the margins
	footHeight = 6.0

	titleSize = 17.0
	bodySize  = 9.5
	tableSize = 8.5
	smallSize = 8.0
	headSize  = 7.0 // of heads of dense tables
	largeSize = 15.0

	leading   = 1.45
	padX      = 1.3 // between the text and the edge of its cell
	padHead   = 0.6 // the same in heads
	padShare  = 0.3 // the same on heat maps
	padY      = 0.9
	denseY    = 0.3
	hairline  = 0.25 * mmPerPoint
	innerLine = pageWidth - 2*margin
)

// ink is a colour.
type ink struct{ r, g, b int }

func (i ink) hex() string { return fmt.Sprintf("#%02X%02X%02X", i.r, i.g, i.b) }

// The project's palette for paper.
var (
	black  = ink{0x1A, 0x1A, 0x1A}
	gray   = ink{0x4D, 0x4D, 0x4D}
	hair   = ink{0x66, 0x66, 0x66}
	blue   = ink{0x00, 0x17, 0xC1}
	green  = ink{0x19, 0x7A, 0x4B}
	yellow = ink{0x80, 0x5E, 0x00}
	red    = ink{0xCE, 0x00, 0x00}
	tint   = ink{0xE8, 0xF1, 0xFE}

	greenTint  = ink{0xE6, 0xF5, 0xEC}
	yellowTint = ink{0xFF, 0xF0, 0xB3}
	redTint    = ink{0xFF, 0xBB, 0xBB}

	palette = map[Tone]look{
		TonePlain:         {ink: black},
		ToneHead:          {ink: black, bold: true, tint: &tint},
		ToneSmallHead:     {ink: black, bold: true, tint: &tint, size: headSize},
		ToneGroup:         {ink: blue, bold: true},
		ToneStrong:        {ink: black, bold: true},
		ToneFaint:         {ink: gray},
		ToneDone:          {ink: green, bold: true},
		TonePartly:        {ink: yellow, bold: true},
		ToneNotDone:       {ink: red, bold: true},
		ToneNotApplicable: {ink: gray},
		ToneUnanswered:    {ink: black, bold: true},
		ToneFigure:        {ink: blue, bold: true, size: largeSize},
		ToneHigh:          {ink: black, tint: &greenTint, size: smallSize},
		ToneGood:          {ink: black, size: smallSize},
		ToneFair:          {ink: black, tint: &yellowTint, size: smallSize},
		ToneLow:           {ink: black, bold: true, tint: &redTint, size: smallSize},
		ToneNone:          {ink: gray, size: smallSize},
	}
)

func (c *Cell) isHead() bool { return c.Tone == ToneHead || c.Tone == ToneSmallHead }

// padding is between the text of a cell and its edges. Heads of narrow columns
// stand in the middle and need all their width, and so do shares on a heat map.
func padding(c *Cell) float64 {
	switch {
	case c.isHead() && c.Align == AlignCentre:
		return padHead
	case c.Kind == KindMarked || c.Tone == ToneNone:
		return padShare
	}
	return padX
}

// look is how a tone is printed.
type look struct {
	ink  ink
	bold bool
	tint *ink    // behind the text, for heads and heat maps only
	size float64 // points; 0 is tableSize
}

// points is the size of the text in a table.
func (l look) points() float64 {
	if l.size == 0 {
		return tableSize
	}
	return l.size
}
