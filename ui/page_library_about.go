package ui

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/message"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// describe says what there is to say about the chosen standard.
func (p *libraryPage) describe() {
	p.about.RemoveAll()
	e := p.entry()
	if e.Standard == nil {
		p.unreadable(e)
	} else {
		p.readable(e)
	}
	p.pane.Reflow()
	p.pane.ScrollToTop()
}

// unreadable explains a file without a standard.
func (p *libraryPage) unreadable(e *viewmodel.LibraryEntry) {
	f := p.app.format
	title, sentences := f.T("library.unread"), []string{e.Path}
	switch {
	case e.Missing:
		title = f.T("library.missing", "File", filepath.Base(e.Path))
	case e.Err != nil:
		title, sentences = f.T("library.unreadable"), message.Lines(f.Printer, e.Err)
	}
	p.about.Add(p.app.text(title, heading))
	p.about.Add(p.lines(sentences))
	again := p.app.button(widgets.Primary, f.T("library.read_again"), theme.ViewRefreshIcon(), func() { p.read(e.Path) })
	forget := p.app.button(widgets.Secondary, f.T("library.forget"), theme.DeleteIcon(), p.forget)
	p.about.Add(widgets.NewFlow(8, again, forget, filler()))
}

// lines lists sentences.
func (p *libraryPage) lines(sentences []string) fyne.CanvasObject {
	column := widgets.NewColumn(8)
	for _, s := range sentences {
		column.Add(p.app.text(s, running))
	}
	return column
}

func (p *libraryPage) readable(e *viewmodel.LibraryEntry) {
	f := p.app.format
	a := viewmodel.About(e.Standard, f)
	under := f.T("library.about.identity", "ID", a.ID, "Version", a.Version) + "　" + f.N("library.items", a.Items) + "　" + a.Languages
	p.about.Add(widgets.NewColumn(4, p.app.text(a.Title, heading), p.app.text(under, small), p.app.text(p.placed(e), small)))
	p.about.Add(p.actions(e))
	if len(e.Problems) > 0 {
		p.about.Add(p.warnings(e))
	}
	if a.Note != "" {
		p.about.Add(p.app.text(a.Note, running))
	}
	p.about.Add(p.tallies(a))
	p.about.Add(widgets.NewColumn(8, p.app.text(a.ScaleTitle, strong), p.table(a.Scale)))
	p.about.Add(p.part(f.T("library.about.sections"), a.Sections))
}

// placed is where the standard lies; of a file, its whole path.
func (p *libraryPage) placed(e *viewmodel.LibraryEntry) string {
	if e.Shelf == viewmodel.ShelfFile {
		return e.Path
	}
	return p.origin(e)
}

// actions are what can be done with a standard.
func (p *libraryPage) actions(e *viewmodel.LibraryEntry) fyne.CanvasObject {
	a, f, std := p.app, p.app.format, e.Standard
	row := widgets.NewFlow(8,
		a.button(widgets.Primary, f.T("library.browse"), theme.ListIcon(), func() { a.browse(std, viewmodel.CatalogueFilter{}) }),
		a.button(widgets.Secondary, f.T("library.coverage.title"), theme.GridIcon(), func() { a.coverage(std) }),
		a.button(widgets.Secondary, f.T("library.preview.title"), theme.AccountIcon(), func() { a.previewItems(std) }),
		a.button(widgets.Secondary, f.T("library.comparison.with"), theme.ContentCopyIcon(), func() { p.compareWith(std) }),
		a.button(widgets.Secondary, f.T("library.save"), theme.DocumentSaveIcon(), func() { p.saveCopy(std) }),
	)
	if e.Shelf == viewmodel.ShelfFile {
		row.Add(a.button(widgets.Plain, f.T("library.read_again"), theme.ViewRefreshIcon(), func() { p.read(e.Path) }))
		row.Add(a.button(widgets.Plain, f.T("library.forget"), theme.DeleteIcon(), p.forget))
	}
	row.Add(filler())
	return row
}

// warnings lists what is odd about a file.
func (p *libraryPage) warnings(e *viewmodel.LibraryEntry) fyne.CanvasObject {
	f := p.app.format
	var sentences []string
	for _, problem := range message.Standard(f.Printer, e.Problems) {
		sentences = append(sentences, strings.TrimSpace(problem.Place+" "+problem.Text))
	}
	column := widgets.NewColumn(8, p.app.text(f.N("library.warnings", len(sentences)), strong), p.lines(sentences))
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.Caution.Tint(), Bar: widgets.Caution.Symbol(), Radius: 8, Padding: 12}, column)
}

// tallies count the items by role, subject and kind, two beside each other.
func (p *libraryPage) tallies(a viewmodel.StandardAbout) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, tally := range a.Tallies {
		if len(tally.Counts) > 0 {
			parts = append(parts, p.part(tally.Title, tally.Counts))
		}
	}
	column := widgets.NewColumn(24)
	for pair := range slices.Chunk(parts, 2) {
		column.Add(widgets.NewGrid(32, pair...))
	}
	return column
}

// part lists counts under a title.
func (p *libraryPage) part(title string, counts []viewmodel.Count) fyne.CanvasObject {
	number := widgets.Style{Tight: true, Wide: true}
	column := widgets.NewColumn(4, p.app.text(title, strong))
	for _, c := range counts {
		column.Add(widgets.NewRow(8, 0, p.app.text(c.Name, widgets.Style{Tight: true}), p.app.text(p.app.format.Number(c.N), number)))
	}
	return column
}
