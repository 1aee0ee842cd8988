package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// lastPart shows what was answered the year before and what the predecessor has
// left, and takes the answer over. Without an earlier year it is not shown.
type lastPart struct {
	d           *detailPane
	object      *widgets.Box
	lines, why  *widgets.Text
	note        *widgets.Text
	noteColumn  *fyne.Container
	take        *widgets.Button
	evidence    *fyne.Container
	evidenceBox *widgets.Box // stands below this year's evidence
}

func newLastPart(d *detailPane) *lastPart {
	a, f := d.app, d.app.format
	p := &lastPart{d: d, lines: a.text("", widgets.Style{Tight: true}), why: a.text("", small), note: a.text("", running), evidence: widgets.NewColumn(4)}
	p.take = a.button(widgets.Secondary, f.T("answering.last.take"), theme.ContentCopyIcon(), p.takeWhole)
	p.noteColumn = widgets.NewColumn(2, a.text(f.T("answering.last.note"), strong), p.note)
	evidence := widgets.NewColumn(4, a.text(f.T("answering.last.evidence"), strong), p.evidence)
	p.evidenceBox = widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, evidence)
	column := widgets.NewColumn(8, widgets.NewRow(16, 0, p.lines, p.take), p.why, p.noteColumn)
	p.object = widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, column)
	return p
}

func (p *lastPart) describe(d viewmodel.Detail, locked bool) {
	f, last := p.d.app.format, d.Last
	visible(last.Lines != "", p.object)
	p.lines.SetText(last.Lines)
	visible(last.Whole, p.take)
	p.take.SetEnabled(!locked && !d.Same)
	why := ""
	if last.Lines != "" && !last.Whole {
		why = f.T("answering.last.why." + string(last.Why))
	}
	p.why.SetText(why)
	visible(why != "", p.why)
	p.note.SetText(last.Note)
	visible(last.Note != "", p.noteColumn)
	p.evidence.RemoveAll()
	for _, e := range last.Evidence {
		p.evidence.Add(p.evidenceLine(e, d.Key, locked))
	}
	visible(len(last.Evidence) > 0, p.evidenceBox)
}

// evidenceLine shows a piece of last year's evidence, which can be named anew.
func (p *lastPart) evidenceLine(e viewmodel.LastEvidence, key checklist.Key, locked bool) fyne.CanvasObject {
	a := p.d.app
	use := a.button(widgets.Plain, a.format.T("answering.last.use"), nil, func() {
		p.d.evidence.apply(p.d.page.session.AddEvidence(key, workflow.NewEvidence{Evidence: e.Reference}))
	})
	use.SetEnabled(!locked)
	texts := widgets.NewColumn(0, a.text(e.Title, widgets.Style{Tight: true}))
	if e.Small != "" {
		texts.Add(a.text(e.Small, small))
	}
	return widgets.NewRow(8, 0, texts, use)
}

// takeWhole answers as the year before, as one step.
func (p *lastPart) takeWhole() {
	if !p.d.page.settled() {
		return
	}
	if answer, ok := p.d.page.session.TakeLast(p.d.key, checklist.DateOf(p.d.app.now())); ok {
		p.d.replace(answer)
	}
}
