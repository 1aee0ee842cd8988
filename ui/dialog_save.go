package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// saveDialog asks in which form, and where, a file is written.
type saveDialog struct {
	app    *App
	title  string
	copy   *viewmodel.StandardCopy
	write  saving
	box    *dialogBox
	start  *widgets.Button
	coding *widgets.Field
	saved  func(path string) // what happens afterwards; nil says where the file is
}

// saving writes the file that a saveDialog asked for; one of its name is replaced.
type saving func(ctx context.Context, p checklist.Progress) (workflow.ReportResult, error)

// saveCopy writes a standard to a file of the user's.
func (p *libraryPage) saveCopy(std *checklist.Standard) {
	choice := viewmodel.NewStandardCopy(std.ID+"-"+std.Version, p.app.copyDir(), viewmodel.StandardEndings())
	p.app.askSave(p.app.format.T("library.save_title"), choice, p.saving(choice, func(ctx context.Context, path string, form workflow.StandardForm) error {
		return workflow.WriteStandardFile(ctx, path, std, form)
	}))
}

// template writes a short standard to begin with.
func (p *libraryPage) template() {
	choice := viewmodel.NewStandardCopy(p.app.format.T("library.template_name"), p.app.copyDir(), viewmodel.TemplateEndings())
	p.app.askSave(p.app.format.T("library.template"), choice, p.saving(choice, workflow.WriteStandardTemplate))
}

func (p *libraryPage) saving(choice *viewmodel.StandardCopy, write func(context.Context, string, workflow.StandardForm) error) saving {
	lang := p.app.format.Lang()
	return func(ctx context.Context, _ checklist.Progress) (workflow.ReportResult, error) {
		path := choice.Path()
		return workflow.ReportResult{Files: []string{path}}, write(ctx, path, choice.Form(lang))
	}
}

// copyDir is where a copy is proposed.
func (a *App) copyDir() string { return a.prefs.StringWithFallback(prefFolder, a.newFileDir()) }

// askSave asks for form and place, and writes the file.
func (a *App) askSave(title string, choice *viewmodel.StandardCopy, write saving) *saveDialog {
	f := a.format
	d := &saveDialog{app: a, title: title, copy: choice, write: write}
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	d.start = a.button(widgets.Primary, f.T("library.save_start"), theme.DocumentSaveIcon(), d.save)
	d.box = a.dialog(title, wideDialog, d.body(), cancel, d.start)
	cancel.OnTapped = d.box.close
	a.window.Canvas().Focus(d.start)
	return d
}

func (d *saveDialog) body() fyne.CanvasObject {
	a, f, c := d.app, d.app.format, d.copy
	var forms []widgets.Option
	for _, ending := range c.Endings {
		forms = append(forms, widgets.Option{Word: f.T("library.form." + ending)})
	}
	form := a.choice(forms, func(i int) {
		c.Ending = c.Endings[i]
		d.changed()
		d.box.fit()
	})
	form.Choose(slices.Index(c.Endings, c.Ending))
	d.coding = a.field("encoding", unmarked, a.encodings(&c.Encoding))
	folder := a.entry(&c.Dir, d.changed)
	browse := a.button(widgets.Secondary, f.T("desktop.pick.browse"), theme.FolderOpenIcon(), func() {
		a.pickFolder(pick{title: f.T("library.save_folder"), confirm: f.T("desktop.pick.this_folder"), dir: c.Dir, chosen: folder.SetText})
	})
	body := widgets.NewColumn(20,
		a.field("standard_form", unmarked, form), d.coding,
		a.field("export_folder", unmarked, widgets.NewRow(8, 0, folder, browse)),
		a.field("file", unmarked, a.entry(&c.Name, d.changed)),
	)
	visible(c.AsksEncoding(), d.coding)
	return body
}

// encodings offers the encodings of CSV.
func (a *App) encodings(chosen *workflow.Encoding) *widgets.Choice {
	all := workflow.Encodings()
	var options []widgets.Option
	for _, encoding := range all {
		options = append(options, widgets.Option{Word: a.format.T("library.encoding." + string(encoding))})
	}
	choice := a.choice(options, func(i int) { *chosen = all[i] })
	choice.Choose(slices.Index(all, *chosen))
	return choice
}

func (d *saveDialog) changed() {
	visible(d.copy.AsksEncoding(), d.coding)
	d.start.SetEnabled(d.copy.Ready())
}

// save writes the file, and asks first if that would replace one.
func (d *saveDialog) save() {
	a, f, path := d.app, d.app.format, d.copy.Path()
	d.box.close()
	a.prefs.SetString(prefFolder, d.copy.Dir)
	if _, err := os.Lstat(path); err == nil {
		a.ask(d.title, f.T("library.replace", "File", filepath.Base(path)), f.T("library.replace_yes"), d.run)
		return
	}
	d.run()
}

func (d *saveDialog) run() {
	a := d.app
	var result workflow.ReportResult
	a.job(a.format.T("library.save_busy"), func(ctx context.Context, p checklist.Progress) (err error) {
		result, err = d.write(ctx, p)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			a.fail(err)
		case d.saved != nil:
			d.saved(d.copy.Path())
		default:
			a.wrote(result, d.copy.Dir)
		}
	})
}
