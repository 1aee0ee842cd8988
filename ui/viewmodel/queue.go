package viewmodel

import (
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/checklist/workflow"
)

// Queue is what a person should look at before submissions are accepted, as a
// table: reason by reason, filtered, and with the answers that are chosen to be
// returned.
type Queue struct {
	rows   []QueueRow
	filter QueueFilter
	lines  []QueueLine
	chosen map[QueuePlace]bool
	codes  map[checklist.QueueCode]int
	ready  map[string]bool // departments that can be returned
}

// QueueRow is one reason to look at one answer.
type QueueRow struct {
	checklist.QueueEntry
	Name, Topic  string // of department and item
	Subject      string // "" for the department itself
	Answer, Last string // this year's and last year's; Last is "" without one
	Text, Before string // what the department has written, and what it had last year
	Doubt        string // figures and names beside the reason; may be empty
	Status       Status
	folded       string
}

// Place is the answer of the row.
func (r *QueueRow) Place() QueuePlace { return QueuePlace{r.Department, r.Key} }

// QueuePlace is an answer of a department.
type QueuePlace struct {
	Department string // id
	Key        checklist.Key
}

// QueueLine is a line of the table: a row, or the reason above its rows.
type QueueLine struct {
	Code checklist.QueueCode
	Row  int // -1: the line is the reason's
}

// QueueFilter chooses rows. Zero is all of them.
type QueueFilter struct {
	Code       checklist.QueueCode
	Department string // id
	Search     string // words in names, item, answer and doubt
}

// QueueCount is how many rows a reason, or a department, has.
type QueueCount struct {
	Code checklist.QueueCode
	ID   string // of the department
	Name string
	N    int
}

// NewQueue returns an empty queue.
func NewQueue() *Queue { return &Queue{chosen: map[QueuePlace]bool{}} }

// Load takes over the queue of a round and the board, which says what can be
// returned, in the words of a language. Filter and choice stay.
func (q *Queue) Load(queue *workflow.Queue, board *workflow.Board, f Format) {
	q.rows, q.codes, q.ready = nil, queue.Codes, map[string]bool{}
	for _, row := range board.Rows(checklist.StatusSubmitted) {
		q.ready[row.ID] = row.Waiting == 0
	}
	there := map[QueuePlace]bool{}
	for i := range queue.Entries {
		row := newQueueRow(queue, &queue.Entries[i], f)
		q.rows = append(q.rows, row)
		there[row.Place()] = true
	}
	for place := range q.chosen {
		if !there[place] {
			delete(q.chosen, place)
		}
	}
	if q.codes[q.filter.Code] == 0 {
		q.filter.Code = ""
	}
	q.arrange()
}

func newQueueRow(queue *workflow.Queue, e *checklist.QueueEntry, f Format) QueueRow {
	answer, last := queue.Answer(e), queue.Last(e)
	row := QueueRow{QueueEntry: *e, Name: f.Text(queue.Names[e.Department]), Answer: f.Answer(answer, &queue.Standard.Scale),
		Doubt: f.Doubt(e, answer, queue.Names), Subject: f.Text(queue.Subject(e))}
	if item, _ := queue.Standard.Find(e.Item); item != nil {
		row.Topic = f.Text(item.Topic)
	}
	if rating, ok := answer.Effective(&queue.Standard.Scale); ok {
		row.Text, row.Status = written(answer), Status(rating.Class)
	}
	if last.Response != nil {
		row.Last, row.Before = f.Answer(last.Response, last.Scale), written(last.Response)
	}
	row.folded = text.Fold(strings.Join([]string{row.Name, row.Department, row.Item, row.Topic, row.Subject, row.Answer, row.Text, row.Doubt}, separator))
	return row
}

// written are the texts of an answer.
func written(r *checklist.Response) string {
	var parts []string
	for _, field := range TextFields() {
		parts = append(parts, strings.TrimSpace(field.of(r)))
	}
	return joinGiven("\n", parts...)
}

// Filter returns what chooses the rows.
func (q *Queue) Filter() QueueFilter { return q.filter }

// SetFilter shows other rows.
func (q *Queue) SetFilter(filter QueueFilter) {
	q.filter = filter
	q.arrange()
}

// arrange lists the lines that the filter chooses, below their reasons.
func (q *Queue) arrange() {
	q.lines = nil
	words := strings.Fields(text.Fold(q.filter.Search))
	for i := range q.rows {
		row := &q.rows[i]
		if !q.filter.chooses(row) || !containsAll(row.folded, words) {
			continue
		}
		if n := len(q.lines); n == 0 || q.lines[n-1].Code != row.Code {
			q.lines = append(q.lines, QueueLine{row.Code, -1})
		}
		q.lines = append(q.lines, QueueLine{row.Code, i})
	}
}

func (f *QueueFilter) chooses(r *QueueRow) bool {
	return (f.Code == "" || r.Code == f.Code) && (f.Department == "" || r.Department == f.Department)
}

// Lines counts the lines of the table.
func (q *Queue) Lines() int { return len(q.lines) }

// Line returns line i.
func (q *Queue) Line(i int) QueueLine { return q.lines[i] }

// Row returns row i.
func (q *Queue) Row(i int) *QueueRow { return &q.rows[i] }

// Rows counts all rows.
func (q *Queue) Rows() int { return len(q.rows) }

// Shown counts the rows of a reason that the filter chooses.
func (q *Queue) Shown(code checklist.QueueCode) (n int) {
	for _, line := range q.lines {
		if line.Row >= 0 && line.Code == code {
			n++
		}
	}
	return n
}

// Find returns the line of an answer, or -1.
func (q *Queue) Find(place QueuePlace, code checklist.QueueCode) int {
	for i, line := range q.lines {
		if line.Row >= 0 && line.Code == code && q.rows[line.Row].Place() == place {
			return i
		}
	}
	return -1
}

// Codes counts the rows of each reason that there is, those that matter most first.
func (q *Queue) Codes() (all []QueueCount) {
	for _, code := range checklist.QueueCodes() {
		if n := q.codes[code]; n > 0 {
			all = append(all, QueueCount{Code: code, N: n})
		}
	}
	return all
}

// Departments counts the rows of each department that has some, in the order in
// which they stand on the board.
func (q *Queue) Departments(board *workflow.Board, f Format) (all []QueueCount) {
	counts := map[string]int{}
	for i := range q.rows {
		counts[q.rows[i].Department]++
	}
	for _, row := range board.Rows("") {
		if n := counts[row.ID]; n > 0 {
			all = append(all, QueueCount{ID: row.ID, Name: f.Text(row.Name), N: n})
		}
	}
	return all
}
