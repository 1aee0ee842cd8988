package workflow

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

const verbReturn store.Verb = "return"

// ReturnRequest says what is to be mended, and by whom.
type ReturnRequest struct {
	// Departments by ids or names; none stands for all that have answered the
	// first of the items with the rating.
	Departments []string
	Items       []string // as they are typed
	Rating      checklist.RatingCode
	Text        string
}

// Return gives submissions back (差戻し), in one step: the listed items are open
// again, and only those, for every subject that is asked them. An item that a
// department is not asked is checklist.ErrNotInScope, unless the departments go by a
// rating. The same return once more changes nothing.
func (w *Workspace) Return(ctx context.Context, year checklist.FiscalYear, req ReturnRequest) (done []Decided, err error) {
	err = w.changeRound(ctx, verbReturn, year, func(tx *store.Tx, round checklist.Round) error {
		done = nil
		std, err := tx.Standard(round.Standard)
		if err != nil {
			return err
		}
		items, err := itemsOf(std, req.Items)
		if err != nil {
			return err
		}
		r := returner{req: req, items: items, round: &round, std: std, stamp: w.stamp()}
		chosen, err := chosenStandings(tx, round.ID, req.Departments, r.concerns)
		if err != nil {
			return err
		}
		for _, s := range chosen {
			if err := r.give(s); err != nil {
				return err
			}
			done = append(done, s.said(exchange.DecisionReturned))
		}
		return r.failed
	})
	return done, err
}

// itemsOf finds items as they are typed; none is checklist.ErrNothingListed.
func itemsOf(std *checklist.Standard, typed []string) (ids []string, err error) {
	for _, t := range typed {
		item := FindItem(std, t)
		if item == nil {
			return nil, fmt.Errorf("%w: %s", checklist.ErrUnknownItem, t)
		}
		ids = append(ids, item.ID)
	}
	if len(ids) == 0 {
		return nil, checklist.ErrNothingListed
	}
	return ids, nil
}

type returner struct {
	req    ReturnRequest
	items  []string
	round  *checklist.Round
	std    *checklist.Standard
	stamp  checklist.Stamp
	failed error
}

// concerns reports whether a submitted department has answered the first item so.
func (r *returner) concerns(s *standing) bool {
	if s.assessment.State != checklist.StateSubmitted {
		return false
	}
	submission, err := corrected(s.tx, s.ref, s.assessment.Revision)
	if err != nil {
		r.failed = err
		return false
	}
	return slices.ContainsFunc(submission.Responses, func(a checklist.Response) bool {
		rating, ok := a.Effective(&r.std.Scale)
		return a.Item == r.items[0] && ok && (r.req.Rating == "" || rating.Code == r.req.Rating)
	})
}

// give returns one department's submission.
func (r *returner) give(s *standing) error {
	scope := checklist.NewScope(r.std, &s.assessment.Department, r.round.Errata)
	note := checklist.ReturnNote{Text: r.req.Text, Stamp: r.stamp}
	for _, item := range r.items {
		asked := false
		for _, entry := range scope.Items {
			if entry.Item.ID == item {
				note.Keys, asked = append(note.Keys, entry.Key()), true
			}
		}
		if !asked && len(r.req.Departments) > 0 {
			return fmt.Errorf("%s: %w: %s", s.assessment.Department.Name.Ja, checklist.ErrNotInScope, item)
		}
	}
	if before := s.assessment.Returned; s.assessment.State == checklist.StateReturned && before.Text == note.Text && reflect.DeepEqual(before.Keys, note.Keys) {
		return nil
	}
	return s.decide(exchange.DecisionReturned, r.stamp, func(a checklist.Assessment) (checklist.Assessment, error) {
		return a.Return(note, scope)
	})
}
