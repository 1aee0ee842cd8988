package report

import "tenken/checklist"

// Decision is what the office has said about a submission.
type Decision string

// The decisions: none yet, sent back, and accepted.
const (
	DecisionReceived Decision = "received"
	DecisionReturned Decision = "returned"
	DecisionAccepted Decision = "accepted"
)

// Handed is a submission as it lies in a workspace, with what the office has said.
type Handed struct {
	Decision Decision
	Digest   string          // canonical, of the submission
	Received checklist.Stamp // when it came, or was made
	Decided  checklist.Stamp // zero before a decision
	Route    checklist.Route // may be empty
}

// Receipt lays out the office's answer to a submission: 提出確認書 once it is
// accepted, 差戻し通知書 with the items to be mended, 受付票 before either. At the
// summary level the items are counted. It needs Data.Office with Handed.
func Receipt(d Data) *Document {
	b := newSheetBuilder(d)
	decision := string(b.Office.Handed.Decision)
	title := b.summarised(b.T("receipt.title."+decision, "Year", b.year(b.Round.FiscalYear)))
	s := Section{Title: title, Sheet: b.T("receipt.tab"), Text: []string{
		b.T("receipt.text."+decision, "Department", b.in(b.Assessment.Department.Name), "Year", b.year(b.Round.FiscalYear), "Revision", b.Assessment.Revision),
	}}
	if len(b.SignOff) > 0 {
		s.Tables = append(s.Tables, signOff(b.SignOff))
	}
	s.Tables = append(s.Tables, b.fieldTable(b.receiptFields()))
	sections := []Section{s}
	if back := b.Assessment.Returned; b.Office.Handed.Decision == DecisionReturned && back != nil {
		sections = append(sections, b.returned(back))
	}
	return b.document(title, b.T("receipt.running", "Year", b.year(b.Round.FiscalYear), "Department", b.in(b.Assessment.Department.Name)), sections, nil)
}

func (b *sheetBuilder) receiptFields() []field {
	h := &b.Office.Handed
	route := ""
	if h.Route != "" {
		route = b.T("report.route." + string(h.Route))
	}
	return []field{
		{"report.cover.city", b.in(b.City)},
		{"notice.from", b.Office.Post},
		{"report.cover.bureau", b.in(b.Bureau)},
		{"notice.contact", b.Office.Contact},
		{"report.cover.department", b.in(b.Assessment.Department.Name)},
		{"report.cover.state", b.state()},
		{"receipt.received", b.day(h.Received)},
		{"receipt.decided", b.decidedOn()},
		{"report.board.route", route},
		{"report.cover.standard", b.T("report.cover.version", "Title", b.in(b.Standard.Title), "Version", b.Standard.Version)},
		{"receipt.items", b.itemsOf(b.score.Tally.Answered(), b.score.Tally.InScope)},
		{"receipt.digest", h.Digest},
	}
}

// decidedOn is the day of the office's decision.
func (b *sheetBuilder) decidedOn() string { return b.day(b.Office.Handed.Decided) }

// day is the day of a stamp.
func (b *sheetBuilder) day(s checklist.Stamp) string {
	if s.At.IsZero() {
		return ""
	}
	return b.date(checklist.DateOf(s.At))
}

// returned is what is to be mended.
func (b *sheetBuilder) returned(note *checklist.ReturnNote) Section {
	s := Section{Title: b.T("receipt.returned"), Level: 1, Sheet: b.T("receipt.tab"), Text: []string{b.N("receipt.returned_count", len(note.Keys))}}
	if b.Level == LevelSummary {
		return s
	}
	if note.Text != "" {
		s.Text = append(s.Text, note.Text)
	}
	t := Table{Columns: []Column{{b.T("report.items.id"), 24}, {b.T("report.tally.subject"), 53}, {b.T("report.items.question"), 160}, {b.T("report.items.rating"), 30}}}
	for _, key := range note.Keys {
		if entry, asked := b.Scope.Find(key); asked {
			t.Rows = append(t.Rows, Row{Again: b.T("report.again", "ID", key.Item), Cells: []Cell{
				Plain(key.Item), Plain(b.in(entry.Subject.Name)), Plain(b.in(entry.Item.Question)), Plain(b.ratingOf(b.response(key))),
			}})
		}
	}
	s.Tables = []Table{t}
	return s
}
