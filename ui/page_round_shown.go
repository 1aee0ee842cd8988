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

// standardName names the standard of a round, by its id where it is kept no longer.
func (p *roundPage) standardName(round *checklist.Round) string {
	if p.own == nil {
		return p.app.format.T("rounddesk.standard_named", "ID", round.Standard.ID, "Version", round.Standard.Version)
	}
	return p.app.standardName(p.own)
}

// shownRound shows the round of the year with what can still be done about it.
func (p *roundPage) shownRound() fyne.CanvasObject {
	f, round := p.app.format, &p.view.Board.Round
	facts := append([]viewmodel.Labelled{{Label: f.T("rounddesk.standard"), Text: p.standardName(round)}},
		viewmodel.RoundFacts(round, f)...)
	parts := []fyne.CanvasObject{p.facts(facts)}
	if odd := viewmodel.DateWarnings(round, f); len(odd) > 0 {
		parts = append(parts, p.app.caution(odd))
	}
	if p.view.State() == viewmodel.RoundOpen && p.writable() {
		parts = append(parts, p.deeds())
	}
	return p.pad(append(parts, p.errata(round))...)
}

// facts puts names close beside what they say.
func (p *roundPage) facts(all []viewmodel.Labelled) fyne.CanvasObject {
	column, name, left := widgets.NewColumn(6), small, float32(0)
	name.Wide = true
	var names []fyne.CanvasObject
	for i, fact := range all {
		names = append(names, p.app.text(fact.Label, name))
		left = max(left, names[i].MinSize().Width)
	}
	for i, fact := range all {
		column.Add(container.New(&sideBySide{left: left, gap: 24}, names[i], p.app.text(fact.Text, widgets.Style{Tight: true})))
	}
	return column
}

// deeds are what can be done about an open round.
func (p *roundPage) deeds() fyne.CanvasObject {
	f, column := p.app.format, widgets.NewColumn(4)
	for _, deed := range []struct {
		word string
		icon fyne.Resource
		do   func()
	}{
		{"board.packages", theme.FolderIcon(), p.writeAgain}, {"board.add", theme.ContentAddIcon(), p.addDepartment},
		{"rounddesk.extend", theme.HistoryIcon(), func() { p.app.officeGo("board") }},
		{"officedesk.close", theme.CancelIcon(), p.app.officeFrame().askClose},
	} {
		column.Add(p.app.row(widgets.RowTexts{Icon: deed.icon, Tone: widgets.Info, Title: f.T(deed.word), Small: f.T("rounddesk.deed." + deed.word)}, deed.do))
	}
	return column
}

// errata lists the office's words on items, and takes another one.
func (p *roundPage) errata(round *checklist.Round) fyne.CanvasObject {
	f := p.app.format
	column := widgets.NewColumn(8, p.app.text(f.T("rounddesk.errata"), heading), p.app.text(f.T("rounddesk.errata_help"), small))
	for _, e := range round.Errata {
		key := "office.erratum.interpretation"
		if e.NotCounted {
			key = "office.erratum.not_counted"
		}
		column.Add(p.app.text(f.T(key, "Item", e.Item, "Text", e.Text), running))
	}
	add := p.app.button(widgets.Secondary, f.T("rounddesk.erratum_add"), theme.ContentAddIcon(), p.askErratum)
	add.SetEnabled(p.writable() && round.Open() == nil)
	column.Add(widgets.NewRow(0, 1, add))
	return column
}

// askErratum asks for a word on an item.
func (p *roundPage) askErratum() {
	a, f := p.app, p.app.format
	var e checklist.Erratum
	item := a.labelled("rounddesk.erratum_item", "rounddesk.erratum_item_help", required, a.entry(&e.Item, func() {}))
	text := a.labelled("rounddesk.erratum_text", "rounddesk.erratum_text_help", required, a.entry(&e.Text, func() {}))
	uncounted := a.tick(f.T("rounddesk.erratum_not_counted"), func(on bool) { e.NotCounted = on })
	cancel := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	ok := a.button(widgets.Primary, f.T("board.record"), nil, nil)
	box := a.dialog(f.T("rounddesk.erratum_add"), narrowDialog, widgets.NewColumn(16, item, text, uncounted), cancel, ok)
	cancel.OnTapped = box.close
	ok.OnTapped = func() {
		box.close()
		p.write(f.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) error {
			_, err := p.ws.AddErratum(ctx, p.year(), e)
			return err
		}, nil)
	}
}
