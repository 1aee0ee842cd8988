package report

import (
	"slices"
	"time"

	"tenken/checklist"
)

// columnData describes every column of the data sheets: what it means, its unit,
// and of which standard and day the data are.
func (w words) columnData(sheets []DataSheet, std *checklist.Standard, made time.Time, label string) DataSheet {
	columns := w.columns(
		columnSpec{"sheet", TypeText}, columnSpec{"column_number", TypeNumber}, columnSpec{"column_name", TypeText}, columnSpec{"column_code", TypeCode},
		columnSpec{"type", TypeCode}, columnSpec{"definition", TypeText}, columnSpec{"unit", TypeText},
		columnSpec{"source", TypeText}, columnSpec{"version", TypeText}, columnSpec{"made_on", TypeDate}, columnSpec{"label", TypeText})
	var rows [][]any
	for _, sheet := range sheets {
		for i, c := range sheet.Columns {
			rows = append(rows, []any{
				sheet.Name, i + 1, c.Name, c.Code, string(c.Type), c.Definition, textOrNil(c.Unit),
				w.in(std.Title), std.Version, checklist.DateOf(made), textOrNil(label),
			})
		}
	}
	return DataSheet{Name: w.T("report.tab.columns"), Columns: columns, Rows: slices.Values(rows), Expected: len(rows)}
}

// codeData is the table of the codes that the data sheets use.
func (w words) codeData(sheets []DataSheet, std *checklist.Standard) DataSheet {
	columns := w.columns(columnSpec{"code_column", TypeCode}, columnSpec{"code", TypeCode}, columnSpec{"code_name", TypeText})
	var rows [][]any
	used := map[string]bool{"type": true}
	for _, sheet := range sheets {
		for _, c := range sheet.Columns {
			used[c.Code] = true
		}
	}
	for _, table := range w.codeTables(std) {
		if !used[table.column] {
			continue
		}
		for _, entry := range table.entries {
			rows = append(rows, []any{table.column, entry.code, textOrNil(entry.name)})
		}
	}
	return DataSheet{Name: w.T("report.tab.codes"), Columns: columns, Rows: slices.Values(rows), Expected: len(rows)}
}

// codeTable lists the codes of one column with their names.
type codeTable struct {
	column  string
	entries []codeEntry
}

type codeEntry struct{ code, name string }

// codeTables are the tables of all columns that hold codes of ours; those of the
// standard's own ids come last.
func (w words) codeTables(std *checklist.Standard) []codeTable {
	tables := []codeTable{
		codes(w, "subject_kind", "report.subject_kind.", checklist.SubjectKinds()...),
		codes(w, "kind", "report.item_kind.", checklist.KindRating, checklist.KindCount),
		codes(w, "critical", "report.yes_no.", "yes", "no"),
		codes(w, "mandatory", "report.yes_no.", "yes", "no"),
		codes(w, "nothing", "report.yes_no.", "yes", "no"),
		codes(w, "answer_state", "report.answer_state.", stateAnswered, stateInquiring, stateUnanswered),
		codes(w, "responsibility", "report.responsibility.", checklist.Responsibilities()...),
		codes(w, "plan_funding", "report.funding.", checklist.Fundings()...),
		codes(w, "exclusion", "report.exclusion.", checklist.ExcludedSubject, checklist.ExcludedRole, checklist.ExcludedModel,
			checklist.ExcludedSegment, checklist.ExcludedCondition, checklist.ExcludedErratum),
		codes(w, "exclusion_flags", "report.flag.", checklist.Flags()...),
		codes(w, "figure_of", "report.figure_of.", "total", "section", "subject"),
		codes(w, "status", "report.status.", checklist.Statuses()...),
		codes(w, "route", "report.route.", checklist.Routes()...),
		codes(w, "published", "report.yes_no.", "yes", "no"),
		codes(w, "contact_expired", "report.yes_no.", "yes", "no"),
		codes(w, "overdue", "report.yes_no.", "yes", "no"),
		codes(w, "unit_kind", "report.unit_kind.", "city", "bureau", "department"),
		codes(w, "trend_of", "report.trend_of.", "total", "section", "item"),
		codes(w, "review_reason", "report.review_reason.", checklist.ReviewCodes()...),
		codes(w, "outcome", "plan.outcome.", checklist.Outcomes()...),
		codes(w, "class", "report.class.", checklist.ClassNotDone, checklist.ClassPartly),
		codes(w, "type", "report.data_type.", TypeText, TypeCode, TypeNumber, TypeDate),
	}
	ratings, last, sections := codeTable{column: "rating"}, codeTable{column: "last_rating"}, codeTable{column: "section_id"}
	for _, r := range std.Scale.Ratings {
		ratings.entries = append(ratings.entries, codeEntry{string(r.Code), w.rating(r)})
	}
	last.entries = ratings.entries
	for _, s := range std.AllSections() {
		sections.entries = append(sections.entries, codeEntry{s.ID, w.in(s.Title)})
	}
	return append(tables, ratings, last, sections)
}

// codes is the table of a column whose codes have their names under a prefix of
// the locale's keys.
func codes[C ~string](w words, column, prefix string, list ...C) codeTable {
	t := codeTable{column: column}
	for _, c := range list {
		t.entries = append(t.entries, codeEntry{string(c), w.T(prefix + string(c))})
	}
	return t
}
