package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// knownPage holds lists of the office's, such as who has been trained, against what
// departments have answered. A list is read from a file, first of all to be looked at.
type knownPage struct {
	listPage[viewmodel.KnownFilter, viewmodel.KnownPlace]
	loaded workflow.Known
	known  *viewmodel.Known
	coming *viewmodel.KnownImport // a list that is being read; nil while what is loaded shows

	overview *fyne.Container
	lists    *fyne.Container // those that are loaded
	narrow   *fyne.Container
	first    *widgets.Button // reads a list
	importer *fyne.Container
	form     knownForm
}

func newKnownPage(p officePage) officeView {
	page := &knownPage{known: &viewmodel.Known{}}
	page.officePage, page.lines, page.own = p, page.known, page
	return page
}

func (p *knownPage) title() string {
	if p.coming != nil {
		return p.app.format.T("knowndesk.import_title", "File", filepath.Base(p.coming.Path))
	}
	return p.app.format.T("knowndesk.title")
}

func (p *knownPage) lead() string {
	f := p.app.format
	if p.coming != nil {
		return f.T("knowndesk.import_lead")
	}
	return f.T("knowndesk.lead", "Lists", f.Number(len(p.known.Lists)), "Count", f.Number(p.known.Count()))
}

func (p *knownPage) actions() []fyne.CanvasObject {
	f := p.app.format
	if p.coming != nil {
		return []fyne.CanvasObject{p.app.button(widgets.Secondary, f.T("knowndesk.leave"), theme.NavigateBackIcon(), p.leave)}
	}
	p.first = p.app.button(widgets.Primary, f.T("knowndesk.import"), theme.UploadIcon(), p.chooseList)
	p.first.SetEnabled(p.writable())
	return []fyne.CanvasObject{p.first}
}

func (p *knownPage) load(_ context.Context, year checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	loaded, err := p.ws.Known(year)
	return func() { p.loaded, p.coming = loaded, nil }, err
}

func (p *knownPage) body() fyne.CanvasObject {
	p.lists, p.narrow, p.importer = widgets.NewColumn(0), widgets.NewColumn(0), container.NewStack()
	split := p.split(0.42, p.app.format.T("knowndesk.search"), p.narrow)
	p.overview = widgets.NewFrame(1, widgets.NewBox(widgets.BoxStyle{Padding: 12}, p.lists), split)
	return container.NewStack(p.overview, p.importer)
}

// begin puts the focus where one begins.
func (p *knownPage) begin() {
	if p.coming == nil && p.known.Count() == 0 {
		p.app.window.Canvas().Focus(p.first)
	} else if p.coming == nil {
		p.listPage.begin()
	}
}

// find puts the cursor into the search.
func (p *knownPage) find() {
	if p.coming == nil {
		p.listPage.find()
	}
}

// escape gives up a list that is being read, or takes back what narrows the
// contradictions.
func (p *knownPage) escape() {
	if p.coming != nil {
		p.leave()
		return
	}
	p.listPage.escape()
}

// refresh shows what is loaded, or the list that is being read.
func (p *knownPage) refresh() {
	visible(p.coming == nil, p.overview)
	visible(p.coming != nil, p.importer)
	if p.coming != nil {
		p.importer.Objects = []fyne.CanvasObject{p.makeForm()}
		p.importer.Refresh()
		return
	}
	p.known.Load(&p.loaded, p.app.format)
	p.fillLists()
	p.fillFilter()
	p.narrowed()
}

// shownLists is how many lists show at once; more of them scroll.
const shownLists = 2

// fillLists shows the lists that are loaded.
func (p *knownPage) fillLists() {
	column := widgets.NewColumn(8)
	for i := range p.known.Lists {
		column.Add(p.loadedList(&p.known.Lists[i]))
	}
	shown := fyne.CanvasObject(column)
	switch n := len(p.known.Lists); {
	case n == 0:
		shown = p.app.text(p.app.format.T("knowndesk.none"), running)
	case n > shownLists:
		shown = container.New(&fixedHeight{160}, widgets.NewScroll(container.New(&inset{right: gutter}, column)))
	}
	p.lists.Objects = []fyne.CanvasObject{shown}
	p.lists.Refresh()
}

