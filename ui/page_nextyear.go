package ui

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// nextYearPage prepares the next year: what becomes of last year's answers under a
// standard and a reorganisation.
type nextYearPage struct {
	officePage
	plan      *viewmodel.NextYear // nil before a round was found
	standards []*checklist.Standard
	last      *checklist.Standard   // of the round that goes on
	carried   *workflow.CarriedYear // as it would be; nil without a round
	gone      []checklist.Department
	come      []checklist.Department
	ready     bool                    // there is a draft
	discarded *workflow.DiscardedYear // the draft that was taken away last
	refused   error

	column *fyne.Container
	pane   *widgets.Scroll
}

func newNextYearPage(p officePage) officeView { return &nextYearPage{officePage: p} }

func (p *nextYearPage) title() string { return p.app.format.T("nextyeardesk.title") }

func (p *nextYearPage) lead() string { return p.app.format.T("nextyeardesk.lead") }

// actions take back what was prepared.
func (p *nextYearPage) actions() []fyne.CanvasObject {
	if !p.ready || p.carried == nil {
		return nil
	}
	discard := p.app.button(widgets.Secondary, p.app.format.T("nextyeardesk.discard"), theme.DeleteIcon(), p.askDiscard)
	discard.SetEnabled(p.writable())
	return []fyne.CanvasObject{discard}
}

// load finds out what the next year would be. What refuses it is shown, for the page
// is of use all the same.
func (p *nextYearPage) load(ctx context.Context, _ checklist.FiscalYear, _ checklist.Progress) (func(), error) {
	plain, err := p.ws.CarryYear(ctx, workflow.CarryRequest{DryRun: true})
	var none *workflow.YearError
	if errors.As(err, &none) {
		return func() { p.carried, p.refused = nil, nil }, nil
	}
	if err != nil {
		return func() { p.carried, p.refused = nil, err }, nil
	}
	last, err := p.ws.RoundStandard(0)
	if err != nil {
		return nil, err
	}
	draft, err := standardOf(p.ws, plain.Round.FiscalYear)
	if err != nil {
		return nil, err
	}
	library, err := viewmodel.NewLibrary(p.ws, nil)
	if err != nil {
		return nil, err
	}
	moves, err := p.ws.PreparedMoves(plain.Round.FiscalYear)
	if err != nil {
		return nil, err
	}
	come, offered := newcomers(plain), library.Offered()
	plans := []*viewmodel.NextYear{p.plan, viewmodel.RecallNextYear(p.app.prefs.nextYear(p.view.Info.Path), plain.Round.FiscalYear, offered)}
	if draft != nil {
		plans = append(plans, viewmodel.PreparedNextYear(moves, plain.Left, come))
	}
	suggested := viewmodel.NewNextYear()
	suggested.Suggest(plain.Left, come)
	plan, carried, err := p.replan(ctx, append(plans, suggested))
	return func() {
		p.plan, p.carried, p.refused = plan, carried, nil
		p.last, p.ready, p.gone, p.come, p.standards = last, draft != nil, plain.Left, come, offered
	}, err
}

// replan takes the first of the plans that can be done; the last one may fail.
func (p *nextYearPage) replan(ctx context.Context, plans []*viewmodel.NextYear) (plan *viewmodel.NextYear, carried *workflow.CarriedYear, err error) {
	for _, plan = range plans {
		if plan == nil {
			continue
		}
		if carried, err = p.ws.CarryYear(ctx, plan.Request(true)); err == nil {
			break
		}
	}
	return plan, carried, err
}

// newcomers are the departments that come from none of the last year.
func newcomers(c *workflow.CarriedYear) []checklist.Department {
	var all []checklist.Department
	for i := range c.Departments {
		if len(c.Departments[i].From) == 0 {
			all = append(all, c.Departments[i].Department)
		}
	}
	return all
}

func (p *nextYearPage) body() fyne.CanvasObject {
	p.column = widgets.NewColumn(24)
	p.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, p.column))
	return p.pane
}

func (p *nextYearPage) refresh() {
	f := p.app.format
	p.column.RemoveAll()
	switch {
	case p.refused != nil:
		p.column.Add(p.app.caution([]string{p.app.sentence(p.refused)}))
	case p.carried == nil:
		p.column.Add(p.app.text(f.T("nextyeardesk.none"), running))
	default:
		p.fill()
	}
	p.pane.Reflow()
}

// fill shows the choices, what follows from them, and the button that prepares it.
func (p *nextYearPage) fill() {
	f := p.app.format
	year := f.Year(p.carried.Round.FiscalYear)
	banner := widgets.NewBanner(lines)
	switch {
	case p.ready:
		banner.Say(widgets.Good, f.T("nextyeardesk.ready", "Year", year), f.T("nextyeardesk.ready_help"), f.T("nextyeardesk.go"), func() { p.app.officeGo("round") })
		p.column.Add(banner)
	case p.discarded != nil:
		banner.Say(widgets.Info, f.T("nextyear.discarded", "Year", f.Year(p.discarded.Year)), "", f.T("nextyeardesk.restore"), p.restore)
		p.column.Add(banner)
	}
	p.column.Add(p.chooseStandard())
	if len(p.gone)+len(p.come) > 0 {
		p.column.Add(p.reorganisation())
	}
	p.column.Add(p.outcome())
	prepare := p.app.button(widgets.Primary, f.T("nextyeardesk.prepare", "Year", year), theme.ConfirmIcon(), p.prepare)
	prepare.SetEnabled(p.writable())
	p.column.Add(widgets.NewColumn(8, p.app.text(f.T("nextyeardesk.prepare_help"), small), widgets.NewRow(0, 1, prepare)))
}

