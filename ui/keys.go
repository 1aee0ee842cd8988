package ui

import (
	"fyne.io/fyne/v2"

	"tenken/ui/widgets"
)

// bindKeys takes the keys that no widget wants: they reach the window when
// nothing has the focus, and through widgets.Keys from lists and buttons.
func (a *App) bindKeys() {
	canvas := a.window.Canvas()
	canvas.SetOnTypedRune(a.typedRune)
	canvas.SetOnTypedKey(a.typedKey)
}

// typedKey obeys Escape and F1.
func (a *App) typedKey(event *fyne.KeyEvent) {
	switch {
	case event.Name == fyne.KeyEscape:
		a.escape()
	case event.Name == fyne.KeyF1:
		a.pageHelp()
	}
}

// escapable is a page that does something at Escape.
type escapable interface{ escape() }

// escape closes the dialog on top, or calls off the work that it waits for.
// Without a dialog it is for the page.
func (a *App) escape() {
	if a.box != nil {
		a.box.escape()
	} else if p, ok := a.facing().(escapable); ok && !a.busy() {
		p.escape()
	}
}

// keyed is a page with commands of a single key.
type keyed interface{ typed(r rune) }

// typedRune obeys the single-key commands of an open sheet, and of pages that have
// their own.
func (a *App) typedRune(r rune) {
	if p, ok := a.facing().(keyed); ok && !a.busy() {
		p.typed(r)
		return
	}
	s := a.sheet()
	if s == nil || a.busy() {
		return
	}
	switch {
	case r == 'n' || r == 'N' || r == 'ｎ' || r == 'Ｎ':
		s.nextOpen()
	case '0' <= r && r <= '9':
		s.digit(int(r - '0'))
	case '０' <= r && r <= '９':
		s.digit(int(r - '０'))
	}
}

// undo takes the last step back: of the answers, or of the text in a field that
// is no answer, such as the search.
func (a *App) undo() {
	if e, ok := a.plainField(); ok {
		e.Undo()
	} else if s := a.sheet(); s != nil {
		s.undo()
	}
}

// redo does the step again.
func (a *App) redo() {
	if e, ok := a.plainField(); ok {
		e.Redo()
	} else if s := a.sheet(); s != nil {
		s.redo()
	}
}

// plainField is the text field that has the focus, if it is no answer.
func (a *App) plainField() (*widgets.Entry, bool) {
	e, ok := a.window.Canvas().Focused().(*widgets.Entry)
	if s := a.sheet(); s != nil && ok && e != s.search {
		return nil, false
	}
	return e, ok
}
