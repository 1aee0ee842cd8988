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

// contactsPage is whom the office has to call, bureau by bureau, with a text to send
// and the log of calls.
type contactsPage struct {
	officePage
	reminders workflow.Reminders
	calls     []workflow.NamedCall
	contacts  *viewmodel.Contacts
	current   string            // key of the entry that is open
	drafts    map[string]string // texts that were changed, by the key of the entry
	typed     string            // in the search
	call      typedCall

	shown  *fyne.Container
	search *widgets.Entry
	list   *widgets.List
	column *fyne.Container // what is said about the entry
	pane   *widgets.Scroll
}

// typedCall is a call that is being noted.
type typedCall struct{ key, post, text string }

func newContactsPage(p officePage) officeView {
	return &contactsPage{officePage: p, contacts: &viewmodel.Contacts{}, drafts: map[string]string{}}
}

func (p *contactsPage) title() string { return p.app.format.T("contactsdesk.title") }

// load reads the reminders and the log of calls.
func (p *contactsPage) load(_ context.Context, year checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	reminders, err := p.ws.Reminders(year)
	if err != nil {
		return nil, err
	}
	calls, err := p.ws.Calls(year, "")
	return func() { p.reminders, p.calls = reminders, calls }, err
}

func (p *contactsPage) lead() string {
	f := p.app.format
	awaited, late := p.contacts.Awaited()
	return f.T("contactsdesk.lead", "Awaited", f.Number(awaited), "Late", f.Number(late))
}

func (p *contactsPage) body() fyne.CanvasObject {
	p.column = widgets.NewColumn(16)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, p.column))
	split := container.NewHSplit(p.listPane(), p.pane)
	split.Offset = 0.38
	return split
}

// listPane is the list with what narrows it.
func (p *contactsPage) listPane() fyne.CanvasObject {
	p.shown = widgets.NewColumn(0)
	p.search = p.app.entry(&p.typed, func() { p.show(func(filter *viewmodel.ContactFilter) { filter.Search = p.typed }) })
	p.search.SetPlaceHolder(p.app.format.T("board.search"))
	p.search.Icon = theme.SearchIcon()
	p.list = widgets.NewList(p.contacts.Lines, func() fyne.CanvasObject { return widgets.NewListRow() }, p.fillRow, p.choose)
	p.list.OnRune, p.list.OnKey = p.app.typedRune, p.app.typedKey
	head := widgets.NewBox(widgets.BoxStyle{Padding: 8}, widgets.NewColumn(8, p.shown, p.search))
	return widgets.NewFrame(1, head, p.list)
}

// refresh shows what was loaded last.
func (p *contactsPage) refresh() {
	p.contacts.Load(p.view.Board, p.reminders, p.calls, p.app.format)
	p.fillFilter()
	p.narrowed()
}

func (p *contactsPage) fillFilter() {
	f := p.app.format
	choice := p.app.choice([]widgets.Option{{Word: f.T("contactsdesk.filter.awaited")}, {Word: f.T("contactsdesk.filter.all")}}, func(i int) {
		p.show(func(filter *viewmodel.ContactFilter) { filter.All = i == 1 })
	})
	choice.Choose(0)
	if p.contacts.Filter().All {
		choice.Choose(1)
	}
	p.shown.Objects = []fyne.CanvasObject{choice}
	p.shown.Refresh()
}

// begin puts the focus on the list.
func (p *contactsPage) begin() { p.app.window.Canvas().Focus(p.list) }

// find puts the cursor into the search.
func (p *contactsPage) find() { p.app.window.Canvas().Focus(p.search) }

// escape shows again whom the office waits for.
func (p *contactsPage) escape() {
	p.typed = ""
	p.search.Fill("")
	p.contacts.SetFilter(viewmodel.ContactFilter{})
	p.fillFilter()
	p.narrowed()
}

// show changes the filter.
func (p *contactsPage) show(change func(*viewmodel.ContactFilter)) {
	filter := p.contacts.Filter()
	change(&filter)
	p.contacts.SetFilter(filter)
	p.narrowed()
}

// narrowed shows the list after its lines have changed. The entry that is open
// stays so if it is still there.
func (p *contactsPage) narrowed() {
	line := p.contacts.Find(p.current)
	if line < 0 && p.contacts.Lines() > 0 {
		line = 0
	}
	p.list.Mark(line)
	p.current = ""
	if line >= 0 {
		p.current = p.contacts.Line(line).Key
	}
	p.list.Refresh()
	p.describe()
}

// choose opens an entry.
func (p *contactsPage) choose(i int) {
	p.current = p.contacts.Line(i).Key
	p.list.Refresh()
	p.describe()
}

func (p *contactsPage) fillRow(i int, o fyne.CanvasObject) {
	if i >= p.contacts.Lines() {
		return
	}
	f, e := p.app.format, p.contacts.Line(i)
	texts := widgets.RowTexts{Title: e.Name, Open: e.Key == p.current}
	if e.Row == nil {
		texts.Icon, texts.Tone, texts.Strong = theme.FolderIcon(), widgets.Info, true
		texts.Small = f.T("contactsdesk.counts", "Awaited", f.Number(e.Awaited), "Late", f.Number(e.Late))
	} else {
		texts.Symbol, texts.Tone = f.T("board.symbol."+string(e.Row.Status)), statusTone(e.Row.Status)
		texts.Small = f.T("office.status." + string(e.Row.Status))
		texts.Note = f.ShortDate(e.Row.Due)
	}
	texts.Ring = texts.Open && p.list.Focused()
	o.(*widgets.ListRow).Set(texts)
}
