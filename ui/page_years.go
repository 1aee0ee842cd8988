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

// yearsPage lists the fiscal years of the file. Each can be written so that it is read
// without the program, one that was written taken back, and one whose time is over
// destroyed.
type yearsPage struct {
	officePage
	years *viewmodel.Years
	kept  map[checklist.FiscalYear]string // archives that were written here
	form  *viewmodel.DestroyForm          // nil while the years show

	fields  destroyFields
	archive *fyne.Container // what is said about the archive
	column  *fyne.Container
	pane    *widgets.Scroll
}

func newYearsPage(p officePage) officeView {
	return &yearsPage{officePage: p, kept: map[checklist.FiscalYear]string{}}
}

func (p *yearsPage) title() string {
	if p.form != nil {
		return p.app.format.T("yearsdesk.destroy_title", "Year", p.app.format.Year(p.form.Plan.FiscalYear))
	}
	return p.app.format.T("yearsdesk.title")
}

func (p *yearsPage) lead() string {
	if p.form != nil {
		return p.app.format.T("yearsdesk.destroy_lead")
	}
	return p.app.format.T("yearsdesk.lead")
}

func (p *yearsPage) actions() []fyne.CanvasObject {
	f := p.app.format
	if p.form != nil {
		return []fyne.CanvasObject{p.app.button(widgets.Secondary, f.T("yearsdesk.leave"), theme.NavigateBackIcon(), p.leave)}
	}
	back := p.app.button(widgets.Secondary, f.T("yearsdesk.back"), theme.UploadIcon(), p.chooseArchive)
	back.SetEnabled(p.writable())
	return []fyne.CanvasObject{back}
}

func (p *yearsPage) load(context.Context, checklist.FiscalYear, checklist.Progress) (func(), error) {
	years, err := viewmodel.LoadYears(p.ws)
	return func() { p.years, p.form = years, nil }, err
}

func (p *yearsPage) body() fyne.CanvasObject {
	p.column = widgets.NewColumn(24)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, p.column))
	return p.pane
}

// refresh shows the years, or the decision to destroy one.
func (p *yearsPage) refresh() {
	p.column.RemoveAll()
	if p.form != nil {
		p.decide()
	} else {
		p.list()
	}
	p.pane.Reflow()
}

// escape gives up the decision that is being filled in.
func (p *yearsPage) escape() {
	if p.form != nil {
		p.leave()
	}
}

// leave shows the years again.
func (p *yearsPage) leave() {
	p.form = nil
	p.app.officeFrame().display()
	p.pane.ScrollToTop()
}

// list shows the years that the file holds, and those that were destroyed.
func (p *yearsPage) list() {
	f := p.app.format
	held := widgets.NewColumn(12, p.app.text(f.T("yearsdesk.held"), heading))
	for i := range p.years.Held {
		held.Add(p.held(&p.years.Held[i]))
	}
	if len(p.years.Held) == 0 {
		held.Add(p.app.text(f.T("yearsdesk.none"), running))
	}
	p.column.Add(held)
	if len(p.years.Destroyed) > 0 {
		gone := widgets.NewColumn(12, p.app.text(f.T("yearsdesk.destroyed"), heading))
		for i := range p.years.Destroyed {
			gone.Add(p.destroyed(&p.years.Destroyed[i]))
		}
		p.column.Add(gone)
	}
}

// held is one year with what can be done with it.
func (p *yearsPage) held(h *viewmodel.HeldYear) fyne.CanvasObject {
	a, f := p.app, p.app.format
	name := heading
	name.Wide = true
	title := widgets.NewRow(12, 2, a.text(f.Year(h.Year), name), widgets.NewChip(f.T("officedesk.state."+string(h.State)), roundTone(h.State)), filler())
	about := a.text(a.standardName(h.Standard), small)
	write := a.button(widgets.Secondary, f.T("yearsdesk.archive"), theme.DocumentSaveIcon(), func() { p.save(h.Year, nil) })
	destroy := a.button(widgets.Secondary, f.T("yearsdesk.destroy"), theme.DeleteIcon(), func() { p.plan(h.Year) })
	destroy.SetEnabled(h.Destroyable() && p.writable())
	column := widgets.NewColumn(8, title, about, buttons(write, destroy))
	if !h.Destroyable() {
		why := "yearsdesk.kept.open"
		if h.Newest {
			why = "yearsdesk.kept.newest"
		}
		column.Add(a.text(f.T(why), small))
	}
	return widgets.NewBox(widgets.BoxStyle{Border: widgets.ColorDivider, Radius: 12, Padding: 16}, column)
}

// destroyed is what remains of a year.
func (p *yearsPage) destroyed(d *workflow.Destruction) fyne.CanvasObject {
	column := widgets.NewColumn(8, p.app.text(p.app.format.Year(d.FiscalYear), strong))
	column.Add(p.facts(viewmodel.DestructionFacts(d, p.app.format)))
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 12, Padding: 16}, column)
}

// facts are lines of a label and what it says.
func (p *yearsPage) facts(all []viewmodel.Labelled) fyne.CanvasObject {
	column := widgets.NewColumn(4)
	for _, fact := range all {
		label := p.app.text(fact.Label, widgets.Style{Color: widgets.ColorSecondary, Tight: true})
		column.Add(container.New(&sideBySide{left: 260, gap: 16}, label, p.app.text(fact.Text, widgets.Style{Tight: true})))
	}
	return column
}
