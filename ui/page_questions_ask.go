package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// recording is a dialog in which something is typed for the register.
type recording struct {
	page  *questionsPage
	box   *dialogBox
	typed string
	field *widgets.Field
	entry *widgets.Entry
}

// record shows the dialog around its parts; the text field comes last of them. What
// was typed is handed to verb, and the dialog stays until that has succeeded.
func (p *questionsPage) record(title, label, typed string, parts func(r *recording) []fyne.CanvasObject, verb func(ctx context.Context, typed string) error) *recording {
	a, f := p.app, p.app.format
	r := &recording{page: p, typed: typed}
	r.entry = a.area(&r.typed, func() { r.changed() })
	r.field = widgets.NewField(widgets.FieldTexts{Label: f.T(label), Mark: f.T("desktop.field.required"), Must: true}, lines, r.entry)
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	ok := a.button(widgets.Primary, f.T("questionsdesk.record"), nil, func() { r.run(verb) })
	r.box = a.dialog(f.T(title), wideDialog, widgets.NewColumn(16, parts(r)...), cancel, ok)
	cancel.OnTapped = r.box.close
	a.window.Canvas().Focus(r.entry)
	return r
}

// changed makes room for what is typed.
func (r *recording) changed() {
	r.field.SetError("")
	r.box.fit()
}

func (r *recording) run(verb func(ctx context.Context, typed string) error) {
	a := r.page.app
	if !given(r.typed) {
		r.field.SetError(a.sentence(checklist.ErrTextEmpty))
		r.box.fit()
		return
	}
	r.page.write(a.format.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error { return verb(ctx, r.typed) }, r.box.close)
}

// ask enters a question of a department about an item.
func (p *questionsPage) ask() {
	f := p.app.format
	rows := p.view.Board.Rows("")
	var names []string
	for _, row := range rows {
		names = append(names, f.Text(row.Name))
	}
	all := p.questions.Items()
	department, items := 0, newItemPicker(p.app, all, all[0].ID, func() {})
	p.record("questionsdesk.ask", "questionsdesk.question", "", func(r *recording) []fyne.CanvasObject {
		object := p.app.selection(names, department, func(i int) { department = i })
		return []fyne.CanvasObject{widgets.NewField(widgets.FieldTexts{Label: f.T("questionsdesk.department")}, lines, object), items.field, r.field}
	}, func(ctx context.Context, typed string) error {
		q, err := p.ws.AskQuestion(ctx, p.year(), items.item, rows[department].ID, typed)
		p.current = q.Number
		return err
	})
}

// reply answers a question. How all departments will read it stands below.
func (p *questionsPage) reply(row *viewmodel.QuestionRow) {
	f, publish := p.app.format, row.Published || row.Open()
	preview := widgets.NewColumn(4)
	var shown *recording
	show := func() {
		preview.RemoveAll()
		if publish {
			preview.Add(p.app.text(f.T("questionsdesk.preview"), strong))
			preview.Add(p.published(row, shown.typed))
		} else {
			preview.Add(p.app.text(f.T("questionsdesk.not_published"), small))
		}
	}
	shown = p.record("questionsdesk.reply", "questionsdesk.answer", row.Answer, func(r *recording) []fyne.CanvasObject {
		shown = r
		tick := p.app.tick(f.T("questionsdesk.publish"), func(on bool) { publish = on; show(); r.box.fit() })
		tick.Set(publish)
		tick.SetEnabled(!row.Published)
		show()
		return []fyne.CanvasObject{p.said(f.T("questionsdesk.question"), row.Text, row.Department), r.field, tick, preview}
	}, func(ctx context.Context, typed string) error {
		_, err := p.ws.AnswerQuestion(ctx, p.year(), workflow.Reply{Number: row.Number, Text: typed, Publish: publish})
		return err
	})
	shown.entry.OnChanged = func(typed string) {
		shown.typed = typed
		show()
		shown.changed()
	}
}

// published is a question as all departments will read it.
func (p *questionsPage) published(row *viewmodel.QuestionRow, answer string) fyne.CanvasObject {
	f := p.app.format
	if !given(answer) {
		answer = f.T("questionsdesk.no_answer")
	}
	column := widgets.NewColumn(4,
		p.app.text(row.Item.ID+" "+row.Item.Topic, strong),
		p.app.text(f.T("questionsdesk.says", "Who", f.T("questionsdesk.question"), "Text", row.Text), running),
		p.app.text(f.T("questionsdesk.says", "Who", f.T("questionsdesk.answer"), "Text", answer), running))
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, column)
}

// erratum puts the item of a question right for the whole round.
func (p *questionsPage) erratum(row *viewmodel.QuestionRow) {
	f, notCounted := p.app.format, false
	p.record("questionsdesk.erratum", "questionsdesk.erratum_text", row.Answer, func(r *recording) []fyne.CanvasObject {
		kind := p.app.choice([]widgets.Option{
			{Word: f.T("questionsdesk.interpretation"), Help: f.T("questionsdesk.interpretation_help")},
			{Word: f.T("questionsdesk.not_counted"), Help: f.T("questionsdesk.not_counted_help")},
		}, func(i int) { notCounted = i == 1 })
		kind.Choose(0)
		return []fyne.CanvasObject{p.app.text(row.Item.ID+" "+row.Item.Topic, strong), p.app.text(row.Item.Text, small), kind, r.field}
	}, func(ctx context.Context, typed string) error {
		_, err := p.ws.AddErratum(ctx, p.year(), checklist.Erratum{Item: row.Item.ID, Text: typed, NotCounted: notCounted})
		return err
	})
}
