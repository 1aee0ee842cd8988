package report

import (
	"strings"

	"tenken/checklist"
)

// Review lays out the candidates for the policy review with their reasons
// (見直し候補一覧), and room for what the committee makes of each. At the summary
// level departments are counted and not named.
func Review(d CityData) (*Document, error) {
	b, err := newCityBuilder(d)
	if err != nil {
		return nil, err
	}
	sections := []Section{b.cover("report.review.title", "report.tab.review"), b.reviewList()}
	return b.document("report.review.title", sections, []DataSheet{b.reviewData()}), nil
}

func (b *cityBuilder) candidates() []checklist.Candidate {
	return b.c.Candidates(b.last, checklist.DefaultReviewRules())
}

// reviewRules say what makes a candidate.
func (b *cityBuilder) reviewRules() []string {
	rules := checklist.DefaultReviewRules()
	share := func(permyriad int) string {
		return strings.Replace(Percent(checklist.Rate{Permyriad: permyriad, Valid: true}), ".00%", "%", 1)
	}
	list := []string{b.T("report.review.rules", "Widespread", share(rules.Widespread), "NotApplicable", share(rules.NotApplicable), "AtLeast", rules.AtLeast)}
	if b.last == nil {
		list = append(list, b.T("report.review.no_last"))
	}
	return list
}

func (b *cityBuilder) reviewList() Section {
	columns := []Column{
		{b.T("report.danger.id"), 24}, {b.T("report.danger.topic"), 60}, {b.T("report.review.reason"), 47},
		{b.T("report.review.count"), 26}, {b.T("report.review.departments"), 75}, {b.T("report.review.decision"), 35},
	}
	if b.Level == LevelSummary {
		columns[1].Width += columns[4].Width
		columns = append(columns[:4], columns[5])
	}
	t := Table{Columns: columns}
	for _, c := range b.candidates() {
		t.Rows = append(t.Rows, b.candidateRows(&c)...)
	}
	s := Section{Title: b.T("report.review.list"), Level: 1, Sheet: b.T("report.tab.candidates"), Text: b.reviewRules(), Tables: []Table{t}}
	return b.nothing(s, "report.review.none")
}

// candidateRows are one row for each reason; the first names the item.
func (b *cityBuilder) candidateRows(c *checklist.Candidate) []Row {
	var rows []Row
	for i, reason := range c.Reasons {
		cells := []Cell{Plain(""), Plain(""), Plain(b.T("report.review_reason." + string(reason.Code))), b.ofDepartments(len(reason.Departments), reason.Of)}
		if i == 0 {
			cells[0].Text, cells[1].Text = c.Item.ID, b.in(c.Item.Topic)
		}
		if b.Level != LevelSummary {
			cells = append(cells, Plain(b.departments(reason.Departments)))
		}
		rows = append(rows, Row{Again: b.T("report.again", "ID", c.Item.ID), Cells: append(cells, Plain("")), Keep: i < len(c.Reasons)-1})
	}
	return rows
}

// reviewData is one row for each reason of a candidate.
func (b *cityBuilder) reviewData() DataSheet {
	var rows [][]any
	for _, c := range b.candidates() {
		for _, reason := range c.Reasons {
			rows = append(rows, append(b.context(), c.Item.ID, c.Path[0].ID, yesNo(c.Item.Critical), yesNo(c.Item.Mandatory),
				string(reason.Code), len(reason.Departments), reason.Of))
		}
	}
	return b.dataSheet("report.tab.review_data", rows,
		columnSpec{"item_id", TypeCode}, columnSpec{"section_id", TypeCode}, columnSpec{"critical", TypeCode}, columnSpec{"mandatory", TypeCode},
		columnSpec{"review_reason", TypeCode}, columnSpec{"reason_departments", TypeNumber}, columnSpec{"reason_of", TypeNumber})
}
