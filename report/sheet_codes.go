package report

import "tenken/checklist"

// columnData describes every column of the data sheets: what it means, its unit,
// and of which standard and day the data are.
func (b *sheetBuilder) columnData(sheets []DataSheet) DataSheet {
	d := DataSheet{Name: b.T("report.tab.columns"), Columns: b.bareColumns(
		columnSpec{"sheet", TypeText}, columnSpec{"column_number", TypeNumber}, columnSpec{"column_name", TypeText}, columnSpec{"column_code", TypeCode},
		columnSpec{"type", TypeCode}, columnSpec{"definition", TypeText}, columnSpec{"unit", TypeText},
		columnSpec{"source", TypeText}, columnSpec{"version", TypeText}, columnSpec{"made_on", TypeDate}, columnSpec{"label", TypeText})}
	for _, sheet := range sheets {
		for i, c := range sheet.Columns {
			d.Rows = append(d.Rows, []any{
				sheet.Name, i + 1, c.Name, c.Code, string(c.Type), c.Definition, textOrNil(c.Unit),
				b.in(b.Standard.Title), b.Standard.Version, checklist.DateOf(b.Made), textOrNil(b.Label),
			})
		}
	}
	return d
}

// bareColumns are columns without the context of an inspection.
func (b *sheetBuilder) bareColumns(specs ...columnSpec) []DataColumn {
	return b.columns(specs...)[len(contextColumns):]
}

// codeData is the table of the codes that the data sheets use.
func (b *sheetBuilder) codeData(sheets []DataSheet) DataSheet {
	d := DataSheet{Name: b.T("report.tab.codes"), Columns: b.bareColumns(
		columnSpec{"code_column", TypeCode}, columnSpec{"code", TypeCode}, columnSpec{"code_name", TypeText})}
	used := map[string]bool{"type": true}
	for _, sheet := range sheets {
		for _, c := range sheet.Columns {
			used[c.Code] = true
		}
	}
	for _, table := range b.codeTables() {
		if !used[table.column] {
			continue
		}
		for _, entry := range table.entries {
			d.Rows = append(d.Rows, []any{table.column, entry.code, textOrNil(entry.name)})
		}
	}
	return d
}

// codeTable lists the codes of one column with their names.
type codeTable struct {
	column  string
	entries []codeEntry
}

type codeEntry struct{ code, name string }

// codeTables are the tables of all columns that hold codes of ours; those of the
// standard's own ids come last.
func (b *sheetBuilder) codeTables() []codeTable {
	tables := []codeTable{
		codes(b.words, "subject_kind", "report.subject_kind.", checklist.SubjectKinds()...),
		codes(b.words, "kind", "report.item_kind.", checklist.KindRating, checklist.KindCount),
		codes(b.words, "critical", "report.yes_no.", "yes", "no"),
		codes(b.words, "mandatory", "report.yes_no.", "yes", "no"),
		codes(b.words, "nothing", "report.yes_no.", "yes", "no"),
		codes(b.words, "answer_state", "report.answer_state.", stateAnswered, stateInquiring, stateUnanswered),
		codes(b.words, "responsibility", "report.responsibility.", checklist.Responsibilities()...),
		codes(b.words, "plan_funding", "report.funding.", checklist.Fundings()...),
		codes(b.words, "exclusion", "report.exclusion.", checklist.ExcludedSubject, checklist.ExcludedRole, checklist.ExcludedModel,
			checklist.ExcludedSegment, checklist.ExcludedCondition, checklist.ExcludedErratum),
		codes(b.words, "exclusion_flags", "report.flag.", checklist.Flags()...),
		codes(b.words, "figure_of", "report.figure_of.", "total", "section", "subject"),
		codes(b.words, "type", "report.data_type.", TypeText, TypeCode, TypeNumber, TypeDate),
	}
	ratings, sections := codeTable{column: "rating"}, codeTable{column: "section_id"}
	for _, r := range b.Standard.Scale.Ratings {
		ratings.entries = append(ratings.entries, codeEntry{string(r.Code), b.rating(r)})
	}
	for _, s := range b.Standard.AllSections() {
		sections.entries = append(sections.entries, codeEntry{s.ID, b.in(s.Title)})
	}
	return append(tables, ratings, sections)
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
