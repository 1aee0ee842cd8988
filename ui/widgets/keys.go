package widgets

import "fyne.io/fyne/v2"

// Keys lets a focused widget pass on the keys for which it has no use itself, so
// that commands of one key work wherever the focus is.
type Keys struct {
	// OnRune gets letters and digits, except from text fields; nil drops
	// them.
	OnRune func(r rune)
	// OnKey gets other keys, such as Escape; nil drops them.
	OnKey func(event *fyne.KeyEvent)
}

// TypedRune is part of fyne.Focusable.
func (k *Keys) TypedRune(r rune) {
	if k.OnRune != nil {
		k.OnRune(r)
	}
}

// TypedKey is part of fyne.Focusable.
func (k *Keys) TypedKey(event *fyne.KeyEvent) {
	if k.OnKey != nil {
		k.OnKey(event)
	}
}
