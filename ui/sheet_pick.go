package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/widgets"
)

// choseRow opens a row of the list; with Ctrl or Shift held, or while rows are
// picked, it marks.
func (p *sheetPage) choseRow(i int) {
	held, row := p.list.Held(), p.rows[i]
	switch {
	case held&fyne.KeyModifierShift != 0:
		p.pick(func() { p.picked.Stretch(p.rows, row) })
	case held&fyne.KeyModifierControl != 0 && !p.picking:
		// The item that is open is one of those that are meant.
		p.pick(func() { p.picked.All([]int{p.current}); p.picked.Toggle(row) })
	case held&fyne.KeyModifierControl != 0 || p.picking:
		p.pick(func() { p.picked.Toggle(row) })
	default:
		p.goTo(row)
	}
}

// pickAll marks all rows that the list shows.
func (p *sheetPage) pickAll() { p.pick(func() { p.picked.All(p.rows) }) }

// togglePicking begins to pick with nothing marked, or ends it.
func (p *sheetPage) togglePicking() {
	if p.picking {
		p.escape()
		return
	}
	p.pick(p.picked.Clear)
}

// pick marks rows, after what is being typed was recorded.
func (p *sheetPage) pick(mark func()) {
	if !p.picking && !p.settled() {
		p.markCurrent()
		return
	}
	p.picking, p.list.Lazy = true, true
	mark()
	p.pickedChanged()
}

// pickedChanged shows which rows are marked. None stays selected, so that each can be
// tapped again.
func (p *sheetPage) pickedChanged() {
	p.list.UnselectAll()
	p.list.Refresh()
	p.bulk.show()
}

// escape goes back from several items to the one that was open.
func (p *sheetPage) escape() {
	if p.picking {
		p.show(p.current)
	}
}

// endPicking forgets the marks.
func (p *sheetPage) endPicking() {
	p.picking, p.list.Lazy = false, false
	p.picked.Clear()
	p.bulk.hide()
}

// digit begins a head count, or gives a rating: 1 is the first.
func (p *sheetPage) digit(n int) {
	if p.picking || !p.detail.rating.begin(n) {
		p.rate(n - 1)
	}
}

// rate gives a rating, from 0, to what is open or picked.
func (p *sheetPage) rate(option int) {
	if p.picking {
		p.bulk.rating.Press(option)
		return
	}
	p.detail.rate(option)
}

// fillPicked shows whether a row is marked, beside its symbol.
func (p *sheetPage) fillPicked(texts *widgets.RowTexts, i int) {
	texts.Note = symbolOf(p.session.Row(p.rows[i])) + " " + texts.Note
	texts.Open, texts.Ring = p.picked.Has(p.rows[i]), i == p.list.Current() && p.list.Focused()
	texts.Symbol, texts.Icon, texts.Tone = "", theme.CheckButtonIcon(), widgets.Neutral
	if texts.Open {
		texts.Icon, texts.Tone = theme.CheckButtonCheckedIcon(), widgets.Info
	}
}
