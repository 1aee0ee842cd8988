package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// libraryPage lists the standards that can be looked at, with what there is to
// say about the chosen one.
type libraryPage struct {
	reader
	library *viewmodel.Library
	current int // in the library

	list  *widgets.List
	about *fyne.Container
	pane  *widgets.Scroll
	split *container.Split
}

// library shows the library.
func (a *App) library() { a.openLibrary("") }

// openLibrary shows the library and reads a file into it; "" reads none.
func (a *App) openLibrary(path string) {
	a.leave(func() {
		var library *viewmodel.Library
		ws, files := a.workspace(), a.prefs.standards()
		a.job(a.format.T("library.busy"), func(context.Context, checklist.Progress) (err error) {
			library, err = viewmodel.NewLibrary(ws, files)
			return err
		}, func(err error) {
			if err != nil {
				a.fail(err)
				return
			}
			a.showLibrary(library)
			if path != "" {
				a.page.(*libraryPage).read(path)
			}
		})
	})
}

func (a *App) showLibrary(library *viewmodel.Library) {
	if a.reading.library != nil {
		library.Adopt(a.reading.library)
	}
	a.reading.library = library
	p := &libraryPage{reader: reader{a}, library: library, current: max(library.Find(a.reading.chosen), 0)}
	if _, here := a.page.(*libraryPage); here {
		a.display(p)
		return
	}
	a.visit(p)
}

func (p *libraryPage) title() string { return p.app.format.T("library.title") }

func (p *libraryPage) helpKey() string { return "library" }

func (p *libraryPage) again() page {
	p.close()
	return &libraryPage{reader: p.reader, library: p.library, current: p.current}
}

func (p *libraryPage) close() error {
	p.app.prefs.SetFloat(prefLibrarySplit, p.split.Offset)
	return nil
}

func (p *libraryPage) content() fyne.CanvasObject {
	f := p.app.format
	p.list = widgets.NewList(func() int { return len(p.library.Entries) }, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, p.choose)
	p.list.OnRune, p.list.OnKey = p.app.typedRune, p.app.typedKey
	p.about = widgets.NewColumn(24)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, p.about))
	p.split = container.NewHSplit(widgets.NewFrame(0, p.list, p.begin()), p.pane)
	p.split.Offset = p.app.prefs.FloatWithFallback(prefLibrarySplit, 0.4)
	p.describe()
	p.list.Mark(p.current)
	open := p.app.button(widgets.Secondary, f.T("library.open"), theme.FolderOpenIcon(), p.chooseFile)
	return widgets.NewFrame(1, p.head(f.T("library.title"), f.T("library.lead"), open), p.split)
}

// begin offers the ways to a standard of one's own.
func (p *libraryPage) begin() fyne.CanvasObject {
	a, f := p.app, p.app.format
	template := a.button(widgets.Plain, f.T("library.template"), theme.DocumentCreateIcon(), p.template)
	foreign := a.button(widgets.Plain, f.T("library.import"), theme.UploadIcon(), a.importStandard)
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 8}, widgets.NewColumn(0, template, foreign))
}

// entry is the chosen one.
func (p *libraryPage) entry() *viewmodel.LibraryEntry { return p.library.Entries[p.current] }

// choose shows an entry; its file is read if it has not been.
func (p *libraryPage) choose(i int) {
	p.current = i
	p.app.reading.chosen = p.entry()
	p.list.Refresh()
	if e := p.entry(); e.Shelf == viewmodel.ShelfFile && e.Standard == nil && e.Err == nil {
		p.read(e.Path)
		return
	}
	p.describe()
}

// read reads a standard's file and shows it.
func (p *libraryPage) read(path string) {
	var e *viewmodel.LibraryEntry
	p.app.job(p.app.format.T("desktop.form.standard_busy"), func(ctx context.Context, _ checklist.Progress) error {
		e = viewmodel.ReadEntry(path)
		return ctx.Err()
	}, func(err error) {
		if err != nil { // called off
			p.describe()
			return
		}
		if !e.Missing {
			p.app.prefs.rememberStandard(path)
		}
		p.current = p.library.Put(e)
		p.app.reading.chosen = e
		p.list.Mark(p.current)
		p.list.Refresh()
		p.describe()
	})
}

// chooseFile lets the user choose a standard's file.
func (p *libraryPage) chooseFile() {
	f := p.app.format
	p.app.pickFile(pick{title: f.T("desktop.form.standard_title"), confirm: f.T("desktop.form.standard_read"), dir: p.dir(), chosen: p.openFile})
}

func (p *libraryPage) openFile(path string) {
	if path, err := filepath.Abs(path); err == nil {
		p.read(path)
	}
}

// dir is the folder of the standard's file that was opened last.
func (p *libraryPage) dir() string {
	if files := p.app.prefs.standards(); len(files) > 0 {
		return filepath.Dir(files[0])
	}
	return p.app.lastDir()
}

// forget takes a file off the list.
func (p *libraryPage) forget() {
	p.app.prefs.forgetStandard(p.entry().Path)
	p.library.Remove(p.current)
	p.current = 0
	p.app.display(p.again())
}

func (p *libraryPage) fillRow(i int, o fyne.CanvasObject) {
	if i >= len(p.library.Entries) {
		return
	}
	texts := p.rowOf(p.library.Entries[i])
	texts.Open = i == p.current
	texts.Ring = texts.Open && p.list.Focused()
	o.(*widgets.ListRow).Set(texts)
}

// rowOf is an entry as a row of a list.
func (p *libraryPage) rowOf(e *viewmodel.LibraryEntry) widgets.RowTexts {
	texts := widgets.RowTexts{Icon: theme.DocumentIcon(), Tone: widgets.Info, Small: p.origin(e)}
	if e.Shelf == viewmodel.ShelfFile {
		texts.Icon = theme.FileIcon()
	}
	texts.Title = filepath.Base(e.Path)
	if e.Standard != nil {
		texts.Title, texts.Note = p.app.format.Text(e.Standard.Title), e.Standard.ID+" "+e.Standard.Version
	}
	if e.Missing || e.Err != nil {
		texts.Icon, texts.Tone = theme.WarningIcon(), widgets.Caution
	}
	return texts
}

// origin says where a standard lies.
func (p *libraryPage) origin(e *viewmodel.LibraryEntry) string {
	f := p.app.format
	switch {
	case e.Missing:
		return f.T("library.missing", "File", filepath.Base(e.Path))
	case e.Shelf == viewmodel.ShelfFile:
		return f.T("library.shelf.file", "File", filepath.Base(e.Path))
	case e.Shelf == viewmodel.ShelfBundled:
		return f.T("library.shelf.bundled")
	case len(e.Years) == 0:
		return f.T("library.shelf.unused")
	}
	var years []string
	for _, year := range e.Years {
		years = append(years, f.Year(year))
	}
	return f.T("library.shelf.workspace", "Years", strings.Join(years, f.T("report.list.separator")))
}

// standardName is the title of a standard with its version.
func (a *App) standardName(std *checklist.Standard) string {
	return a.format.T("desktop.form.standard_name", "Title", a.format.Text(std.Title), "Version", std.Version)
}
