package ui

import (
	"context"
	"os"
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// formPage is the form for a new workspace.
type formPage struct {
	app       *App
	form      *viewmodel.Form
	standards []*checklist.Standard // to choose from
	choices   *fyne.Container       // their lines
	dir, name string                // of the new file; name "" follows the form

	fields   map[viewmodel.FormField]*widgets.Field
	fileName *widgets.Entry
	facts    *factsForm // what follows from the standard
	asked    *widgets.Text
	scroll   *widgets.Scroll
}

// newForm shows the form, empty.
func (a *App) newForm() {
	a.leave(func() {
		var standards []*checklist.Standard
		a.job(a.format.T("desktop.form.standard_busy"), func(context.Context, checklist.Progress) (err error) {
			standards, err = workflow.BundledStandards()
			return err
		}, func(err error) {
			if err != nil {
				a.fail(err)
				return
			}
			a.showForm(standards)
		})
	})
}

// showForm shows the form with the standards to choose from.
func (a *App) showForm(standards []*checklist.Standard) {
	form := viewmodel.NewForm(checklist.DateOf(a.now()), a.format)
	if len(standards) > 0 {
		form.Standard = standards[0]
	}
	a.goTo(&formPage{app: a, form: form, standards: standards, dir: a.newFileDir()})
}

// newFileDir is where a new file is proposed: beside the last one, or at home.
func (a *App) newFileDir() string {
	if dir := a.lastDir(); dir != "" {
		return dir
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return home
}

func (p *formPage) flush() error { return nil }
func (p *formPage) close() error { return nil }

func (p *formPage) helpKey() string { return "form" }

func (p *formPage) again() page {
	return &formPage{app: p.app, form: p.form, standards: p.standards, dir: p.dir, name: p.name}
}

func (p *formPage) content() fyne.CanvasObject {
	f := p.app.format
	p.fields = map[viewmodel.FormField]*widgets.Field{}
	p.facts = newFactsForm(p.app, p.form)
	p.facts.changed, p.facts.reflow = p.changed, p.reflow
	p.asked = p.app.text("", strong)
	p.fileName = widgets.NewEntry()
	p.facts.fill()
	column := widgets.NewColumn(32, p.app.text(f.T("desktop.form.title"), widgets.Style{Size: theme.SizeNameHeadingText, Bold: true, Tight: true}), p.kind())
	if p.form.Kind == workflow.KindOffice {
		column.Objects = append(column.Objects, p.office(), p.standard(), p.file(), filler())
	} else {
		column.Objects = append(column.Objects, p.who(), p.standard(), p.facts.column, p.file(), filler())
	}
	p.scroll = widgets.NewScroll(container.New(&inset{top: 32, right: gutter}, column))
	p.changed()
	return widgets.NewFrame(0, container.New(&centred{width: 720 + gutter}, p.scroll), p.bottom())
}

// kind asks whose file it is.
func (p *formPage) kind() fyne.CanvasObject {
	f, kinds := p.app.format, []workflow.Kind{workflow.KindDepartment, workflow.KindOffice}
	var options []widgets.Option
	for _, kind := range kinds {
		options = append(options, widgets.Option{Word: f.T("officedesk.form.kind." + string(kind)), Help: f.T("officedesk.form.kind_help." + string(kind))})
	}
	choice := p.app.choice(options, func(i int) {
		p.form.Kind = kinds[i]
		p.app.display(p.again())
	})
	choice.Choose(slices.Index(kinds, p.form.Kind))
	return choice
}

// office asks for what a new file of the office needs.
func (p *formPage) office() fyne.CanvasObject {
	f, m := p.app.format, p.form
	p.fields[viewmodel.FieldCity] = p.app.field("city", required, p.entry(&m.City, f.T("desktop.form.city_example")))
	return widgets.NewColumn(20,
		p.app.text(f.T("officedesk.form.city"), heading),
		p.fields[viewmodel.FieldCity],
		p.app.text(f.T("officedesk.form.next"), small),
	)
}

// bottom counts what will be asked, and creates the file.
func (p *formPage) bottom() fyne.CanvasObject {
	f := p.app.format
	cancel := p.app.button(widgets.Secondary, f.T("common.cancel"), nil, func() { p.app.goTo(newStartPage(p.app)) })
	word := f.T("desktop.form.create")
	if p.form.Kind == workflow.KindOffice {
		word = f.T("officedesk.form.create")
	}
	create := p.app.button(widgets.Primary, word, theme.DocumentCreateIcon(), p.create)
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 12}, widgets.NewRow(12, 0, p.asked, cancel, create))
}

