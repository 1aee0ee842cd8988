package workflow

import (
	"tenken/checklist"
	"tenken/checklist/store"
)

// Queue is what a person should look at in a round, with the names it needs.
type Queue struct {
	*checklist.Queue
	Standard *checklist.Standard
	Names    map[string]checklist.Text // of departments, by id
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
		queue = Queue{Standard: std, Names: map[string]checklist.Text{}}
		var reviewed []checklist.Reviewed
		err = eachSubmission(tx, round.ID, func(a *checklist.Assessment, s *checklist.Submission) error {
			queue.Names[s.Department.ID] = s.Department.Name
			last, err := lastAnswers(tx, round.FiscalYear, a)
			queue.nameFormers(last)
			reviewed = append(reviewed, checklist.Reviewed{Submission: s, Last: last})
			return err
		})
		queue.Queue = checklist.NewQueue(std, &round, w.today(), reviewed, lists)
		return err
	})
	return queue, err
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

// lastAnswers are what the formers of a department answered.
func lastAnswers(tx *store.Tx, year checklist.FiscalYear, a *checklist.Assessment) (all []checklist.Former, err error) {
	in, _, err := formers(tx, year, a)
	for i := range in {
		answers, err := answersOf(tx, &in[i])
		if err != nil {
			return nil, err
		}
		all = append(all, checklist.Former{Department: &in[i].Department, Responses: answers.Responses})
	}
	return all, err
}
