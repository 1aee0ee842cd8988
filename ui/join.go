package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// joinDialog takes in what the office has sent a department: into a new file, or into
// the one that is there.
type joinDialog struct {
	app       *App
	from      string
	brings    workflow.Joined
	dir, name string // of the department's file
	box       *dialogBox
	start     *widgets.Button
}

// choosePackage lets the user choose the office's package.
func (a *App) choosePackage() {
	a.leave(func() {
		f := a.format
		a.pickFile(pick{title: f.T("answering.join.pick"), confirm: f.T("answering.join.confirm"), extension: workflow.PackageSuffix, dir: a.copyDir(), chosen: a.takePackage})
	})
}

// takePackage looks into a package and asks where it goes.
func (a *App) takePackage(from string) {
	d := &joinDialog{app: a, from: from}
	a.job(a.format.T("answering.join.looking"), func(context.Context, checklist.Progress) (err error) {
		d.brings, err = workflow.LookIntoPackage(from)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		d.show()
	})
}

func (d *joinDialog) show() {
	a, f := d.app, d.app.format
	d.dir, d.name = a.newFileDir(), viewmodel.JoinedName(d.brings, f)
	if o := a.opened(); o != nil {
		d.dir, d.name = filepath.Dir(o.info.Path), filepath.Base(o.info.Path)
	}
	folder := a.entry(&d.dir, d.changed)
	browse := a.button(widgets.Secondary, f.T("desktop.pick.browse"), theme.FolderOpenIcon(), func() {
		a.pickFolder(pick{title: f.T("library.save_folder"), confirm: f.T("desktop.pick.this_folder"), dir: d.dir, chosen: folder.SetText})
	})
	file := a.field("file", unmarked, a.entry(&d.name, d.changed))
	file.SetHelp(f.T("answering.join.target_help"))
	body := widgets.NewColumn(20, d.summary(), a.field("export_folder", unmarked, widgets.NewRow(8, 0, folder, browse)), file)
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	d.start = a.button(widgets.Primary, f.T("answering.join.do"), nil, d.join)
	d.box = a.dialog(f.T("answering.join.title"), wideDialog, body, cancel, d.start)
	cancel.OnTapped = d.box.close
	a.window.Canvas().Focus(d.start)
}

// summary says what the package brings, and from whom it is.
func (d *joinDialog) summary() fyne.CanvasObject {
	a, f := d.app, d.app.format
	what := f.T("answering.join.what", "Department", f.Text(d.brings.Department), "Year", f.Year(d.brings.Year), "N", d.brings.InScope)
	words := f.T("answering.join.words", "Words", workflow.ReadAloud(d.brings.Office, f.Lang()))
	column := widgets.NewColumn(4, a.text(what, strong), a.text(words, widgets.Style{Tight: true}), a.text(f.T("answering.join.words_help"), small))
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, column)
}

func (d *joinDialog) changed() { d.start.SetEnabled(given(d.dir) && given(d.name)) }

// path is that of the department's file.
func (d *joinDialog) path() string {
	name := strings.TrimSpace(d.name)
	if !strings.EqualFold(filepath.Ext(name), viewmodel.Extension) {
		name += viewmodel.Extension
	}
	return filepath.Join(strings.TrimSpace(d.dir), name)
}

// join takes the package in. The file is closed meanwhile if it is open.
func (d *joinDialog) join() {
	a, path := d.app, d.path()
	d.box.close()
	reopen := a.firstPage(path) != nil
	if reopen {
		a.goTo(newStartPage(a))
	}
	var done workflow.Joined
	a.job(a.format.T("answering.join.busy"), func(ctx context.Context, _ checklist.Progress) (err error) {
		done, err = workflow.Join(ctx, path, d.from, workflow.Options{Now: a.now})
		return err
	}, func(err error) {
		if err == nil {
			d.joined(done, path)
			return
		}
		a.fail(err)
		if reopen {
			a.open(path)
		}
	})
}

// joined says what has been taken in, and goes on to the department's first page.
func (d *joinDialog) joined(done workflow.Joined, path string) {
	a, f := d.app, d.app.format
	title := f.T("answering.join.updated")
	if done.Created {
		title = f.T("answering.join.created")
	}
	open := a.button(widgets.Primary, f.T("answering.join.open"), nil, nil)
	file := widgets.NewColumn(8, d.summary(), a.text(path, small))
	box := a.dialog(title, wideDialog, file, open)
	open.OnTapped = func() {
		box.close()
		a.open(path)
	}
	box.escape = open.OnTapped
	a.window.Canvas().Focus(open)
}

// droppedFromOffice takes a file in that the office has sent, and reports whether it
// is one.
func (a *App) droppedFromOffice(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case workflow.PackageSuffix:
		a.leave(func() { a.takePackage(path) })
	case workflow.ReceiptSuffix:
		if o := a.opened(); o != nil {
			a.leave(func() { a.applyReceipt(o, path) })
		} else {
			a.tell(a.format.T("desktop.drop.title"), a.format.T("answering.drop.receipt"))
		}
	default:
		return false
	}
	return true
}
