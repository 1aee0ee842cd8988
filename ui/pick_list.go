package ui

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// enter lists a folder, in the background: one on a file server may take long.
func (k *picker) enter(dir string) {
	var entries []viewmodel.DirEntry
	extension := k.pick.extension
	k.app.job(k.app.format.T("desktop.pick.busy"), func(context.Context, checklist.Progress) (err error) {
		entries, err = viewmodel.ReadFolder(dir, extension)
		return err
	}, func(err error) {
		if err != nil {
			k.status.SetText(k.app.sentence(err))
			k.box.fit()
			return
		}
		k.show(dir, entries)
	})
}

func (k *picker) show(dir string, entries []viewmodel.DirEntry) {
	k.dir, k.entries, k.chosen = dir, entries, -1
	k.path.Fill(dir)
	k.list.UnselectAll()
	k.list.ScrollToTop()
	k.list.Refresh()
	k.status.SetText(k.statusText())
	k.confirm.SetEnabled(k.folder)
	k.box.fit()
	k.app.window.Canvas().Focus(k.path)
	k.path.TypedShortcut(&fyne.ShortcutSelectAll{}) // what is typed takes its place
}

// statusText says why the list is empty, if it is.
func (k *picker) statusText() string {
	f := k.app.format
	switch {
	case len(k.entries) > 0:
		return ""
	case k.pick.extension != "":
		return f.T("desktop.pick.none_of", "Extension", k.pick.extension)
	}
	return f.T("desktop.pick.none")
}

func (k *picker) fill(i int, o fyne.CanvasObject) {
	entry := k.entries[i]
	f := k.app.format
	texts := widgets.RowTexts{Icon: theme.FolderIcon(), Tone: widgets.Info, Title: entry.Name, Small: f.T("desktop.pick.folder"), Open: i == k.chosen}
	if !entry.Folder {
		texts.Icon, texts.Tone, texts.Small = theme.FileIcon(), widgets.Neutral, f.Size(entry.Size)
	}
	o.(*widgets.ListRow).Set(texts)
}

// choose enters a folder, or marks a file; a file that is marked already is
// taken.
func (k *picker) choose(i int) {
	if k.entries[i].Folder {
		k.enter(filepath.Join(k.dir, k.entries[i].Name))
		return
	}
	if k.folder {
		return
	}
	k.chosen = i
	k.path.Fill(filepath.Join(k.dir, k.entries[i].Name))
	k.confirm.SetEnabled(true)
	k.list.Refresh()
}

// typed obeys a path that was typed: a folder is entered, and taken the second time if
// one is wanted; a file is taken.
func (k *picker) typed(path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		k.status.SetText(k.app.sentence(err))
		k.box.fit()
	case info.IsDir() && !(k.folder && path == k.dir):
		k.enter(path)
	case k.folder == info.IsDir():
		k.done(path)
	}
}

// take takes what is marked or typed: a file, or the folder if one is wanted.
func (k *picker) take() {
	path := k.path.Text
	if k.folder {
		k.dir = path // needs no look first
	}
	k.typed(path)
}

func (k *picker) done(path string) {
	k.box.close()
	k.pick.chosen(path)
}
