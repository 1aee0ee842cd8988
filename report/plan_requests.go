package report

import (
	"slices"

	"tenken/checklist"
)

// requestColumns are those of lists of what departments ask of each other.
func (w words) requestColumns(first string) []Column {
	return []Column{
		{w.T(first), 40}, {w.T("report.items.id"), 22}, {w.T("plan.topic"), 60}, {w.T("report.plan.action"), 70},
		{w.T("report.plan.due"), 30}, {w.T("report.plan.owner"), 25}, {w.T("plan.answer"), 20},
	}
}

// requestRows is a plan on such a list, with the other department in front.
func (w words) requestRows(other string, entry checklist.Scoped, plan *checklist.Plan) []Row {
	return w.spread(Row{Again: w.T("report.again", "ID", entry.Item.ID), Cells: []Cell{
		Plain(other), Plain(entry.Item.ID), Plain(w.planTopic(entry)), Plain(plan.Action), Plain(w.date(plan.Due)), Plain(plan.Owner), Plain(""),
	}}, longText{0, "plan.asked_by"}, longText{2, "plan.topic"}, longText{3, "report.plan.action"}, longText{5, "report.plan.owner"})
}

// requestLists are what this department asks of others, sorted by them, and what
// others ask of it, so far as it is known.
func (b *sheetBuilder) requestLists() []Section {
	asking := Table{Columns: b.requestColumns("report.plan.request_to")}
	var others []string
	for _, p := range b.plans {
		if to := p.response.Plan.RequestTo; to != "" && !slices.Contains(others, to) {
			others = append(others, to)
		}
	}
	for _, to := range others {
		for _, p := range b.plans {
			if p.response.Plan.RequestTo == to {
				asking.Rows = append(asking.Rows, b.requestRows(to, p.Scoped, &p.response.Plan)...)
			}
		}
	}
	asked := Table{Columns: b.requestColumns("plan.asked_by")}
	for i := range b.Requests {
		r := &b.Requests[i]
		asked.Rows = append(asked.Rows, b.requestRows(b.in(r.Department.Name), r.Scoped, &r.Plan)...)
	}
	var sections []Section
	for _, list := range []struct {
		key   string
		table Table
	}{{"plan.requests", asking}, {"plan.asked", asked}} {
		if len(list.table.Rows) > 0 {
			sections = append(sections, Section{Title: b.T(list.key), Level: 1, Sheet: b.T("plan.tab.requests"), Text: []string{b.T("plan.answer_note")}, Tables: []Table{list.table}})
		}
	}
	return sections
}
