package command

import (
	"context"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// queue shows what a person should look at before accepting.
type queue struct {
	Ws         string `arg:""`
	Department string `placeholder:"DEPARTMENT"`
	Code       string `placeholder:"CODE"`
}

// shownQueue is the queue as scripts read it.
type shownQueue struct {
	Entries     []checklist.QueueEntry      `json:"entries"`
	Codes       map[checklist.QueueCode]int `json:"codes"`
	Departments map[string]int              `json:"departments"`
}

func (v *queue) run(ctx context.Context, s *session) error {
	var only checklist.QueueCode
	if v.Code != "" {
		var err error
		if only, err = code(s, "--code", "queue.code.", v.Code, checklist.QueueCodes()); err != nil {
			return err
		}
	}
	return s.withYear(ctx, v.Ws, reading, func(ws *workflow.Workspace, year checklist.FiscalYear) error {
		all, err := ws.Queue(year)
		if err != nil {
			return err
		}
		department := ""
		if v.Department != "" {
			d, err := ws.FindDepartment(year, v.Department)
			if err != nil {
				return err
			}
			department = d.ID
		}
		all.Queue = all.Only(department, only)
		shown := shownQueue{orEmpty(all.Entries), all.Codes, all.Departments}
		return s.result(shown, func() { s.printQueue(&all) })
	})
}

// printQueue lists the entries reason by reason.
func (s *session) printQueue(q *workflow.Queue) {
	var last checklist.QueueCode
	for i := range q.Entries {
		e := &q.Entries[i]
		if e.Code != last {
			last = e.Code
			s.say("queue.head", "Reason", s.text.T("queue.code."+string(e.Code)), "Count", q.Codes[e.Code])
		}
		s.line("  "+s.in(q.Names[e.Department]), s.queueItem(q, e), s.queueDetail(q, e))
	}
	s.say("queue.total", "Count", len(q.Entries), "Departments", len(q.Departments))
}

// queueItem is the item of an entry with its topic.
func (s *session) queueItem(q *workflow.Queue, e *checklist.QueueEntry) string {
	item, _ := q.Standard.Find(e.Item)
	if item == nil {
		return e.Item
	}
	words := e.Item + " " + s.in(item.Topic)
	if e.Critical {
		words += " " + s.text.T("queue.critical")
	}
	return words
}

// queueDetail is what an entry says beside its reason.
func (s *session) queueDetail(q *workflow.Queue, e *checklist.QueueEntry) string {
	if c := e.Contradiction; c != nil {
		knows := s.text.T("queue.number", "Count", c.Known.Number)
		if c.Known.Count != nil {
			knows = heads(c.Known.Count)
		}
		return s.text.T("queue.known", "Source", c.Source, "Known", knows)
	}
	if e.Field == "" {
		return ""
	}
	var others []string
	for _, id := range e.With {
		others = append(others, s.in(q.Names[id]))
	}
	return strings.Join(append([]string{s.text.T("queue.field." + e.Field)}, others...), " ")
}
