package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// organisationPage shows the city as it is today: bureaus, departments, what is
// inspected there, and whom to call. It is changed in Excel and taken in again.
type organisationPage struct {
	officePage
	org   checklist.Organisation
	list  *viewmodel.Organisation
	typed string // in the search

	search *widgets.Entry
	table  *widgets.Table
	about  *fyne.Container // the department under the cursor
	pane   *widgets.Scroll
	empty  *widgets.Banner
	parts  []fyne.CanvasObject // what shows in place of empty
}

func newOrganisationPage(p officePage) officeView { return &organisationPage{officePage: p} }

func (p *organisationPage) title() string { return p.app.format.T("organisationdesk.title") }

// lead counts what the list holds.
func (p *organisationPage) lead() string {
	f := p.app.format
	if p.list.Empty() {
		return ""
	}
	words := f.T("organisationdesk.lead", "Departments", f.Number(p.list.Departments()),
		"Systems", f.Number(p.list.Count(checklist.SubjectSystem)), "Sites", f.Number(p.list.Count(checklist.SubjectSite)))
	if n := p.list.Expired(); n > 0 {
		words += f.T("board.separator") + f.N("organisationdesk.lead_expired", n)
	}
	return words
}

func (p *organisationPage) actions() []fyne.CanvasObject {
	f := p.app.format
	take := p.app.button(widgets.Primary, f.T("organisationdesk.import"), theme.UploadIcon(), p.choose)
	take.SetEnabled(p.writable())
	write := p.app.button(widgets.Secondary, f.T("organisationdesk.export"), theme.DocumentSaveIcon(), p.export)
	visible(!p.list.Empty(), write)
	template := p.app.button(widgets.Secondary, f.T("organisationdesk.template"), theme.DocumentCreateIcon(), p.template)
	return []fyne.CanvasObject{template, write, take}
}

func (p *organisationPage) load(context.Context, checklist.FiscalYear, checklist.Progress) (func(), error) {
	org, err := p.ws.Organisation()
	return func() { p.org = org }, err
}

func (p *organisationPage) body() fyne.CanvasObject {
	f := p.app.format
	p.empty = widgets.NewBanner(lines)
	p.search = p.app.entry(&p.typed, p.filter)
	p.search.SetPlaceHolder(f.T("organisationdesk.search"))
	p.search.Icon = theme.SearchIcon()
	p.table = p.makeTable()
	p.about = widgets.NewColumn(16)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 16}, p.about))
	split := container.NewHSplit(p.table, p.pane)
	split.Offset = 0.62
	top := widgets.NewBox(widgets.BoxStyle{Padding: 8}, p.search)
	p.parts = []fyne.CanvasObject{top, split}
	return widgets.NewFrame(2, p.empty, top, split)
}

func (p *organisationPage) makeTable() *widgets.Table {
	f := p.app.format
	t := widgets.NewTable([]widgets.TableColumn{
		{Title: f.T("organisationdesk.column.name"), Ems: 9}, {Title: f.T("organisationdesk.column.contact"), Ems: 14},
		{Title: f.T("organisationdesk.column.systems"), Ems: 5}, {Title: f.T("organisationdesk.column.sites"), Ems: 3},
		{Title: f.T("organisationdesk.column.route"), Ems: 5},
	}, lines, func() int { return len(p.list.Lines()) }, p.rowOf)
	t.OnRune, t.OnKey = p.app.typedRune, p.app.typedKey
	t.OnMove = func(int) { p.describe() }
	t.OnOpen = func(int) { p.describe() }
	return t
}

func (p *organisationPage) rowOf(i int) widgets.TableRow {
	f, line := p.app.format, p.list.Lines()[i]
	if line.Department == nil {
		name, lead := p.list.BureauName(line.Bureau)
		row := widgets.TableRow{Title: name}
		if lead != "" {
			row.Note = f.T("board.lead", "Lead", lead)
		}
		return row
	}
	d := line.Department
	words, expired := p.list.Contact(d)
	contact := widgets.TableCell{Text: words}
	if expired {
		contact.Tone = widgets.Caution
		contact.Text += f.T("office.board.expired")
	}
	route := ""
	if d.Route != "" {
		route = f.T("office.route." + string(d.Route))
	}
	return widgets.TableRow{Cells: []widgets.TableCell{{Text: f.Text(d.Name)}, contact, {Text: p.count(d, checklist.SubjectSystem)},
		{Text: p.count(d, checklist.SubjectSite)}, {Text: route}}}
}

// count is a number for the table; none is nothing.
func (p *organisationPage) count(d *checklist.Department, kind checklist.SubjectKind) string {
	if n := viewmodel.CountSubjects(d, kind); n > 0 {
		return p.app.format.Number(n)
	}
	return ""
}

func (p *organisationPage) refresh() {
	f := p.app.format
	p.list = viewmodel.NewOrganisation(p.org, checklist.DateOf(p.app.now()), f)
	visible(!p.list.Empty(), p.parts...)
	p.empty.Hide()
	if p.list.Empty() {
		p.empty.Say(widgets.Info, f.T("organisationdesk.empty"), f.T("organisationdesk.empty_help"), "", nil)
	}
	p.filter()
}

func (p *organisationPage) begin() { p.app.window.Canvas().Focus(p.table.Rows()) }

func (p *organisationPage) find() { p.app.window.Canvas().Focus(p.search) }

// escape shows all departments again.
func (p *organisationPage) escape() {
	p.search.Fill("")
	p.typed = ""
	p.filter()
}

// filter shows what was searched for.
func (p *organisationPage) filter() {
	p.list.Search(p.typed)
	p.table.SetCursor(min(1, len(p.list.Lines())-1)) // below the first bureau
	p.table.Update()
	p.describe()
}

// describe shows everything about what is under the cursor.
func (p *organisationPage) describe() {
	f, at := p.app.format, p.table.Cursor()
	p.about.RemoveAll()
	lines := p.list.Lines()
	if at >= 0 && at < len(lines) && lines[at].Department != nil {
		d := lines[at].Department
		p.about.Add(p.app.text(f.T("organisationdesk.named", "Name", f.Text(d.Name), "ID", d.ID), heading))
		for _, part := range p.list.About(d) {
			p.about.Add(p.part(part))
		}
		p.about.Add(p.app.text(f.T("organisationdesk.edit"), small))
	}
	p.pane.Reflow()
}

// part is a heading with its lines. What is past its day stands out.
func (p *organisationPage) part(part viewmodel.OrganisationPart) fyne.CanvasObject {
	column := widgets.NewColumn(4, p.app.text(part.Title, strong))
	for _, fact := range part.Lines {
		style := widgets.Style{Tight: true}
		if fact.Expired {
			style.Color = widgets.Bad.Text()
		}
		column.Add(p.app.text(fact.Text, style))
	}
	return column
}
