package report

import (
	"slices"

	"tenken/checklist"
)

// outcomeTone is how an outcome is printed; its words say the same.
var outcomeTone = map[checklist.Outcome]Tone{
	checklist.OutcomeDone: ToneDone, checklist.OutcomeImproved: TonePartly, checklist.OutcomeOpen: ToneNotDone,
	checklist.OutcomeNotApplicable: ToneNotApplicable, checklist.OutcomeUnanswered: ToneUnanswered, checklist.OutcomeNotAsked: ToneFaint,
}

// followed is what has become of last year's plans that were open.
func (b *sheetBuilder) followed() []checklist.FollowUp {
	return checklist.FollowUps(b.Last.Offers, &b.Last.Scale, b.Scope, &b.Standard.Scale, b.Answers.Responses)
}

// followUpList is the progress report: last year's open plans and what has become
// of them.
func (b *sheetBuilder) followUpList(followed []checklist.FollowUp) Section {
	t := Table{Columns: []Column{
		{b.T("report.items.id"), 22}, {b.T("plan.topic"), 42}, {b.T("plan.last_rating"), 19}, {b.T("plan.last_action"), 50}, {b.T("plan.last_due"), 30},
		{b.T("plan.now_rating"), 19}, {b.T("plan.outcome"), 25}, {b.T("report.items.comment"), 42}, {b.T("plan.verified"), 18},
	}}
	for i := range followed {
		t.Rows = append(t.Rows, b.followUpRows(&followed[i])...)
	}
	s := Section{Title: b.T("plan.followed"), Level: 1, Sheet: b.T("plan.tab.followed"), NewPage: true, Tables: []Table{t}}
	if b.Last.Year == 0 {
		return b.nothing(s, "plan.no_last")
	}
	s.Text = []string{b.T("plan.followed_note", "Year", b.year(b.Last.Year))}
	return b.nothing(s, "plan.followed_none")
}

func (b *sheetBuilder) followUpRows(f *checklist.FollowUp) []Row {
	topic, now, comment := "", Plain(""), ""
	if entry, asked := b.Scope.Find(f.Key); asked && f.Item != nil {
		topic = b.planTopic(entry)
		if f.Now != nil {
			now, comment = b.ratingCell(entry, f.Now), f.Now.Comment
		}
	}
	id := f.Key.Item
	if f.Last.Item != id {
		id = paragraphs(id, b.T("plan.was", "ID", f.Last.Item))
	}
	return b.spread(Row{Again: b.T("report.again", "ID", f.Key.Item), Cells: []Cell{
		Plain(id), Plain(topic), Toned(b.lastRating(f.Last), ToneFaint), Plain(f.Last.Plan.Action), Plain(b.date(f.Last.Plan.Due)),
		now, Toned(b.T("plan.outcome."+string(f.Outcome)), outcomeTone[f.Outcome]), Plain(comment), Plain(""),
	}}, longText{1, "plan.topic"}, longText{3, "plan.last_action"}, longText{7, "report.items.comment"})
}

// planFields are the columns of a plan in the data sheets.
var planFields = []columnSpec{
	{"plan_cause", TypeText}, {"plan_action", TypeText}, {"plan_due", TypeDate}, {"plan_owner", TypeText}, {"plan_funding", TypeCode}, {"plan_request_to", TypeText},
}

// planData is one row for each item for which a plan is asked or was made.
func (b *sheetBuilder) planData() DataSheet {
	var rows [][]any
	for i := range b.plans {
		p := &b.plans[i]
		key := b.key(p.Scoped)
		row := slices.Concat(key, []any{nil, string(b.lines[p.Key()].Rating.Code), yesNo(b.overdue(p))}, planValues(&p.response.Plan))
		rows = append(rows, fitRow(row, len(key), len(key))...)
	}
	return b.dataSheet("report.tab.plan_data", rows, slices.Concat(keyColumns, []columnSpec{
		{"part", TypeNumber}, {"rating", TypeCode}, {"overdue", TypeCode}}, planFields)...)
}

// followUpFields are the columns of what has become of a plan, behind those that
// say whose it was.
var followUpFields = slices.Concat([]columnSpec{
	{"part", TypeNumber}, {"last_fiscal_year", TypeNumber}, {"last_item_id", TypeCode}, {"last_rating", TypeCode}}, planFields,
	[]columnSpec{{"rating", TypeCode}, {"outcome", TypeCode}})

// followUpValues are the values of followUpFields.
func followUpValues(f *checklist.FollowUp, year checklist.FiscalYear, scale *checklist.Scale) []any {
	var last, now any
	if _, known := scale.Rating(f.Before.Code); known {
		last = string(f.Before.Code)
	}
	if f.Rating != nil {
		now = string(f.Rating.Code)
	}
	return slices.Concat([]any{nil, int(year), f.Last.Item, last}, planValues(&f.Last.Plan), []any{now, string(f.Outcome)})
}

// followUpData is one row for each plan of last year that was open.
func (b *sheetBuilder) followUpData(followed []checklist.FollowUp) DataSheet {
	var rows [][]any
	for i := range followed {
		f := &followed[i]
		key := append(b.context(), f.Key.Subject, f.Key.Item)
		rows = append(rows, fitRow(append(key, followUpValues(f, b.Last.Year, &b.Standard.Scale)...), len(key), len(key))...)
	}
	return b.dataSheet("plan.tab.followed_data", rows, slices.Concat([]columnSpec{{"subject_id", TypeCode}, {"item_id", TypeCode}}, followUpFields)...)
}