// loadedList is one list with what it holds.
func (p *knownPage) loadedList(l *viewmodel.KnownList) fyne.CanvasObject {
	a, f := p.app, p.app.format
	var words []string
	title := f.KnownName(&l.KnownList)
	if title != l.Source {
		words = append(words, l.Source)
	}
	if !l.Date.IsZero() {
		words = append(words, f.T("knowndesk.of", "Date", f.Date(l.Date)))
	}
	words = append(words, f.N("knowndesk.figures", len(l.Figures)), f.T("knowndesk.read", "Date", f.Date(checklist.DateOf(l.Stamp.At))))
	count := widgets.NewChip(f.N("knowndesk.contradictions", l.Contradictions), widgets.Neutral)
	if l.Contradictions > 0 {
		count = widgets.NewChip(f.N("knowndesk.contradictions", l.Contradictions), widgets.Caution)
	}
	remove := a.button(widgets.Secondary, f.T("knowndesk.remove"), theme.DeleteIcon(), func() { p.remove(l) })
	remove.SetEnabled(p.writable())
	name := widgets.NewColumn(0, a.text(title, strong), a.text(strings.Join(words, f.T("board.separator")), small))
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 8}, widgets.NewRow(12, 0, name, count, remove))
}

// remove takes a list away if that is meant.
func (p *knownPage) remove(l *viewmodel.KnownList) {
	f := p.app.format
	p.app.ask(f.T("knowndesk.remove_title", "Name", f.KnownName(&l.KnownList)), f.T("knowndesk.remove_question"), f.T("knowndesk.remove"), func() {
		p.write(f.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
			return p.ws.RemoveKnown(ctx, p.year(), l.ID)
		}, nil)
	})
}

// fillFilter offers the lists to choose by, where there are several.
func (p *knownPage) fillFilter() {
	f := p.app.format
	names, chosen := []string{f.T("knowndesk.all_lists")}, 0
	for i := range p.known.Lists {
		l := &p.known.Lists[i]
		names = append(names, f.KnownName(&l.KnownList))
		if l.ID == p.known.Filter().List {
			chosen = i + 1
		}
	}
	object := p.app.selection(names, chosen, func(i int) {
		p.show(func(filter *viewmodel.KnownFilter) {
			if filter.List = ""; i > 0 {
				filter.List = p.known.Lists[i-1].ID
			}
		})
	})
	visible(len(p.known.Lists) > 1, object)
	p.narrow.Objects = []fyne.CanvasObject{object}
	p.narrow.Refresh()
}

func (p *knownPage) searched(filter *viewmodel.KnownFilter, typed string) { filter.Search = typed }

// nothing says why there are no contradictions.
func (p *knownPage) nothing() string {
	switch f := p.app.format; {
	case len(p.known.Lists) == 0:
		return f.T("knowndesk.nothing_loaded")
	case p.known.Count() > 0:
		return f.T("desktop.list.nothing_found")
	default:
		return f.T("knowndesk.nothing")
	}
}

func (p *knownPage) row(line int) widgets.RowTexts {
	f, row := p.app.format, p.known.Line(line)
	return widgets.RowTexts{Symbol: f.T("knowndesk.symbol"), Tone: widgets.Caution, Title: row.Name, Small: row.Place.Key.Item + " " + row.Topic}
}

// fillDetail says how an answer and a list disagree, and leads to the answer.
func (p *knownPage) fillDetail(line int) {
	a, f, row := p.app, p.app.format, p.known.Line(line)
	p.column.Add(widgets.NewColumn(6, a.text(row.Name, heading), a.text(row.Place.Key.Item+" "+row.Topic, strong)))
	said := widgets.NewColumn(4, a.text(row.Text, running))
	if !row.Day.IsZero() {
		said.Add(a.text(f.T("knowndesk.of", "Date", f.Date(row.Day)), small))
	}
	p.column.Add(widgets.NewBox(widgets.BoxStyle{Fill: widgets.Caution.Tint(), Bar: widgets.Caution.Symbol(), Radius: 8, Padding: 12}, said))
	p.column.Add(a.text(f.T("knowndesk.doubt"), running))
	open := a.button(widgets.Primary, f.T("knowndesk.open"), theme.DocumentIcon(), func() {
		a.officeFrame().openDepartment(row.Place.Department, row.Place.Key)
	})
	p.column.Add(buttons(open))
}
