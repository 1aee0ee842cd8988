package report

import (
	"slices"
	"time"

	"tenken/checklist"
)

// Columns that stand first in every data sheet: of which inspection the row is.
var contextColumns = []columnSpec{
	{"fiscal_year", TypeNumber}, {"standard_id", TypeCode}, {"standard_version", TypeCode},
	{"department_id", TypeCode}, {"department", TypeText},
}

// columnSpec is a column before its words are looked up.
type columnSpec struct {
	code string
	kind DataType
}

// columns gives the columns their names in the language of the sheet.
func (w words) columns(specs ...columnSpec) []DataColumn {
	var columns []DataColumn
	for _, spec := range specs {
		columns = append(columns, DataColumn{
			Name: w.T("report.column." + spec.code), Code: spec.code, Type: spec.kind,
			Definition: w.T("report.definition." + spec.code), Unit: w.unit(spec.code),
		})
	}
	return columns
}

// dataSheet is a sheet whose rows begin with the context.
func (b *sheetBuilder) dataSheet(name string, rows [][]any, specs ...columnSpec) DataSheet {
	return DataSheet{Name: b.T(name), Columns: b.columns(slices.Concat(contextColumns, specs)...), Rows: slices.Values(rows), Expected: len(rows)}
}

// unit is the unit of a column of numbers; the columns not named here count
// items or number rows.
func (w words) unit(code string) string {
	switch code {
	case "concerned", "complying":
		return w.T("report.unit.people")
	case "score", "implementation_rate", "answer_rate":
		return w.T("report.unit.permyriad")
	case "days_late":
		return w.T("report.unit.days")
	case "expected", "submitted", "reason_departments", "reason_of":
		return w.T("report.unit.departments")
	case "file_size":
		return w.T("report.unit.bytes")
	}
	return ""
}

// context is the beginning of every data row.
func (b *sheetBuilder) context() []any {
	dep := &b.Assessment.Department
	return []any{int(b.Round.FiscalYear), b.Standard.ID, b.Standard.Version, dep.ID, b.in(dep.Name)}
}

// keyColumns name the answer that a row is about.
var keyColumns = []columnSpec{
	{"subject_id", TypeCode}, {"subject_kind", TypeCode}, {"subject", TypeText}, {"item_id", TypeCode},
}

func (b *sheetBuilder) key(s checklist.Scoped) []any {
	return append(b.context(), s.Subject.ID, string(s.Subject.Kind), b.in(s.Subject.Name), s.Item.ID)
}

// answerColumns are the columns behind the key of an answer.
var answerColumns = []columnSpec{
	{"part", TypeNumber}, {"section_id", TypeCode}, {"kind", TypeCode}, {"critical", TypeCode},
	{"mandatory", TypeCode}, {"weight", TypeNumber}, {"answer_state", TypeCode}, {"rating", TypeCode},
	{"complying", TypeNumber}, {"concerned", TypeNumber}, {"nothing", TypeCode},
	{"responsibility", TypeCode}, {"comment", TypeText}, {"reason", TypeText},
	{"plan_cause", TypeText}, {"plan_action", TypeText}, {"plan_due", TypeDate}, {"plan_owner", TypeText},
	{"plan_funding", TypeCode}, {"plan_request_to", TypeText},
	{"answered_by", TypeText}, {"answered_on", TypeDate},
}

// responseData is one row for each item in scope, answered or not.
func (b *sheetBuilder) responseData() DataSheet {
	var rows [][]any
	for _, entry := range b.Scope.Items {
		parts := answerRows(b.key(entry), entry, b.response(entry.Key()), b.lines[entry.Key()].Rating.Code)
		for i := range parts {
			parts[i] = append(parts[i], nil)
		}
		parts[0][len(parts[0])-1] = b.lastCode(entry.Key())
		rows = append(rows, parts...)
	}
	return b.dataSheet("report.tab.response_data", rows, slices.Concat(keyColumns, answerColumns, []columnSpec{{"last_rating", TypeCode}})...)
}

// answerRows are the row of an answer below its key, and further ones where a
// text is longer than a cell.
func answerRows(key []any, entry checklist.Scoped, r *checklist.Response, rating checklist.RatingCode) [][]any {
	row := append(slices.Clip(key), nil)
	row = append(row, itemValues(entry)...)
	row = append(row, answerValues(r, rating)...)
	return fitRow(row, len(key), len(key))
}

func itemValues(entry checklist.Scoped) []any {
	item := entry.Item
	section := entry.Path[len(entry.Path)-1].ID
	return []any{section, string(item.Kind), yesNo(item.Critical), yesNo(item.Mandatory), item.Weight}
}

// answerValues are the columns from answer_state on.
func answerValues(r *checklist.Response, rating checklist.RatingCode) []any {
	var complying, concerned, responsibility, nothing, actor, day any
	if r.Count != nil {
		complying, concerned = r.Count.Complying, r.Count.Concerned
	}
	if r.Answered() {
		responsibility, nothing = textOrNil(orOwn(r.Responsibility)), yesNo(r.Nothing)
		actor, day = textOrNil(r.Stamp.Actor), dayOrNil(r.Stamp.At)
	}
	values := []any{
		answerState(r), textOrNil(rating), complying, concerned, nothing, responsibility, textOrNil(r.Comment), textOrNil(r.Reason),
	}
	return append(append(values, planValues(&r.Plan)...), actor, day)
}

