package ui

import (
	"context"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/locales"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// exportDialog asks in which form reports are written, and where.
type exportDialog struct {
	app    *App
	choice *viewmodel.Export
	words  string // beginning of the keys of its texts
	ready  func() bool
	work   func(ctx context.Context, p checklist.Progress) (workflow.ReportResult, error)
	wrote  func() // what happens first when all is written; may be nil
	box    *dialogBox
	start  *widgets.Button
}

// export writes a department's reports as files.
func (a *App) export(sheet *openSheet) {
	dir := a.prefs.StringWithFallback(prefFolder, filepath.Dir(sheet.info.Path))
	choice := viewmodel.NewOwnReports(a.format.Lang(), dir)
	e := &exportDialog{app: a, choice: &choice.Export, words: "desktop.export.", ready: func() bool { return choice.Ready() }}
	e.work = func(ctx context.Context, p checklist.Progress) (workflow.ReportResult, error) {
		return choice.Write(ctx, sheet.ws, sheet.session.Sheet().Round.FiscalYear, p)
	}
	e.show(append([]fyne.CanvasObject{e.kinds(workflow.OwnReports(), &choice.Kinds)}, e.fields()...)...)
}

// kinds asks which reports to write.
func (e *exportDialog) kinds(all []workflow.ReportKind, chosen *[]workflow.ReportKind) fyne.CanvasObject {
	name := func(kind workflow.ReportKind) string { return e.app.format.T("workflow.report." + string(kind)) }
	return e.app.labelled("desktop.label.reports", e.words+"reports_help", unmarked, widgets.NewFlow(8, append(ticks(e.app, all, chosen, name, e.changed), filler())...))
}

// show shows the dialog with what it asks.
func (e *exportDialog) show(asked ...fyne.CanvasObject) {
	a, f := e.app, e.app.format
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	e.start = a.button(widgets.Primary, f.T("desktop.export.start"), theme.DocumentSaveIcon(), e.write)
	e.box = a.dialog(f.T(e.words+"title"), wideDialog, widgets.NewColumn(20, asked...), cancel, e.start)
	cancel.OnTapped = e.box.close
	a.window.Canvas().Focus(e.start)
}

var (
	allFormats = []workflow.Format{workflow.FormatXLSX, workflow.FormatPDF}
	allLevels  = []workflow.Level{workflow.LevelFull, workflow.LevelSummary}
)

// fields are what is asked of reports.
func (e *exportDialog) fields() []fyne.CanvasObject {
	a, f := e.app, e.app.format
	level := a.choice([]widgets.Option{
		{Word: f.T(e.words + "full"), Help: f.T(e.words + "full_help")},
		{Word: f.T(e.words + "summary"), Help: f.T(e.words + "summary_help")},
	}, func(i int) { e.choice.Level = allLevels[i] })
	level.Choose(slices.Index(allLevels, e.choice.Level))
	return []fyne.CanvasObject{
		a.field("format", unmarked, widgets.NewFlow(8, append(ticks(a, allFormats, &e.choice.Formats, func(v workflow.Format) string { return f.T("desktop.export." + string(v)) }, e.changed), filler())...)),
		a.field("report_language", unmarked, widgets.NewFlow(8, append(ticks(a, locales.Languages(), &e.choice.Languages, languageName, e.changed), filler())...)),
		a.field("level", unmarked, level),
		e.folder(),
	}
}

// folder asks where the files go.
func (e *exportDialog) folder() *widgets.Field {
	a, f := e.app, e.app.format
	entry := a.entry(&e.choice.Dir, e.changed)
	browse := a.button(widgets.Secondary, f.T("desktop.pick.browse"), theme.FolderOpenIcon(), func() {
		a.pickFolder(pick{title: f.T(e.words + "folder_title"), confirm: f.T("desktop.pick.this_folder"), dir: e.choice.Dir, chosen: entry.SetText})
	})
	return a.field("export_folder", unmarked, widgets.NewRow(8, 0, entry, browse))
}

func (e *exportDialog) changed() { e.start.SetEnabled(e.ready()) }

func (e *exportDialog) write() {
	a := e.app
	e.box.close()
	a.prefs.SetString(prefFolder, e.choice.Dir)
	var result workflow.ReportResult
	a.job(a.format.T(e.words+"busy"), func(ctx context.Context, p checklist.Progress) (err error) {
		result, err = e.work(ctx, p)
		return err
	}, func(err error) {
		if err != nil {
			a.failAll(err)
			return
		}
		if e.wrote != nil {
			e.wrote()
		}
		a.wrote(result, e.choice.Dir)
	})
}

// wrote shows what was written.
func (a *App) wrote(result workflow.ReportResult, dir string) {
	f := a.format
	column := widgets.NewColumn(8)
	for _, path := range result.Files {
		column.Add(a.row(widgets.RowTexts{Icon: theme.FileIcon(), Tone: widgets.Info, Title: filepath.Base(path), Small: filepath.Dir(path)}, func() { a.fail(a.openOutside(path)) }))
	}
	column.Add(a.text(f.T("desktop.export.open_help"), small))
	if len(result.Replaced) > 0 {
		column.Add(a.text(f.T("desktop.export.replaced", "Characters", string(result.Replaced)), running))
	}
	folder := a.button(widgets.Secondary, f.T("desktop.export.open_folder"), theme.FolderOpenIcon(), func() { a.fail(a.openOutside(dir)) })
	a.notice(f.N("desktop.export.done", len(result.Files)), wideDialog, column, folder)
}
