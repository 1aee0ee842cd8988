package report

import (
	"iter"
	"slices"

	"tenken/checklist"
)

// roundColumns stand first in every data sheet on a whole round.
var roundColumns = contextColumns[:3]

// unitColumns name the department that a row is about.
var unitColumns = []columnSpec{
	{"bureau_id", TypeCode}, {"bureau", TypeText}, {"department_id", TypeCode}, {"department", TypeText},
}

// dataSheet is a sheet whose rows begin with the context.
func (b *cityBuilder) dataSheet(name string, rows [][]any, specs ...columnSpec) DataSheet {
	return b.madeSheet(name, len(rows), slices.Values(rows), specs...)
}

// madeSheet is a sheet whose rows are made while it is written.
func (b *cityBuilder) madeSheet(name string, expected int, rows iter.Seq[[]any], specs ...columnSpec) DataSheet {
	return DataSheet{Name: b.T(name), Columns: b.columns(slices.Concat(roundColumns, specs)...), Rows: rows, Expected: expected}
}

// context is the beginning of every row.
func (b *cityBuilder) context() []any {
	return []any{int(b.c.FiscalYear), b.c.Standard.ID, b.c.Standard.Version}
}

// unit is the context with a department.
func (b *cityBuilder) unit(dep *checklist.Department) []any {
	return append(b.context(), textOrNil(dep.Bureau), b.bureau(dep.Bureau), dep.ID, b.in(dep.Name))
}

// boardData is one row for each department of the round.
func (b *cityBuilder) boardData() DataSheet {
	var rows [][]any
	for _, r := range b.Board {
		dep := checklist.Department{ID: r.ID, Name: r.Name, Bureau: r.Bureau}
		row := append(b.unit(&dep), string(r.Status), textOrNil(r.Route), r.Revision, r.Answered, r.InScope, numberOrNil(r.Gaps), dateOrNil(r.Due), r.DaysLate, textOrNil(r.Excused))
		rows = append(rows, append(row, contactValues(&r)...))
	}
	return b.dataSheet("report.tab.board_data", rows, slices.Concat(unitColumns, []columnSpec{
		{"status", TypeCode}, {"route", TypeCode}, {"revision", TypeNumber}, {"answered", TypeNumber}, {"in_scope", TypeNumber}, {"gaps", TypeNumber}, {"due", TypeDate},
		{"days_late", TypeNumber}, {"excused", TypeText}, {"contact_post", TypeText}, {"contact_extension", TypeText}, {"contact_mail", TypeText},
		{"contact_expired", TypeCode},
	})...)
}

func contactValues(r *BoardRow) []any {
	if r.Contact == nil {
		return []any{nil, nil, nil, nil}
	}
	return []any{textOrNil(r.Contact.Post), textOrNil(r.Contact.Extension), textOrNil(r.Contact.Mail), yesNo(r.ContactExpired)}
}

// scoreData is one row for each chapter of each department, each bureau and the
// city, and one for each of them as a whole.
func (b *cityBuilder) scoreData() DataSheet {
	var rows [][]any
	add := func(level, id, name string, g *checklist.Group) {
		t := &g.Turnout
		context := append(b.context(), level, textOrNil(id), textOrNil(name), t.Expected, t.Expected-len(t.Missing), t.InScope, t.Answered)
		rows = append(rows, slices.Concat(context, []any{"total", nil}, figureValues(g.Figure)))
		for i, chapter := range b.c.Chapters {
			rows = append(rows, slices.Concat(context, []any{"section", chapter.ID}, figureValues(g.Chapters[i])))
		}
	}
	add("city", "", b.in(b.Organisation.City), &b.c.City)
	for i := range b.c.Bureaus {
		add("bureau", b.c.Bureaus[i].Bureau, b.bureau(b.c.Bureaus[i].Bureau), &b.c.Bureaus[i].Group)
	}
	for i := range b.c.Departments {
		d := &b.c.Departments[i]
		add("department", d.Department.ID, b.in(d.Department.Name), &d.Group)
	}
	return b.dataSheet("report.tab.score_data", rows, slices.Concat([]columnSpec{
		{"unit_kind", TypeCode}, {"unit_id", TypeCode}, {"unit_name", TypeText}, {"expected", TypeNumber}, {"submitted", TypeNumber},
		{"expected_answers", TypeNumber}, {"received_answers", TypeNumber}, {"figure_of", TypeCode}, {"section_id", TypeCode},
	}, figureColumns)...)
}

// trendData is one row for each year of the city and of each chapter, and at the
// full level of each item.
func (b *cityBuilder) trendData() DataSheet {
	var rows [][]any
	add := func(of, id, name string, scores, answers []checklist.Rate) {
		for i, year := range b.trend.Years {
			var answer any
			if answers != nil {
				answer = permyriad(answers[i])
			}
			rows = append(rows, []any{int(year), of, textOrNil(id), textOrNil(name), permyriad(scores[i]), answer})
		}
	}
	add("total", "", "", b.trend.City, b.trend.Answers)
	for _, line := range b.trend.Chapters {
		add("section", line.ID, b.in(line.Title), line.Scores, nil)
	}
	if b.Level != LevelSummary {
		for _, line := range b.trend.Items {
			add("item", line.ID, b.in(line.Title), line.Scores, nil)
		}
	}
	return DataSheet{Name: b.T("report.tab.trend_data"), Rows: slices.Values(rows), Expected: len(rows), Columns: b.columns(
		columnSpec{"fiscal_year", TypeNumber}, columnSpec{"trend_of", TypeCode}, columnSpec{"trend_id", TypeCode}, columnSpec{"trend_name", TypeText},
		columnSpec{"score", TypeNumber}, columnSpec{"answer_rate", TypeNumber})}
}
