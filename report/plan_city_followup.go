package report

import (
	"slices"

	"tenken/checklist"
)

// cityFollowUp is a plan of the year before, of a department as it was then.
type cityFollowUp struct {
	department *checklist.Department
	entry      checklist.Scoped
	checklist.FollowUp
}

// followed is what has become of the plans of the year before that were open, by
// the ids of department, subject and item: years are compared by these alone.
func (b *cityBuilder) followed() []cityFollowUp {
	if b.last == nil {
		return nil
	}
	var all []cityFollowUp
	for i := range b.last.Plans {
		p := &b.last.Plans[i]
		if p.Rating.Class == checklist.ClassNotDone || p.Rating.Class == checklist.ClassPartly {
			all = append(all, cityFollowUp{p.Department, p.Scoped, checklist.FollowUp{
				Key: p.Key(), Item: p.Item, Last: &checklist.Response{Key: p.Key(), Plan: p.Plan}, Before: *p.Rating, Outcome: checklist.OutcomeUnanswered}})
		}
	}
	for one := range b.Departments {
		for i := range all {
			if one.Submission != nil && all[i].department.ID == one.Department.ID {
				all[i].follow(one.Submission, &b.c.Standard.Scale)
			}
		}
	}
	return all
}

// follow finds this year's answer in what the department has handed in.
func (f *cityFollowUp) follow(s *checklist.Submission, scale *checklist.Scale) {
	f.Outcome = checklist.OutcomeNotAsked
	for i := range s.Responses {
		r := &s.Responses[i]
		if r.Key != f.Key {
			continue
		}
		f.Outcome = checklist.OutcomeUnanswered
		if rating, ok := r.Effective(scale); ok {
			f.Now, f.Rating = new(r.Clone()), &rating
			f.Outcome = checklist.OutcomeOf(f.Before.Class, &rating)
		}
	}
}

// followUpList is the progress report of the city.
func (b *cityBuilder) followUpList(followed []cityFollowUp) Section {
	t := Table{Columns: []Column{
		{b.T("report.board.department"), 34}, {b.T("report.items.id"), 22}, {b.T("plan.topic"), 50}, {b.T("plan.last_rating"), 20}, {b.T("plan.last_action"), 64},
		{b.T("plan.last_due"), 30}, {b.T("plan.now_rating"), 20}, {b.T("plan.outcome"), 27},
	}}
	for i := range followed {
		f, now := &followed[i], Plain("")
		if f.Rating != nil {
			now = Toned(b.rating(*f.Rating), tone(f.Rating.Class))
		}
		t.Rows = append(t.Rows, b.spread(Row{Again: b.T("report.again", "ID", f.Key.Item), Cells: []Cell{
			Plain(b.in(f.department.Name)), Plain(f.Key.Item), Plain(b.planTopic(f.entry)), Toned(b.rating(f.Before), ToneFaint), Plain(f.Last.Plan.Action),
			Plain(b.date(f.Last.Plan.Due)), now, Toned(b.T("plan.outcome."+string(f.Outcome)), outcomeTone[f.Outcome]),
		}}, longText{0, "report.board.department"}, longText{2, "plan.topic"}, longText{4, "plan.last_action"})...)
	}
	s := b.section(b.T("plan.followed"), b.T("plan.tab.followed"), t)
	if b.last == nil {
		return b.nothing(s, "plan.no_last")
	}
	s.Text = []string{b.T("plan.followed_note", "Year", b.year(b.last.FiscalYear))}
	return b.nothing(s, "plan.followed_none")
}

// followUpData is one row for each plan of the year before that was open.
func (b *cityBuilder) followUpData(followed []cityFollowUp) DataSheet {
	var rows [][]any
	for i := range followed {
		f := &followed[i]
		key := b.answerKey(f.department, f.entry)
		rows = append(rows, fitRow(append(key, followUpValues(&f.FollowUp, b.last.FiscalYear, &b.c.Standard.Scale)...), len(key), len(key))...)
	}
	return b.dataSheet("plan.tab.followed_data", rows, slices.Concat(answerKeyColumns, followUpFields)...)
}
