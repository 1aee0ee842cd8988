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

// exportDialog asks which reports to write, and where.
type exportDialog struct {
	app    *App
	sheet  *openSheet
	choice viewmodel.Export
	box    *dialogBox
	start  *widgets.Button
}

// export writes the inspection sheet as files.
func (a *App) export(sheet *openSheet) {
	f := a.format
	dir := a.prefs.StringWithFallback(prefFolder, filepath.Dir(sheet.info.Path))
	e := &exportDialog{app: a, sheet: sheet, choice: viewmodel.NewExport(f.Lang(), dir)}
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	e.start = a.button(widgets.Primary, f.T("desktop.export.start"), theme.DocumentSaveIcon(), e.write)
	e.box = a.dialog(f.T("desktop.export.title"), wideDialog, e.body(), cancel, e.start)
	cancel.OnTapped = e.box.close
	a.window.Canvas().Focus(e.start)
}

var (
	allFormats = []workflow.Format{workflow.FormatXLSX, workflow.FormatPDF}
	allLevels  = []workflow.Level{workflow.LevelFull, workflow.LevelSummary}
)

func (e *exportDialog) body() fyne.CanvasObject {
	a, f := e.app, e.app.format
	level := a.choice([]widgets.Option{
		{Word: f.T("desktop.export.full"), Help: f.T("desktop.export.full_help")},
		{Word: f.T("desktop.export.summary"), Help: f.T("desktop.export.summary_help")},
	}, func(i int) { e.choice.Level = allLevels[i] })
	level.Choose(slices.Index(allLevels, e.choice.Level))
	return widgets.NewColumn(20,
		a.field("format", unmarked, widgets.NewFlow(8, append(ticks(a, allFormats, &e.choice.Formats, func(v workflow.Format) string { return f.T("desktop.export." + string(v)) }, e.changed), filler())...)),
		a.field("report_language", unmarked, widgets.NewFlow(8, append(ticks(a, locales.Languages(), &e.choice.Languages, languageName, e.changed), filler())...)),
		a.field("level", unmarked, level),
		a.field("export_folder", unmarked, e.folder()),
	)
}

// folder asks where the files go.
func (e *exportDialog) folder() fyne.CanvasObject {
	a, f := e.app, e.app.format
	entry := a.entry(&e.choice.Dir, e.changed)
	browse := a.button(widgets.Secondary, f.T("desktop.pick.browse"), theme.FolderOpenIcon(), func() {
		a.pickFolder(pick{title: f.T("desktop.export.folder_title"), confirm: f.T("desktop.pick.this_folder"), dir: e.choice.Dir, chosen: entry.SetText})
	})
	return widgets.NewRow(8, 0, entry, browse)
}

func (e *exportDialog) changed() { e.start.SetEnabled(e.choice.Ready()) }

func (e *exportDialog) write() {
	a, sheet := e.app, e.sheet
	e.box.close()
	a.prefs.SetString(prefFolder, e.choice.Dir)
	var result workflow.ReportResult
	a.job(a.format.T("desktop.export.busy"), func(ctx context.Context, p checklist.Progress) (err error) {
		result, err = sheet.ws.ReportDepartments(ctx, workflow.ReportInspection, sheet.session.Sheet().Round.FiscalYear, e.choice.Request(), p)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
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
