package report

import (
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
func (b *sheetBuilder) columns(specs ...columnSpec) []DataColumn {
	var columns []DataColumn
	for _, spec := range append(contextColumns, specs...) {
		columns = append(columns, DataColumn{
			Name: b.T("report.column." + spec.code), Code: spec.code, Type: spec.kind,
			Definition: b.T("report.definition." + spec.code), Unit: b.unit(spec.code),
		})
	}
	return columns
}

// unit is the unit of a column of numbers; the columns not named here count
// items or number rows.
func (b *sheetBuilder) unit(code string) string {
	switch code {
	case "concerned", "complying":
		return b.T("report.unit.people")
	case "score", "implementation_rate", "answer_rate":
		return b.T("report.unit.permyriad")
	case "file_size":
		return b.T("report.unit.bytes")
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

// responseData is one row for each item in scope, answered or not.
func (b *sheetBuilder) responseData() DataSheet {
	d := DataSheet{Name: b.T("report.tab.response_data"), Columns: b.columns(append(keyColumns,
		columnSpec{"part", TypeNumber}, columnSpec{"section_id", TypeCode}, columnSpec{"kind", TypeCode}, columnSpec{"critical", TypeCode},
		columnSpec{"mandatory", TypeCode}, columnSpec{"weight", TypeNumber}, columnSpec{"answer_state", TypeCode}, columnSpec{"rating", TypeCode},
		columnSpec{"complying", TypeNumber}, columnSpec{"concerned", TypeNumber}, columnSpec{"nothing", TypeCode},
		columnSpec{"responsibility", TypeCode}, columnSpec{"comment", TypeText}, columnSpec{"reason", TypeText},
		columnSpec{"plan_cause", TypeText}, columnSpec{"plan_action", TypeText}, columnSpec{"plan_due", TypeDate}, columnSpec{"plan_owner", TypeText},
		columnSpec{"plan_funding", TypeCode}, columnSpec{"plan_request_to", TypeText},
		columnSpec{"answered_by", TypeText}, columnSpec{"answered_on", TypeDate})...)}
	for _, entry := range b.Scope.Items {
		key := b.key(entry)
		row := append(key, nil)
		row = append(row, b.itemValues(entry)...)
		row = append(row, b.answerValues(entry)...)
		d.Rows = append(d.Rows, fitRow(row, len(key), len(key))...)
	}
	return d
}

func (b *sheetBuilder) itemValues(entry checklist.Scoped) []any {
	item := entry.Item
	section := entry.Path[len(entry.Path)-1].ID
	return []any{section, string(item.Kind), yesNo(item.Critical), yesNo(item.Mandatory), item.Weight}
}

// answerValues are the columns from answer_state on.
func (b *sheetBuilder) answerValues(entry checklist.Scoped) []any {
	r, line := b.response(entry.Key()), b.lines[entry.Key()]
	var complying, concerned, responsibility, nothing, actor, day any
	if r.Count != nil {
		complying, concerned = r.Count.Complying, r.Count.Concerned
	}
	if r.Answered() {
		responsibility, nothing = textOrNil(orOwn(r.Responsibility)), yesNo(r.Nothing)
		actor, day = textOrNil(r.Stamp.Actor), dayOrNil(r.Stamp.At)
	}
	p := &r.Plan
	return []any{
		answerState(r), textOrNil(line.Rating.Code), complying, concerned, nothing, responsibility,
		textOrNil(r.Comment), textOrNil(r.Reason), textOrNil(p.Cause), textOrNil(p.Action), dateOrNil(p.Due),
		textOrNil(p.Owner), textOrNil(p.Funding), textOrNil(p.RequestTo), actor, day,
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
	d := DataSheet{Name: b.T("report.tab.evidence_data"), Columns: b.columns(append(keyColumns,
		columnSpec{"evidence_number", TypeNumber}, columnSpec{"part", TypeNumber}, columnSpec{"evidence_title", TypeText},
		columnSpec{"document_number", TypeText}, columnSpec{"location", TypeText}, columnSpec{"evidence_date", TypeDate},
		columnSpec{"file_name", TypeText}, columnSpec{"file_size", TypeNumber}, columnSpec{"file_sha256", TypeText})...)}
	for _, e := range b.evidence {
		key := append(b.key(e.entry), e.number)
		row := append(key, nil, textOrNil(e.Title), textOrNil(e.Number), textOrNil(e.Location), dateOrNil(e.Date))
		if f := e.File; f != nil {
			row = append(row, textOrNil(f.Name), int(f.Size), f.SHA256)
		} else {
			row = append(row, nil, nil, nil)
		}
		d.Rows = append(d.Rows, fitRow(row, len(key), len(key))...)
	}
	return d
}

// leftOutData is one row for each item that a subject of the right kind is not
// asked.
func (b *sheetBuilder) leftOutData() DataSheet {
	d := DataSheet{Name: b.T("report.tab.left_out_data"), Columns: b.columns(append(keyColumns,
		columnSpec{"exclusion", TypeCode}, columnSpec{"exclusion_flags", TypeCode}, columnSpec{"exclusion_note", TypeText})...)}
	for _, out := range b.Scope.LeftOut {
		flags := ""
		for i, f := range out.Exclusion.Missing {
			if i > 0 {
				flags += "&"
			}
			flags += string(f)
		}
		d.Rows = append(d.Rows, append(b.key(out.Scoped), string(out.Exclusion.Code), textOrNil(flags), textOrNil(out.Exclusion.Note)))
	}
	return d
}

// scoreData is one row for each figure: the total, each section, each subject.
func (b *sheetBuilder) scoreData() DataSheet {
	d := DataSheet{Name: b.T("report.tab.score_data"), Columns: b.columns(
		columnSpec{"figure_of", TypeCode}, columnSpec{"figure_id", TypeCode}, columnSpec{"figure_name", TypeText},
		columnSpec{"in_scope", TypeNumber}, columnSpec{"done", TypeNumber}, columnSpec{"partly", TypeNumber}, columnSpec{"not_done", TypeNumber},
		columnSpec{"not_applicable", TypeNumber}, columnSpec{"unanswered", TypeNumber}, columnSpec{"inquiring", TypeNumber},
		columnSpec{"earned", TypeText}, columnSpec{"possible", TypeNumber}, columnSpec{"score", TypeNumber},
		columnSpec{"implementation_rate", TypeNumber}, columnSpec{"answer_rate", TypeNumber})}
	add := func(of, id, name string, f checklist.Figure) {
		t := f.Tally
		d.Rows = append(d.Rows, append(b.context(), of, textOrNil(id), textOrNil(name), t.InScope, t.Done, t.Partly, t.NotDone,
			t.NotApplicable, t.Unanswered, t.Inquiring, f.Earned.RatString(), f.Possible,
			permyriad(f.Score), permyriad(t.ImplementationRate()), permyriad(t.AnswerRate())))
	}
	add("total", "", "", b.score.Figure)
	for _, f := range b.score.Sections {
		add("section", f.Section.ID, b.in(f.Section.Title), f.Figure)
	}
	for _, f := range b.score.Subjects {
		add("subject", f.Subject.ID, b.in(f.Subject.Name), f.Figure)
	}
	return d
}

func permyriad(r checklist.Rate) any {
	if !r.Valid {
		return nil
	}
	return r.Permyriad
}
