package viewmodel

import (
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/checklist/workflow"
)

// row is one item of the sheet, with what never changes while it is open and
// what is searched.
type row struct {
	checklist.Scoped
	key    checklist.Key
	nodes  []string // of the tree, from the subject down
	asked  string   // folded: number, topic, question
	answer string   // folded: what the department wrote
}

func makeRows(sheet *workflow.Sheet) ([]row, map[checklist.Key]int) {
	rows := make([]row, len(sheet.Scope.Items))
	index := make(map[checklist.Key]int, len(rows))
	for i, entry := range sheet.Scope.Items {
		key := entry.Key()
		rows[i] = row{Scoped: entry, key: key, nodes: nodesOf(entry), asked: foldItem(entry.Item)}
		rows[i].answer = foldAnswer(sheet, key)
		index[key] = i
	}
	return rows, index
}

// separator keeps a search from matching across two texts.
const separator = "\x00"

func foldItem(item *checklist.Item) string {
	return text.Fold(strings.Join([]string{item.ID, item.Topic.Ja, item.Topic.En, item.Question.Ja, item.Question.En, item.Article}, separator))
}

func foldAnswer(sheet *workflow.Sheet, key checklist.Key) string {
	var parts []string
	if r := sheet.Answers.Responses[key]; r != nil {
		parts = append(parts, r.Comment, r.Reason, r.Note, r.Plan.Cause, r.Plan.Action, r.Plan.Owner)
	}
	for _, e := range sheet.Evidence(key) {
		parts = append(parts, e.Title, e.Number, e.Location)
	}
	return text.Fold(strings.Join(parts, separator))
}

// refoldAnswer brings the searched form of an answer up to date.
func (s *Session) refoldAnswer(key checklist.Key) {
	if i, ok := s.index[key]; ok {
		s.rows[i].answer = foldAnswer(s.sheet, key)
	}
}

// Status is what an answer looks like in a list.
type Status string

// The states of an answer: the four classes of ratings and the two that are no
// ratings.
const (
	StatusDone          Status = "done"
	StatusPartly        Status = "partly"
	StatusNotDone       Status = "not_done"
	StatusNotApplicable Status = "not_applicable"
	StatusUnanswered    Status = "unanswered"
	StatusInquiring     Status = "inquiring"
)

// Row is one line of the list.
type Row struct {
	Key      checklist.Key
	Status   Status
	Symbol   string // of the rating; "" without one
	Topic    checklist.Text
	Section  checklist.Text // the item's own section
	Subject  *checklist.Subject
	Critical bool
	Evidence int // pieces
	Warnings int // gaps of an answer that has been given
}

// Rows returns the number of items on the sheet.
func (s *Session) Rows() int { return len(s.rows) }

// Row returns line i of the sheet, from 0.
func (s *Session) Row(i int) Row {
	r := &s.rows[i]
	out := Row{Key: r.key, Topic: r.Item.Topic, Subject: r.Subject, Critical: r.Item.Critical, Evidence: len(s.sheet.Evidence(r.key))}
	if len(r.Path) > 0 {
		out.Section = r.Path[len(r.Path)-1].Title
	}
	out.Status, out.Symbol = s.status(r.key)
	if out.Status != StatusUnanswered && out.Status != StatusInquiring {
		out.Warnings = len(s.codes[r.key])
	}
	return out
}

// Index returns the line of a key.
func (s *Session) Index(key checklist.Key) (int, bool) {
	i, ok := s.index[key]
	return i, ok
}

func (s *Session) status(key checklist.Key) (Status, string) {
	r := s.sheet.Answers.Responses[key]
	if r != nil && r.Inquiring {
		return StatusInquiring, ""
	}
	rating, ok := r.Effective(&s.sheet.Standard.Scale)
	if !ok {
		return StatusUnanswered, ""
	}
	return Status(rating.Class), rating.Symbol
}
