package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// fillFilters offers what the departments can be chosen by, with how many there
// are.
func (p *boardPage) fillFilters() {
	p.statuses.Objects = []fyne.CanvasObject{p.statusChoice()}
	p.statuses.Refresh()
	if len(p.filters.Objects) == 0 {
		p.filters.Objects = []fyne.CanvasObject{p.filterRow()}
		p.filters.Refresh()
	}
}

// statusChoice counts the departments of each status.
func (p *boardPage) statusChoice() fyne.CanvasObject {
	f, counts := p.app.format, p.board.Counts()
	var options []widgets.Option
	chosen := 0
	for i, c := range counts {
		option := widgets.Option{Word: f.T("board.all", "Count", f.Number(c.N))}
		if c.Status != "" {
			option = widgets.Option{Symbol: f.T("board.symbol." + string(c.Status)), Tone: statusTone(c.Status), Word: f.T("office.board.count", "Status", f.T("office.status."+string(c.Status)), "Count", f.Number(c.N))}
		}
		if c.Status == p.board.Filter().Status {
			chosen = i
		}
		options = append(options, option)
	}
	return p.app.narrowing(options, chosen, func(i int) {
		filter := p.board.Filter()
		filter.Status = counts[i].Status
		p.keep(func() { p.board.SetFilter(filter) })
	})
}

// filterRow is the search with what else narrows the list.
func (p *boardPage) filterRow() fyne.CanvasObject {
	if p.app.room().low {
		return seeking(p.search, p.statuses, p.bureauChoice(), p.routeChoice())
	}
	return seeking(p.search, p.bureauChoice(), p.routeChoice())
}

func (p *boardPage) bureauChoice() fyne.CanvasObject {
	names := []string{p.app.format.T("board.bureaus")}
	for _, b := range p.board.Bureaus() {
		names = append(names, b.Name)
	}
	object := p.app.selection(names, p.board.Filter().Bureau, func(i int) {
		p.show(func(filter *viewmodel.BoardFilter) { filter.Bureau = i })
	})
	return object
}

func (p *boardPage) routeChoice() fyne.CanvasObject {
	f, routes := p.app.format, []checklist.Route{"", checklist.RouteApp, checklist.RouteExcel}
	names := []string{f.T("board.routes"), f.T("office.route.app"), f.T("office.route.excel")}
	chosen := 0
	for i, route := range routes {
		if route == p.board.Filter().Route {
			chosen = i
		}
	}
	object := p.app.selection(names, chosen, func(i int) {
		p.show(func(filter *viewmodel.BoardFilter) { filter.Route = routes[i] })
	})
	return object
}

// rowOf is a line of the board as the table shows it.
func (p *boardPage) rowOf(i int) widgets.TableRow {
	f, line := p.app.format, p.board.Line(i)
	if line.Row < 0 {
		bureau := p.board.Bureaus()[line.Bureau]
		row := widgets.TableRow{Title: bureau.Name, Ticked: p.board.Chosen(i)}
		if bureau.Lead != "" {
			row.Note = f.T("board.lead", "Lead", bureau.Lead)
		}
		return row
	}
	row := p.board.Row(line.Row)
	share := checklist.NewRate(row.Answered, row.InScope)
	due := widgets.TableCell{Text: f.ShortDate(row.Due)}
	if row.Extended {
		due = widgets.TableCell{Text: f.T("board.extended", "Date", due.Text), Tone: widgets.Caution}
	}
	return widgets.TableRow{Ticked: p.board.Chosen(i), Cells: []widgets.TableCell{
		{Text: row.Name},
		{Text: p.statusWords(row.Status), Tone: statusTone(row.Status)},
		{Text: f.Parts(row.Answered, row.InScope), Share: share.Permyriad, HasShare: share.Valid},
		{Text: p.gaps(row)}, due, {Text: p.route(row)}, {Text: p.revision(row)}, {Text: p.contact(row)}, {Text: p.called(row)},
	}}
}

func (p *boardPage) route(row *viewmodel.BoardRow) string {
	if row.Route == nil {
		return ""
	}
	return p.app.format.T("office.route." + string(*row.Route))
}

// gaps are the answers to mend in what has come.
func (p *boardPage) gaps(row *viewmodel.BoardRow) string {
	if row.Gaps == nil {
		return ""
	}
	return p.app.format.Number(*row.Gaps)
}

func (p *boardPage) revision(row *viewmodel.BoardRow) string {
	if row.Revision == 0 {
		return ""
	}
	return p.app.format.Number(row.Revision)
}

func (p *boardPage) called(row *viewmodel.BoardRow) string {
	if row.Called == nil {
		return ""
	}
	return p.app.format.ShortDate(checklist.DateOf(row.Called.Stamp.At))
}

// contact is whom to call.
func (p *boardPage) contact(row *viewmodel.BoardRow) string {
	f := p.app.format
	if row.Contact == nil {
		return f.T("office.board.no_contact")
	}
	words := row.Contact.Post
	if row.Contact.Extension != "" {
		words += " " + f.T("office.board.extension", "Extension", row.Contact.Extension)
	}
	if row.Contact.Expired {
		words += f.T("office.board.expired")
	}
	return words
}

// describe says what is chosen, or everything about the department under the
// cursor.
func (p *boardPage) describe() {
	f := p.app.format
	row := p.under()
	switch n := p.board.Choices(); {
	case n > 0:
		p.about.SetText(f.N("board.chosen", n))
	case p.board.Lines() == 0:
		p.about.SetText(f.T("board.nothing_found"))
	case row == nil:
		p.about.SetText(f.T("board.hint"))
	default:
		p.about.SetText(p.everything(row))
	}
	relaid(p.frame)
}

func (p *boardPage) everything(row *viewmodel.BoardRow) string {
	f := p.app.format
	words := []string{row.Name, f.T("office.status." + string(row.Status))}
	if row.DaysLate > 0 {
		words = append(words, f.N("office.board.days_late", row.DaysLate))
	}
	if row.Excused != "" {
		words = append(words, row.Excused)
	}
	if row.Waiting > 0 {
		words = append(words, f.N("receive.waiting", row.Waiting))
	}
	words = append(words, p.contact(row))
	if row.Called != nil {
		words = append(words, f.T("board.called", "Date", p.called(row), "Text", row.Called.Text))
	}
	return strings.Join(words, f.T("board.separator"))
}

// statusTone is what a status means to the eye.
func statusTone(status checklist.Status) widgets.Tone {
	switch status {
	case checklist.StatusAccepted:
		return widgets.Good
	case checklist.StatusLate:
		return widgets.Bad
	case checklist.StatusReturned:
		return widgets.Caution
	case checklist.StatusSubmitted:
		return widgets.Info
	}
	return widgets.Neutral
}
