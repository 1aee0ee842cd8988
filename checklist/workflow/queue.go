package workflow

import (
	"tenken/checklist"
	"tenken/checklist/store"
)

// Queue is what a person should look at in a round, with the names it needs and the
// answers that it speaks of.
type Queue struct {
	*checklist.Queue
	Standard *checklist.Standard
	Names    map[string]checklist.Text // of departments, by id
	answers  map[string]queued         // by department
}

// queued is what a department has answered, and what was answered last year.
type queued struct {
	now  checklist.Answers
	of   *checklist.Department
	last []checklist.Former
	// scale of last year.
	scale *checklist.Scale
}

// Answer is the answer of an entry.
func (q *Queue) Answer(e *checklist.QueueEntry) *checklist.Response {
	return q.answers[e.Department].now.Responses[e.Key]
}

// Subject names what is inspected in an entry; zero for the department itself.
func (q *Queue) Subject(e *checklist.QueueEntry) checklist.Text {
	for _, s := range q.answers[e.Department].of.Subjects {
		if s.ID == e.Subject && s.Kind != checklist.SubjectDepartment {
			return s.Name
		}
	}
	return checklist.Text{}
}

// LastAnswer is what a department, or one that it goes on from, answered to an item
// last year, with the scale of that year. Response is nil without such an answer.
type LastAnswer struct {
	*checklist.Response
	Scale *checklist.Scale
}

// Last is what was answered a year before to the item of an entry, by its number.
func (q *Queue) Last(e *checklist.QueueEntry) LastAnswer {
	from := q.answers[e.Department]
	for _, former := range from.last {
		if r := former.Responses[e.Key]; r.Answered() {
			return LastAnswer{r, from.scale}
		}
	}
	return LastAnswer{}
}

// Queue looks at what every department of a round has handed in last, slips
// corrected, beside last year's answers and the office's lists.
func (w *Workspace) Queue(year checklist.FiscalYear) (queue Queue, err error) {
	err = w.viewRound(year, func(tx *store.Tx, round checklist.Round) error {
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		lists, err := knownLists(tx, round.ID)
		if err != nil {
			return err
		}
		queue = Queue{Standard: std, Names: map[string]checklist.Text{}, answers: map[string]queued{}}
		maker := queueMaker{tx: tx, round: &round, queue: &queue, scales: map[checklist.FiscalYear]*checklist.Scale{}}
		err = eachSubmission(tx, round.ID, maker.add)
		queue.Queue = checklist.NewQueue(std, &round, w.today(), maker.reviewed, lists)
		return err
	})
	return queue, err
}

// queueMaker gathers what the queue looks at.
type queueMaker struct {
	tx       *store.Tx
	round    *checklist.Round
	queue    *Queue
	scales   map[checklist.FiscalYear]*checklist.Scale // of earlier years
	reviewed []checklist.Reviewed
}

func (m *queueMaker) add(a *checklist.Assessment, s *checklist.Submission) error {
	last, before, err := lastAnswers(m.tx, m.round.FiscalYear, a)
	if err != nil {
		return err
	}
	if len(last) > 0 && m.scales[before] == nil {
		if m.scales[before], err = scaleOf(m.tx, before); err != nil {
			return err
		}
	}
	m.queue.Names[s.Department.ID] = s.Department.Name
	m.queue.answers[s.Department.ID] = queued{s.Answers(), &s.Department, last, m.scales[before]}
	m.queue.nameFormers(last)
	m.reviewed = append(m.reviewed, checklist.Reviewed{Submission: s, Last: last})
	return nil
}

// nameFormers adds the names of departments that are no more.
func (q *Queue) nameFormers(last []checklist.Former) {
	for _, f := range last {
		if _, known := q.Names[f.Department.ID]; !known {
			q.Names[f.Department.ID] = f.Department.Name
		}
	}
}

// FindDepartment finds a department of a round by id or name.
func (w *Workspace) FindDepartment(year checklist.FiscalYear, typed string) (d checklist.Department, err error) {
	err = w.viewRound(year, func(tx *store.Tx, round checklist.Round) error {
		a, err := findParticipant(tx, round.ID, typed)
		d = a.Department
		return err
	})
	return d, err
}

// lastAnswers are what the formers of a department answered, and in which year; 0
// without one.
func lastAnswers(tx *store.Tx, year checklist.FiscalYear, a *checklist.Assessment) (all []checklist.Former, before checklist.FiscalYear, err error) {
	in, before, err := formers(tx, year, a)
	for i := range in {
		answers, err := answersOf(tx, &in[i])
		if err != nil {
			return nil, 0, err
		}
		all = append(all, checklist.Former{Department: &in[i].Department, Responses: answers.Responses})
	}
	return all, before, err
}

// scaleOf is the scale of the round of a year.
func scaleOf(tx *store.Tx, year checklist.FiscalYear) (*checklist.Scale, error) {
	round, err := findRound(tx, year)
	if err != nil {
		return nil, err
	}
	std, err := tx.Standard(round.Standard)
	if err != nil {
		return nil, err
	}
	return &std.Scale, nil
}
