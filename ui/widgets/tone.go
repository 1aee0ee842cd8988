package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Tone is what a status means to the eye. It never stands alone: symbol and
// word say the same.
type Tone string

// The five tones.
const (
	Neutral Tone = "neutral"
	Good    Tone = "good"
	Caution Tone = "caution"
	Bad     Tone = "bad"
	Info    Tone = "info"
)

// Tones lists all tones.
func Tones() []Tone { return []Tone{Neutral, Good, Caution, Bad, Info} }

// Tint is the pale colour behind a status.
func (t Tone) Tint() fyne.ThemeColorName { return fyne.ThemeColorName("tenken-tint-" + t) }

// Text is the colour of words on the tint.
func (t Tone) Text() fyne.ThemeColorName { return fyne.ThemeColorName("tenken-text-" + t) }

// Symbol is the colour of a symbol or bar on the background of the window.
func (t Tone) Symbol() fyne.ThemeColorName { return fyne.ThemeColorName("tenken-symbol-" + t) }

// Colours that widgets need beside Fyne's own.
const (
	ColorSecondary    fyne.ThemeColorName = "tenken-secondary"     // text beside the main one
	ColorDivider      fyne.ThemeColorName = "tenken-divider"       // hairlines
	ColorPane         fyne.ThemeColorName = "tenken-pane"          // side panes and cards
	ColorSelectedRow  fyne.ThemeColorName = "tenken-selected-row"  // the row in a list that is open beside it
	ColorFocusOutline fyne.ThemeColorName = "tenken-focus-outline" // outer line of the focus ring
	ColorFocusRing    fyne.ThemeColorName = "tenken-focus-ring"    // inner line
)

// colorOf looks a colour up in the theme that o is shown with.
func colorOf(th fyne.Theme, name fyne.ThemeColorName) color.Color {
	return th.Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}
