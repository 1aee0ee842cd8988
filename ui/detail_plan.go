package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// planPart takes the plan, as much of it as the rating asks for.
type planPart struct {
	d      *detailPane
	object *widgets.Box
	lead   *widgets.Text

	cause, action         *wordsField
	due, owner, requestTo boundText
	funding               *widgets.Choice
	full                  fyne.CanvasObject // what only a full plan has
}

func newPlanPart(d *detailPane) *planPart {
	f := d.app.format
	p := &planPart{
		d: d, lead: d.app.text("", small), cause: d.words(viewmodel.FieldCause, required), action: d.words(viewmodel.FieldAction, required),
		due: d.date("plan_due", required), owner: d.line("owner", required), requestTo: d.line("request_to", optional),
	}
	p.due.entry.SetPlaceHolder(f.T("desktop.date.example"))
	p.due.entry.OnLeave = func() {
		d.leave()
		p.spellDue()
	}
	p.owner.entry.SetPlaceHolder(f.T("desktop.plan.owner_example"))
	var options []widgets.Option
	for _, funding := range checklist.Fundings() {
		options = append(options, widgets.Option{Word: f.T("desktop.funding." + string(funding))})
	}
	p.funding = d.app.choice(options, func(i int) {
		d.change(func(a *checklist.Response) { a.Plan.Funding = checklist.Fundings()[i] })
	})
	p.full = widgets.NewColumn(20, widgets.NewGrid(16, p.due.field, p.owner.field), d.app.field("funding", required, p.funding), p.requestTo.field)
	column := widgets.NewColumn(20, widgets.NewColumn(4, d.app.text(f.T("desktop.plan.title"), heading), p.lead), p.cause.field, p.action.field, p.full)
	p.object = widgets.NewBox(widgets.BoxStyle{Border: widgets.ColorDivider, Radius: 12, Padding: 16}, column)
	return p
}

func (p *planPart) fill(answer checklist.Response) {
	plan := answer.Plan
	p.cause.fill(plan.Cause)
	p.action.fill(plan.Action)
	p.owner.fill(plan.Owner)
	p.requestTo.fill(plan.RequestTo)
	p.due.fill(p.d.textOf(viewmodel.BlankDue, p.d.app.format.Date(plan.Due)))
	p.checkDue()
}

func (p *planPart) describe(d viewmodel.Detail, answer checklist.Response, locked bool) {
	f, full := p.d.app.format, d.Demand == checklist.PlanFull
	visible(d.Demand != checklist.PlanNone || !answer.Plan.IsZero(), p.object)
	visible(full || answer.Plan.Cause != "", p.cause.field)
	visible(full || hasMore(answer.Plan), p.full)
	switch d.Demand {
	case checklist.PlanFull:
		p.lead.SetText(f.T("desktop.plan.full"))
	case checklist.PlanLine:
		p.lead.SetText(f.T("desktop.plan.line"))
	default:
		p.lead.SetText(f.T("desktop.plan.not_asked"))
	}
	p.funding.Choose(slices.Index(checklist.Fundings(), answer.Plan.Funding))
	p.funding.SetEnabled(!locked)
	p.cause.describe(d, locked)
	p.action.describe(d, locked)
	for _, text := range []boundText{p.due, p.owner, p.requestTo} {
		text.entry.SetEnabled(!locked)
	}
}

// hasMore reports whether a plan holds what only a full plan asks for. What was
// written once stays in sight, also after the rating has changed.
func hasMore(plan checklist.Plan) bool {
	return !plan.Due.IsZero() || plan.Owner != "" || plan.Funding != "" || plan.RequestTo != ""
}

func (p *planPart) collect(answer *checklist.Response) {
	plan := &answer.Plan
	plan.Cause, plan.Action = p.cause.entry.Text, p.action.entry.Text
	plan.Owner, plan.RequestTo = p.owner.entry.Text, p.requestTo.entry.Text
	typed := strings.TrimSpace(p.due.entry.Text)
	due, err := checklist.ParseDate(typed)
	plan.Due = due
	if err != nil {
		p.d.page.session.Hold(p.d.key, viewmodel.BlankDue, typed)
	} else {
		p.d.page.session.Hold(p.d.key, viewmodel.BlankDue, "")
	}
	p.checkDue()
}

// checkDue says below the field why a date cannot be read.
func (p *planPart) checkDue() {
	reason := ""
	if typed := p.due.entry.Text; given(typed) {
		_, err := checklist.ParseDate(typed)
		reason = p.d.app.sentence(err)
	}
	p.due.field.SetError(reason)
}

// spellDue spells out the date that was understood.
func (p *planPart) spellDue() {
	if due := p.d.answer.Plan.Due; !due.IsZero() {
		p.due.fill(p.d.app.format.Date(due))
	}
}
