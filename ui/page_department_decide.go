package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// confirm accepts what was handed in, and writes what the department is told.
func (p *departmentPage) confirm() {
	f, id := p.app.format, p.of.ID()
	p.decide(f.N("board.accept_folder", 1), f.T("board.accept"), func(ctx context.Context) ([]workflow.Decided, error) {
		return p.ws.Accept(ctx, p.year(), []string{id})
	}, nil)
}

// moreTime asks for another due date.
func (p *departmentPage) moreTime() {
	id := p.of.ID()
	p.askDue(p.name(), func(due checklist.Date) {
		p.write(p.app.format.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
			_, err := p.ws.Extend(ctx, p.year(), id, due)
			return err
		}, nil)
	})
}

// giveBack returns the items that are ticked, or the one that is open.
func (p *departmentPage) giveBack() {
	d := &returnDialog{page: p, draft: p.of.NewReturn(p.key, p.app.format)}
	d.show()
}

// returnDialog writes what a department is to mend, and shows how that will read.
type returnDialog struct {
	page   *departmentPage
	draft  *viewmodel.ReturnDraft
	box    *dialogBox
	field  *widgets.Field // of the text for all items
	letter *widgets.Text
}

func (d *returnDialog) show() {
	a, f := d.page.app, d.page.app.format
	d.letter = a.text("", running)
	all := d.area(&d.draft.Text)
	d.field = widgets.NewField(widgets.FieldTexts{Label: f.T("inspect.return.all"), Help: f.T("inspect.return.text_help")}, lines, all)
	column := widgets.NewColumn(16, d.field)
	for i := range d.draft.Items {
		item := &d.draft.Items[i]
		texts := widgets.FieldTexts{Label: f.T("inspect.return.item", "Item", item.ID, "Topic", item.Topic), Mark: f.T("desktop.field.optional")}
		if item.Subjects > 1 {
			texts.Help = f.N("inspect.return.subjects", item.Subjects)
		}
		column.Add(widgets.NewField(texts, lines, d.area(&item.Text)))
	}
	column.Add(widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, widgets.NewColumn(4, a.text(f.T("inspect.return.letter"), strong), d.letter)))
	cancel, ok := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil), a.button(widgets.Primary, f.T("inspect.return.do"), nil, d.done)
	d.letter.SetText(d.draft.Letter(f))
	d.box = a.dialog(f.N("inspect.return.heading", len(d.draft.Items), "Department", d.draft.Name), wideDialog, column, cancel, ok)
	cancel.OnTapped = d.box.close
	a.window.Canvas().Focus(all)
}

// area is a field for a text that the letter shows.
func (d *returnDialog) area(text *string) *widgets.Entry {
	e := widgets.NewTextArea()
	e.OnEscape, e.OnHelp = d.page.app.escape, d.page.app.pageHelp
	e.Fill(*text)
	e.OnChanged = func(typed string) {
		*text = typed
		d.letter.SetText(d.draft.Letter(d.page.app.format))
		d.box.fit()
	}
	return e
}

func (d *returnDialog) done() {
	p, f := d.page, d.page.app.format
	if !d.draft.Ready(f) {
		d.field.SetError(f.T("inspect.return.empty"))
		d.box.fit()
		return
	}
	d.box.close()
	p.decide(f.T("inspect.return.folder"), f.T("inspect.return.do"), func(ctx context.Context) ([]workflow.Decided, error) {
		return p.ws.Return(ctx, p.year(), d.draft.Request(f))
	}, func() {
		p.of.TickNone()
		p.refresh()
	})
}

// correctDialog puts a slip right.
type correctDialog struct {
	page   *departmentPage
	form   *viewmodel.CorrectionForm
	box    *dialogBox
	fields map[viewmodel.CorrectionField]*widgets.Field
}

// correct asks for the answer that is meant, and for the department's consent.
func (p *departmentPage) correct() {
	a, f := p.app, p.app.format
	d := &correctDialog{page: p, form: p.of.NewCorrection(p.key, checklist.DateOf(a.now()), f), fields: map[viewmodel.CorrectionField]*widgets.Field{}}
	column := widgets.NewColumn(16, a.text(f.T("inspect.correct.lead"), running), d.answer(), d.texts())
	how := a.entry(&d.form.How, nothing)
	column.Add(d.field(viewmodel.CorrectionPost, a.entry(&d.form.Post, nothing)))
	column.Add(d.field(viewmodel.CorrectionDate, a.dated(a.dateEntry(&d.form.Date, nothing))))
	column.Add(d.field(viewmodel.CorrectionHow, how))
	cancel, ok := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil), a.button(widgets.Primary, f.T("inspect.correct.do"), nil, d.done)
	d.box = a.dialog(f.T("inspect.correct.heading", "Item", p.key.Item), wideDialog, column, cancel, ok)
	cancel.OnTapped = d.box.close
	a.window.Canvas().Focus(how)
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
		return d.field(viewmodel.CorrectionAnswer, widgets.NewGrid(16,
			a.field("concerned", unmarked, a.entry(&form.Concerned, nothing)), a.field("complying", unmarked, a.entry(&form.Complying, nothing))))
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
	return d.field(viewmodel.CorrectionAnswer, choice)
}

// texts are the present state and the reason.
func (d *correctDialog) texts() fyne.CanvasObject {
	a, form := d.page.app, d.form
	area := func(name string, text *string) fyne.CanvasObject {
		e := widgets.NewTextArea()
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
