package report

import (
	"time"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/locales"
)

// ComparisonData is what a comparison of two versions is made from.
type ComparisonData struct {
	Language   string // "ja" or "en"
	Made       time.Time
	Comparison *checklist.Comparison
}

// Comparison lays out the comparison of two versions of a standard (新旧対照表): the
// new one at the left, the old one at its right, what differs underlined.
func Comparison(d ComparisonData) *Document {
	b := &comparisonBuilder{ComparisonData: d, words: words{locales.For(d.Language)}}
	standard, items, hidden := Compared(d.Comparison, d.Language)
	doc := &Document{Language: d.Language, Title: b.T("report.comparison.title"), Running: b.T("report.comparison.title"), Made: d.Made}
	doc.Sections = append(doc.Sections, b.head(hidden))
	if len(standard) > 0 {
		doc.Sections = append(doc.Sections, b.section("report.comparison.standard", b.fieldRows(standard, "")))
	}
	if len(items) > 0 {
		doc.Sections = append(doc.Sections, b.section("report.comparison.items", b.itemRows(items)))
	}
	return doc
}

// comparisonBuilder holds what the parts of a comparison are made from.
type comparisonBuilder struct {
	ComparisonData
	words
}

// head says what is compared, and how many items differ in which way.
func (b *comparisonBuilder) head(hidden int) Section {
	c := b.Comparison
	s := Section{Title: b.T("report.comparison.title"), Sheet: b.T("report.tab.comparison_summary"), Text: []string{
		b.labelled("report.comparison.new", b.version(c.New)), b.labelled("report.comparison.old", b.version(c.Old)),
	}}
	t := Table{Notes: []string{b.T("report.comparison.note")}}
	var fates, counts Row
	for _, fate := range checklist.Fates() {
		t.Columns = append(t.Columns, Column{Width: 26})
		fates.Cells = append(fates.Cells, Cell{Text: b.T("report.fate." + string(fate)), Tone: ToneHead, Align: AlignCentre})
		counts.Cells = append(counts.Cells, Number(len(c.With(fate))))
	}
	t.Rows = []Row{fates, counts}
	if hidden > 0 {
		t.Notes = append(t.Notes, b.N("report.comparison.hidden", hidden))
	}
	s.Tables = []Table{t}
	return s
}

func (b *comparisonBuilder) version(std *checklist.Standard) string {
	return b.T("report.cover.version", "Title", b.in(std.Title), "Version", std.Version)
}

func (b *comparisonBuilder) section(title string, rows []Row) Section {
	t := Table{Rows: rows, Columns: []Column{
		{b.T("report.comparison.field"), 30}, {b.T("report.comparison.new"), 104},
		{b.T("report.comparison.old"), 104}, {b.T("report.comparison.remark"), 29},
	}}
	return Section{Title: b.T(title), Level: 1, Sheet: b.T("report.tab.comparison"), Tables: []Table{t}}
}

func (b *comparisonBuilder) itemRows(items []ComparedItem) []Row {
	var rows []Row
	var path checklist.Path
	for _, item := range items {
		rows = append(rows, b.groupRows(path, item.Change.Path, 4)...)
		rows = append(rows, b.fieldRows(item.Fields, item.Remark)...)
		path = item.Change.Path
	}
	return rows
}

// fieldRows are the rows of one item, which stand together at its beginning.
func (b *comparisonBuilder) fieldRows(fields []ComparedField, remark string) []Row {
	var rows []Row
	for i, f := range fields {
		row := Row{Again: b.T("report.again", "ID", f.Label), Cells: []Cell{
			Plain(f.Label), underlined(f.New, f.Segments, text.Deleted), underlined(f.Old, f.Segments, text.Inserted), Plain(""),
		}}
		if i == 0 && remark != "" {
			row.Keep = len(fields) > 1
			row.Cells[0].Tone, row.Cells[1].Tone, row.Cells[2].Tone = ToneStrong, ToneStrong, ToneStrong
			row.Cells[3] = Toned(remark, ToneStrong)
		}
		rows = append(rows, row)
	}
	return rows
}

// underlined is one side of a difference: all segments but those of the other
// side, what differs underlined.
func underlined(s string, segments []text.Segment, other text.Change) Cell {
	cell, end := Plain(s), 0
	for _, segment := range segments {
		if segment.Change == other {
			continue
		}
		start := end
		end += len(segment.Text)
		if segment.Change != text.Equal {
			cell.Underlined = append(cell.Underlined, Range{start, end})
		}
	}
	return cell
}
