package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Looks is the choice between light, dark and high contrast.
type Looks string

// The looks. System follows the desktop's own setting.
const (
	LooksSystem   Looks = "system"
	LooksLight    Looks = "light"
	LooksDark     Looks = "dark"
	LooksContrast Looks = "contrast"
)

// allLooks lists the looks in the order in which menus offer them.
var allLooks = []Looks{LooksLight, LooksDark, LooksContrast, LooksSystem}

// textScales are the sizes of text that can be chosen, 1 being 16 px.
var textScales = []float32{0.8, 0.9, 1, 1.25, 1.5, 1.75, 2}

// look is the program's theme: the figures of the Digital Agency's design
// system, as near as Fyne allows.
type look struct {
	looks Looks
	scale float32 // of text and icons
}

func newTheme(looks Looks, scale float32) fyne.Theme { return &look{looks, scale} }

// Color takes what the palettes lack from Fyne's own theme.
func (l *look) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	switch l.looks {
	case LooksLight:
		variant = theme.VariantLight
	case LooksDark, LooksContrast:
		variant = theme.VariantDark
	}
	colours := light
	switch {
	case l.looks == LooksContrast:
		colours = highContrast
	case variant == theme.VariantDark:
		colours = dark
	}
	if c, ok := colours[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font is BIZ UDPGothic in two weights. Italic does not exist in Japanese type.
func (l *look) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return bold()
	}
	return regular()
}

// Icon is Fyne's, with chevrons in place of the arrows of trees.
func (l *look) Icon(name fyne.ThemeIconName) fyne.Resource {
	switch name {
	case theme.IconNameNavigateNext:
		name = theme.IconNameMenuExpand
	case theme.IconNameMoveDown:
		name = theme.IconNameArrowDropDown
	}
	return theme.DefaultTheme().Icon(name)
}

// sizes are in px at 96 dpi.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNamePadding:            4,
	theme.SizeNameInnerPadding:       10,
	theme.SizeNameLineSpacing:        5,
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameSplitThickness:     8,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameInputRadius:        8,
	theme.SizeNameButtonRadius:       8,
	theme.SizeNameSelectionRadius:    4,
	theme.SizeNameScrollBar:          12,
	theme.SizeNameScrollBarSmall:     6,
	theme.SizeNameScrollBarRadius:    4,
	theme.SizeNameCardRadius:         12,
	theme.SizeNameDialogRadius:       12,
	theme.SizeNamePopupRadius:        8,
	theme.SizeNameMenuRadius:         8,
	theme.SizeNameModalBlurRadius:    0,
}

// textSizes grow with the size of text that the user has chosen.
var textSizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:           16,
	theme.SizeNameCaptionText:    14,
	theme.SizeNameSubHeadingText: 20,
	theme.SizeNameHeadingText:    28,
	theme.SizeNameInlineIcon:     20,
	sizeQuestion:                 18,
}

// sizeQuestion is the size of the question of an item.
const sizeQuestion fyne.ThemeSizeName = "tenken-question"

func (l *look) Size(name fyne.ThemeSizeName) float32 {
	if size, ok := textSizes[name]; ok {
		return size * l.scale
	}
	if size, ok := sizes[name]; ok {
		return size
	}
	return theme.DefaultTheme().Size(name)
}
