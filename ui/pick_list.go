package ui

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"

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
	k.dir, k.entries, k.chosen, k.marked = dir, entries, -1, map[int]bool{}
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
	case len(k.marked) > 0:
		return f.N("receivedesk.marked", len(k.marked))
	case len(k.entries) > 0 && k.pick.several != nil:
		return f.T("receivedesk.mark_help")
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
	texts := widgets.RowTexts{Icon: theme.FolderIcon(), Tone: widgets.Info, Title: entry.Name, Small: f.T("desktop.pick.folder"), Open: i == k.chosen || k.marked[i],
		Ring: k.list.Lazy && k.list.Focused() && i == k.list.Current()}
	if !entry.Folder {
		texts.Icon, texts.Tone, texts.Small = theme.FileIcon(), widgets.Neutral, f.Size(entry.Size)
	}
	if k.marked[i] {
		texts.Icon, texts.Tone = theme.ConfirmIcon(), widgets.Info
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
	if k.pick.several != nil {
		k.mark(i)
		return
	}
	k.chosen = i
	k.path.Fill(filepath.Join(k.dir, k.entries[i].Name))
	k.confirm.SetEnabled(true)
	k.list.Refresh()
}

// mark marks a file beside others, or takes its mark away.
func (k *picker) mark(i int) {
	if k.marked[i] {
		delete(k.marked, i)
	} else {
		k.marked[i] = true
	}
	k.list.Mark(-1) // so that the same file can be tapped again
	k.showMarked()
}

// markAll marks all files of the folder.
func (k *picker) markAll() {
	for i := range k.entries {
		if !k.entries[i].Folder {
			k.marked[i] = true
		}
	}
	k.showMarked()
}

// unmark takes all marks away, as something else is meant.
func (k *picker) unmark() {
	if len(k.marked) > 0 {
		k.marked = map[int]bool{}
		k.showMarked()
	}
}

func (k *picker) showMarked() {
	k.status.SetText(k.statusText())
	k.confirm.SetEnabled(len(k.marked) > 0)
	k.list.Refresh()
	k.box.fit()
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

// take takes what is marked or typed: files, or the folder if one is wanted.
func (k *picker) take() {
	path := k.path.Text
	if len(k.marked) > 0 {
		var paths []string
		for _, i := range slices.Sorted(maps.Keys(k.marked)) {
			paths = append(paths, filepath.Join(k.dir, k.entries[i].Name))
		}
		k.box.close()
		k.pick.several(paths)
		return
	}
	if k.folder {
		k.dir = path // needs no look first
	}
	k.typed(path)
}

func (k *picker) done(path string) {
	k.box.close()
	if k.pick.several != nil {
		k.pick.several([]string{path})
		return
	}
	k.pick.chosen(path)
}
