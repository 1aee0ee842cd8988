package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// correctDialog puts a slip right.
type correctDialog struct {
	page   *departmentPage
	form   *viewmodel.CorrectionForm
	box    *dialogBox
	first  fyne.Focusable // where one begins
	fields map[viewmodel.CorrectionField]*widgets.Field
}

// correct asks for the answer that is meant, and for the department's consent.
func (p *departmentPage) correct() {
	a, f := p.app, p.app.format
	d := &correctDialog{page: p, form: p.of.NewCorrection(p.key, checklist.DateOf(a.now()), f), fields: map[viewmodel.CorrectionField]*widgets.Field{}}
	column := widgets.NewColumn(16, a.text(f.T("inspect.correct.lead"), running), d.answer(), d.texts())
	column.Add(d.field(viewmodel.CorrectionPost, a.entry(&d.form.Post, nothing)))
	column.Add(d.field(viewmodel.CorrectionDate, a.dated(a.dateEntry(&d.form.Date, nothing))))
	column.Add(d.field(viewmodel.CorrectionHow, a.entry(&d.form.How, nothing)))
	cancel, ok := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil), a.button(widgets.Primary, f.T("inspect.correct.do"), nil, d.done)
	d.box = a.dialog(f.T("inspect.correct.heading", "Item", p.key.Item), wideDialog, column, cancel, ok)
	cancel.OnTapped = d.box.close
	a.window.Canvas().Focus(d.first)
}

func nothing() {}

// field puts its words around a control in which something can be wrong.
func (d *correctDialog) field(name viewmodel.CorrectionField, control fyne.CanvasObject) *widgets.Field {
	f := d.page.app.format
	texts := widgets.FieldTexts{Label: f.T("inspect.correct." + string(name)), Mark: f.T("desktop.field.required"), Must: true}
	if help := "inspect.correct.help." + string(name); f.Has(help) {
		texts.Help = f.T(help)
	}
	d.fields[name] = widgets.NewField(texts, lines, control)
	return d.fields[name]
}

// answer is the rating, or the head count.
func (d *correctDialog) answer() fyne.CanvasObject {
	a, form := d.page.app, d.form
	if form.Counted() {
		concerned, complying := a.entry(&form.Concerned, nothing), a.entry(&form.Complying, nothing)
		d.first = concerned
		return d.field(viewmodel.CorrectionAnswer, widgets.NewGrid(16, a.field("concerned", unmarked, concerned), a.field("complying", unmarked, complying)))
	}
	ratings, chosen := d.page.of.Sheet().Standard.Scale.Ratings, widgets.NoChoice
	var options []widgets.Option
	for i, r := range ratings {
		options = append(options, widgets.Option{Symbol: r.Symbol, Word: a.format.Text(r.Label), Tone: toneOf(viewmodel.Status(r.Class))})
		if r.Code == form.Answer.Rating && !form.Answer.Nothing {
			chosen = i
		}
	}
	choice := a.choice(options, func(i int) { form.Answer.Rating, form.Answer.Nothing = ratings[i].Code, false })
	choice.Choose(chosen)
	d.first = choice
	return d.field(viewmodel.CorrectionAnswer, choice)
}

// texts are the present state and the reason.
func (d *correctDialog) texts() fyne.CanvasObject {
	a, form := d.page.app, d.form
	area := func(name string, text *string) fyne.CanvasObject {
		e := a.textArea()
		e.OnEscape, e.OnHelp = a.escape, a.pageHelp
		e.Fill(*text)
		e.OnChanged = func(typed string) { *text = typed }
		return a.field(name, optional, e)
	}
	return widgets.NewColumn(16, area("comment", &form.Answer.Comment), area("reason", &form.Answer.Reason))
}

// done records the correction, or shows what is missing.
func (d *correctDialog) done() {
	p, f := d.page, d.page.app.format
	req, wrong := d.form.Request(p.of.ID(), f)
	for _, field := range d.fields {
		field.SetError("")
	}
	for _, name := range wrong {
		d.fields[name].SetError(f.T("inspect.correct.wrong." + string(name)))
	}
	if d.box.fit(); len(wrong) > 0 {
		return
	}
	d.box.close()
	p.write(f.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
		_, err := p.ws.Correct(ctx, p.year(), req)
		return err
	}, nil)
}
