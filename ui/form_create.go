package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// chooseStandard reads a standard from a file of the city's.
func (p *formPage) chooseStandard() {
	p.app.pickStandard(p.dir, func(std *checklist.Standard) {
		p.standards = append(p.standards, std)
		p.form.Standard = std
		p.app.display(p.again())
	})
}

// pickStandard lets the user choose the file of a standard, in any of its forms, and
// reads it in the background.
func (a *App) pickStandard(dir string, take func(*checklist.Standard)) {
	f := a.format
	a.pickFile(pick{title: f.T("desktop.form.standard_title"), confirm: f.T("desktop.form.standard_read"), dir: dir, chosen: func(path string) {
		var std *checklist.Standard
		a.job(f.T("desktop.form.standard_busy"), func(context.Context, checklist.Progress) (err error) {
			std, err = workflow.ReadStandardFile(path)
			return err
		}, func(err error) {
			if err != nil {
				a.failAll(err)
				return
			}
			take(std)
		})
	}})
}

// standardLines offers standards to choose from, of which one is marked.
func (a *App) standardLines(all []*checklist.Standard, chosen checklist.StandardID, take func(*checklist.Standard)) *fyne.Container {
	column := widgets.NewColumn(4)
	for _, std := range all {
		items := 0
		for range std.Items() {
			items++
		}
		texts := widgets.RowTexts{Icon: theme.DocumentIcon(), Tone: widgets.Info, Title: a.standardName(std), Small: a.format.N("library.items", items)}
		if std.Ref() == chosen {
			texts.Icon, texts.Strong, texts.Note = theme.ConfirmIcon(), true, a.format.T("rounddesk.chosen")
		}
		column.Add(a.row(texts, func() { take(std) }))
	}
	return column
}

// create makes the file, or says what is missing in the form.
func (p *formPage) create() {
	settings := workflow.DefaultSettings(p.app.format.Lang())
	if p.form.Kind == workflow.KindOffice {
		settings = workflow.OfficeSettings(p.app.format.Lang())
	}
	spec, wrong := p.form.Spec(settings)
	p.mark(wrong)
	if len(wrong) > 0 {
		return
	}
	path := p.path()
	p.app.job(p.app.format.T("desktop.form.busy"), func(ctx context.Context, _ checklist.Progress) error {
		ws, err := workflow.Create(ctx, path, spec, workflow.Options{Now: p.app.now})
		if err != nil {
			return err
		}
		return ws.Close()
	}, func(err error) {
		if err != nil {
			p.app.fail(err)
			return
		}
		p.app.open(path)
	})
}

// mark shows what is wrong below each field, and the first of them.
func (p *formPage) mark(wrong map[viewmodel.FormField]error) {
	f := p.app.format
	shown := false
	for _, name := range viewmodel.FormFields() {
		field := p.fields[name]
		err, bad := wrong[name]
		switch {
		case field == nil:
			if bad {
				p.app.tell(f.T("desktop.form.incomplete"), f.T("desktop.form.nameless"))
			}
			continue
		case !bad:
			field.SetError("")
		case err == nil:
			field.SetError(f.T("desktop.form.missing"))
		default:
			field.SetError(p.app.sentence(err))
		}
		if bad && !shown {
			shown = true
			p.scroll.Reflow()
			p.scroll.Reveal(field)
		}
	}
	p.scroll.Reflow()
}
