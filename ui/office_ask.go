package ui

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

// askDue asks for another due date of some departments; the zero date takes one back.
func (p officePage) askDue(who string, record func(checklist.Date)) {
	f, typed := p.app.format, ""
	entry := p.app.dateEntry(&typed, func() {})
	field := widgets.NewField(widgets.FieldTexts{Label: f.T("board.due"), Help: f.T("board.due_help")}, lines, p.app.dated(entry))
	var due checklist.Date
	understood := func() (err error) {
		if given(typed) {
			due, err = checklist.ParseDate(typed)
		}
		return err
	}
	p.askOne("board.extend", who, field, entry, understood, func() { record(due) })
}

// askOne asks one thing about some departments. An answer that is understood is
// recorded.
func (p officePage) askOne(title, who string, field *widgets.Field, entry *widgets.Entry, understood func() error, record func()) {
	f := p.app.format
	cancel := p.app.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	ok := p.app.button(widgets.Primary, f.T("board.record"), nil, nil)
	box := p.app.dialog(f.T(title), narrowDialog, widgets.NewColumn(16, p.app.text(who, small), field), cancel, ok)
	cancel.OnTapped = box.close
	ok.OnTapped = func() {
		if err := understood(); err != nil {
			field.SetError(p.app.sentence(err))
			box.fit()
			return
		}
		box.close()
		record()
	}
	entry.OnSubmitted = func(string) { ok.OnTapped() }
	p.app.window.Canvas().Focus(entry)
}

// decide asks for a folder, decides about departments, and writes there what they
// are told. What was decided before an error stays, and is told as well.
func (p officePage) decide(title, label string, verb func(ctx context.Context) ([]workflow.Decided, error), done func()) {
	f := p.app.format
	p.app.pickFolder(pick{title: title, confirm: label, dir: p.app.copyDir(), chosen: func(dir string) {
		result := workflow.ReportResult{}
		p.write(f.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
			decided, err := verb(ctx)
			if written := p.ws.WriteDecisions(context.WithoutCancel(ctx), p.year(), decided, dir, f.Lang()); err == nil {
				err = written
			}
			for _, d := range decided {
				result.Files = append(result.Files, d.Files...)
			}
			return err
		}, func() {
			if done != nil {
				done()
			}
			p.app.wrote(result, dir)
		})
	}})
}
