package workflow

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/store"
)

const verbCall store.Verb = "call"

// AddCall notes a talk with a department, typed by id or name, in the log of a
// round.
func (w *Workspace) AddCall(ctx context.Context, year checklist.FiscalYear, department, post, text string) (c checklist.Call, err error) {
	err = w.changeRound(ctx, verbCall, year, func(tx *store.Tx, round checklist.Round) error {
		a, err := findParticipant(tx, round.ID, department)
		if err != nil {
			return err
		}
		c = checklist.Call{Round: round.ID, Department: a.Department.ID, Post: post, Text: text, Stamp: w.stamp()}
		if err := c.Check(); err != nil {
			return err
		}
		c, err = tx.AddCall(c)
		return err
	})
	return c, err
}

// NamedCall is a call with the name of the department.
type NamedCall struct {
	checklist.Call
	Name checklist.Text `json:"name"`
}

// Calls returns the log of a round, oldest first: of a department, typed by id or
// name, or of all where it is empty.
func (w *Workspace) Calls(year checklist.FiscalYear, department string) (calls []NamedCall, err error) {
	err = w.viewRound(year, func(tx *store.Tx, round checklist.Round) error {
		only := ""
		if department != "" {
			a, err := findParticipant(tx, round.ID, department)
			if err != nil {
				return err
			}
			only = a.Department.ID
		}
		for c, err := range tx.Calls(round.ID) {
			if err != nil {
				return err
			}
			if only != "" && c.Department != only {
				continue
			}
			a, err := tx.Assessment(store.Ref{Round: round.ID, Department: c.Department})
			if err != nil {
				return err
			}
			c.Stamp = inJapan(c.Stamp)
			calls = append(calls, NamedCall{c, a.Department.Name})
		}
		return nil
	})
	return calls, err
}
