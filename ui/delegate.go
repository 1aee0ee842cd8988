package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

// delegateDialog writes some items as an answer sheet that somebody else fills in.
type delegateDialog struct {
	page      *sheetPage
	keys      []checklist.Key
	post, dir string
	file      *widgets.Text
	box       *dialogBox
	start     *widgets.Button
}

// delegate hands out the rows that are picked, or those that the list shows.
func (p *sheetPage) delegate() {
	rows := p.rows
	if p.picking {
		rows = p.picked.Rows()
	}
	if len(rows) == 0 || !p.settled() {
		return
	}
	d := &delegateDialog{page: p, keys: p.session.Keys(rows), dir: p.app.copyDir()}
	d.show()
}

func (d *delegateDialog) show() {
	a, f := d.page.app, d.page.app.format
	post := a.entry(&d.post, d.changed)
	post.SetPlaceHolder(f.T("delegate.post_example"))
	folder := a.entry(&d.dir, d.changed)
	browse := a.button(widgets.Secondary, f.T("desktop.pick.browse"), theme.FolderOpenIcon(), func() {
		a.pickFolder(pick{title: f.T("library.save_folder"), confirm: f.T("desktop.pick.this_folder"), dir: d.dir, chosen: folder.SetText})
	})
	d.file = a.text("", small)
	body := widgets.NewColumn(20,
		widgets.NewColumn(4, a.text(f.N("delegate.count", len(d.keys)), strong), a.text(f.T("delegate.lead"), running)),
		a.field("delegate_post", optional, post),
		widgets.NewColumn(4, a.field("export_folder", unmarked, widgets.NewRow(8, 0, folder, browse)), d.file))
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	d.start = a.button(widgets.Primary, f.T("delegate.write"), theme.DocumentSaveIcon(), d.write)
	d.changed()
	d.box = a.dialog(f.T("delegate.title"), wideDialog, body, cancel, d.start)
	cancel.OnTapped = d.box.close
	a.window.Canvas().Focus(post)
}

// changed shows the name that the file will have.
func (d *delegateDialog) changed() {
	f := d.page.app.format
	d.file.SetText(f.T("delegate.name", "File", d.page.session.PartName(d.post, f)))
	d.start.SetEnabled(given(d.dir))
}

// write writes the file in the background.
func (d *delegateDialog) write() {
	p, a, f := d.page, d.page.app, d.page.app.format
	d.box.close()
	a.prefs.SetString(prefFolder, d.dir)
	path, year := freeName(filepath.Join(strings.TrimSpace(d.dir), p.session.PartName(d.post, f))), p.session.Sheet().Round.FiscalYear
	a.job(f.T("desk.submit.excel_busy"), func(ctx context.Context, _ checklist.Progress) error {
		sheet, err := p.ws.Sheet(year)
		if err != nil {
			return err
		}
		return p.ws.ExportAnswerSheet(ctx, sheet, path, workflow.AnswerSheetRequest{Language: f.Lang(), Keys: d.keys})
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.wroteFile(f.T("delegate.written"), f.T("delegate.written_help"), path)
	})
}

// chooseHandback lets the user choose an answer sheet that came back.
func (a *App) chooseHandback(o *openSheet) {
	f := a.format
	a.pickFile(pick{title: f.T("delegate.back"), confirm: f.T("delegate.look"), extension: answerSheetEnding, dir: a.copyDir(),
		chosen: func(path string) { a.takeHandback(o, []string{path}, nil) }})
}

// answerSheetEnding is how the name of an answer sheet ends.
const answerSheetEnding = ".xlsx"

// areAnswerSheets reports whether files may be answer sheets, by their names.
func areAnswerSheets(paths []string) bool {
	return !slices.ContainsFunc(paths, func(path string) bool { return !strings.EqualFold(filepath.Ext(path), answerSheetEnding) })
}

// takeHandback reads answer sheets and shows what they would change. What is to happen
// with files that are none, or cannot be read, is otherwise's; nil tells why.
func (a *App) takeHandback(o *openSheet, paths []string, otherwise func()) {
	f, sheet := a.format, o.session.Sheet()
	var read workflow.AnswerImport
	a.job(f.T("delegate.reading"), func(ctx context.Context, _ checklist.Progress) (err error) {
		read, err = o.ws.ReadAnswerSheets(ctx, sheet, paths, workflow.AnswerImportOptions{KeepAnswered: true})
		return err
	}, func(err error) {
		switch {
		case otherwise != nil && (err != nil || read.Strange()):
			otherwise()
		case err != nil:
			a.fail(err)
		default:
			a.showHandback(o, paths, read)
		}
	})
}

// showHandback shows what answer sheets would change; nothing is said in words.
func (a *App) showHandback(o *openSheet, paths []string, read workflow.AnswerImport) {
	f, names := a.format, make([]string, len(paths))
	for i, path := range paths {
		names[i] = filepath.Base(path)
	}
	h := o.session.NewHandback(read, f)
	if len(h.Items)+h.Untaken() == 0 {
		a.tell(f.T("delegate.back"), f.N("delegate.unchanged", read.Understood))
		return
	}
	a.visit(&handbackPage{reader: reader{a}, openSheet: o, handback: h, names: strings.Join(names, f.T("desktop.evidence.separator"))})
}
