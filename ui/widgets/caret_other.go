//go:build !windows

package widgets

import "fyne.io/fyne/v2"

// placeInput does nothing: the input methods of other systems do not ask.
func placeInput(fyne.Window, int, int, int) {}
