package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// pick is a question for a file or folder.
type pick struct {
	title, confirm string
	extension      string // of files that are shown; "" shows all
	dir            string // where to begin; "" is the home folder
	chosen         func(path string)
	several        func(paths []string) // in place of chosen, where several files can be taken at once
}

// picker is the dialog in which one chooses a file or a folder. Fyne's own is in
// English in parts, and a path cannot be typed into it, as those of file servers
// are.
type picker struct {
	app    *App
	pick   pick
	folder bool // a folder is wanted
	box    *dialogBox

	dir     string
	entries []viewmodel.DirEntry
	chosen  int          // in entries, or -1
	marked  map[int]bool // in entries, where several can be taken
	path    *widgets.Entry
	list    *widgets.List
	status  *widgets.Text
	confirm *widgets.Button
}

func (a *App) pickFile(p pick) { (&picker{app: a, pick: p}).open() }

func (a *App) pickFolder(p pick) { (&picker{app: a, pick: p, folder: true}).open() }

func (k *picker) open() {
	f := k.app.format
	k.chosen = -1
	k.path = widgets.NewEntry()
	k.path.OnEscape = k.app.escape
	k.path.OnChanged = func(typed string) {
		k.unmark()
		k.confirm.SetEnabled(k.folder || given(typed) && typed != k.dir)
	}
	k.path.OnSubmitted = func(string) { k.take() }
	k.status = k.app.text("", small)
	k.list = widgets.NewList(func() int { return len(k.entries) }, func() fyne.CanvasObject { return widgets.NewListRow() }, k.fill, k.choose)
	k.list.OnKey = k.app.typedKey
	if k.list.Lazy = k.pick.several != nil; k.list.Lazy {
		k.list.OnAll = k.markAll
	}
	cancel := k.app.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	k.confirm = k.app.button(widgets.Primary, k.pick.confirm, nil, k.take)
	k.box = k.app.dialog(k.pick.title, 760, k.body(), cancel, k.confirm)
	cancel.OnTapped = k.box.close
	dir := k.pick.dir
	if dir == "" {
		dir = viewmodel.HomeDir()
	}
	k.enter(dir)
}

func (k *picker) body() fyne.CanvasObject {
	f := k.app.format
	up := k.app.button(widgets.Secondary, f.T("desktop.pick.up"), theme.NavigateBackIcon(), func() { k.enter(filepath.Dir(k.dir)) })
	places := widgets.NewColumn(4)
	for _, place := range viewmodel.Places(f) {
		places.Add(k.app.button(widgets.Plain, place.Name, theme.FolderIcon(), func() { k.enter(place.Path) }))
	}
	list := container.New(&fixedHeight{340}, k.list)
	return widgets.NewColumn(12, widgets.NewRow(8, 1, up, k.path), container.New(&sideBySide{left: 180, gap: 16}, places, list), k.status)
}
