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
	asked  searched // number, topic, question
	answer searched // what the department wrote
}

// searched is a text in the form in which it is searched. Folding is the costly
// part of opening a sheet, so it is done again only where the text differs.
type searched struct{ text, folded string }

func (s *searched) set(t string) {
	if s.text != t {
		s.text, s.folded = t, text.Fold(t)
	}
}

// makeRows lists the items of a sheet. Rows of the same keys in before lend
// their folded texts.
func makeRows(sheet *workflow.Sheet, before []row, at map[checklist.Key]int) ([]row, map[checklist.Key]int) {
	rows := make([]row, len(sheet.Scope.Items))
	index := make(map[checklist.Key]int, len(rows))
	for i, entry := range sheet.Scope.Items {
		r := &rows[i]
		key := entry.Key()
		if j, ok := at[key]; ok {
			*r = before[j]
		}
		r.Scoped, r.key, r.nodes = entry, key, nodesOf(entry)
		r.asked.set(itemText(entry.Item))
		r.answer.set(answerText(sheet, key))
		index[key] = i
	}
	return rows, index
}

// separator keeps a search from matching across two texts.
const separator = "\x00"

func itemText(item *checklist.Item) string {
	return strings.Join([]string{item.ID, item.Topic.Ja, item.Topic.En, item.Question.Ja, item.Question.En, item.Article}, separator)
}

func answerText(sheet *workflow.Sheet, key checklist.Key) string {
	var parts []string
	if r := sheet.Answers.Responses[key]; r != nil {
		parts = append(parts, r.Comment, r.Reason, r.Note, r.Plan.Cause, r.Plan.Action, r.Plan.Owner)
	}
	for _, e := range sheet.Evidence(key) {
		parts = append(parts, e.Title, e.Number, e.Location)
	}
	return strings.Join(parts, separator)
}

// refoldAnswer brings the searched form of an answer up to date.
func (s *Session) refoldAnswer(key checklist.Key) {
	if i, ok := s.index[key]; ok {
		s.rows[i].answer.set(answerText(s.sheet, key))
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
	Evidence int  // pieces
	Warnings int  // gaps of an answer that has been given
	Same     bool // answered as the year before
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
	out.Same = s.sameAsLast(r.key)
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
