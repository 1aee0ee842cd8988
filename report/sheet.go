package report

import (
	"slices"
	"time"

	"tenken/checklist"
	"tenken/locales"
)

// Level says how much of the answers a report shows.
type Level string

// The levels: everything, or figures without item detail.
const (
	LevelFull    Level = "full"
	LevelSummary Level = "summary"
)

// Data is everything that the reports on one department are made from, such as its
// inspection sheet (自己点検票).
type Data struct {
	Language string // "ja" or "en"
	Level    Level
	Made     time.Time // in the city's time zone: its day is printed
	House

	City       checklist.Text
	Bureau     checklist.Text
	Standard   *checklist.Standard
	Policy     checklist.Policy // zero: clauses are named by their numbers alone
	Round      checklist.Round
	Assessment checklist.Assessment
	Scope      *checklist.Scope
	Answers    checklist.Answers
	Last       LastYear
	// Requests are what other departments ask of this one, so far as it is known.
	Requests []checklist.Planned
	// Report is the kind of report, for its imprint, and Digest the canonical one of
	// the answers. Without a digest there is no imprint.
	Report string
	Digest string
	Office FromOffice
}

// Sheet lays out the inspection sheet: a cover with the figures, then every item
// in scope with last year's answer, the evidence, and what was left out and why.
// At the summary level it is the cover and the figures.
func Sheet(d Data) (*Document, error) {
	b := newSheetBuilder(d)
	results, err := b.results()
	if err != nil {
		return nil, err
	}
	sections := append([]Section{b.cover()}, results...)
	data := []DataSheet{b.scoreData()}
	if d.Level != LevelSummary {
		sections = slices.Concat(sections, b.items(), b.evidenceList(), b.leftOutList())
		data = append(data, b.responseData(), b.evidenceData(), b.leftOutData())
	}
	return b.document(b.title(), b.running(), sections, data), nil
}

// sheetBuilder holds what the parts of an inspection sheet are made from.
type sheetBuilder struct {
	Data
	words
	score   *checklist.Score
	lines   map[checklist.Key]*checklist.Line
	clauses map[string]string // headings of clauses by ref, once looked up

	plans        []planned
	evidence     []numbered
	evidenceFrom map[checklist.Key]int // number of an item's first piece of evidence

	form     bool // an answer sheet
	withheld int  // answers that a form without any keeps back
}

func newSheetBuilder(d Data) *sheetBuilder {
	b := &sheetBuilder{
		Data: d, words: words{locales.For(d.Language)},
		score: checklist.NewScore(d.Standard, d.Scope, d.Answers.Responses),
		lines: map[checklist.Key]*checklist.Line{}, clauses: map[string]string{},
		evidenceFrom: map[checklist.Key]int{},
	}
	trace := b.score.Trace()
	for i := range trace {
		b.lines[trace[i].Key()] = &trace[i]
	}
	b.numberEvidence()
	b.findPlans()
	return b
}

// title is the name of the report.
func (b *sheetBuilder) title() string {
	return b.summarised(b.T("report.sheet.title", "Year", b.year(b.Round.FiscalYear)))
}

// running is what stands on every page.
func (b *sheetBuilder) running() string {
	return b.T("report.sheet.running", "Year", b.year(b.Round.FiscalYear), "Department", b.in(b.Assessment.Department.Name))
}

// blank stands for a response that has not been recorded.
var blank checklist.Response

func (b *sheetBuilder) response(key checklist.Key) *checklist.Response {
	if r := b.Answers.Responses[key]; r != nil {
		return r
	}
	return &blank
}
