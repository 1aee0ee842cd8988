package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// sheetHeader says whose sheet is open and how far it has come, and leads to
// what is next.
type sheetHeader struct {
	page   *sheetPage
	object fyne.CanvasObject

	state                         *widgets.Chip
	undo, redo, check, next       *widgets.Button
	score, answer, implementation *widgets.Figure
	due                           *widgets.Figure
}

// newSheetHeader keeps to what one answers by where the window is low.
func newSheetHeader(p *sheetPage) *sheetHeader {
	f := p.app.format
	h := &sheetHeader{
		page: p, state: widgets.NewChip("", widgets.Info),
		undo:  p.app.button(widgets.Plain, f.T("desktop.menu.undo"), theme.ContentUndoIcon(), p.undo),
		redo:  p.app.button(widgets.Plain, f.T("desktop.menu.redo"), theme.ContentRedoIcon(), p.redo),
		check: p.app.button(widgets.Secondary, f.T("desktop.header.approve"), nil, p.app.check),
		next:  p.app.button(widgets.Primary, "", nil, p.nextOpen),
		score: widgets.NewFigure(f.T("desktop.figure.score"), lines), answer: widgets.NewFigure(f.T("desktop.figure.answer"), lines),
		implementation: widgets.NewFigure(f.T("desktop.figure.implementation"), lines),
		due:            widgets.NewFigure(f.T("desktop.figure.due"), lines),
	}
	h.undo.Tip, h.redo.Tip, h.check.Tip, h.next.Tip = f.T("tips.undo"), f.T("tips.redo"), f.T("tips.check"), f.T("tips.next")
	back := p.app.button(widgets.Plain, f.T("library.back"), theme.NavigateBackIcon(), p.app.back)
	name, round := heading, small
	name.Wide, round.Wide = true, true
	title := widgets.NewColumn(0, widgets.NewRow(12, 2, p.app.text(p.app.department(p.openSheet), name), h.state, filler()), p.app.text(p.app.roundName(p.openSheet), round))
	below := widgets.NewFlow(32, h.score, h.answer, h.implementation, h.due, h.next)
	if p.app.room().low {
		h.undo.SetText("")
		h.redo.SetText("")
		title.Objects = title.Objects[:1]
		below = widgets.NewFlow(32, h.answer, h.due, h.next)
	}
	above := widgets.NewRow(8, 1, back, container.New(&headline{gap: 8}, title, h.undo, h.redo, h.check))
	h.object = widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 12}, widgets.NewColumn(4, above, below))
	return h
}

// refresh brings figures and buttons up to date.
func (h *sheetHeader) refresh() {
	f, session := h.page.app.format, h.page.session
	figures := session.Figures(f)
	h.score.Set(scoreText(figures), "")
	h.answer.Set(figures.Answer, figures.AnswerParts)
	h.implementation.Set(figures.Implementation, figures.DoneParts)
	h.refreshDue()
	h.undo.SetEnabled(session.CanUndo())
	h.redo.SetEnabled(session.CanRedo())
	state := session.Sheet().Assessment.State
	h.state.Set(f.State(state), stateTone(state))
	h.state.Tip = f.T("tips.state." + string(state))
	h.next.SetText(h.nextText(figures, state))
	h.object.Refresh()
}

// refreshDue shows the day until which to answer, and how far off it is.
func (h *sheetHeader) refreshDue() {
	f := h.page.app.format
	due, _ := h.page.session.Due()
	visible(!due.IsZero(), h.due)
	if !due.IsZero() {
		h.due.Set(f.Date(due), f.DaysLeft(due, checklist.DateOf(h.page.app.now())))
	}
}

func scoreText(figures viewmodel.Figures) string {
	if figures.Grade == "" {
		return figures.Score
	}
	return figures.Score + "　" + figures.Grade
}

// nextText says what is left to do.
func (h *sheetHeader) nextText(figures viewmodel.Figures, state checklist.State) string {
	f := h.page.app.format
	switch {
	case figures.Open > 0:
		return f.N("desktop.header.open", figures.Open)
	case figures.Unfinished > 0:
		return f.N("desktop.header.unfinished", figures.Unfinished)
	case state.Editable():
		return f.T("desktop.header.ready")
	}
	return f.T("desktop.approve.show")
}

func stateTone(state checklist.State) widgets.Tone {
	switch state {
	case checklist.StateReturned:
		return widgets.Caution
	case checklist.StateApproved, checklist.StateConfirmed, checklist.StateAccepted:
		return widgets.Good
	}
	return widgets.Info
}
