package ui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/widgets"
)

// palette gives every colour name its colour.
type palette map[fyne.ThemeColorName]color.NRGBA

// rgb makes an opaque colour of 0xRRGGBB.
func rgb(hex uint32) color.NRGBA { return rgba(hex, 0xff) }

func rgba(hex uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: alpha}
}

// The ground that Fyne gives to the entry of a menu under the cursor is its colour of
// the focus. That of our controls is a ring, see [widgets.ColorFocusRing].

// light is the palette of the Digital Agency's design system: blue 900 as key
// colour, gray 800 for text, and the hues of its statuses.
var light = palette{
	theme.ColorNameBackground:                rgb(0xFFFFFF),
	theme.ColorNameForeground:                rgb(0x333333),
	theme.ColorNamePlaceHolder:               rgb(0x666666),
	theme.ColorNameDisabled:                  rgb(0x666666),
	theme.ColorNamePrimary:                   rgb(0x0017C1),
	theme.ColorNameHyperlink:                 rgb(0x0017C1),
	theme.ColorNameForegroundOnPrimary:       rgb(0xFFFFFF),
	theme.ColorNameButton:                    rgb(0xFFFFFF),
	theme.ColorNameDisabledButton:            rgb(0xF2F2F2),
	theme.ColorNameInputBackground:           rgb(0xFFFFFF),
	theme.ColorNameInputBorder:               rgb(0x666666),
	theme.ColorNameHover:                     rgba(0x00118F, 0x14),
	theme.ColorNamePressed:                   rgba(0x000060, 0x28),
	theme.ColorNameFocus:                     rgb(0xC5D7FB),
	theme.ColorNameSelection:                 rgb(0xC5D7FB),
	theme.ColorNameSeparator:                 rgb(0x949494),
	theme.ColorNameScrollBar:                 rgb(0x949494),
	theme.ColorNameScrollBarBackground:       rgb(0xF2F2F2),
	theme.ColorNameShadow:                    rgba(0x000000, 0x40),
	theme.ColorNameHeaderBackground:          rgb(0xF2F2F2),
	theme.ColorNameMenuBackground:            rgb(0xFFFFFF),
	theme.ColorNameOverlayBackground:         rgb(0xFFFFFF),
	theme.ColorNameInnerWindowBorder:         rgb(0xF2F2F2),
	theme.ColorNameInnerWindowBorderInactive: rgb(0xF2F2F2),
	theme.ColorNameError:                     rgb(0xEC0000),
	theme.ColorNameForegroundOnError:         rgb(0xFFFFFF),
	theme.ColorNameSuccess:                   rgb(0x197A4B),
	theme.ColorNameForegroundOnSuccess:       rgb(0xFFFFFF),
	theme.ColorNameWarning:                   rgb(0x927200),
	theme.ColorNameForegroundOnWarning:       rgb(0xFFFFFF),
	widgets.ColorSecondary:                   rgb(0x4D4D4D),
	widgets.ColorDivider:                     rgb(0x949494),
	widgets.ColorPane:                        rgb(0xF2F2F2),
	widgets.ColorSelectedRow:                 rgb(0xD9E6FF),
	widgets.ColorFocusOutline:                rgb(0x000000),
	widgets.ColorFocusRing:                   rgb(0xFFD43D),
	widgets.Neutral.Tint():                   rgb(0xF2F2F2),
	widgets.Neutral.Text():                   rgb(0x333333),
	widgets.Neutral.Symbol():                 rgb(0x666666),
	widgets.Good.Tint():                      rgb(0xE6F5EC),
	widgets.Good.Text():                      rgb(0x197A4B),
	widgets.Good.Symbol():                    rgb(0x197A4B),
	widgets.Caution.Tint():                   rgb(0xFBF5E0),
	widgets.Caution.Text():                   rgb(0x333333),
	widgets.Caution.Symbol():                 rgb(0x927200),
	widgets.Bad.Tint():                       rgb(0xFDEEEE),
	widgets.Bad.Text():                       rgb(0xCE0000),
	widgets.Bad.Symbol():                     rgb(0xEC0000),
	widgets.Info.Tint():                      rgb(0xE8F1FE),
	widgets.Info.Text():                      rgb(0x0017C1),
	widgets.Info.Symbol():                    rgb(0x0017C1),
}

