package ui

import (
	"context"

	"tenken/checklist"
)

// askDiscard takes the draft away if that is meant. The choices stay as they are.
func (p *nextYearPage) askDiscard() {
	f, year := p.app.format, p.carried.Round.FiscalYear
	p.app.ask(f.T("nextyeardesk.discard_title", "Year", f.Year(year)), f.T("nextyeardesk.discard_question"), f.T("nextyeardesk.discard"), func() {
		p.write(f.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
			discarded, err := p.ws.DiscardYear(ctx, year)
			if err == nil {
				p.discarded = discarded
			}
			return err
		}, p.pane.ScrollToTop)
	})
}

// restore puts the draft back.
func (p *nextYearPage) restore() {
	p.write(p.app.format.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
		return p.ws.RestoreYear(ctx, p.discarded)
	}, p.pane.ScrollToTop)
}
