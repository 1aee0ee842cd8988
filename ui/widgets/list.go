package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// List is Fyne's list with keys that people expect: the arrow keys, Home and
// End select, and letters and digits are passed on.
type List struct {
	widget.List
	Keys
	// Lazy lets the arrow keys only move; Enter or Space, or a tap, then selects.
	Lazy bool
	// Held tells which modifiers are held down; tests put in their own.
	Held func() fyne.KeyModifier
	// OnAll is called when all rows are asked for, by Ctrl+A; nil drops that.
	OnAll   func()
	current widget.ListItemID
	focused bool
}

// NewList makes a list; row makes an empty row and fill fills it. The selected
// function is told what the user, or Select, has selected.
func NewList(length func() int, row func() fyne.CanvasObject, fill func(int, fyne.CanvasObject), selected func(int)) *List {
	l := &List{Held: heldKeys}
	l.Length, l.CreateItem, l.UpdateItem = length, row, fill
	l.OnSelected = func(id widget.ListItemID) {
		l.current = id
		selected(id)
	}
	l.HideSeparators = true
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer is part of fyne.Widget.
func (l *List) CreateRenderer() fyne.WidgetRenderer { return wheelOver(l.List.CreateRenderer()) }

// Resize brings the selected row into view when the list gets its first height.
func (l *List) Resize(size fyne.Size) {
	first := l.Size().Height == 0 && size.Height > 0
	l.List.Resize(size)
	if first {
		l.ScrollTo(l.current)
	}
}

// TypedRune passes on what was typed.
func (l *List) TypedRune(r rune) { l.Keys.TypedRune(r) }

// TypedKey moves the selection.
func (l *List) TypedKey(event *fyne.KeyEvent) {
	last := l.Length() - 1
	switch event.Name {
	case fyne.KeyUp:
		l.move(max(l.current-1, 0))
	case fyne.KeyDown:
		l.move(min(l.current+1, last))
	case fyne.KeyHome:
		l.move(0)
	case fyne.KeyEnd:
		l.move(last)
	default:
		l.typedKey(event)
	}
}

// typedKey selects at Enter or Space, where the arrow keys do not.
func (l *List) typedKey(event *fyne.KeyEvent) {
	enter := event.Name == fyne.KeyReturn || event.Name == fyne.KeyEnter || event.Name == fyne.KeySpace
	if l.Lazy && enter && l.current < l.Length() {
		l.OnSelected(l.current)
		return
	}
	l.Keys.TypedKey(event)
}

// move goes to a row that was asked for by key.
func (l *List) move(id int) {
	if !l.Lazy || l.Held()&fyne.KeyModifierShift != 0 {
		l.Select(id)
		return
	}
	l.Mark(id)
	l.Refresh()
}

// TypedShortcut asks for all rows at Ctrl+A.
func (l *List) TypedShortcut(s fyne.Shortcut) {
	if _, all := s.(*fyne.ShortcutSelectAll); all && l.OnAll != nil {
		l.OnAll()
	}
}

// heldKeys are the modifiers that are held down, as far as the driver knows.
func heldKeys() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Current is the row where the keys are.
func (l *List) Current() int { return l.current }

// FocusGained is part of fyne.Focusable.
func (l *List) FocusGained() { l.focused = true; l.Refresh() }

// FocusLost is part of fyne.Focusable.
func (l *List) FocusLost() { l.focused = false; l.Refresh() }

// Focused reports whether the list has the focus.
func (l *List) Focused() bool { return l.focused }

// Mark selects a row without telling anyone, or none for a negative id.
func (l *List) Mark(id int) {
	selected := l.OnSelected
	l.OnSelected = nil
	defer func() { l.OnSelected = selected }()
	if id < 0 {
		l.UnselectAll()
		return
	}
	l.current = id
	l.Select(id)
}
