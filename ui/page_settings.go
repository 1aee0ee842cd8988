package ui

import (
	"context"
	"image"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/locales"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// citySettingsPage sets what differs from city to city, and keeps the office's keys.
// Settings are recorded by its button, and when one leaves the page.
type citySettingsPage struct {
	officePage
	form  *viewmodel.CitySettings
	small image.Image // the logo; nil without one

	save   *widgets.Button
	fields map[viewmodel.SettingField]*widgets.Field
	logo   *widgets.Field
	column *fyne.Container
	pane   *widgets.Scroll
}

func newCitySettingsPage(p officePage) officeView { return &citySettingsPage{officePage: p} }

func (p *citySettingsPage) title() string { return p.app.format.T("settingsdesk.title") }

func (p *citySettingsPage) lead() string { return p.app.format.T("settingsdesk.lead") }

func (p *citySettingsPage) actions() []fyne.CanvasObject {
	p.save = p.app.button(widgets.Primary, p.app.format.T("settingsdesk.save"), theme.DocumentSaveIcon(), p.record)
	p.edited()
	return []fyne.CanvasObject{widgets.NewRow(8, 0, filler(), p.save)}
}

// load reads what is set. A logo that cannot be shown small is said in words.
func (p *citySettingsPage) load(_ context.Context, year checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	form, err := viewmodel.LoadCitySettings(p.ws, year)
	if err != nil {
		return nil, err
	}
	small, _ := thumbnail(form.Logo)
	return func() { p.form, p.small = form, small }, nil
}

// flush records what was filled in, also while the program is asked to end.
func (p *citySettingsPage) flush() error {
	wrote, err := p.form.Save(context.WithoutCancel(p.app.ctx), p.ws)
	if wrote {
		p.app.officeFrame().writes++
	}
	return err
}

// record records what was filled in, unless something is missing.
func (p *citySettingsPage) record() {
	for _, name := range viewmodel.SettingFields() {
		if p.form.Missing(name) {
			p.pane.Reveal(p.fields[name])
			return
		}
	}
	p.write(p.app.format.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
		_, err := p.form.Save(ctx, p.ws)
		return err
	}, nil)
}

// edited follows what is filled in: it says what is missing, and whether there is
// something to record.
func (p *citySettingsPage) edited() {
	changed := false
	for name, field := range p.fields {
		reason := ""
		if p.form.Missing(name) {
			reason = p.app.format.T("desktop.form.missing")
		}
		changed = field.SetError(reason) || changed
	}
	if changed {
		p.pane.Reflow()
	}
	p.save.SetEnabled(p.writable() && p.form.Changed())
}

func (p *citySettingsPage) body() fyne.CanvasObject {
	p.column = widgets.NewColumn(32)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, p.column))
	return p.pane
}

func (p *citySettingsPage) refresh() {
	p.fields = map[viewmodel.SettingField]*widgets.Field{}
	p.column.RemoveAll()
	for _, part := range []fyne.CanvasObject{p.office(), p.reports(), p.numbers(), p.inspection(), p.keys()} {
		p.column.Add(part)
	}
	p.pane.Reflow()
}

// office asks who the office is, and how it is reached.
func (p *citySettingsPage) office() fyne.CanvasObject {
	p.fields[viewmodel.SettingActor] = p.labelled("actor", required, p.entry(&p.form.Actor))
	return p.part("office", p.fields[viewmodel.SettingActor], p.labelled("contact", optional, p.entry(&p.form.Contact)))
}

// reports asks how reports look.
func (p *citySettingsPage) reports() fyne.CanvasObject {
	p.fields[viewmodel.SettingLabel] = p.labelled("label", required, p.entry(&p.form.Label))
	boxes := p.bound(p.app.area(&p.form.SignOff, p.edited))
	p.logo = p.labelled("logo", optional, p.picture())
	return p.part("reports", p.fields[viewmodel.SettingLabel], p.labelled("sign_off", optional, boxes), p.logo, p.labelled("language", unmarked, p.languages()))
}

// languages chooses the language of reports.
func (p *citySettingsPage) languages() fyne.CanvasObject {
	var options []widgets.Option
	for _, lang := range locales.Languages() {
		options = append(options, widgets.Option{Word: languageName(lang)})
	}
	choice := p.app.choice(options, func(i int) {
		p.form.Language = locales.Languages()[i]
		p.edited()
	})
	choice.Choose(slices.Index(locales.Languages(), p.form.Language))
	choice.SetEnabled(p.writable())
	return choice
}

// numbers asks for the form number of each kind of report.
func (p *citySettingsPage) numbers() fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, kind := range workflow.ReportKinds() {
		name := p.app.text(p.app.format.T("workflow.report."+string(kind)), strong)
		rows = append(rows, widgets.NewGrid(16, name, p.entry(p.form.Forms[kind])))
	}
	return p.part("numbers", widgets.NewColumn(8, rows...))
}

// inspection asks how the inspection is done. The grade is that of the round.
func (p *citySettingsPage) inspection() fyne.CanvasObject {
	f := p.app.format
	attach := p.tick("my_number", &p.form.MyNumber)
	grade := p.tick("grade", &p.form.Grade)
	if p.form.HasRound() {
		grade = widgets.NewColumn(4, p.app.text(f.T("settingsdesk.grade_year", "Year", f.Year(p.year())), small), grade)
	}
	visible(p.form.HasRound(), grade)
	return p.part("inspection", grade, attach)
}

// part is a heading with what stands below it.
func (p *citySettingsPage) part(name string, objects ...fyne.CanvasObject) fyne.CanvasObject {
	f := p.app.format
	column := widgets.NewColumn(16, p.app.text(f.T("settingsdesk.part."+name), heading))
	if help := "settingsdesk.part_help." + name; f.Has(help) {
		column.Add(p.app.text(f.T(help), small))
	}
	for _, o := range objects {
		column.Add(o)
	}
	return column
}

func (p *citySettingsPage) labelled(name string, m mark, control fyne.CanvasObject) *widgets.Field {
	return p.app.labelled("settingsdesk.label."+name, "settingsdesk.help."+name, m, control)
}

// entry is a field of one line bound to a setting.
func (p *citySettingsPage) entry(value *string) *widgets.Entry {
	return p.bound(p.app.entry(value, p.edited))
}

// bound locks a field where nothing can be changed.
func (p *citySettingsPage) bound(e *widgets.Entry) *widgets.Entry {
	e.SetEnabled(p.writable())
	return e
}

// tick is a switch bound to a setting, with what it means.
func (p *citySettingsPage) tick(name string, value *bool) fyne.CanvasObject {
	f := p.app.format
	t := p.app.tick(f.T("settingsdesk.label."+name), func(on bool) {
		*value = on
		p.edited()
	})
	t.Set(*value)
	t.SetEnabled(p.writable())
	return widgets.NewColumn(4, t, p.app.text(f.T("settingsdesk.help."+name), small))
}
