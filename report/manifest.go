package report

import (
	"tenken/checklist"
)

// manifest is the last section of every report on a round (収録内容): what was
// counted, what was left out and why, and the digest of the data.
func (b *cityBuilder) manifest(data []DataSheet) Section {
	std, level := b.c.Standard, b.T("report.level."+string(b.Level))
	if b.register {
		level = b.registerLevel()
	}
	s := Section{
		Title: b.T("report.manifest.title"), Level: 1, Sheet: b.T("report.tab.manifest"), NewPage: true,
		Tables: []Table{b.counted(), b.leftOut(data)},
	}
	s.Tables = append(s.Tables, b.fieldTable([]field{
		{"report.cover.standard", b.T("report.manifest.standard", "ID", std.ID, "Version", std.Version)},
		{"report.manifest.level", level},
	}))
	if b.Digest != "" {
		s.Text = append(s.Text, b.labelled("report.manifest.digest", b.Digest))
		imprint, last := b.imprint(), &s.Tables[len(s.Tables)-1]
		last.Notes = append(last.Notes, b.labelled("verified.imprint", imprint.String()))
	}
	return s
}

func (b *cityBuilder) imprint() Imprint {
	return Imprint{Report: b.Report, Year: b.c.FiscalYear, Level: b.Level, Language: b.Language, Made: b.day, Submissions: b.Submissions}
}

// countRow is how many there are of something; the key is that of its words.
type countRow struct {
	key string
	n   int
}

// counted is how much the report rests on.
func (b *cityBuilder) counted() Table {
	t := Table{Dense: true, Columns: []Column{{b.T("report.manifest.what"), 70}, {b.T("report.manifest.count"), 25}, {b.T("report.manifest.meaning"), 172}}}
	counts := b.roundCounts
	if b.register {
		counts = b.registerCounts
	}
	for _, c := range counts() {
		t.Rows = append(t.Rows, Row{Cells: []Cell{
			Toned(b.T("report.manifest."+c.key), ToneHead), Number(c.n), Plain(b.T("report.manifest." + c.key + "_meaning")),
		}})
	}
	return t
}

func (b *cityBuilder) roundCounts() []countRow {
	turnout := b.c.City.Turnout
	return []countRow{
		{"departments", len(b.c.Departments)}, {"expected", turnout.Expected}, {"submitted", turnout.Expected - len(turnout.Missing)},
		{"items", itemCount(b.c.Standard)}, {"asked", len(b.c.Items)}, {"in_scope", turnout.InScope}, {"answered", turnout.Answered},
		{"plans", len(b.c.Plans)}, {"evidence", b.c.Evidence}, {"files", b.c.Files},
	}
}

func (b *cityBuilder) registerCounts() []countRow {
	told, replies := b.told(), 0
	for i := range told {
		if told[i].Answered != nil {
			replies++
		}
	}
	return []countRow{{"questions", len(told)}, {"replies", replies}, {"errata", len(b.Round.Errata)}}
}

func itemCount(std *checklist.Standard) int {
	n := 0
	for range std.Items() {
		n++
	}
	return n
}

// leftOut is what the report does not hold, and why.
func (b *cityBuilder) leftOut(data []DataSheet) Table {
	t := Table{Dense: true, Columns: []Column{{b.T("report.manifest.left_out"), 95}, {b.T("report.manifest.count"), 25}, {b.T("report.left_out.reason"), 147}}}
	add := func(key string, count int) {
		if count > 0 {
			t.Rows = append(t.Rows, Row{Cells: []Cell{
				Plain(b.T("report.omitted." + key)), Number(count), Plain(b.T("report.omitted." + key + "_reason")),
			}})
		}
	}
	switch {
	case b.register:
		add("questions", len(b.Questions)-len(b.told()))
	default:
		add("missing", len(b.c.City.Turnout.Missing))
		add("excused", b.excused())
		add("not_counted", b.notCounted())
		add("overdue", b.unlisted)
	}
	if b.Level == LevelSummary && !b.register {
		add("items", len(b.c.Items))
		add("plans", len(b.c.Plans))
	}
	add("data_sheets", len(data))
	if len(t.Rows) == 0 {
		t.Rows = []Row{{Cells: []Cell{Plain(b.T("report.omitted.nothing")), Number(0), Plain("")}}}
	}
	return t
}

// notCounted are the items that the office has taken out of the round.
func (b *cityBuilder) notCounted() int {
	ids := map[string]bool{}
	for _, e := range b.Round.Errata {
		if e.NotCounted {
			ids[e.Item] = true
		}
	}
	return len(ids)
}
