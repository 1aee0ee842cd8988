package ui

import (
	"fmt"

	"fyne.io/fyne/v2"

	"tenken/ui/widgets"
)

// cards is the number of cards in the tour.
const cards = 5

// greet shows what somebody should know before anything else: that the program
// broke off last time, or at the first start what it is.
func (a *App) greet() {
	if a.offerReport(); a.box == nil && !a.prefs.Bool(prefToured) {
		a.tour()
	}
}

// tour explains the program on a few cards. It comes by itself only once.
func (a *App) tour() {
	a.prefs.SetBool(prefToured, true)
	a.card(1)
}

// card shows the n-th card of the tour, from 1.
func (a *App) card(n int) {
	f := a.format
	words := func(part string) string { return f.T(fmt.Sprintf("help.tour.%s%d", part, n)) }
	to := func(kind widgets.ButtonKind, key string, n int) *widgets.Button {
		return a.button(kind, f.T(key), nil, func() {
			a.box.close()
			if n > 0 {
				a.card(n)
			}
		})
	}
	buttons := []fyne.CanvasObject{to(widgets.Plain, "help.tour.skip", 0)}
	if n > 1 {
		buttons = append(buttons, to(widgets.Secondary, "help.tour.back", n-1))
	}
	forward := to(widgets.Primary, "help.tour.next", n+1)
	if n == cards {
		buttons, forward = buttons[1:], to(widgets.Primary, "help.tour.done", 0)
	}
	body := widgets.NewColumn(16, a.text(words("text"), running), a.text(f.T("help.tour.card", "N", n, "All", cards), small))
	a.dialog(words("title"), wideDialog, body, append(buttons, forward)...)
	a.window.Canvas().Focus(forward)
}
