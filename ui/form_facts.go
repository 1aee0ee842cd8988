package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// factsForm asks, in plain words, for the facts that decide which items of the
// standard a department gets.
type factsForm struct {
	app     *App
	form    *viewmodel.Form
	column  *fyne.Container
	changed func() // is told of every change
	reflow  func() // lays out anew after parts came or went
}

func newFactsForm(a *App, form *viewmodel.Form) *factsForm {
	return &factsForm{app: a, form: form, column: widgets.NewColumn(32)}
}

// fill asks for what the form's standard needs.
func (p *factsForm) fill() {
	f, m := p.app.format, p.form
	p.column.RemoveAll()
	p.column.Add(widgets.NewColumn(8,
		p.app.text(f.T("desktop.form.facts"), heading), p.app.text(f.T("desktop.form.facts_help"), small),
		p.flags(m.FlagsAsked(checklist.SubjectDepartment), &m.Flags),
	))
	p.column.Add(widgets.NewColumn(8,
		p.app.text(f.T("desktop.form.networks"), heading), p.app.text(f.T("desktop.form.networks_help"), small),
		p.segments(&m.Segments), p.model(),
	))
	p.column.Add(p.things(thingTexts{"desktop.form.systems", "desktop.form.systems_help", "desktop.form.add_system", "system_name"},
		checklist.SubjectSystem, &m.Systems))
	p.column.Add(p.things(thingTexts{"desktop.form.sites", "desktop.form.sites_help", "desktop.form.add_site", "site_name"},
		checklist.SubjectSite, &m.Sites))
	if roles := m.RolesAsked(); len(roles) > 0 {
		p.column.Add(widgets.NewColumn(8,
			p.app.text(f.T("desktop.form.city_items"), heading), p.app.text(f.T("desktop.form.city_items_help"), small),
			widgets.NewColumn(0, ticks(p.app, roles, &m.CityRoles, f.Role, p.changed)...),
		))
	}
	p.reflow()
}

func (p *factsForm) flags(asked []checklist.Flag, list *[]checklist.Flag) fyne.CanvasObject {
	return widgets.NewColumn(0, ticks(p.app, asked, list, p.app.format.Flag, p.changed)...)
}

func (p *factsForm) segments(list *[]checklist.Segment) fyne.CanvasObject {
	names := map[checklist.Segment]checklist.Text{}
	var all []checklist.Segment
	if p.form.Standard != nil {
		for _, label := range p.form.Standard.Segments {
			names[label.ID] = label.Label
			all = append(all, label.ID)
		}
	}
	return widgets.NewColumn(0, ticks(p.app, all, list, func(s checklist.Segment) string { return p.app.format.Text(names[s]) }, p.changed)...)
}

// model asks for the city's arrangement of networks.
func (p *factsForm) model() fyne.CanvasObject {
	f := p.app.format
	models := append([]checklist.NetworkModel{""}, checklist.NetworkModels()...)
	names := []string{f.T("desktop.model.unknown")}
	for _, m := range checklist.NetworkModels() {
		names = append(names, f.T("desktop.model."+string(m)))
	}
	choose := p.app.selection(names, slices.Index(models, p.form.Model), func(i int) {
		p.form.Model = models[i]
		p.changed()
	})
	return p.app.field("model", unmarked, choose)
}

// thingTexts are the keys of the words around a list of systems or sites, and the
// name of the field for one.
type thingTexts struct{ title, help, add, name string }

// things lists the systems or sites of the department.
func (p *factsForm) things(texts thingTexts, kind checklist.SubjectKind, list *[]viewmodel.FormSubject) fyne.CanvasObject {
	f := p.app.format
	column := widgets.NewColumn(12, p.app.text(f.T(texts.title), heading), p.app.text(f.T(texts.help), small))
	for i := range *list {
		column.Add(p.thing(texts, kind, list, i))
	}
	add := p.app.button(widgets.Secondary, f.T(texts.add), theme.ContentAddIcon(), func() {
		*list = append(*list, viewmodel.FormSubject{})
		p.fill()
		p.changed()
	})
	column.Add(widgets.NewRow(0, 1, add))
	return column
}

func (p *factsForm) thing(texts thingTexts, kind checklist.SubjectKind, list *[]viewmodel.FormSubject, i int) fyne.CanvasObject {
	f, s := p.app.format, &(*list)[i]
	remove := p.app.button(widgets.Plain, f.T("desktop.form.remove"), theme.DeleteIcon(), func() {
		*list = slices.Delete(*list, i, i+1)
		p.fill()
		p.changed()
	})
	body := widgets.NewColumn(8,
		p.app.field(texts.name, required, widgets.NewRow(8, 0, p.app.entry(&s.Name, p.changed), remove)),
		p.flags(p.form.FlagsAsked(kind), &s.Flags),
	)
	if kind == checklist.SubjectSystem {
		body.Add(p.app.text(f.T("desktop.form.system_networks"), strong))
		body.Add(p.segments(&s.Segments))
	}
	return widgets.NewBox(widgets.BoxStyle{Border: widgets.ColorDivider, Radius: 12, Padding: 16}, body)
}
