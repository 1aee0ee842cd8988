package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/widgets"
)

// startPage is what one sees first: what can be begun, and what was open last.
type startPage struct {
	app  *App
	next fyne.Focusable // the file that was open last, or the way to the first one
}

func newStartPage(a *App) *startPage { return &startPage{app: a} }

func (p *startPage) flush() error    { return nil }
func (p *startPage) helpKey() string { return "start" }

func (p *startPage) again() page  { return newStartPage(p.app) }
func (p *startPage) close() error { return nil }

// begin puts the focus on what is next, so that Enter goes on.
func (p *startPage) begin() { p.app.window.Canvas().Focus(p.next) }

func (p *startPage) content() fyne.CanvasObject {
	f := p.app.format
	title := widgets.NewColumn(8,
		p.app.text(f.T("desktop.start.title"), widgets.Style{Size: theme.SizeNameHeadingText, Bold: true, Tight: true}),
		p.app.text(f.T("desktop.start.lead"), running),
	)
	actions := p.actions()
	columns := container.New(&sideBySide{gap: 48, left: max(280, actions.MinSize().Width)}, actions, p.recent())
	column := widgets.NewColumn(40, title, columns, p.footer())
	return container.New(&centred{width: 880, top: 64}, widgets.NewScroll(column))
}

// actions are the ways to begin.
func (p *startPage) actions() fyne.CanvasObject {
	f := p.app.format
	first := p.app.button(widgets.Primary, f.T("answering.join.start"), theme.DownloadIcon(), p.app.choosePackage)
	p.next = first
	return widgets.NewColumn(12, first,
		p.app.text(f.T("answering.join.start_help"), small),
		p.app.button(widgets.Secondary, f.T("desktop.start.new"), theme.DocumentCreateIcon(), p.app.newForm),
		p.app.button(widgets.Secondary, f.T("desktop.start.open"), theme.FolderOpenIcon(), p.app.chooseAndOpen),
		p.app.button(widgets.Secondary, f.T("manners.sample.practise"), theme.MediaPlayIcon(), func() { p.app.practise(departmentSample) }),
		p.app.text(f.T("desktop.start.sample_help"), small),
		p.app.button(widgets.Secondary, f.T("library.start"), theme.ListIcon(), p.app.library),
	)
}

// recent lists the files that were open last.
func (p *startPage) recent() fyne.CanvasObject {
	f, files := p.app.format, p.app.prefs.recent()
	head := p.app.text(f.T("desktop.start.recent"), heading)
	if len(files) == 0 {
		return widgets.NewColumn(12, head, p.app.text(f.T("desktop.start.none"), small))
	}
	column := widgets.NewColumn(4)
	for i, path := range files {
		row := p.recentRow(path)
		if i == 0 {
			p.next = row
		}
		column.Add(row)
	}
	clear := p.app.button(widgets.Plain, f.T("desktop.start.clear"), nil, func() {
		p.app.prefs.clearRecent()
		p.app.display(p.again())
	})
	return widgets.NewColumn(12, widgets.NewRow(8, 0, head, clear), column)
}

func (p *startPage) recentRow(path string) *widgets.Line {
	return p.app.row(widgets.RowTexts{Icon: theme.FileIcon(), Tone: widgets.Info, Title: filepath.Base(path), Small: filepath.Dir(path)}, func() { p.app.open(path) })
}

// footer switches the language, which must be found without reading a menu.
func (p *startPage) footer() fyne.CanvasObject {
	other := p.app.otherLanguage()
	return widgets.NewRow(8, 0, layout.NewSpacer(),
		p.app.button(widgets.Plain, languageName(other), nil, func() { p.app.setLanguage(other) }),
		p.app.button(widgets.Plain, p.app.format.T("desktop.menu.about"), nil, p.app.about),
	)
}