// entry is a text field bound to a value of the form.
func (p *formPage) entry(value *string, example string) *widgets.Entry {
	e := p.app.entry(value, p.changed)
	e.SetPlaceHolder(example)
	return e
}

// who asks for city and department.
func (p *formPage) who() fyne.CanvasObject {
	f, m := p.app.format, p.form
	p.fields[viewmodel.FieldCity] = p.app.field("city", required, p.entry(&m.City, f.T("desktop.form.city_example")))
	p.fields[viewmodel.FieldDepartment] = p.app.field("department", required, p.entry(&m.Department, f.T("desktop.form.department_example")))
	p.fields[viewmodel.FieldYear] = p.app.field("year", required, p.entry(&m.Year, ""))
	p.fields[viewmodel.FieldDue] = p.app.field("due", optional, p.app.dated(p.app.dateEntry(&m.Due, p.changed)))
	p.fields[viewmodel.FieldInspection] = p.app.field("inspection", optional, p.app.dated(p.app.dateEntry(&m.Inspection, p.changed)))
	return widgets.NewColumn(20,
		p.app.text(f.T("desktop.form.who"), heading),
		widgets.NewGrid(16, p.fields[viewmodel.FieldCity], p.app.field("bureau", optional, p.entry(&m.Bureau, f.T("desktop.form.bureau_example")))),
		p.fields[viewmodel.FieldDepartment],
		widgets.NewGrid(16, p.app.field("approver", optional, p.entry(&m.Approver, f.T("desktop.form.approver_example"))),
			p.app.field("respondent", optional, p.entry(&m.Respondent, ""))),
		p.fields[viewmodel.FieldYear],
		widgets.NewGrid(16, p.fields[viewmodel.FieldDue], p.fields[viewmodel.FieldInspection]),
	)
}

// standard asks for the checklist: a bundled one, or a file of the city's.
func (p *formPage) standard() fyne.CanvasObject {
	f := p.app.format
	p.choices = widgets.NewColumn(0)
	p.fillStandards()
	file := p.app.button(widgets.Secondary, f.T("desktop.form.standard_file"), theme.FolderOpenIcon(), p.chooseStandard)
	p.fields[viewmodel.FieldStandard] = p.app.field("standard", unmarked, widgets.NewColumn(8, p.choices, widgets.NewRow(0, 1, file)))
	return widgets.NewColumn(20, p.app.text(f.T("desktop.form.what"), heading), p.fields[viewmodel.FieldStandard])
}

func (p *formPage) fillStandards() {
	var chosen checklist.StandardID
	if p.form.Standard != nil {
		chosen = p.form.Standard.Ref()
	}
	p.choices.Objects = []fyne.CanvasObject{p.app.standardLines(p.standards, chosen, p.useStandard)}
	p.choices.Refresh()
}

func (p *formPage) useStandard(std *checklist.Standard) {
	p.form.Standard = std
	p.fillStandards()
	p.facts.fill()
	p.changed()
}

// reflow lays the form out anew, once it is shown.
func (p *formPage) reflow() {
	if p.scroll != nil {
		p.scroll.Reflow()
	}
}

// file asks where the new file goes.
func (p *formPage) file() fyne.CanvasObject {
	f := p.app.format
	folder := widgets.NewEntry()
	folder.Fill(p.dir)
	folder.OnChanged = func(text string) { p.dir = text }
	choose := p.app.button(widgets.Secondary, f.T("desktop.pick.browse"), theme.FolderOpenIcon(), func() {
		p.app.pickFolder(pick{title: f.T("desktop.form.folder"), confirm: f.T("desktop.pick.this_folder"), dir: p.dir, chosen: func(dir string) {
			folder.SetText(dir)
		}})
	})
	p.fileName.OnChanged = func(text string) { p.name = text }
	return widgets.NewColumn(20,
		p.app.text(f.T("desktop.form.where"), heading),
		p.app.field("folder", unmarked, widgets.NewRow(8, 0, folder, choose)),
		p.app.field("file", unmarked, p.fileName),
	)
}

// changed brings up to date what follows from the form.
func (p *formPage) changed() {
	f := p.app.format
	if p.form.Kind == workflow.KindDepartment {
		ratings, counts := p.form.Asked()
		p.asked.SetText(f.T("desktop.form.asked", "Ratings", f.Number(ratings), "Counts", f.Number(counts)))
	}
	if p.name == "" {
		p.fileName.Fill(p.form.FileName())
	}
}

// path is that of the new file.
func (p *formPage) path() string {
	name := p.name
	if name == "" {
		name = p.form.FileName()
	}
	if filepath.Ext(name) != viewmodel.Extension {
		name += viewmodel.Extension
	}
	return filepath.Join(p.dir, name)
}