// dark keeps the hues of light. The design system has no dark palette.
var dark = palette{
	theme.ColorNameBackground:                rgb(0x1A1A1A),
	theme.ColorNameForeground:                rgb(0xF2F2F2),
	theme.ColorNamePlaceHolder:               rgb(0xB3B3B3),
	theme.ColorNameDisabled:                  rgb(0xB3B3B3),
	theme.ColorNamePrimary:                   rgb(0x7096F8),
	theme.ColorNameHyperlink:                 rgb(0x9DB7F9),
	theme.ColorNameForegroundOnPrimary:       rgb(0x1A1A1A),
	theme.ColorNameButton:                    rgb(0x1A1A1A),
	theme.ColorNameDisabledButton:            rgb(0x262626),
	theme.ColorNameInputBackground:           rgb(0x262626),
	theme.ColorNameInputBorder:               rgb(0x999999),
	theme.ColorNameHover:                     rgba(0xC5D7FB, 0x1E),
	theme.ColorNamePressed:                   rgba(0xC5D7FB, 0x3C),
	theme.ColorNameFocus:                     rgb(0x00118F),
	theme.ColorNameSelection:                 rgb(0x00118F),
	theme.ColorNameSeparator:                 rgb(0x666666),
	theme.ColorNameScrollBar:                 rgb(0x767676),
	theme.ColorNameScrollBarBackground:       rgb(0x262626),
	theme.ColorNameShadow:                    rgba(0x000000, 0x80),
	theme.ColorNameHeaderBackground:          rgb(0x262626),
	theme.ColorNameMenuBackground:            rgb(0x262626),
	theme.ColorNameOverlayBackground:         rgb(0x262626),
	theme.ColorNameInnerWindowBorder:         rgb(0x262626),
	theme.ColorNameInnerWindowBorderInactive: rgb(0x262626),
	theme.ColorNameError:                     rgb(0xFF7171),
	theme.ColorNameForegroundOnError:         rgb(0x1A1A1A),
	theme.ColorNameSuccess:                   rgb(0x51B883),
	theme.ColorNameForegroundOnSuccess:       rgb(0x1A1A1A),
	theme.ColorNameWarning:                   rgb(0xFFC700),
	theme.ColorNameForegroundOnWarning:       rgb(0x1A1A1A),
	widgets.ColorSecondary:                   rgb(0xCCCCCC),
	widgets.ColorDivider:                     rgb(0x666666),
	widgets.ColorPane:                        rgb(0x262626),
	widgets.ColorSelectedRow:                 rgb(0x14254F),
	widgets.ColorFocusOutline:                rgb(0x000000),
	widgets.ColorFocusRing:                   rgb(0xFFD43D),
	widgets.Neutral.Tint():                   rgb(0x333333),
	widgets.Neutral.Text():                   rgb(0xF2F2F2),
	widgets.Neutral.Symbol():                 rgb(0xB3B3B3),
	widgets.Good.Tint():                      rgb(0x08351F),
	widgets.Good.Text():                      rgb(0x9BD4B5),
	widgets.Good.Symbol():                    rgb(0x51B883),
	widgets.Caution.Tint():                   rgb(0x4A3A00),
	widgets.Caution.Text():                   rgb(0xFFE380),
	widgets.Caution.Symbol():                 rgb(0xFFC700),
	widgets.Bad.Tint():                       rgb(0x4D0F0F),
	widgets.Bad.Text():                       rgb(0xFFBBBB),
	widgets.Bad.Symbol():                     rgb(0xFF7171),
	widgets.Info.Tint():                      rgb(0x14254F),
	widgets.Info.Text():                      rgb(0xC5D7FB),
	widgets.Info.Symbol():                    rgb(0x9DB7F9),
}
