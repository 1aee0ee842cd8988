package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// receivePage takes in what departments have handed in: first it shows what would
// become of each file, then what has.
type receivePage struct {
	officePage
	files   *viewmodel.Receive // nil while none are chosen
	waiting []workflow.Received
	filter  viewmodel.ReceiveFilter
	rows    []int // of files, as the list shows them
	current int   // the file that is open beside the list

	start   *fyne.Container // shows while no files are chosen
	results *fyne.Container
	banner  *widgets.Banner
	counts  *fyne.Container
	search  *widgets.Entry
	list    *widgets.List
	first   *widgets.Button // chooses a file, while none are chosen
	detail  *fyne.Container
	pane    *widgets.Scroll
	wants   *widgets.Text // what is still to be said
	take    *widgets.Button
}

func newReceivePage(p officePage) officeView { return &receivePage{officePage: p} }

func (p *receivePage) title() string { return p.app.format.T("receivedesk.title") }

// load lists the files that wait since earlier.
func (p *receivePage) load(_ context.Context, year checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	waiting, err := p.ws.Waiting(year)
	return func() { p.waiting = waiting }, err
}

// actions are there once files are chosen; before, the page itself offers them.
func (p *receivePage) actions() []fyne.CanvasObject {
	f := p.app.format
	undo := p.app.button(widgets.Secondary, f.T("receivedesk.undo"), theme.ContentUndoIcon(), p.askUndo)
	undo.SetEnabled(p.writable())
	if p.files == nil {
		return []fyne.CanvasObject{undo}
	}
	return []fyne.CanvasObject{p.fileButton(widgets.Secondary), p.folderButton(), undo}
}

func (p *receivePage) fileButton(kind widgets.ButtonKind) *widgets.Button {
	b := p.app.button(kind, p.app.format.T("receivedesk.files"), theme.FileIcon(), p.chooseFiles)
	b.SetEnabled(p.writable())
	return b
}

func (p *receivePage) folderButton() *widgets.Button {
	b := p.app.button(widgets.Secondary, p.app.format.T("receivedesk.folder"), theme.FolderOpenIcon(), p.chooseFolder)
	b.SetEnabled(p.writable())
	return b
}

func (p *receivePage) body() fyne.CanvasObject {
	p.start = container.NewStack()
	p.results = p.makeResults()
	return container.NewStack(p.start, p.results)
}

// begin puts the focus where one begins.
func (p *receivePage) begin() {
	if p.files != nil {
		p.app.window.Canvas().Focus(p.list)
	} else {
		p.app.window.Canvas().Focus(p.first)
	}
}

// find puts the cursor into the search.
func (p *receivePage) find() {
	if p.files != nil {
		p.app.window.Canvas().Focus(p.search)
	}
}

// refresh shows the files, or what can be put here.
func (p *receivePage) refresh() {
	visible(p.files == nil, p.start)
	visible(p.files != nil, p.results)
	if p.files == nil {
		p.start.Objects = []fyne.CanvasObject{p.empty()}
		p.start.Refresh()
		return
	}
	p.files.Name(p.view.Board, p.app.format)
	p.sayWhere()
	p.fillCounts()
	p.refilter()
	p.ready()
}

// empty says what can be put here.
func (p *receivePage) empty() fyne.CanvasObject {
	f := p.app.format
	p.first = p.fileButton(widgets.Primary)
	place := widgets.NewBox(widgets.BoxStyle{Border: theme.ColorNameInputBorder, Radius: 12, Padding: 24}, widgets.NewColumn(16,
		p.app.text(f.T("receivedesk.empty"), heading),
		p.app.text(f.T("receivedesk.empty_help"), running),
		widgets.NewFlow(8, p.first, p.folderButton(), filler())))
	column := widgets.NewColumn(20, place)
	if len(p.waiting) > 0 {
		column.Add(p.heldFiles())
	}
	return widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 16}, column))
}

// heldFiles lists what waits for a decision since earlier.
func (p *receivePage) heldFiles() fyne.CanvasObject {
	f, held := p.app.format, widgets.NewBanner(lines)
	held.Say(widgets.Caution, f.N("receivedesk.held", len(p.waiting)), f.T("receivedesk.held_help"), f.T("receivedesk.decide_held"), p.decideHeld)
	column := widgets.NewColumn(4, held)
	for i := range p.waiting {
		file := &p.waiting[i]
		column.Add(p.app.text(f.T("receivedesk.held_file", "File", file.File, "Department", file.Department,
			"Revision", f.T("office.board.revision", "Revision", file.Revision), "Outcome", f.T("receive.outcome."+string(file.Outcome))), running))
	}
	return column
}

// outcomeTone is what an outcome means to the eye.
func outcomeTone(outcome workflow.Outcome) widgets.Tone {
	switch outcome {
	case workflow.OutcomeNew, workflow.OutcomeNewer:
		return widgets.Good
	case workflow.OutcomeOlder, workflow.OutcomeDuplicate:
		return widgets.Neutral
	case workflow.OutcomeReview, workflow.OutcomeUnconfirmedKey:
		return widgets.Caution
	}
	return widgets.Bad
}
