package ui

import "tenken/ui/widgets"

// guideParts are the parts of a page's guide, in the order in which they stand.
var guideParts = []string{"what", "first", "keys", "trouble"}

// pageHelp shows the guide at F1, which means nothing in a dialog.
func (a *App) pageHelp() {
	if !a.busy() {
		a.help()
	}
}

// help shows the guide of the page that is open.
func (a *App) help() {
	f, key := a.format, "help."+a.page.helpKey()
	body := widgets.NewColumn(16)
	for _, part := range guideParts {
		body.Add(widgets.NewColumn(4, a.text(f.T("help."+part), strong), a.text(f.T(key+"."+part), running)))
	}
	keys := a.button(widgets.Secondary, f.T("help.all_keys"), nil, a.keyHelp)
	a.notice(f.T("help.heading", "Page", f.T(key+".title")), wideDialog, body, keys)
}
