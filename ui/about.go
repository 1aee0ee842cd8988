package ui

import (
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/assets"
	"tenken/ui/widgets"
)

// about says what the program is and under which licences its parts are.
func (a *App) about() {
	f := a.format
	body := widgets.NewColumn(16,
		a.text(f.T("desktop.about.what"), running), a.text(f.T("desktop.about.offline"), running),
		a.text(f.T("desktop.about.own"), running), a.text(f.T("desktop.about.font"), running),
		a.licence(f.T("desktop.about.font_licence"), assets.FontLicence()),
		a.licence(f.T("desktop.about.libraries"), libraries()),
	)
	box := a.notice(f.T("common.app"), wideDialog, body)
	for _, fold := range body.Objects[4:] {
		fold.(*widgets.Fold).OnToggle = box.fit
	}
}

func (a *App) licence(title, text string) fyne.CanvasObject {
	fold := a.fold(title, a.text(strings.TrimSpace(text), widgets.Style{Size: theme.SizeNameCaptionText, Tight: true}))
	fold.SetOpen(false)
	return fold
}

// libraries lists the modules that the program is made with.
func libraries() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	var names []string
	for _, module := range info.Deps {
		names = append(names, module.Path+" "+module.Version)
	}
	return strings.Join(names, "\n")
}

// keyHelp lists the keys.
func (a *App) keyHelp() {
	f := a.format
	body := widgets.NewColumn(8)
	for _, key := range []string{"next_open", "rate", "pick", "move", "find", "undo", "fields", "home", "export", "approve", "score", "open", "new", "library", "back", "settings", "help"} {
		keys := a.text(f.T("desktop.keys."+key), strong)
		body.Add(widgets.NewGrid(16, keys, a.text(f.T("desktop.keys_do."+key), running)))
	}
	a.notice(f.T("desktop.menu.keys"), wideDialog, body)
}
