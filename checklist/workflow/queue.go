package workflow

import (
	"errors"

	"tenken/checklist"
	"tenken/checklist/store"
)

// Queue is what a person should look at in a round, with the names it needs.
type Queue struct {
	*checklist.Queue
	Standard *checklist.Standard
	Names    map[string]checklist.Text // of departments, by id
}

// Queue looks at the newest submission of every department of a round, beside
// last year's answers and the office's lists.
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
			last, err := lastAnswers(tx, round.FiscalYear, s.Department.ID)
			reviewed = append(reviewed, checklist.Reviewed{Submission: s, Last: last})
			return err
		})
		queue.Queue = checklist.NewQueue(std, &round, w.today(), reviewed, lists)
		return err
	})
	return queue, err
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

// lastAnswers are what a department answered in the newest year before; nil where
// there is none.
func lastAnswers(tx *store.Tx, year checklist.FiscalYear, department string) (map[checklist.Key]*checklist.Response, error) {
	held, err := years(tx)
	if err != nil {
		return nil, err
	}
	for _, before := range held {
		if before >= year {
			continue
		}
		round, err := findRound(tx, before)
		if err != nil {
			return nil, err
		}
		a, err := tx.Assessment(store.Ref{Round: round.ID, Department: department})
		if errors.Is(err, store.ErrNoRecord) {
			continue
		}
		if err != nil {
			return nil, err
		}
		answers, err := answersOf(tx, &a)
		return answers.Responses, err
	}
	return nil, nil
}
