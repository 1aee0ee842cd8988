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

// contactsPage is whom the office has to call, bureau by bureau, with a text to send
// and the log of calls.
type contactsPage struct {
	listPage[viewmodel.ContactFilter, string]
	reminders workflow.Reminders
	calls     []workflow.NamedCall
	contacts  *viewmodel.Contacts
	org       checklist.Organisation
	drafts    map[string]string // texts that were changed, by the key of the entry
	call      typedCall
	form      *viewmodel.ContactForm // the contact that is being changed; nil for none
	mended    *mendedContact         // the contact that was changed last

	shown *fyne.Container
	post  *widgets.Entry // of the contact that is being changed
}

// typedCall is a call that is being noted.
type typedCall struct{ key, post, text string }

func newContactsPage(p officePage) officeView {
	page := &contactsPage{contacts: &viewmodel.Contacts{}, drafts: map[string]string{}}
	page.officePage, page.lines, page.own = p, page.contacts, page
	return page
}

func (p *contactsPage) title() string { return p.app.format.T("contactsdesk.title") }

// load reads the reminders and the log of calls.
func (p *contactsPage) load(_ context.Context, year checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	reminders, err := p.ws.Reminders(year)
	if err != nil {
		return nil, err
	}
	calls, err := p.ws.Calls(year, "")
	if err != nil {
		return nil, err
	}
	org, err := p.ws.Organisation()
	return func() { p.reminders, p.calls, p.org = reminders, calls, org }, err
}

func (p *contactsPage) lead() string {
	f := p.app.format
	awaited, late := p.contacts.Awaited()
	return f.T("contactsdesk.lead", "Awaited", f.Number(awaited), "Late", f.Number(late))
}

func (p *contactsPage) body() fyne.CanvasObject {
	p.shown = widgets.NewColumn(0)
	return p.split(0.38, p.app.format.T("board.search"), p.shown)
}

// refresh shows what was loaded last.
func (p *contactsPage) refresh() {
	p.contacts.Load(p.view.Board, &p.org, p.reminders, p.calls, p.app.format)
	p.fillFilter()
	p.narrowed()
}

func (p *contactsPage) fillFilter() {
	f := p.app.format
	chosen := 0
	if p.contacts.Filter().All {
		chosen = 1
	}
	options := []widgets.Option{{Word: f.T("contactsdesk.filter.awaited")}, {Word: f.T("contactsdesk.filter.all")}}
	p.shown.Objects = []fyne.CanvasObject{p.app.narrowing(options, chosen, func(i int) {
		p.show(func(filter *viewmodel.ContactFilter) { filter.All = i == 1 })
	})}
	p.shown.Refresh()
}

func (p *contactsPage) searched(filter *viewmodel.ContactFilter, typed string) { filter.Search = typed }

func (p *contactsPage) nothing() string { return p.app.format.T("contactsdesk.none") }

func (p *contactsPage) row(line int) widgets.RowTexts {
	f, e := p.app.format, p.contacts.Line(line)
	if e.Row == nil {
		return widgets.RowTexts{Title: e.Name, Icon: theme.FolderIcon(), Tone: widgets.Info, Strong: true,
			Small: f.T("contactsdesk.counts", "Awaited", f.Number(e.Awaited), "Late", f.Number(e.Late))}
	}
	return widgets.RowTexts{Title: e.Name, Symbol: f.T("board.symbol." + string(e.Row.Status)), Tone: statusTone(e.Row.Status),
		Small: f.T("office.status." + string(e.Row.Status)), Note: f.ShortDate(e.Row.Due)}
}
