package report

import (
	"slices"

	"tenken/checklist"
)

// answerKeyColumns name what is inspected, and by which item.
var answerKeyColumns = slices.Concat(unitColumns, keyColumns)

func (b *cityBuilder) answerKey(dep *checklist.Department, entry checklist.Scoped) []any {
	return append(b.unit(dep), entry.Subject.ID, string(entry.Subject.Kind), b.in(entry.Subject.Name), entry.Item.ID)
}

// answerData is one row for each item that a department was asked, answered or
// not. Departments that have not submitted have none.
func (b *cityBuilder) answerData() DataSheet {
	return b.madeSheet("report.tab.response_data", b.c.City.Turnout.InScope, func(yield func([]any) bool) {
		for one := range b.Departments {
			if one.Excused || one.Submission == nil {
				continue
			}
			for row := range b.departmentAnswers(one.Submission) {
				if !yield(row) {
					return
				}
			}
		}
	}, slices.Concat(answerKeyColumns, answerColumns)...)
}

// departmentAnswers are the rows of one submission.
func (b *cityBuilder) departmentAnswers(sub *checklist.Submission) func(yield func([]any) bool) {
	return func(yield func([]any) bool) {
		scope := checklist.NewScope(b.c.Standard, &sub.Department, b.Round.Errata)
		responses := make(map[checklist.Key]*checklist.Response, len(sub.Responses))
		for i := range sub.Responses {
			responses[sub.Responses[i].Key] = &sub.Responses[i]
		}
		for _, line := range checklist.NewScore(b.c.Standard, scope, responses).Trace() {
			r := responses[line.Key()]
			if r == nil {
				r = &blank
			}
			for _, row := range answerRows(b.answerKey(&sub.Department, line.Scoped), line.Scoped, r, line.Rating.Code) {
				if !yield(row) {
					return
				}
			}
		}
	}
}

// evidenceData is one row for each piece of evidence, numbered within its
// department as on the department's inspection sheet.
func (b *cityBuilder) evidenceData() DataSheet {
	return b.madeSheet("report.tab.evidence_data", b.c.Evidence, func(yield func([]any) bool) {
		if b.c.Evidence == 0 {
			return // without going over all answers once more
		}
		for one := range b.Departments {
			if one.Excused || one.Submission == nil {
				continue
			}
			for _, row := range b.departmentEvidence(one.Submission) {
				if !yield(row) {
					return
				}
			}
		}
	}, slices.Concat(answerKeyColumns, evidenceColumns)...)
}

func (b *cityBuilder) departmentEvidence(sub *checklist.Submission) [][]any {
	var rows [][]any
	scope, answers, number := checklist.NewScope(b.c.Standard, &sub.Department, b.Round.Errata), sub.Answers(), 0
	for _, entry := range scope.Items {
		for _, e := range answers.Evidence[entry.Key()] {
			number++
			rows = append(rows, evidenceRows(b.answerKey(&sub.Department, entry), number, &e)...)
		}
	}
	return rows
}

// unmetData is one row for each item and department that has not done it, or in
// part only.
func (b *cityBuilder) unmetData() DataSheet {
	unmet := 0
	for i := range b.c.Items {
		unmet += len(b.c.Items[i].NotDone) + len(b.c.Items[i].Partly)
	}
	departments := map[string]*checklist.Department{}
	for i := range b.c.Departments {
		departments[b.c.Departments[i].Department.ID] = b.c.Departments[i].Department
	}
	rows := func(yield func([]any) bool) {
		for i := range b.c.Items {
			f := &b.c.Items[i]
			for n, id := range slices.Concat(f.NotDone, f.Partly) {
				class := checklist.ClassNotDone
				if n >= len(f.NotDone) {
					class = checklist.ClassPartly
				}
				if !yield(append(b.unit(departments[id]), f.Item.ID, f.Path[0].ID, yesNo(f.Item.Critical), yesNo(f.Item.Mandatory), f.Item.Weight, string(class))) {
					return
				}
			}
		}
	}
	return b.madeSheet("report.tab.unmet_data", unmet, rows, slices.Concat(unitColumns, []columnSpec{
		{"item_id", TypeCode}, {"section_id", TypeCode}, {"critical", TypeCode}, {"mandatory", TypeCode}, {"weight", TypeNumber}, {"class", TypeCode},
	})...)
}

// planData is one row for each plan.
func (b *cityBuilder) planData() DataSheet {
	rows := func(yield func([]any) bool) {
		for _, p := range b.c.Plans {
			key := b.answerKey(p.Department, p.Scoped)
			row := slices.Concat(key, []any{nil, string(p.Rating.Code), yesNo(p.Plan.Overdue(b.day))}, planValues(&p.Plan))
			for _, part := range fitRow(row, len(key), len(key)) {
				if !yield(part) {
					return
				}
			}
		}
	}
	return b.madeSheet("report.tab.plan_data", len(b.c.Plans), rows, slices.Concat(answerKeyColumns, []columnSpec{
		{"part", TypeNumber}, {"rating", TypeCode}, {"overdue", TypeCode}, {"plan_cause", TypeText}, {"plan_action", TypeText}, {"plan_due", TypeDate},
		{"plan_owner", TypeText}, {"plan_funding", TypeCode}, {"plan_request_to", TypeText},
	})...)
}

// headData is one row for each item that is counted by heads, over all
// departments.
func (b *cityBuilder) headData() DataSheet {
	var rows [][]any
	for i := range b.c.Items {
		f := &b.c.Items[i]
		if f.Item.Kind == checklist.KindCount {
			rows = append(rows, append(b.context(), f.Item.ID, f.Path[0].ID, b.in(f.Item.Topic), f.Heads.Complying, f.Heads.Concerned, f.Tally.Answered()))
		}
	}
	return b.dataSheet("report.tab.head_data", rows, columnSpec{"item_id", TypeCode}, columnSpec{"section_id", TypeCode}, columnSpec{"topic", TypeText},
		columnSpec{"complying", TypeNumber}, columnSpec{"concerned", TypeNumber}, columnSpec{"answers", TypeNumber})
}
