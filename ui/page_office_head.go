package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// header says whose file it is, which year is shown and where its round stands.
func (p *officeFrame) header() fyne.CanvasObject {
	a, f := p.app, p.app.format
	name, line, state := heading, small, p.view.State()
	name.Wide, line.Wide = true, true
	chip := widgets.NewChip(f.T("officedesk.state."+string(state)), roundTone(state))
	title := widgets.NewRow(12, 2, a.text(f.T("officedesk.title", "City", f.Text(p.view.Info.City)), name), chip, filler())
	row := widgets.NewRow(8, 0, widgets.NewColumn(0, title, a.text(p.due(), line)))
	if p.view.Board != nil {
		row.Add(p.years())
		row.Add(p.closing())
	}
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 12}, row)
}

// years chooses among the fiscal years, where there are several.
func (p *officeFrame) years() fyne.CanvasObject {
	f, years := p.app.format, p.view.Info.Years
	if len(years) == 1 {
		return p.app.text(f.Year(years[0]), widgets.Style{Tight: true, Wide: true})
	}
	var names []string
	chosen := 0
	for i, year := range years {
		names = append(names, f.Year(year))
		if year == p.year() {
			chosen = i
		}
	}
	object := p.app.selection(names, chosen, func(i int) { p.showYear(years[i]) })
	return object
}

// showYear shows another fiscal year.
func (p *officeFrame) showYear(year checklist.FiscalYear) {
	p.app.leave(func() {
		p.writes++
		p.load(p.shown[p.current], year, p.display)
	})
}

// due is the day by which departments submit, and how far off it is.
func (p *officeFrame) due() string {
	f, b := p.app.format, p.view.Board
	switch {
	case b == nil:
		return f.T("officedesk.no_round")
	case b.Round.Due.IsZero():
		return f.T("officedesk.no_due")
	case p.view.State() != viewmodel.RoundOpen:
		return f.T("officedesk.due", "Date", f.Date(b.Round.Due))
	}
	return f.T("officedesk.due_left", "Date", f.Date(b.Round.Due), "Left", f.DaysLeft(b.Round.Due, b.Day))
}

// closing is the button that ends the round, hidden when there is nothing to end.
func (p *officeFrame) closing() fyne.CanvasObject {
	button := p.app.button(widgets.Secondary, p.app.format.T("officedesk.close"), nil, p.askClose)
	visible(p.view.State() == viewmodel.RoundOpen && p.writable(), button)
	return button
}

// askClose closes the round if that is meant.
func (p *officeFrame) askClose() {
	f := p.app.format
	missing := len(p.view.Board.Rows("")) - p.view.Count(checklist.StatusAccepted) - p.view.Count(checklist.StatusExcused)
	question := f.T("officedesk.close_question")
	if missing > 0 {
		question = f.N("officedesk.close_missing", missing)
	}
	p.app.ask(f.T("officedesk.close_title", "Year", f.Year(p.year())), question, f.T("officedesk.close"), func() {
		officePage{p.app, p.office}.write(f.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
			return p.ws.CloseRound(ctx, p.year())
		}, nil)
	})
}

func roundTone(state viewmodel.RoundState) widgets.Tone {
	switch state {
	case viewmodel.RoundOpen:
		return widgets.Good
	case viewmodel.RoundDraft:
		return widgets.Caution
	}
	return widgets.Neutral
}

// heading is the title of a page with its buttons.
func (p *officeFrame) heading(v officeView) fyne.CanvasObject {
	title, under := heading, small
	title.Wide, under.Wide = true, true
	words := widgets.NewColumn(0, p.app.text(v.title(), title))
	if lead := v.lead(); lead != "" && p.app.room().low {
		words.Add(container.New(&ifFits{}, p.app.text(lead, under)))
	} else if lead != "" {
		words.Add(p.app.text(lead, under))
	}
	return widgets.NewBox(widgets.BoxStyle{Padding: 12}, container.New(&headline{gap: 8}, append([]fyne.CanvasObject{words}, v.actions()...)...))
}
