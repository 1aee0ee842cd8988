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

// questionsPage is the register of questions of a round, with the one that is open
// beside the list.
type questionsPage struct {
	listPage[viewmodel.QuestionFilter, int]
	register  workflow.Register
	questions *viewmodel.Questions

	states  *fyne.Container
	filters *fyne.Container
}

func newQuestionsPage(p officePage) officeView {
	page := &questionsPage{questions: &viewmodel.Questions{}}
	page.officePage, page.lines, page.own = p, page.questions, page
	return page
}

func (p *questionsPage) title() string { return p.app.format.T("questionsdesk.title") }

// load reads the register.
func (p *questionsPage) load(_ context.Context, year checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	register, err := p.ws.Register(year)
	return func() { p.register = register }, err
}

func (p *questionsPage) lead() string {
	f := p.app.format
	return f.T("questionsdesk.lead", "All", f.Number(p.questions.Count("")), "Open", f.Number(p.questions.Count(viewmodel.QuestionsOpen)))
}

// actions are entering a question, and writing the register.
func (p *questionsPage) actions() []fyne.CanvasObject {
	a, f := p.app, p.app.format
	export := a.button(widgets.Secondary, f.T("questionsdesk.export"), theme.DocumentSaveIcon(), p.export)
	ask := a.button(widgets.Primary, f.T("questionsdesk.ask"), theme.ContentAddIcon(), p.ask)
	ask.SetEnabled(p.open())
	return []fyne.CanvasObject{export, ask}
}

// open reports whether questions and answers can be recorded.
func (p *questionsPage) open() bool { return p.writable() && p.register.Round.Open() == nil }

func (p *questionsPage) body() fyne.CanvasObject {
	p.states, p.filters = widgets.NewColumn(0), widgets.NewColumn(0)
	return p.split(0.42, p.app.format.T("questionsdesk.search"), p.states, p.filters)
}

// refresh shows the register as it was loaded last.
func (p *questionsPage) refresh() {
	p.questions.Load(p.register, p.app.format)
	p.fillFilter()
	p.narrowed()
}

func (p *questionsPage) searched(filter *viewmodel.QuestionFilter, typed string) {
	filter.Search = typed
}

// nothing says why the list is empty.
func (p *questionsPage) nothing() string {
	if p.questions.Count("") == 0 {
		return p.app.format.T("questionsdesk.none")
	}
	return p.app.format.T("questionsdesk.nothing_found")
}

func (p *questionsPage) row(line int) widgets.RowTexts {
	f, row := p.app.format, p.questions.Line(line)
	texts := widgets.RowTexts{
		Title: f.T("questionsdesk.row", "Number", row.Number, "Item", row.Item.ID, "Topic", row.Item.Topic),
		Small: row.Text, Note: f.ShortDate(checklist.DateOf(row.Asked.At)), Strong: row.Open(),
	}
	texts.Symbol, _, texts.Tone = p.state(row)
	return texts
}

// state is where a question stands: its symbol, word and tone.
func (p *questionsPage) state(row *viewmodel.QuestionRow) (symbol, word string, tone widgets.Tone) {
	f := p.app.format
	switch {
	case row.Open():
		return f.T("questionsdesk.symbol.open"), f.T("questionsdesk.state.open"), widgets.Caution
	case row.Published:
		return f.T("questionsdesk.symbol.published"), f.T("questionsdesk.state.published"), widgets.Good
	}
	return f.T("questionsdesk.symbol.answered"), f.T("questionsdesk.state.answered"), widgets.Info
}

// fillFilter offers what the questions can be chosen by, with how many there are.
func (p *questionsPage) fillFilter() {
	f, states := p.app.format, viewmodel.QuestionStates()
	var options []widgets.Option
	chosen := 0
	for i, state := range states {
		key := "questionsdesk.filter.all"
		if state != "" {
			key = "questionsdesk.filter." + string(state)
		}
		options = append(options, widgets.Option{Word: f.T(key, "Count", f.Number(p.questions.Count(state)))})
		if state == p.questions.Filter().State {
			chosen = i
		}
	}
	p.states.Objects = []fyne.CanvasObject{p.app.narrowing(options, chosen, func(i int) {
		p.show(func(filter *viewmodel.QuestionFilter) { filter.State = states[i] })
	})}
	items := p.narrower("questionsdesk.items", p.questions.Asked(), p.questions.Filter().Item, func(filter *viewmodel.QuestionFilter, id string) { filter.Item = id })
	departments := p.narrower("questionsdesk.departments", p.questions.Departments(), p.questions.Filter().Department, func(filter *viewmodel.QuestionFilter, id string) { filter.Department = id })
	p.filters.Objects = []fyne.CanvasObject{widgets.NewGrid(8, items, departments)}
	p.states.Refresh()
	p.filters.Refresh()
}

// narrower chooses one of several, all first.
func (p *questionsPage) narrower(all string, choices []viewmodel.Choice, id string, set func(*viewmodel.QuestionFilter, string)) fyne.CanvasObject {
	names, chosen := []string{p.app.format.T(all)}, 0
	for i, c := range choices {
		names = append(names, c.Name)
		if c.ID == id {
			chosen = i + 1
		}
	}
	object := p.app.selection(names, chosen, func(i int) {
		p.show(func(filter *viewmodel.QuestionFilter) {
			if set(filter, ""); i > 0 {
				set(filter, choices[i-1].ID)
			}
		})
	})
	return object
}

// export writes the register for all departments, or as the office keeps it.
func (p *questionsPage) export() {
	f, column := p.app.format, widgets.NewColumn(4)
	var box *dialogBox
	for _, level := range []workflow.Level{workflow.LevelSummary, workflow.LevelFull} {
		texts := widgets.RowTexts{Icon: theme.DocumentIcon(), Tone: widgets.Info, Title: f.T("questionsdesk.level." + string(level)), Small: f.T("questionsdesk.level_help." + string(level))}
		column.Add(p.app.row(texts, func() {
			box.close()
			p.writeRegister(level)
		}))
	}
	box = p.app.notice(f.T("questionsdesk.export_title"), wideDialog, column)
	p.app.window.Canvas().Focus(column.Objects[0].(fyne.Focusable))
}

func (p *questionsPage) writeRegister(level workflow.Level) {
	f := p.app.format
	p.app.pickFolder(pick{title: f.T("questionsdesk.export_title"), confirm: f.T("desktop.pick.this_folder"), dir: p.app.copyDir(), chosen: func(dir string) {
		var made workflow.ReportResult
		req := workflow.ReportRequest{Formats: allFormats, Languages: []string{f.Lang()}, Level: level, Dir: dir}
		p.app.job(f.T("questionsdesk.exporting"), func(ctx context.Context, progress checklist.Progress) (err error) {
			made, err = p.ws.ReportRound(ctx, workflow.ReportQuestions, p.year(), req, progress)
			return err
		}, func(err error) {
			if err != nil {
				p.app.fail(err)
				return
			}
			p.app.wrote(made, dir)
		})
	}})
}
