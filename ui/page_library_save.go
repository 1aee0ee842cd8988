package ui

import (
	"context"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// saveDialog asks in which form, and where, a standard's file is written.
type saveDialog struct {
	app    *App
	copy   *viewmodel.StandardCopy
	write  func(ctx context.Context, path string, form workflow.StandardForm) error
	box    *dialogBox
	start  *widgets.Button
	coding *widgets.Field
}

// saveCopy writes a standard to a file of the user's.
func (p *libraryPage) saveCopy(std *checklist.Standard) {
	p.save(viewmodel.NewStandardCopy(std.ID+"-"+std.Version, p.copyDir(), viewmodel.StandardEndings()), func(ctx context.Context, path string, form workflow.StandardForm) error {
		return workflow.WriteStandardFile(ctx, path, std, form)
	})
}

// template writes a short standard to begin with.
func (p *libraryPage) template() {
	name := p.app.format.T("library.template_name")
	p.save(viewmodel.NewStandardCopy(name, p.copyDir(), viewmodel.TemplateEndings()), workflow.WriteStandardTemplate)
}

// copyDir is where a copy is proposed.
func (p *libraryPage) copyDir() string {
	return p.app.prefs.StringWithFallback(prefFolder, p.app.newFileDir())
}

func (p *libraryPage) save(choice *viewmodel.StandardCopy, write func(context.Context, string, workflow.StandardForm) error) {
	a, f := p.app, p.app.format
	d := &saveDialog{app: a, copy: choice, write: write}
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	d.start = a.button(widgets.Primary, f.T("library.save_start"), theme.DocumentSaveIcon(), func() { d.save(false) })
	d.box = a.dialog(f.T("library.save_title"), wideDialog, d.body(), cancel, d.start)
	cancel.OnTapped = d.box.close
	a.window.Canvas().Focus(d.start)
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
	var codings []widgets.Option
	for _, encoding := range workflow.Encodings() {
		codings = append(codings, widgets.Option{Word: f.T("library.encoding." + string(encoding))})
	}
	coding := a.choice(codings, func(i int) { c.Encoding = workflow.Encodings()[i] })
	coding.Choose(slices.Index(workflow.Encodings(), c.Encoding))
	d.coding = a.field("encoding", unmarked, coding)
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

func (d *saveDialog) changed() {
	visible(d.copy.AsksEncoding(), d.coding)
	d.start.SetEnabled(d.copy.Ready())
}

// save writes the file, and asks first if that would replace one.
func (d *saveDialog) save(replace bool) {
	a, f, path := d.app, d.app.format, d.copy.Path()
	d.box.close()
	a.prefs.SetString(prefFolder, d.copy.Dir)
	a.job(f.T("library.save_busy"), func(ctx context.Context, _ checklist.Progress) error {
		return d.write(ctx, path, d.copy.Form(f.Lang(), replace))
	}, func(err error) {
		switch {
		case workflow.Exists(err):
			a.ask(f.T("library.save_title"), f.T("library.replace", "File", filepath.Base(path)), f.T("library.replace_yes"), func() { d.save(true) })
		case err != nil:
			a.fail(err)
		default:
			a.wrote(workflow.ReportResult{Files: []string{path}}, filepath.Dir(path))
		}
	})
}
