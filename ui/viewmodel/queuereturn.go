package viewmodel

import (
	"cmp"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// Toggle chooses the answer of a line, or not any more; on the line of a reason, all
// answers below it.
func (q *Queue) Toggle(line int) {
	l := q.lines[line]
	if l.Row >= 0 {
		q.choose(q.rows[l.Row].Place(), !q.Chosen(line))
		return
	}
	on := !q.Chosen(line)
	for _, other := range q.lines {
		if other.Row >= 0 && other.Code == l.Code {
			q.choose(q.rows[other.Row].Place(), on)
		}
	}
}

func (q *Queue) choose(place QueuePlace, on bool) {
	if on {
		q.chosen[place] = true
	} else {
		delete(q.chosen, place)
	}
}

// ChooseShown chooses every answer that shows.
func (q *Queue) ChooseShown() {
	for _, line := range q.lines {
		if line.Row >= 0 {
			q.choose(q.rows[line.Row].Place(), true)
		}
	}
}

// ChooseNone chooses nothing.
func (q *Queue) ChooseNone() { clear(q.chosen) }

// Choices counts the answers that are chosen.
func (q *Queue) Choices() int { return len(q.chosen) }

// Chosen reports whether the answer of a line is chosen; of a reason, whether all
// answers below it are.
func (q *Queue) Chosen(line int) bool {
	l := q.lines[line]
	if l.Row >= 0 {
		return q.chosen[q.rows[l.Row].Place()]
	}
	return !slices.ContainsFunc(q.lines, func(other QueueLine) bool {
		return other.Row >= 0 && other.Code == l.Code && !q.chosen[q.rows[other.Row].Place()]
	})
}

// QueueReturn is what goes back to one department.
type QueueReturn struct {
	Department, Name string
	Items            []string // ids, in the order of the standard
	Topics           []string // of the items
	// Ready: it can be returned now. Else it is returned or accepted already, or
	// files of it wait for a decision.
	Ready bool
}

// Returns says what goes back to each department of the answers that are chosen, in
// the order of the table. An item goes back once, for all subjects.
func (q *Queue) Returns() (all []QueueReturn) {
	at := map[string]int{}
	for i := range q.rows {
		row := &q.rows[i]
		if !q.chosen[row.Place()] {
			continue
		}
		n, known := at[row.Department]
		if !known {
			n = len(all)
			at[row.Department] = n
			all = append(all, QueueReturn{Department: row.Department, Name: row.Name, Ready: q.ready[row.Department]})
		}
		if r := &all[n]; !slices.Contains(r.Items, row.Item) {
			r.Items, r.Topics = append(r.Items, row.Item), append(r.Topics, row.Topic)
		}
	}
	return all
}

// ReturnRequests are the steps that return what is ready, with one text: the
// departments that get the same items come in one step.
func ReturnRequests(returns []QueueReturn, text string) (all []workflow.ReturnRequest) {
	for _, r := range returns {
		if !r.Ready {
			continue
		}
		items := slices.Sorted(slices.Values(r.Items))
		same := slices.IndexFunc(all, func(other workflow.ReturnRequest) bool { return slices.Equal(other.Items, items) })
		if same < 0 {
			all = append(all, workflow.ReturnRequest{Departments: []string{r.Department}, Items: items, Text: strings.TrimSpace(text)})
		} else {
			all[same].Departments = append(all[same].Departments, r.Department)
		}
	}
	return all
}

// Proposal is a text for what is chosen where it has one reason alone; "" elsewhere.
func (q *Queue) Proposal(f Format) string {
	code := checklist.QueueCode("")
	for i := range q.rows {
		if row := &q.rows[i]; q.chosen[row.Place()] {
			if cmp.Or(code, row.Code) != row.Code {
				return ""
			}
			code = row.Code
		}
	}
	if code == "" {
		return ""
	}
	return f.T("inspect.ask." + string(code))
}