// chooseStandard offers the standards for the next year.
func (p *nextYearPage) chooseStandard() fyne.CanvasObject {
	f := p.app.format
	choose := p.app.standardLines(p.standards, p.carried.Round.Standard, func(std *checklist.Standard) {
		p.plan.Standard = std
		p.recount()
	})
	chosen := slices.IndexFunc(p.standards, func(std *checklist.Standard) bool { return std.Ref() == p.carried.Round.Standard })
	differs := p.app.button(widgets.Plain, f.T("nextyeardesk.diff"), theme.DocumentIcon(), func() { p.app.compare(p.last, p.standards[chosen]) })
	visible(chosen >= 0 && p.carried.Round.Standard != p.last.Ref(), differs)
	return p.app.labelled("nextyeardesk.standard", "nextyeardesk.standard_help", unmarked, widgets.NewColumn(4, choose, differs))
}

// reorganisation asks what becomes of departments that are gone, and where new ones
// come from.
func (p *nextYearPage) reorganisation() fyne.CanvasObject {
	f := p.app.format
	column := widgets.NewColumn(8, p.app.text(f.T("nextyeardesk.map"), heading), p.app.text(f.T("nextyeardesk.map_help"), small))
	today := make([]checklist.Department, 0, len(p.carried.Departments))
	for i := range p.carried.Departments {
		today = append(today, p.carried.Departments[i].Department)
	}
	for i := range p.gone {
		column.Add(p.move("nextyeardesk.gone", &p.gone[i], f.T("nextyeardesk.nowhere"), today, p.plan.Heirs))
	}
	for i := range p.come {
		column.Add(p.move("nextyeardesk.come", &p.come[i], f.T("nextyeardesk.nothing"), p.gone, p.plan.Forerunners))
	}
	return column
}

// move is one line of the map: a department, and the choice of another or none.
func (p *nextYearPage) move(key string, d *checklist.Department, none string, all []checklist.Department, chosen map[string]string) fyne.CanvasObject {
	f, names, at := p.app.format, []string{none}, 0
	for i := range all {
		names = append(names, f.Text(all[i].Name))
		if all[i].ID == chosen[d.ID] {
			at = i + 1
		}
	}
	object := p.app.selection(names, at, func(i int) {
		delete(chosen, d.ID)
		if i > 0 {
			chosen[d.ID] = all[i-1].ID
		}
		p.recount()
	})
	return widgets.NewGrid(16, p.app.text(f.T(key, "Name", f.Text(d.Name)), strong), object)
}

// recount finds out what follows from the choices as they are now.
func (p *nextYearPage) recount() {
	var carried *workflow.CarriedYear
	p.app.job(p.app.format.T("officedesk.busy"), func(ctx context.Context, _ checklist.Progress) (err error) {
		carried, err = p.ws.CarryYear(ctx, p.plan.Request(true))
		return err
	}, func(err error) {
		if err != nil {
			p.app.fail(err)
			return
		}
		p.carried = carried
		p.app.prefs.rememberNextYear(p.view.Info.Path, p.plan.Remember(carried.Round.FiscalYear))
		p.refresh()
	})
}

// outcome shows what each department begins with.
func (p *nextYearPage) outcome() fyne.CanvasObject {
	f := p.app.format
	column := widgets.NewColumn(8, p.app.text(f.T("nextyeardesk.outcome"), heading), p.app.text(f.T("nextyeardesk.outcome_help"), small))
	for _, row := range viewmodel.NextYearRows(p.carried, f) {
		title := row.Name
		if row.From != "" {
			title = f.T("nextyeardesk.from", "Name", row.Name, "From", row.From)
		}
		column.Add(widgets.NewColumn(0, p.app.text(title, strong), p.app.text(p.counts(row), small)))
	}
	for i := range p.carried.Left {
		column.Add(p.app.text(f.T("nextyear.left", "Department", f.Text(p.carried.Left[i].Name)), small))
	}
	return column
}

// counts are the figures of a department in one line; zeros are left out.
func (p *nextYearPage) counts(row viewmodel.NextYearRow) string {
	f := p.app.format
	words := f.N("nextyeardesk.items", row.Items)
	add := func(word string, n int) {
		if n > 0 {
			words += f.T("board.separator") + f.T("nextyeardesk.count", "Word", word, "Count", f.Number(n))
		}
	}
	for i, way := range viewmodel.NextYearColumns() {
		add(f.T("nextyear.offered."+string(way)), row.Offered[i])
	}
	add(f.T("nextyear.plan"), row.Plans)
	add(f.T("nextyeardesk.notes"), row.Notes)
	return words
}

// prepare makes the draft, in the place of one that is there. From then on that is
// what was chosen.
func (p *nextYearPage) prepare() {
	p.write(p.app.format.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
		_, err := p.ws.CarryYear(ctx, p.plan.Request(false))
		return err
	}, func() {
		p.discarded = nil
		p.app.prefs.rememberNextYear(p.view.Info.Path, "")
		p.pane.ScrollToTop()
	})
}
