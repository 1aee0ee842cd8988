package report

import (
	"strconv"
	"unicode/utf8"

	"tenken/checklist"
)

// numbered is a piece of evidence with its number on this sheet.
type numbered struct {
	number int
	entry  checklist.Scoped
	checklist.Evidence
}

// numberEvidence numbers all evidence for items in scope, in the order of the
// sheet, from 1.
func (b *sheetBuilder) numberEvidence() {
	for _, entry := range b.Scope.Items {
		b.evidenceFrom[entry.Key()] = len(b.evidence) + 1
		for _, e := range b.Answers.Evidence[entry.Key()] {
			b.evidence = append(b.evidence, numbered{len(b.evidence) + 1, entry, e})
		}
	}
}

// evidenceTitles is what the item's own row says of its evidence: number and
// title of each piece, or where to find them in the list.
func (b *sheetBuilder) evidenceTitles(key checklist.Key) string {
	first, count := b.evidenceFrom[key], len(b.Answers.Evidence[key])
	var lines []string
	characters := 0
	for i, e := range b.Answers.Evidence[key] {
		characters += utf8.RuneCountInString(e.Title)
		lines = append(lines, b.T("report.evidence.line", "Number", first+i, "Title", e.Title))
	}
	if count > mostTitles || characters > longAnswer {
		return b.N("report.evidence.see", count, "First", first, "Last", first+count-1)
	}
	return paragraphs(lines...)
}

// evidenceList is every piece of evidence in full.
func (b *sheetBuilder) evidenceList() []Section {
	t := Table{Columns: []Column{
		{b.T("report.evidence.number"), 14}, {b.T("report.items.id"), 23}, {b.T("report.tally.subject"), 34}, {b.T("report.evidence.title"), 56},
		{b.T("report.evidence.document"), 28}, {b.T("report.evidence.location"), 42}, {b.T("report.evidence.date"), 35}, {b.T("report.evidence.file"), 35},
	}}
	for _, e := range b.evidence {
		number := strconv.Itoa(e.number)
		t.Rows = append(t.Rows, Row{Again: b.T("report.again", "ID", number), Cells: []Cell{
			Number(e.number), Plain(e.entry.Item.ID), Plain(b.in(e.entry.Subject.Name)), Plain(e.Title),
			Plain(e.Number), Plain(e.Location), Plain(b.date(e.Date)), Plain(b.file(e.File)),
		}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Section{{Title: b.T("report.evidence.list"), Level: 1, Sheet: b.T("report.tab.evidence"), NewPage: true, Tables: []Table{t}}}
}

// file describes an attachment; the digest lets a reader check a copy.
func (b *sheetBuilder) file(f *checklist.File) string {
	if f == nil {
		return ""
	}
	return paragraphs(f.Name, b.T("report.evidence.size", "Bytes", f.Size), "SHA-256 "+f.SHA256)
}

// leftOutList names what this department is not asked, and why. A subject that
// is out of scope as a whole takes one row.
func (b *sheetBuilder) leftOutList() []Section {
	t := Table{Columns: []Column{
		{b.T("report.items.id"), 24}, {b.T("report.left_out.topic"), 110}, {b.T("report.tally.subject"), 48}, {b.T("report.left_out.reason"), 85},
	}}
	var whole *checklist.Subject
	for _, out := range b.Scope.LeftOut {
		id, topic := out.Item.ID, b.in(out.Item.Topic)
		if out.Exclusion.Code == checklist.ExcludedSubject {
			if whole == out.Subject {
				continue
			}
			whole, id, topic = out.Subject, "", b.T("report.left_out.all")
		}
		t.Rows = append(t.Rows, Row{Again: b.T("report.again", "ID", id), Cells: []Cell{
			Plain(id), Plain(topic), Plain(b.in(out.Subject.Name)), Plain(b.exclusion(out.Exclusion)),
		}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []Section{{
		Title: b.T("report.left_out.list"), Level: 1, Sheet: b.T("report.tab.left_out"), NewPage: true,
		Text: []string{b.T("report.left_out.note")}, Tables: []Table{t},
	}}
}
