package ui

import (
	"fyne.io/fyne/v2/theme"

	"tenken/ui/widgets"
)

// highContrast is for eyes that need more: white and strong hues on black, words
// with a contrast of 7 at least, and edges that are as bright as words.
var highContrast = palette{
	theme.ColorNameBackground:                rgb(0x000000),
	theme.ColorNameForeground:                rgb(0xFFFFFF),
	theme.ColorNamePlaceHolder:               rgb(0xE6E6E6),
	theme.ColorNameDisabled:                  rgb(0xBFBFBF),
	theme.ColorNamePrimary:                   rgb(0x7FE8FF),
	theme.ColorNameHyperlink:                 rgb(0x7FE8FF),
	theme.ColorNameForegroundOnPrimary:       rgb(0x000000),
	theme.ColorNameButton:                    rgb(0x000000),
	theme.ColorNameDisabledButton:            rgb(0x1A1A1A),
	theme.ColorNameInputBackground:           rgb(0x000000),
	theme.ColorNameInputBorder:               rgb(0xFFFFFF),
	theme.ColorNameHover:                     rgba(0xFFFFFF, 0x33),
	theme.ColorNamePressed:                   rgba(0xFFFFFF, 0x55),
	theme.ColorNameFocus:                     rgb(0x003A75),
	theme.ColorNameSelection:                 rgb(0x003A75),
	theme.ColorNameSeparator:                 rgb(0xFFFFFF),
	theme.ColorNameScrollBar:                 rgb(0xFFFFFF),
	theme.ColorNameScrollBarBackground:       rgb(0x1A1A1A),
	theme.ColorNameShadow:                    rgba(0x000000, 0x80),
	theme.ColorNameHeaderBackground:          rgb(0x1A1A1A),
	theme.ColorNameMenuBackground:            rgb(0x262626),
	theme.ColorNameOverlayBackground:         rgb(0x262626),
	theme.ColorNameInnerWindowBorder:         rgb(0x1A1A1A),
	theme.ColorNameInnerWindowBorderInactive: rgb(0x1A1A1A),
	theme.ColorNameError:                     rgb(0xFF9E9E),
	theme.ColorNameForegroundOnError:         rgb(0x000000),
	theme.ColorNameSuccess:                   rgb(0x7BE0A8),
	theme.ColorNameForegroundOnSuccess:       rgb(0x000000),
	theme.ColorNameWarning:                   rgb(0xFFD43D),
	theme.ColorNameForegroundOnWarning:       rgb(0x000000),
	widgets.ColorSecondary:                   rgb(0xFFFFFF),
	widgets.ColorDivider:                     rgb(0xFFFFFF),
	widgets.ColorPane:                        rgb(0x000000),
	widgets.ColorSelectedRow:                 rgb(0x002B57),
	widgets.ColorFocusOutline:                rgb(0x000000),
	widgets.ColorFocusRing:                   rgb(0xFFD43D),
	widgets.Neutral.Tint():                   rgb(0x1A1A1A),
	widgets.Neutral.Text():                   rgb(0xFFFFFF),
	widgets.Neutral.Symbol():                 rgb(0xFFFFFF),
	widgets.Good.Tint():                      rgb(0x002B14),
	widgets.Good.Text():                      rgb(0xB8F5D0),
	widgets.Good.Symbol():                    rgb(0x7BE0A8),
	widgets.Caution.Tint():                   rgb(0x2E2400),
	widgets.Caution.Text():                   rgb(0xFFEBA3),
	widgets.Caution.Symbol():                 rgb(0xFFD43D),
	widgets.Bad.Tint():                       rgb(0x3D0000),
	widgets.Bad.Text():                       rgb(0xFFD0D0),
	widgets.Bad.Symbol():                     rgb(0xFF9E9E),
	widgets.Info.Tint():                      rgb(0x001F40),
	widgets.Info.Text():                      rgb(0xD6EBFF),
	widgets.Info.Symbol():                    rgb(0x7FE8FF),
}
