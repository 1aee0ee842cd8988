package ui

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// responsibilityPart takes who sees to the item, and shows what has been answered
// about the matter for the whole city.
type responsibilityPart struct {
	d      *detailPane
	object fyne.CanvasObject
	field  *widgets.Field
	choice *widgets.Choice

	central *widgets.Fold
	answers *fyne.Container
	opened  checklist.Response // for which the answers were opened or folded
}

func newResponsibilityPart(d *detailPane) *responsibilityPart {
	r := &responsibilityPart{d: d, answers: widgets.NewColumn(8)}
	var options []widgets.Option
	for _, code := range checklist.Responsibilities() {
		options = append(options, widgets.Option{Word: d.app.format.T("desktop.responsibility." + string(code))})
	}
	r.choice = d.app.choice(options, func(i int) {
		d.change(func(a *checklist.Response) { a.Responsibility = checklist.Responsibilities()[i] })
	})
	r.field = d.app.field("responsibility", unmarked, r.choice)
	r.central = d.app.fold("", widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Radius: 8, Padding: 12}, r.answers))
	r.central.OnToggle = func() { d.pane.Reflow() }
	r.object = widgets.NewColumn(8, r.field, r.central)
	return r
}

func (r *responsibilityPart) describe(d viewmodel.Detail, answer checklist.Response, locked bool) {
	f, code := r.d.app.format, cmp.Or(answer.Responsibility, checklist.Own)
	r.choice.Choose(slices.Index(checklist.Responsibilities(), code))
	r.choice.SetEnabled(!locked)
	r.field.SetHelp(f.T("answering.responsibility." + string(code)))
	r.answers.RemoveAll()
	for _, c := range d.Central {
		r.answers.Add(widgets.NewColumn(0, r.d.app.text(c.Title, widgets.Style{Tight: true}), r.d.app.text(c.Small, small)))
	}
	r.central.Head.SetText(f.N("answering.central", len(d.Central)))
	if now := (checklist.Response{Key: d.Key, Responsibility: code}); now != r.opened {
		r.opened = now
		r.central.SetOpen(code == checklist.Central || code == checklist.Joint)
	}
	visible(len(d.Central) > 0, r.central)
}
