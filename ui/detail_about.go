package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// aboutPart explains the item: the clauses it comes from, how to check it, why
// it matters. What the standard does not say is not shown.
type aboutPart struct {
	d      *detailPane
	object *fyne.Container

	clauses                            *fyne.Container
	policy, verify, why, first, others aboutFold
}

// aboutFold is one explanation that can be folded away.
type aboutFold struct {
	fold *widgets.Fold
	text *widgets.Text
}

func newAboutPart(d *detailPane) *aboutPart {
	p := &aboutPart{d: d, clauses: widgets.NewColumn(12)}
	p.policy = p.fold("desktop.about.policy", p.clauses)
	p.verify, p.why = p.textFold("desktop.about.verify"), p.textFold("desktop.about.why")
	p.first, p.others = p.textFold("desktop.about.first_step"), p.textFold("desktop.about.references")
	p.object = widgets.NewColumn(4, p.policy.fold, p.verify.fold, p.why.fold, p.first.fold, p.others.fold)
	return p
}

func (p *aboutPart) textFold(key string) aboutFold {
	text := p.d.app.text("", running)
	out := p.fold(key, text)
	out.text = text
	return out
}

func (p *aboutPart) fold(key string, content fyne.CanvasObject) aboutFold {
	fold := p.d.app.fold(p.d.app.format.T(key), widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, content))
	fold.OnToggle = func() { p.d.pane.Reflow() }
	return aboutFold{fold: fold}
}

func (p *aboutPart) describe(d viewmodel.Detail) {
	p.verify.set(d.Verify)
	p.why.set(d.Why)
	p.first.set(d.FirstStep)
	references := d.References
	if d.Article != "" {
		references = append([]string{d.Article}, references...)
	}
	p.others.set(strings.Join(references, "\n"))
	p.clauses.RemoveAll()
	for _, clause := range d.Clauses {
		title := p.d.app.format.T("desktop.about.clause", "Ref", clause.Ref)
		p.clauses.Add(widgets.NewColumn(4, p.d.app.text(title, strong), p.d.app.text(clause.Text, running)))
	}
	visible(len(d.Clauses) > 0, p.policy.fold)
}

// set shows a text, or nothing where there is none.
func (a aboutFold) set(text string) {
	a.text.SetText(text)
	visible(text != "", a.fold)
}
