package report

import "tenken/checklist"

// contents is the last section of every report on one department (収録内容): what
// was counted, what was left out and why, and the digest of the answers.
func (b *sheetBuilder) contents(data []DataSheet) Section {
	s := Section{
		Title: b.T("report.manifest.title"), Level: 1, Sheet: b.T("report.tab.manifest"), NewPage: true,
		Tables: []Table{b.counted(), b.omitted(data), b.fieldTable([]field{
			{"report.cover.standard", b.T("report.manifest.standard", "ID", b.Standard.ID, "Version", b.Standard.Version)},
			{"report.manifest.level", b.levelName()},
			{"report.cover.department", b.in(b.Assessment.Department.Name)},
			{"report.cover.state", b.state()},
		})},
	}
	if b.Digest != "" {
		s.Text = append(s.Text, b.labelled("contents.digest", b.Digest))
		imprint, last := b.imprint(), &s.Tables[len(s.Tables)-1]
		last.Notes = append(last.Notes, b.labelled("verified.imprint", imprint.String()))
	}
	return s
}

// levelName says how much of the answers the report shows.
func (b *sheetBuilder) levelName() string {
	if b.form {
		return b.T("answersheet.level." + string(b.Level))
	}
	return b.T("report.level." + string(b.Level))
}

func (b *sheetBuilder) imprint() Imprint {
	id := b.Assessment.Department.ID
	return Imprint{
		Report: b.Report, Year: b.Round.FiscalYear, Department: id, Level: b.Level, Language: b.Language, Made: checklist.DateOf(b.Made),
		Submissions: []Submitted{{id, b.Assessment.Revision, b.Digest}},
	}
}

// counted is how much the report rests on.
func (b *sheetBuilder) counted() Table {
	files := 0
	for _, e := range b.evidence {
		if e.File != nil {
			files++
		}
	}
	t := Table{Dense: true, Columns: []Column{{b.T("report.manifest.what"), 70}, {b.T("report.manifest.count"), 25}, {b.T("report.manifest.meaning"), 172}}}
	for _, row := range []struct {
		key   string
		count int
	}{
		{"subjects", len(b.Assessment.Department.Subjects)}, {"items", itemCount(b.Standard)}, {"in_scope", len(b.Scope.Items)}, {"answered", b.score.Tally.Answered()},
		{"plans", len(b.plans)}, {"evidence", len(b.evidence)}, {"files", files},
	} {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			Toned(b.T("contents."+row.key), ToneHead), Number(row.count), Plain(b.T("contents." + row.key + "_meaning")),
		}})
	}
	return t
}

// omitted is what the report does not hold, and why.
func (b *sheetBuilder) omitted(data []DataSheet) Table {
	t := Table{Dense: true, Columns: []Column{{b.T("report.manifest.left_out"), 95}, {b.T("report.manifest.count"), 25}, {b.T("report.left_out.reason"), 147}}}
	add := func(name, reason string, count int) {
		if count > 0 {
			t.Rows = append(t.Rows, Row{Cells: []Cell{Plain(name), Number(count), Plain(reason)}})
		}
	}
	switch {
	case b.form:
		add(b.T("answersheet.withheld"), b.T("answersheet.withheld_reason"), b.withheld)
	case b.Level == LevelSummary:
		add(b.T("report.omitted.items"), b.T("report.omitted.items_reason"), len(b.Scope.Items))
		add(b.T("report.omitted.plans"), b.T("report.omitted.plans_reason"), len(b.plans))
	}
	add(b.T("contents.left_out"), b.T("contents.left_out_reason"), len(b.Scope.LeftOut))
	add(b.T("report.omitted.data_sheets"), b.T("report.omitted.data_sheets_reason"), len(data))
	if len(t.Rows) == 0 {
		t.Rows = []Row{{Cells: []Cell{Plain(b.T("report.omitted.nothing")), Number(0), Plain("")}}}
	}
	return t
}

// document puts a report on one department together.
func (b *sheetBuilder) document(title, running string, sections []Section, data []DataSheet) *Document {
	doc := &Document{
		Language: b.Language, Title: title, Running: running, House: b.House, Made: b.Made,
		Imprint: b.imprint(), Sections: sections, Data: data, Closing: []Section{b.contents(data)},
	}
	if len(data) > 0 {
		doc.Data = b.described(data, b.Standard, b.Made, b.Label)
	}
	return doc
}

// summarised is a title as it stands at the level of the report.
func (b *sheetBuilder) summarised(title string) string {
	if b.Level == LevelSummary {
		return b.T("report.city.summary", "Title", title)
	}
	return title
}

// planned is an item for which a plan is asked, or was made.
type planned struct {
	checklist.Scoped
	response *checklist.Response
	demand   checklist.PlanDemand
}

// findPlans finds all plans and where one is missing, in the order of the sheet.
func (b *sheetBuilder) findPlans() {
	for _, entry := range b.Scope.Items {
		r := b.response(entry.Key())
		demand := checklist.DemandOf(entry.Item, &b.Standard.Scale, r)
		if demand == checklist.PlanLine || demand == checklist.PlanFull || !r.Plan.IsZero() {
			b.plans = append(b.plans, planned{entry, r, demand})
		}
	}
}
