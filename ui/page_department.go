package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// departmentPage is what one department has handed in: the list of its items beside
// the answer to one of them, and what can be decided about it.
type departmentPage struct {
	officePage
	city   *viewmodel.City
	of     *viewmodel.OfficeDepartment
	key    checklist.Key // of the answer that is open
	from   string        // key of the page from which one came
	sought string        // in the search

	frame  *fyne.Container
	shows  *fyne.Container
	search *widgets.Entry
	table  *widgets.Table
	chosen *widgets.Text
	detail *fyne.Container
	pane   *widgets.Scroll
	// What can be done in some states only.
	give, mend, accept, extend *widgets.Button
}

func newDepartmentPage(p officePage) officeView { return &departmentPage{officePage: p} }

func (p *departmentPage) title() string {
	return p.app.format.T("inspect.department.title", "Department", p.name())
}

// name is that of the department.
func (p *departmentPage) name() string {
	return p.app.format.Text(p.of.Sheet().Assessment.Department.Name)
}

// lead says where the department stands.
func (p *departmentPage) lead() string {
	f := p.app.format
	words := f.T("office.status." + string(viewmodel.OnBoard(p.view.Board, p.of.ID()).Status))
	if n := p.of.Sheet().Assessment.Revision; n > 0 {
		words = f.T("inspect.department.revision", "Status", words, "N", n)
	}
	due, extended := p.of.Due()
	switch {
	case extended:
		words += "　" + f.T("inspect.department.extended", "Date", f.Date(due))
	case !due.IsZero():
		words += "　" + f.T("inspect.department.due", "Date", f.Date(due))
	}
	return words
}

// actions choose another department, and lead back.
func (p *departmentPage) actions() []fyne.CanvasObject {
	f, rows := p.app.format, p.view.Board.Rows("")
	var names []string
	chosen := 0
	for i, row := range rows {
		name := f.Text(row.Name)
		if !p.app.room().low {
			name = f.T("inspect.department.choice", "Department", name, "Status", f.T("office.status."+string(row.Status)))
		}
		names = append(names, name)
		if row.ID == p.of.ID() {
			chosen = i
		}
	}
	object := p.app.selection(names, chosen, func(i int) { p.turn(asked{department: rows[i].ID, from: p.from}) })
	e := officeEntry(p.from)
	if e == nil || p.app.room().low { // the navigation leads back, too
		return []fyne.CanvasObject{object}
	}
	back := p.app.button(widgets.Plain, f.T("inspect.department.back", "Page", f.T(e.word)), theme.NavigateBackIcon(), func() { p.app.officeGo(p.from) })
	return []fyne.CanvasObject{back, object}
}

// load reads everything anew after something was written.
func (p *departmentPage) load(_ context.Context, year checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	city, err := viewmodel.LoadCity(p.ws, year)
	if err != nil {
		return nil, err
	}
	want := p.asked
	if want == nil {
		want = &asked{key: p.key, from: p.from}
		if p.of != nil {
			want.department = p.of.ID()
		}
	}
	return p.read(year, city, *want)
}

// read reads one department.
func (p *departmentPage) read(year checklist.FiscalYear, city *viewmodel.City, want asked) (func(), error) {
	of, err := viewmodel.LoadOfficeDepartment(p.ws, year, city.Nearest(want.department), city)
	return func() { p.take(city, of, want) }, err
}

// take shows what was read.
func (p *departmentPage) take(city *viewmodel.City, of *viewmodel.OfficeDepartment, want asked) {
	if p.of != nil {
		of.Keep(p.of)
	}
	p.city, p.of, p.key, p.from, p.asked = city, of, want.key, want.from, nil
	if p.key != (checklist.Key{}) && of.Find(p.key) < 0 {
		of.SetFilter(viewmodel.OfficeFilter{})
		p.sought = ""
	}
	if of.Find(p.key) < 0 && of.Lines() > 0 {
		p.key = of.Key(0)
	}
}

// turn shows another answer, of another department where it must.
func (p *departmentPage) turn(want asked) {
	var take func()
	p.app.job(p.app.format.T("officedesk.busy"), func(context.Context, checklist.Progress) (err error) {
		take, err = p.read(p.year(), p.city, want)
		return err
	}, func(err error) {
		if err != nil {
			p.app.fail(err)
			return
		}
		take()
		p.app.officeFrame().display()
		p.begin()
	})
}

// begin shows the answer that was asked for, with the focus on the list.
func (p *departmentPage) begin() {
	if p.asked != nil {
		p.turn(*p.asked)
		return
	}
	p.app.window.Canvas().Focus(p.table.Rows())
}

// find puts the cursor into the search.
func (p *departmentPage) find() { p.app.window.Canvas().Focus(p.search) }

// escape shows all items again, and takes the ticks away.
func (p *departmentPage) escape() {
	p.of.TickNone()
	p.sought = ""
	p.of.SetFilter(viewmodel.OfficeFilter{})
	p.refresh()
}

// typed ticks the item that is open at 1, and goes to the next one to look at at N.
func (p *departmentPage) typed(r rune) {
	switch r {
	case '1', '１':
		if line := p.of.Find(p.key); line >= 0 {
			p.tick(func() { p.of.Tick(line) })
		}
	case 'n', 'N', 'ｎ', 'Ｎ':
		if line, ok := p.of.NextDoubt(p.key); ok {
			p.open(line)
		}
	}
}

// step opens the item before or after the one that is open.
func (p *departmentPage) step(by int) {
	if n := p.of.Lines(); n > 0 {
		p.open(min(max(p.of.Find(p.key)+by, 0), n-1))
	}
}

// open opens the item of a line.
func (p *departmentPage) open(line int) {
	p.key = p.of.Key(line)
	p.table.SetCursor(line)
	p.table.Update()
	p.describe()
	p.pane.ScrollToTop()
}

// tick changes which items go back.
func (p *departmentPage) tick(change func()) {
	change()
	p.table.Update()
	p.count()
}
