package viewmodel

import (
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// Office is what stands around the pages of the office: whose file it is, where the
// year's round stands, and how much waits on each page.
type Office struct {
	Info  workflow.Info
	Board *workflow.Board // nil before the first round
	Open  int             // questions without an answer
}

// LoadOffice loads the round of a fiscal year; 0 is the newest one.
func LoadOffice(ws *workflow.Workspace, year checklist.FiscalYear) (*Office, error) {
	info, err := ws.Info()
	if err != nil || len(info.Years) == 0 {
		return &Office{Info: info}, err
	}
	board, err := ws.Board(year)
	if err != nil {
		return nil, err
	}
	register, err := ws.Register(board.Round.FiscalYear)
	if err != nil {
		return nil, err
	}
	o := &Office{Info: info, Board: board}
	for _, question := range register.Questions {
		if question.Answered == nil {
			o.Open++
		}
	}
	return o, nil
}

// Year is the fiscal year that is shown; 0 before the first round.
func (o *Office) Year() checklist.FiscalYear {
	if o.Board == nil {
		return 0
	}
	return o.Board.Round.FiscalYear
}

// Count counts the departments of a status.
func (o *Office) Count(status checklist.Status) int {
	if o.Board == nil {
		return 0
	}
	return len(o.Board.Rows(status))
}

// Has reports whether a department is in the round.
func (o *Office) Has(id string) bool {
	return o.Board != nil && slices.ContainsFunc(o.Board.Rows(""), func(r workflow.BoardRow) bool { return r.ID == id })
}

// Waiting counts the files that wait for a person's decision.
func (o *Office) Waiting() int {
	n := 0
	if o.Board != nil {
		for _, row := range o.Board.Rows("") {
			n += row.Waiting
		}
	}
	return n
}

// RoundState says where a round stands.
type RoundState string

// The states of a round.
const (
	RoundNone     RoundState = "none" // there is none yet
	RoundDraft    RoundState = "draft"
	RoundOpen     RoundState = "open" // the office receives
	RoundClosed   RoundState = "closed"
	RoundImported RoundState = "imported" // taken over from a file of another hand
)

// State is that of the round that is shown.
func (o *Office) State() RoundState {
	if o.Board == nil {
		return RoundNone
	}
	return stateOf(&o.Board.Round)
}

func stateOf(round *checklist.Round) RoundState {
	switch {
	case round.Imported != nil:
		return RoundImported
	case round.Draft:
		return RoundDraft
	case round.Closed != nil:
		return RoundClosed
	}
	return RoundOpen
}
