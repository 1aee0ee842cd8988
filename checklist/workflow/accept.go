package workflow

import (
	"context"
	"errors"
	"fmt"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/store"
)

const verbAccept store.Verb = "accept"

// Refusals of the office's decisions.
var (
	ErrWaiting = errors.New("workflow: files of the department wait for a decision")
	ErrNobody  = errors.New("workflow: it concerns no department")
)

// Decided is what the office has said to one department.
type Decided struct {
	Department string            `json:"department"` // its Japanese name
	ID         string            `json:"id"`
	Route      checklist.Route   `json:"route"`
	Revision   int               `json:"revision"`
	Decision   exchange.Decision `json:"decision"`
	State      checklist.State   `json:"state"`
	Keys       []checklist.Key   `json:"keys,omitempty"` // what is to be mended
	Files      []string          `json:"files,omitempty"`
}

// Accept accepts what departments have handed in, by ids or names, in one step;
// none stands for all departments that are submitted and have no file waiting for
// a decision. One that is accepted stays so.
func (w *Workspace) Accept(ctx context.Context, year checklist.FiscalYear, departments []string) (done []Decided, err error) {
	err = w.changeRound(ctx, verbAccept, year, func(tx *store.Tx, round checklist.Round) error {
		done = nil
		chosen, err := chosenStandings(tx, round.ID, departments, (*standing).ready)
		if err != nil {
			return err
		}
		for _, s := range chosen {
			if err := s.decide(exchange.DecisionAccepted, w.stamp(), checklist.Assessment.Accept); err != nil {
				return err
			}
			done = append(done, s.said(exchange.DecisionAccepted))
		}
		return nil
	})
	return done, err
}

// ready reports whether nothing hinders the acceptance.
func (s *standing) ready() bool {
	return s.assessment.State == checklist.StateSubmitted && s.waiting() == 0
}

// waiting is how many files wait for a person's ruling.
func (s *standing) waiting() (n int) {
	for i := range s.receipts {
		if waits(&s.receipts[i]) {
			n++
		}
	}
	return n
}

// waits reports whether a file waits for a person's ruling.
func waits(r *store.Receipt) bool {
	return r.Undone == nil && r.Ruling != string(RulingReject) && !inForce(r)
}

// chosenStandings are those of the departments that were named, or all that fit.
func chosenStandings(tx *store.Tx, round string, named []string, fits func(*standing) bool) (chosen []*standing, err error) {
	if len(named) == 0 {
		all, err := loadStandings(tx, round)
		for _, s := range all {
			if fits(s) {
				chosen = append(chosen, s)
			}
		}
		if err == nil && len(chosen) == 0 {
			err = ErrNobody
		}
		return chosen, err
	}
	for _, typed := range named {
		a, err := findParticipant(tx, round, typed)
		if err != nil {
			return nil, err
		}
		s, err := loadStanding(tx, store.RefOf(&a))
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, s)
	}
	return chosen, nil
}

// decide records what the office says about the newest submission. What has been
// said already is not said again.
func (s *standing) decide(decision exchange.Decision, stamp checklist.Stamp, command func(checklist.Assessment) (checklist.Assessment, error)) error {
	name := s.assessment.Department.Name.Ja
	newest := s.newest()
	if newest != nil && decision == exchange.DecisionAccepted && newest.Decision == string(decision) {
		return nil
	}
	if s.waiting() > 0 {
		return fmt.Errorf("%s: %w", name, ErrWaiting)
	}
	a, err := command(s.assessment)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	s.assessment = a
	newest.Decision, newest.Decided = string(decision), &stamp
	return errors.Join(s.tx.PutAssessment(a), s.tx.PutReceipt(*newest))
}

// said is what has been said about the newest submission.
func (s *standing) said(decision exchange.Decision) Decided {
	d := Decided{Department: s.assessment.Department.Name.Ja, ID: s.ref.Department, Route: s.newest().Route, Revision: s.newest().Revision,
		Decision: decision, State: s.assessment.State}
	if decision == exchange.DecisionReturned {
		d.Keys = s.assessment.Returned.Keys
	}
	return d
}
