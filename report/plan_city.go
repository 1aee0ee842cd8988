package report

import (
	"cmp"
	"slices"

	"tenken/checklist"
	"tenken/checklist/text"
)

// CityPlan lays out the improvement plans of all departments by bureau (改善計画書・
// 改善報告書), what departments ask of each other, and what has become of the plans
// of the year before. At the summary level plans are counted by bureau.
func CityPlan(d CityData) (*Document, error) {
	b, err := newCityBuilder(d)
	if err != nil {
		return nil, err
	}
	followed := b.followed()
	sections := []Section{b.cover("plan.title", "plan.tab.cover"), b.planCounts(followed)}
	var data []DataSheet
	if d.Level != LevelSummary {
		sections = append(sections, b.planList(), b.requestList(), b.followUpList(followed))
		data = []DataSheet{b.planData(), b.followUpData(followed)}
	}
	return b.document("plan.title", sections, data), nil
}

// planCounts counts plans by bureau.
func (b *cityBuilder) planCounts(followed []cityFollowUp) Section {
	const name, count = 36.0, 21.0
	t := Table{Columns: []Column{{b.T("report.board.bureau"), name}}}
	for _, key := range []string{"plans", "overdue", "requests"} {
		t.Columns = append(t.Columns, Column{b.T("plan.bureau." + key), count})
	}
	for _, f := range checklist.Fundings() {
		t.Columns = append(t.Columns, Column{b.funding(f), count})
	}
	for _, key := range []string{"last", "done", "left"} {
		t.Columns = append(t.Columns, Column{b.T("plan.bureau." + key), count})
	}
	for _, bureau := range b.bureaus() {
		of := func(d *checklist.Department) bool { return d.Bureau == bureau.Bureau }
		t.Rows = append(t.Rows, b.planCountRow(b.bureau(bureau.Bureau), followed, of))
	}
	t.Rows = append(t.Rows, strong(b.planCountRow(b.T("report.heat.city"), followed, func(*checklist.Department) bool { return true })))
	s := Section{Title: b.T("plan.bureau.title"), Level: 1, Sheet: b.T("plan.tab.cover"), Tables: []Table{t}}
	s.Text = []string{b.T("plan.bureau.note", "Date", b.date(b.day))}
	return s
}

func (b *cityBuilder) planCountRow(name string, followed []cityFollowUp, of func(*checklist.Department) bool) Row {
	var plans, overdue, requests, last, done, left int
	fundings := map[checklist.Funding]int{}
	for _, p := range b.c.Plans {
		if of(p.Department) {
			plans++
			overdue += count(p.Plan.Overdue(b.day))
			requests += count(p.Plan.RequestTo != "")
			fundings[p.Plan.Funding]++
		}
	}
	for i := range followed {
		if f := &followed[i]; of(f.department) {
			last++
			done += count(f.Outcome == checklist.OutcomeDone)
			left += count(f.Outcome == checklist.OutcomeOpen || f.Outcome == checklist.OutcomeImproved)
		}
	}
	row := Row{Cells: []Cell{Plain(name), Number(plans), Number(overdue), Number(requests)}}
	for _, f := range checklist.Fundings() {
		row.Cells = append(row.Cells, Number(fundings[f]))
	}
	row.Cells = append(row.Cells, Number(last), Number(done), Number(left))
	return row
}

// planList is every plan, under the name of its bureau.
func (b *cityBuilder) planList() Section {
	t := Table{Columns: []Column{
		{b.T("report.board.department"), 28}, {b.T("report.items.id"), 22}, {b.T("plan.topic"), 44}, {b.T("report.items.rating"), 19}, {b.T("plan.cause_action"), 62},
		{b.T("report.plan.due"), 30}, {b.T("report.plan.owner"), 22}, {b.T("report.plan.funding"), 17}, {b.T("report.plan.request_to"), 23},
	}}
	for _, bureau := range b.bureaus() {
		head := len(t.Rows)
		for _, p := range b.c.Plans {
			if p.Department.Bureau == bureau.Bureau {
				t.Rows = append(t.Rows, b.planRows(&p)...)
			}
		}
		if len(t.Rows) > head {
			t.Rows = slices.Insert(t.Rows, head, b.bureauHead(bureau.Bureau, len(t.Columns)))
		}
	}
	return b.nothing(b.section(b.T("plan.list"), b.T("plan.tab.list"), t), "plan.city_none")
}

func (b *cityBuilder) planRows(p *checklist.Planned) []Row {
	plan := &p.Plan
	due := Plain(b.date(plan.Due))
	if plan.Overdue(b.day) {
		due = Toned(paragraphs(due.Text, b.T("plan.overdue")), ToneNotDone)
	}
	return b.spread(Row{Again: b.T("report.again", "ID", p.Item.ID), Cells: []Cell{
		Plain(b.in(p.Department.Name)), Plain(p.Item.ID), Plain(b.planTopic(p.Scoped)), Toned(b.rating(*p.Rating), tone(p.Rating.Class)),
		Plain(paragraphs(b.labelled("report.plan.cause", plan.Cause), plan.Action)), due, Plain(plan.Owner), Plain(b.funding(plan.Funding)), b.requestCell(plan.RequestTo),
	}}, longText{0, "report.board.department"}, longText{2, "plan.topic"}, longText{4, "plan.cause_action"}, longText{6, "report.plan.owner"}, longText{8, "report.plan.request_to"})
}

// requestList is what departments ask of each other, by the one that is asked.
func (b *cityBuilder) requestList() Section {
	t := Table{Columns: b.requestColumns("plan.asked_by")}
	requests := map[string][]*checklist.Planned{}
	var asked []string
	for i := range b.c.Plans {
		p := &b.c.Plans[i]
		if p.Plan.RequestTo == "" {
			continue
		}
		to := b.requested(p.Plan.RequestTo)
		if requests[to] == nil {
			asked = append(asked, to)
		}
		requests[to] = append(requests[to], p)
	}
	for _, to := range asked {
		t.Rows = append(t.Rows, Row{Cells: []Cell{Spanning(Toned(b.T("plan.to", "To", to), ToneHead), len(t.Columns))}, Keep: true, Bookmark: to})
		for _, p := range requests[to] {
			t.Rows = append(t.Rows, b.requestRows(b.in(p.Department.Name), p.Scoped, &p.Plan)...)
		}
	}
	s := b.section(b.T("plan.requests"), b.T("plan.tab.requests"), t)
	s.Text = []string{b.T("plan.answer_note")}
	return b.nothing(s, "plan.requests_none")
}

// requested is the name of the department that a plan names, in the language of
// the report; what is no department's name stays as it was typed.
func (b *cityBuilder) requested(typed string) string {
	for i := range b.Organisation.Departments {
		if d := &b.Organisation.Departments[i]; sameDepartment(d, typed) {
			return b.in(d.Name)
		}
	}
	return text.Clean(typed)
}

// sameDepartment reports whether a text that somebody has typed names a
// department, by its name or id; width and case make no difference.
func sameDepartment(d *checklist.Department, typed string) bool {
	wanted := text.Fold(typed)
	return wanted == text.Fold(d.Name.Ja) || wanted == text.Fold(cmp.Or(d.Name.En, d.ID)) || wanted == text.Fold(d.ID)
}
