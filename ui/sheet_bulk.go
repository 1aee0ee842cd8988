package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// bulkPane changes several items together.
type bulkPane struct {
	page    *sheetPage
	pane    *widgets.Scroll
	above   *fyne.Container // the list: how long it is, and several
	several *widgets.Button // above the list: picks, or ends it

	title, lead            *widgets.Text
	rating, responsibility *widgets.Choice
	evidence, delegate     *widgets.Button
}

func newBulkPane(p *sheetPage) *bulkPane {
	a, f := p.app, p.app.format
	b := &bulkPane{page: p, title: a.text("", heading), lead: a.text(f.T("answering.bulk.lead"), running)}
	var ratings, responsibilities []widgets.Option
	scale := &p.session.Sheet().Standard.Scale
	for _, r := range scale.Ratings {
		ratings = append(ratings, widgets.Option{Symbol: r.Symbol, Word: f.Text(r.Label), Tone: toneOf(viewmodel.Status(r.Class))})
	}
	for _, r := range checklist.Responsibilities() {
		responsibilities = append(responsibilities, widgets.Option{Word: f.T("desktop.responsibility." + string(r))})
	}
	b.rating = a.choice(ratings, func(i int) {
		b.ask(viewmodel.BulkChange{Rating: scale.Ratings[i].Code}, scale.Ratings[i].Symbol+" "+f.Text(scale.Ratings[i].Label))
	})
	b.responsibility = a.choice(responsibilities, func(i int) {
		b.ask(viewmodel.BulkChange{Responsibility: checklist.Responsibilities()[i]}, responsibilities[i].Word)
	})
	b.evidence = a.button(widgets.Secondary, f.T("desktop.evidence.reference"), theme.ContentAddIcon(), func() {
		a.askReference(func(e checklist.Evidence) { b.ask(viewmodel.BulkChange{Evidence: &e}, e.Title) })
	})
	b.delegate = a.button(widgets.Secondary, f.T("delegate.out"), theme.MailSendIcon(), p.delegate)
	back := a.button(widgets.Secondary, f.T("delegate.take_back"), theme.FolderOpenIcon(), func() { a.chooseHandback(p.openSheet) })
	back.SetEnabled(!p.info.ReadOnly)
	stop := a.button(widgets.Secondary, f.T("answering.bulk.stop"), theme.CancelIcon(), p.escape)
	column := widgets.NewColumn(24, widgets.NewColumn(8, b.title, b.lead), a.field("bulk_rating", unmarked, b.rating),
		a.field("responsibility", unmarked, b.responsibility), a.field("evidence", unmarked, widgets.NewFlow(8, b.evidence, filler())),
		a.field("delegate", unmarked, widgets.NewFlow(8, b.delegate, back, filler())), widgets.NewFlow(8, stop, filler()))
	b.pane = widgets.NewScroll(widgets.NewBox(widgets.BoxStyle{Padding: 20}, column))
	b.pane.Hide()
	return b
}

// show takes the place of the open item and says how many are marked.
func (b *bulkPane) show() {
	p, f := b.page, b.page.app.format
	n := len(p.picked.Rows())
	b.title.SetText(f.N("answering.bulk.title", n))
	b.call(f.T("answering.bulk.stop"))
	for _, part := range []interface{ SetEnabled(bool) }{b.rating, b.responsibility, b.evidence} {
		part.SetEnabled(n > 0 && !p.info.ReadOnly)
	}
	b.delegate.SetEnabled(n > 0)
	b.rating.Choose(widgets.NoChoice)
	b.responsibility.Choose(widgets.NoChoice)
	p.detail.pane.Hide()
	b.pane.Show()
	b.pane.Reflow()
}

// hide gives the open item its place back.
func (b *bulkPane) hide() {
	b.call(b.page.app.format.T("answering.bulk.pick"))
	b.pane.Hide()
	b.page.detail.pane.Show()
}

// call gives the button above the list its words.
func (b *bulkPane) call(words string) {
	b.several.SetText(words)
	b.above.Refresh()
}

// ask shows what a change would do and does it if that is meant.
func (b *bulkPane) ask(change viewmodel.BulkChange, what string) {
	d := &bulkDialog{page: b.page, rows: b.page.picked.Rows(), change: change}
	d.plan = b.page.session.PlanBulk(d.rows, change)
	d.show(what)
	b.show() // nothing is chosen before it is done
}
