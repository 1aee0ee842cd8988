package widgets

import (
	"fyne.io/fyne/v2/theme"
)

// Figure is a number with its name above it and what it was made from below.
type Figure struct {
	composite
	value, parts *Text
}

// NewFigure makes a figure without a value.
func NewFigure(name string, lines LineFunc) *Figure {
	f := &Figure{
		value: NewText("", Style{Size: theme.SizeNameSubHeadingText, Bold: true, Tight: true, Wide: true}, lines),
		parts: NewText("", Style{Size: theme.SizeNameCaptionText, Color: ColorSecondary, Tight: true, Wide: true}, lines),
	}
	caption := NewText(name, Style{Size: theme.SizeNameCaptionText, Color: ColorSecondary, Tight: true, Wide: true}, lines)
	f.body = NewColumn(0, caption, f.value, f.parts)
	f.ExtendBaseWidget(f)
	return f
}

// Set shows a value and its parts, such as "80.4％" and "33 / 41".
func (f *Figure) Set(value, parts string) {
	f.value.SetText(value)
	f.parts.SetText(parts)
}

// Value returns the value that is shown.
func (f *Figure) Value() string { return f.value.Text() }
