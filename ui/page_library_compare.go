package ui

import (
	"cmp"
	"context"

	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// compareWith asks which standard the chosen one is compared with: one of the
// library, or a file.
func (p *libraryPage) compareWith(new *checklist.Standard) {
	a, f := p.app, p.app.format
	var box *dialogBox
	column := widgets.NewColumn(4, a.text(f.T("library.comparison.with_help"), small))
	for i, e := range p.library.Entries {
		if i == p.current || e.Missing || e.Err != nil {
			continue
		}
		column.Add(a.row(p.rowOf(e), func() {
			box.close()
			p.standardOf(e, func(old *checklist.Standard) { a.compare(old, new) })
		}))
	}
	file := a.button(widgets.Secondary, f.T("library.open"), theme.FolderOpenIcon(), nil)
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	box = a.dialog(f.T("library.comparison.with"), wideDialog, column, file, cancel)
	cancel.OnTapped = box.close
	file.OnTapped = func() {
		box.close()
		a.pickFile(pick{title: f.T("library.comparison.with"), confirm: f.T("desktop.form.standard_read"), dir: p.dir(), chosen: func(path string) {
			p.standardOf(&viewmodel.LibraryEntry{Shelf: viewmodel.ShelfFile, Path: path}, func(old *checklist.Standard) { a.compare(old, new) })
		}})
	}
	a.window.Canvas().Focus(cancel)
}

// standardOf hands on the standard of an entry, which is read if it has not been.
func (p *libraryPage) standardOf(e *viewmodel.LibraryEntry, then func(*checklist.Standard)) {
	if e.Standard != nil {
		then(e.Standard)
		return
	}
	var read *viewmodel.LibraryEntry
	p.app.job(p.app.format.T("desktop.form.standard_busy"), func(ctx context.Context, _ checklist.Progress) error {
		read = viewmodel.ReadEntry(e.Path)
		return cmp.Or(ctx.Err(), read.Err)
	}, func(err error) {
		if err != nil {
			p.app.failAll(err)
			return
		}
		p.app.prefs.rememberStandard(e.Path)
		p.library.Put(read)
		p.list.Refresh()
		then(read.Standard)
	})
}
