package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// importPage is the wizard that makes a standard of a checklist of another hand.
type importPage struct {
	reader
	choice *viewmodel.Import
	step   int

	body  *fyne.Container
	wants *widgets.Text // what is still to be said
	next  *widgets.Button
	sheet *importSheet
	forms *importColumns
}

// Steps of the wizard. The file was chosen before.
const (
	importHeader = iota
	importFields
	importResult
	importSteps
)

// importStandard asks for a file with a checklist of another hand and makes a
// standard of it, step by step.
func (a *App) importStandard() {
	f := a.format
	a.pickFile(pick{title: f.T("mapping.pick"), confirm: f.T("mapping.pick_start"), dir: a.importDir(), chosen: a.importFile})
}

// importDir is the folder of the file that was opened last.
func (a *App) importDir() string {
	return (&libraryPage{reader: reader{a}}).dir()
}

// importFile reads a file and shows the first step; in the wizard it begins anew.
func (a *App) importFile(path string) {
	var choice *viewmodel.Import
	mappings := a.prefs.mappings()
	a.job(a.format.T("mapping.busy"), func(context.Context, checklist.Progress) (err error) {
		choice, err = viewmodel.NewImport(path, mappings.find)
		return err
	}, func(err error) {
		if err != nil {
			a.failAll(err)
			return
		}
		p := &importPage{reader: reader{a}, choice: choice}
		if _, here := a.page.(*importPage); here {
			a.display(p)
			return
		}
		a.visit(p)
	})
}

func (p *importPage) title() string { return p.app.format.T("mapping.title") }

func (p *importPage) helpKey() string { return "import" }

func (p *importPage) again() page {
	return &importPage{reader: p.reader, choice: p.choice, step: p.step}
}

func (p *importPage) content() fyne.CanvasObject {
	f := p.app.format
	p.body = widgets.NewFrame(1, p.steps(), p.part())
	p.wants = p.app.text("", strong)
	back := p.app.button(widgets.Secondary, f.T("mapping.back"), theme.NavigateBackIcon(), func() { p.goStep(p.step - 1) })
	visible(p.step > importHeader, back)
	p.next = p.app.button(widgets.Primary, f.T("mapping.next"), theme.NavigateNextIcon(), p.forward)
	row := widgets.NewRow(12, 0, p.wants, back)
	if sheet := p.app.opened(); p.step == importResult && sheet != nil && len(p.choice.Reading.Answers) > 0 && !sheet.info.ReadOnly {
		row.Add(p.app.button(widgets.Secondary, f.T("mapping.import"), nil, func() { p.askYear(sheet) }))
	}
	if p.step == importResult {
		p.next = p.app.button(widgets.Primary, f.T("mapping.save"), theme.DocumentSaveIcon(), p.forward)
		row.Add(p.app.button(widgets.Secondary, f.T("mapping.save_mapping"), theme.DocumentSaveIcon(), p.saveMapping))
	}
	row.Add(p.next)
	p.changed()
	foot := widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 12}, row)
	return widgets.NewFrame(1, p.head(f.T("mapping.title"), p.choice.Path), p.body, foot)
}

// steps says how far one has come.
func (p *importPage) steps() fyne.CanvasObject {
	f := p.app.format
	row := widgets.NewFlow(16)
	for step := range importSteps {
		style := small
		if step == p.step {
			style = strong
		}
		style.Wide = true
		row.Add(p.app.text(f.T([]string{"mapping.step.header", "mapping.step.fields", "mapping.step.result"}[step], "N", step+1), style))
	}
	row.Add(filler())
	return widgets.NewBox(widgets.BoxStyle{Padding: 16}, row)
}

// part is what the present step shows.
func (p *importPage) part() fyne.CanvasObject {
	switch p.step {
	case importHeader:
		p.sheet = newImportSheet(p)
		return p.sheet.object
	case importFields:
		p.forms = newImportColumns(p)
		return p.forms.pane
	}
	return newImportResult(p)
}

// changed says what is still to be said, and whether one can go on.
func (p *importPage) changed() {
	f, text := p.app.format, ""
	lacks := p.choice.Lacks()
	if p.step == importFields && len(lacks) > 0 {
		text = f.T(lacks[0])
	}
	p.wants.SetText(text)
	ready := p.step == importHeader || len(lacks) == 0
	if p.step == importResult {
		ready = p.choice.Reading.Standard != nil
	}
	p.next.SetEnabled(ready)
}

// forward goes one step on; at the last one it saves.
func (p *importPage) forward() {
	switch {
	case p.step == importResult:
		p.save()
	case p.step == importFields && p.choice.Reading == nil:
		p.app.job(p.app.format.T("mapping.busy"), func(ctx context.Context, _ checklist.Progress) error {
			p.choice.Read()
			return ctx.Err()
		}, func(err error) {
			if err != nil {
				p.choice.Reading = nil
				return
			}
			p.goStep(importResult)
		})
	default:
		p.goStep(p.step + 1)
	}
}

// goStep shows a step, with what was chosen in it.
func (p *importPage) goStep(step int) {
	p.step = step
	p.app.display(p.again())
}

// escape goes a step back, from the first one to the page before.
func (p *importPage) escape() {
	if p.step == importHeader {
		p.app.back()
		return
	}
	p.goStep(p.step - 1)
}
