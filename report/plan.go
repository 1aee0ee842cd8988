package report

import (
	"slices"

	"tenken/checklist"
)

// Plan lays out a department's improvement plan and progress report (改善計画書・
// 改善報告書): every item for which a plan is asked or was made, what is asked of
// other departments and by them, and what has become of last year's plans. At the
// summary level the plans are counted.
func Plan(d Data) *Document {
	b := newSheetBuilder(d)
	followed := b.followed()
	title := b.summarised(b.T("plan.title", "Year", b.year(b.Round.FiscalYear)))
	sections := []Section{b.planCover(title), b.planCounts(followed)}
	var data []DataSheet
	if d.Level != LevelSummary {
		sections = append(sections, b.planList())
		sections = append(sections, b.requestLists()...)
		sections = append(sections, b.followUpList(followed))
		data = []DataSheet{b.planData(), b.followUpData(followed)}
	}
	return b.document(title, b.T("plan.running", "Year", b.year(b.Round.FiscalYear), "Department", b.in(b.Assessment.Department.Name)), sections, data)
}

// planCover says whose plans these are.
func (b *sheetBuilder) planCover(title string) Section {
	s := b.cover()
	s.Title, s.Sheet = title, b.T("plan.tab.cover")
	return s
}

// overdue reports whether the day of a plan has passed.
func (b *sheetBuilder) overdue(p *planned) bool {
	return p.response.Plan.Overdue(checklist.DateOf(b.Made))
}

// planCounts counts the plans, by what they lack and what they cost, and last
// year's by what became of them.
func (b *sheetBuilder) planCounts(followed []checklist.FollowUp) Section {
	var missing, overdue, requests int
	fundings, outcomes := map[checklist.Funding]int{}, map[checklist.Outcome]int{}
	for i := range b.plans {
		p := &b.plans[i]
		missing += count(p.response.Plan.IsZero())
		overdue += count(b.overdue(p))
		requests += count(p.response.Plan.RequestTo != "")
		fundings[p.response.Plan.Funding]++
	}
	for _, f := range followed {
		outcomes[f.Outcome]++
	}
	var cells []Cell
	add := func(name string, n int) { cells = append(cells, Toned(name, ToneHead), Number(n)) }
	add(b.T("plan.count.plans"), len(b.plans))
	add(b.T("plan.count.missing"), missing)
	add(b.T("plan.count.overdue", "Date", b.date(checklist.DateOf(b.Made))), overdue)
	add(b.T("plan.count.requests"), requests)
	for _, f := range checklist.Fundings() {
		add(b.T("plan.count.funding", "Funding", b.funding(f)), fundings[f])
	}
	if b.Last.Year != 0 {
		add(b.T("plan.count.last", "Year", b.year(b.Last.Year)), len(followed))
		for _, o := range checklist.Outcomes() {
			add(b.T("plan.count.outcome", "Outcome", b.T("plan.outcome."+string(o))), outcomes[o])
		}
	}
	return Section{Title: b.T("plan.count.title"), Level: 1, Sheet: b.T("plan.tab.cover"), Tables: []Table{pairs(cells)}}
}

// pairs sets names and numbers two pairs a row.
func pairs(cells []Cell) Table {
	const name, number = 112, 21.5
	t := Table{Dense: true, Columns: []Column{{Width: name}, {Width: number}, {Width: name}, {Width: number}}}
	if len(cells)%4 != 0 {
		cells = append(cells, Toned("", ToneHead), Plain(""))
	}
	for row := range slices.Chunk(cells, 4) {
		t.Rows = append(t.Rows, Row{Cells: row})
	}
	return t
}

// count is 1 for what is so.
func count(is bool) int {
	if is {
		return 1
	}
	return 0
}

// planColumns are those of the list of plans.
func (w words) planColumns() []Column {
	return []Column{
		{w.T("report.items.id"), 22}, {w.T("plan.topic"), 47}, {w.T("report.items.rating"), 19}, {w.T("report.plan.cause"), 39}, {w.T("report.plan.action"), 49},
		{w.T("report.plan.due"), 30}, {w.T("report.plan.owner"), 21}, {w.T("report.plan.funding"), 17}, {w.T("report.plan.request_to"), 23},
	}
}

// planList is every plan, and every item that still lacks one.
func (b *sheetBuilder) planList() Section {
	t := Table{Columns: b.planColumns()}
	for i := range b.plans {
		t.Rows = append(t.Rows, b.planRows(&b.plans[i])...)
	}
	s := Section{Title: b.T("plan.list"), Level: 1, Sheet: b.T("plan.tab.list"), NewPage: true, Text: []string{b.T("plan.note")}, Tables: []Table{t}}
	return b.nothing(s, "plan.none")
}

func (b *sheetBuilder) planRows(p *planned) []Row {
	plan, full := &p.response.Plan, p.demand == checklist.PlanFull
	wanted := func(text string, asked bool) Cell {
		if text == "" && asked {
			return Toned(b.T("plan.missing"), ToneNotDone)
		}
		return Plain(text)
	}
	due := wanted(b.date(plan.Due), full)
	if b.overdue(p) {
		due = Toned(paragraphs(due.Text, b.T("plan.overdue")), ToneNotDone)
	}
	action := wanted(plan.Action, p.demand == checklist.PlanLine || full)
	if checklist.AwarenessOnly(plan.Action) {
		action.Text = paragraphs(action.Text, b.T("plan.awareness"))
	}
	row := Row{Again: b.T("report.again", "ID", p.Item.ID), Cells: []Cell{
		Plain(b.itemID(p.Item)), Plain(b.planTopic(p.Scoped)), b.ratingCell(p.Scoped, p.response), wanted(plan.Cause, full), action,
		due, wanted(plan.Owner, full), wanted(b.funding(plan.Funding), full), b.requestCell(plan.RequestTo),
	}}
	return b.spread(row, longText{1, "plan.topic"}, longText{3, "report.plan.cause"}, longText{4, "report.plan.action"},
		longText{6, "report.plan.owner"}, longText{8, "report.plan.request_to"})
}

// planTopic is what is inspected: the topic, and of what if not of the department.
func (w words) planTopic(entry checklist.Scoped) string {
	if entry.Subject.Kind == checklist.SubjectDepartment {
		return w.in(entry.Item.Topic)
	}
	return paragraphs(w.in(entry.Item.Topic), w.T("plan.of_subject", "Subject", w.in(entry.Subject.Name)))
}

// requestCell marks a plan that another department is asked to carry out.
func (w words) requestCell(to string) Cell {
	if to == "" {
		return Plain("")
	}
	return Toned(w.T("plan.request", "To", to), ToneStrong)
}
