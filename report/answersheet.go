package report

import (
	"slices"

	"tenken/checklist"
)

// AnswerSheet lays out the answer sheet on paper (自己点検票（回答用）), for a department
// that answers by hand and for the file: how to fill it in, then a block of rows for
// each item and subject with the criteria, last year's answer and the fields, in which
// stands what has been answered. At the summary level it is the form alone, without
// any answer of this year or the last.
func AnswerSheet(d Data) *Document {
	withheld := 0
	if d.Level == LevelSummary {
		withheld = answered(d.Answers.Responses)
		d.Answers, d.Last = checklist.Answers{}, LastYear{}
		d.Assessment.Approval, d.Assessment.Confirmation = nil, nil
	}
	b := answerSheetBuilder{newSheetBuilder(d)}
	b.form, b.withheld = true, withheld
	year := b.year(b.Round.FiscalYear)
	title := b.T("answersheet.title."+string(b.Level), "Year", year)
	sections := append([]Section{b.front(title), b.how()}, b.bySubject(b.columns(), b.block)...)
	return b.document(title, b.T("answersheet.running", "Year", year, "Department", b.in(b.Assessment.Department.Name)), sections, nil)
}

func answered(responses map[checklist.Key]*checklist.Response) (n int) {
	for _, r := range responses {
		n += count(r.Answered())
	}
	return n
}

// answerSheetBuilder holds what the parts of an answer sheet are made from.
type answerSheetBuilder struct{ *sheetBuilder }

// front says whose form this is, and has the fields of the decision.
func (b answerSheetBuilder) front(title string) Section {
	s := Section{Title: title, Sheet: b.T("report.tab.cover")}
	if len(b.SignOff) > 0 {
		s.Tables = append(s.Tables, signOff(b.SignOff))
	}
	decision := slices.DeleteFunc(b.decisionFields(), func(f field) bool { return f.key == "report.cover.state" })
	fields := append(b.bodyFields(), field{"answersheet.filled_in", ""})
	s.Tables = append(s.Tables, b.fieldTable(append(fields, decision...)))
	return s
}

// how says how to fill in the form, and what each rating asks for.
func (b answerSheetBuilder) how() Section {
	steps := Table{Columns: []Column{{Width: 40}, {Width: innerLine - 40}}}
	for _, step := range []string{"rating", "count", "responsibility", "evidence", "plan", "inquiring", "room", "return"} {
		steps.Rows = append(steps.Rows, Row{Cells: []Cell{Toned(b.T("answersheet.step."+step), ToneHead), Plain(b.T("answersheet.how." + step))}})
	}
	ratings := Table{Columns: []Column{{b.T("sheet.field.rating"), 40}, {b.T("answersheet.when"), 100}, {b.T("answersheet.needs"), innerLine - 140}}}
	for _, r := range b.Standard.Scale.Ratings {
		ratings.Rows = append(ratings.Rows, Row{Cells: []Cell{
			Toned(b.rating(r), ToneHead), Plain(b.T("sheet.help.class." + string(r.Class))), Plain(b.needs(&r)),
		}})
	}
	return Section{Title: b.T("sheet.help.name"), Level: 1, Sheet: b.T("answersheet.tab.how"), NewPage: true, Tables: []Table{steps, ratings}}
}

// needs says what a rating asks for, in the words of the answer sheet for Excel.
func (b answerSheetBuilder) needs(r *checklist.Rating) string {
	var parts []string
	if r.Reason {
		parts = append(parts, b.T("sheet.help.reason"))
	}
	if r.Plan != checklist.PlanNone {
		parts = append(parts, b.T("sheet.help.plan."+string(r.Plan)))
	}
	if r.PlanIfCritical != r.Plan {
		parts = append(parts, b.T("sheet.help.plan_if_critical"))
	}
	if r.Evidence {
		parts = append(parts, b.T("sheet.help.evidence"))
	}
	return paragraphs(parts...)
}
