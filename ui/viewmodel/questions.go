package viewmodel

import (
	"cmp"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/checklist/workflow"
)

// Questions is the register of questions of a round as a list: those without an
// answer first, then the newest first, as far as the filter chooses them.
type Questions struct {
	rows   []QuestionRow
	items  ItemNames
	errata map[string][]checklist.Erratum
	filter QuestionFilter
	lines  []int // of rows, as filtered
}

// QuestionRow is an entry of the register in the words of a language.
type QuestionRow struct {
	checklist.Question
	Item       ItemName
	Department string
	folded     string
}

// Open reports whether the question waits for an answer.
func (q *QuestionRow) Open() bool { return q.Answered == nil }

// QuestionState chooses questions by their answers.
type QuestionState string

// The states. The zero one is all questions.
const (
	QuestionsOpen     QuestionState = "open"
	QuestionsAnswered QuestionState = "answered"
)

// QuestionStates lists the states, all first.
func QuestionStates() []QuestionState {
	return []QuestionState{"", QuestionsOpen, QuestionsAnswered}
}

// QuestionFilter chooses questions. Zero is all of them.
type QuestionFilter struct {
	State            QuestionState
	Item, Department string // ids
	Search           string // words in question, answer, item and department
}

// Load takes over a register in the words of a language. The filter stays, as far
// as there is something to choose by it.
func (q *Questions) Load(register workflow.Register, f Format) {
	q.rows, q.items, q.errata = nil, NewItemNames(register.Standard, f), map[string][]checklist.Erratum{}
	names := map[string]ItemName{}
	for _, name := range q.items {
		names[name.ID] = name
	}
	for _, e := range register.Round.Errata {
		q.errata[e.Item] = append(q.errata[e.Item], e)
	}
	for _, asked := range register.Questions {
		row := QuestionRow{Question: asked, Item: names[asked.Item], Department: cmp.Or(f.Text(register.Names[asked.Department]), asked.Department)}
		row.folded = row.Item.folded + separator + text.Fold(strings.Join([]string{row.Department, row.Text, row.Answer}, separator))
		q.rows = append(q.rows, row)
	}
	slices.SortStableFunc(q.rows, func(a, b QuestionRow) int {
		if a.Open() != b.Open() {
			return map[bool]int{true: -1, false: 1}[a.Open()]
		}
		return b.Number - a.Number
	})
	q.forget()
	q.arrange()
}

// forget takes back what the filter can't choose by any more.
func (q *Questions) forget() {
	if !slices.ContainsFunc(q.rows, func(r QuestionRow) bool { return r.Item.ID == q.filter.Item }) {
		q.filter.Item = ""
	}
	if !slices.ContainsFunc(q.rows, func(r QuestionRow) bool { return r.Question.Department == q.filter.Department }) {
		q.filter.Department = ""
	}
}

// Filter returns what chooses the questions.
func (q *Questions) Filter() QuestionFilter { return q.filter }

// SetFilter shows other questions.
func (q *Questions) SetFilter(filter QuestionFilter) {
	q.filter = filter
	q.arrange()
}

func (q *Questions) arrange() {
	q.lines = nil
	words := strings.Fields(text.Fold(q.filter.Search))
	for i := range q.rows {
		if q.filter.chooses(&q.rows[i]) && containsAll(q.rows[i].folded, words) {
			q.lines = append(q.lines, i)
		}
	}
}

func (f *QuestionFilter) chooses(r *QuestionRow) bool {
	return (f.State == "" || r.Open() == (f.State == QuestionsOpen)) &&
		(f.Item == "" || r.Item.ID == f.Item) && (f.Department == "" || r.Question.Department == f.Department)
}

// Lines counts the questions that the filter chooses.
func (q *Questions) Lines() int { return len(q.lines) }

// Line returns question i of those.
func (q *Questions) Line(i int) *QuestionRow { return &q.rows[q.lines[i]] }

// Key returns the number of question i of those.
func (q *Questions) Key(i int) int { return q.Line(i).Number }

// Find returns the line of a question by its number, or -1.
func (q *Questions) Find(number int) int {
	return slices.IndexFunc(q.lines, func(i int) bool { return q.rows[i].Number == number })
}

// Count counts the questions of a state, also those that the filter leaves out.
func (q *Questions) Count(state QuestionState) int {
	n := 0
	for i := range q.rows {
		if by := (QuestionFilter{State: state}); by.chooses(&q.rows[i]) {
			n++
		}
	}
	return n
}

// Choice is something that a list can be narrowed to.
type Choice struct{ ID, Name string }

// Departments are those that have asked, by their names.
func (q *Questions) Departments() []Choice {
	return q.choices(func(r *QuestionRow) Choice { return Choice{r.Question.Department, r.Department} }, func(c Choice) string { return c.Name })
}

// Asked are the items that were asked about, by their numbers.
func (q *Questions) Asked() []Choice {
	return q.choices(func(r *QuestionRow) Choice { return Choice{r.Item.ID, r.Item.ID + " " + r.Item.Topic} }, func(c Choice) string { return c.ID })
}

func (q *Questions) choices(of func(*QuestionRow) Choice, by func(Choice) string) []Choice {
	var all []Choice
	for i := range q.rows {
		if c := of(&q.rows[i]); !slices.Contains(all, c) {
			all = append(all, c)
		}
	}
	slices.SortFunc(all, func(a, b Choice) int { return cmp.Compare(by(a), by(b)) })
	return all
}

// Items are the items of the standard.
func (q *Questions) Items() ItemNames { return q.items }

// Errata are the office's words on an item, oldest first.
func (q *Questions) Errata(item string) []checklist.Erratum { return q.errata[item] }
