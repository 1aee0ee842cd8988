package report

import (
	"cmp"
	"slices"
	"time"

	"tenken/checklist"
)

// dangerTable is the first page's list of what is most dangerous. At the summary
// level it counts by chapter.
func (b *cityBuilder) dangerTable(most int) Table {
	if b.Level == LevelSummary {
		return b.dangerCounts(most)
	}
	const id, mark, count = 24.0, 21.0, 24.0
	const topic = matrixWidth - id - mark - count
	t := Table{Dense: true, Left: matrixLeft, Columns: []Column{
		{b.T("report.danger.id"), id}, {b.T("report.danger.title"), topic}, {b.T("report.danger.mark"), mark}, {b.T("report.danger.count"), count},
	}}
	for i, f := range b.c.Dangers() {
		if i == most {
			break
		}
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			Plain(f.Item.ID), Plain(b.cut(b.in(f.Item.Topic), topic)), {Text: b.marks(f.Item), Align: AlignCentre},
			b.ofDepartments(len(f.NotDone), f.Applies()),
		}})
	}
	if len(t.Rows) == 0 {
		t.Rows = []Row{{Cells: []Cell{Plain(""), Plain(b.T("report.danger.none")), Plain(""), Plain("")}}}
	}
	return t
}

// ofDepartments is so many departments of so many.
func (b *cityBuilder) ofDepartments(part, whole int) Cell {
	return Cell{Text: b.T("report.danger.of", "Part", part, "Whole", whole), Align: AlignRight}
}

// dangerCounts is how many critical and mandatory items of a chapter are unmet,
// the worst chapters first.
func (b *cityBuilder) dangerCounts(most int) Table {
	const count = 30.0
	t := Table{Dense: true, Left: matrixLeft, Columns: []Column{
		{b.T("report.danger.title"), matrixWidth - 2*count}, {b.T("report.danger.critical_count"), count}, {b.T("report.danger.mandatory_count"), count},
	}}
	counts := map[*checklist.Section][2]int{}
	for _, f := range b.c.Dangers() {
		n := counts[f.Path[0]]
		if f.Item.Critical {
			n[0]++
		}
		if f.Item.Mandatory {
			n[1]++
		}
		counts[f.Path[0]] = n
	}
	chapters := slices.DeleteFunc(slices.Clone(b.c.Chapters), func(c *checklist.Section) bool { return counts[c] == [2]int{} })
	slices.SortStableFunc(chapters, func(x, y *checklist.Section) int {
		return cmp.Or(cmp.Compare(counts[y][0], counts[x][0]), cmp.Compare(counts[y][1], counts[x][1]))
	})
	for _, chapter := range chapters[:min(most, len(chapters))] {
		n := counts[chapter]
		t.Rows = append(t.Rows, Row{Cells: []Cell{Plain(b.cut(b.in(chapter.Title), matrixWidth-2*count)), Number(n[0]), Number(n[1])}})
	}
	if len(t.Rows) == 0 {
		t.Rows = []Row{{Cells: []Cell{Plain(b.T("report.danger.none")), Number(0), Number(0)}}}
	}
	return t
}

// dangerList is every critical and mandatory item that is unmet, and by whom.
func (b *cityBuilder) dangerList() Section {
	t := Table{Columns: []Column{
		{b.T("report.danger.id"), 24}, {b.T("report.danger.topic"), 84}, {b.T("report.danger.mark"), 21}, {b.T("report.danger.count"), 26}, {b.T("report.danger.departments"), 112},
	}}
	for _, f := range b.c.Dangers() {
		t.Rows = append(t.Rows, Row{Again: b.T("report.again", "ID", f.Item.ID), Cells: []Cell{
			Plain(f.Item.ID), Plain(b.in(f.Item.Topic)), {Text: b.marks(f.Item), Align: AlignCentre},
			b.ofDepartments(len(f.NotDone), f.Applies()), Plain(b.departments(f.NotDone)),
		}})
	}
	s := b.section(b.T("report.danger.list"), b.T("report.tab.dangers"), t)
	s.Text = []string{b.T("report.danger.note")}
	return b.nothing(s, "report.danger.none")
}

// mostWeak is how many of the weakest items are listed.
const mostWeak = 20

// weakestList is the items with the lowest implementation rate.
func (b *cityBuilder) weakestList() Section {
	t := Table{Columns: []Column{{b.T("report.danger.id"), 24}, {b.T("report.danger.topic"), 98}, {b.T("report.tally.section"), 50}}}
	for _, key := range []string{"done", "partly", "not_done", "not_applicable"} {
		t.Columns = append(t.Columns, Column{b.T("report.weakest." + key), 14})
	}
	t.Columns = append(t.Columns, Column{b.T("report.tally.implementation"), 19.5}, Column{b.T("report.tally.score"), 19.5})
	for _, f := range b.c.Weakest(mostWeak) {
		t.Rows = append(t.Rows, Row{Again: b.T("report.again", "ID", f.Item.ID), Cells: []Cell{
			Plain(f.Item.ID), Plain(b.in(f.Item.Topic)), Plain(b.in(f.Path[0].Title)),
			Number(len(f.Done)), Number(len(f.Partly)), Number(len(f.NotDone)), Number(len(f.NotApplicable)),
			Ratio(f.Tally.ImplementationRate()), Ratio(f.Score),
		}})
	}
	s := b.section(b.T("report.weakest.title"), b.T("report.tab.weakest"), t)
	s.Text = []string{b.T("report.weakest.note", "Most", mostWeak)}
	return b.nothing(s, "report.weakest.none")
}

// mostOverdue is how many overdue plans are listed: a few pages. Of a hundred
// departments there are thousands.
const mostOverdue = 100

// overdueList is the plans whose day has passed, the weightiest first.
func (b *cityBuilder) overdueList() Section {
	t := Table{Columns: []Column{
		{b.T("report.board.department"), 32}, {b.T("report.danger.id"), 23}, {b.T("report.danger.topic"), 50}, {b.T("report.items.rating"), 22}, {b.T("report.plan.action"), 48},
		{b.T("report.plan.due"), 36}, {b.T("report.board.days_late"), 14}, {b.T("report.plan.owner"), 24}, {b.T("report.plan.funding"), 18},
	}}
	listed := b.overdue[:min(mostOverdue, len(b.overdue))]
	b.unlisted = len(b.overdue) - len(listed)
	for _, p := range listed {
		plan := &p.Plan
		t.Rows = append(t.Rows, Row{Again: b.T("report.again", "ID", p.Item.ID), Cells: []Cell{
			Plain(b.in(p.Department.Name)), Plain(p.Item.ID), Plain(b.in(p.Item.Topic)), Toned(b.rating(*p.Rating), tone(p.Rating.Class)), Plain(plan.Action),
			Plain(b.date(plan.Due)), Number(days(plan.Due, b.day)), Plain(plan.Owner), Plain(b.funding(plan.Funding)),
		}})
	}
	s := b.section(b.T("report.overdue.title"), b.T("report.tab.overdue"), t)
	s.Text = []string{b.T("report.overdue.note", "Date", b.date(b.day), "Most", mostOverdue)}
	return b.nothing(s, "report.overdue.none")
}

// days is how many days lie between two dates.
func days(from, to checklist.Date) int {
	return int(to.Time(time.UTC).Sub(from.Time(time.UTC)).Hours() / 24)
}