// planValues are the columns of a plan, from its cause on.
func planValues(p *checklist.Plan) []any {
	return []any{
		textOrNil(p.Cause), textOrNil(p.Action), dateOrNil(p.Due), textOrNil(p.Owner), textOrNil(p.Funding), textOrNil(p.RequestTo),
	}
}

// The codes of answer_state.
const (
	stateAnswered   = "answered"
	stateInquiring  = "inquiring"
	stateUnanswered = "unanswered"
)

func answerState(r *checklist.Response) string {
	switch {
	case r.Inquiring:
		return stateInquiring
	case r.Answered():
		return stateAnswered
	}
	return stateUnanswered
}

func orOwn(r checklist.Responsibility) checklist.Responsibility {
	if r == "" {
		return checklist.Own
	}
	return r
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func dayOrNil(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return checklist.DateOf(t)
}

// evidenceData is one row for each piece of evidence.
func (b *sheetBuilder) evidenceData() DataSheet {
	var rows [][]any
	for _, e := range b.evidence {
		rows = append(rows, evidenceRows(b.key(e.entry), e.number, &e.Evidence)...)
	}
	return b.dataSheet("report.tab.evidence_data", rows, slices.Concat(keyColumns, evidenceColumns)...)
}

// evidenceColumns are the columns behind the key of the answer that a piece of
// evidence is for.
var evidenceColumns = []columnSpec{
	{"evidence_number", TypeNumber}, {"part", TypeNumber}, {"evidence_title", TypeText},
	{"document_number", TypeText}, {"location", TypeText}, {"evidence_date", TypeDate},
	{"file_name", TypeText}, {"file_size", TypeNumber}, {"file_sha256", TypeText},
}

// evidenceRows are the row of a piece of evidence behind its key, and further ones
// where a text is longer than a cell.
func evidenceRows(key []any, number int, e *checklist.Evidence) [][]any {
	key = append(key, number)
	row := append(slices.Clip(key), nil, textOrNil(e.Title), textOrNil(e.Number), textOrNil(e.Location), dateOrNil(e.Date))
	if f := e.File; f != nil {
		row = append(row, textOrNil(f.Name), int(f.Size), f.SHA256)
	} else {
		row = append(row, nil, nil, nil)
	}
	return fitRow(row, len(key), len(key))
}

// leftOutData is one row for each item that a subject of the right kind is not
// asked.
func (b *sheetBuilder) leftOutData() DataSheet {
	var rows [][]any
	for _, out := range b.Scope.LeftOut {
		flags := ""
		for i, f := range out.Exclusion.Missing {
			if i > 0 {
				flags += "&"
			}
			flags += string(f)
		}
		rows = append(rows, append(b.key(out.Scoped), string(out.Exclusion.Code), textOrNil(flags), textOrNil(out.Exclusion.Note)))
	}
	return b.dataSheet("report.tab.left_out_data", rows, slices.Concat(keyColumns, []columnSpec{
		{"exclusion", TypeCode}, {"exclusion_flags", TypeCode}, {"exclusion_note", TypeText}})...)
}

// scoreData is one row for each figure: the total, each section, each subject.
func (b *sheetBuilder) scoreData() DataSheet {
	var rows [][]any
	add := func(of, id, name string, f checklist.Figure) {
		rows = append(rows, slices.Concat(b.context(), []any{of, textOrNil(id), textOrNil(name)}, figureValues(f)))
	}
	add("total", "", "", b.score.Figure)
	for _, f := range b.score.Sections {
		add("section", f.Section.ID, b.in(f.Section.Title), f.Figure)
	}
	for _, f := range b.score.Subjects {
		add("subject", f.Subject.ID, b.in(f.Subject.Name), f.Figure)
	}
	return b.dataSheet("report.tab.score_data", rows, slices.Concat(
		[]columnSpec{{"figure_of", TypeCode}, {"figure_id", TypeCode}, {"figure_name", TypeText}}, figureColumns)...)
}

// figureColumns are the columns of one figure, see figureValues.
var figureColumns = []columnSpec{
	{"in_scope", TypeNumber}, {"done", TypeNumber}, {"partly", TypeNumber}, {"not_done", TypeNumber},
	{"not_applicable", TypeNumber}, {"unanswered", TypeNumber}, {"inquiring", TypeNumber},
	{"earned", TypeText}, {"possible", TypeNumber}, {"score", TypeNumber},
	{"implementation_rate", TypeNumber}, {"answer_rate", TypeNumber},
}

func figureValues(f checklist.Figure) []any {
	t := f.Tally
	return []any{
		t.InScope, t.Done, t.Partly, t.NotDone, t.NotApplicable, t.Unanswered, t.Inquiring, f.Earned.RatString(), f.Possible,
		permyriad(f.Score), permyriad(t.ImplementationRate()), permyriad(t.AnswerRate()),
	}
}

func permyriad(r checklist.Rate) any {
	if !r.Valid {
		return nil
	}
	return r.Permyriad
}
