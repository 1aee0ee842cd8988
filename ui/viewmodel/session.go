package viewmodel

import (
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// Session is one open sheet with everything that the answering page knows of
// it. What it returns is current after every step.
type Session struct {
	ws    *workflow.Workspace
	sheet *workflow.Sheet

	rows  []row // in the order of the scope
	index map[checklist.Key]int
	tree  *Tree

	score   *checklist.Score
	gaps    []checklist.Gap // what hinders, and doubts
	codes   map[checklist.Key][]checklist.GapCode
	remarks []checklist.Gap // optional: nothing has to be done about them

	contradictions []checklist.Contradiction // of the office's lists

	undo, redo []step
	typed      map[place]string

	last      map[checklist.Key]checklist.Offer // of an earlier year
	lastYear  checklist.FiscalYear
	lastScale checklist.Scale

	before      *workflow.YearBefore // nil without one
	beforeScore *checklist.Score     // of before
	handed      workflow.HandedIn
	central     []checklist.CentralAnswer
	corrections []workflow.Corrected // by the office, oldest first
}

// NewSession opens a session on a sheet of the workspace.
func NewSession(ws *workflow.Workspace, sheet *workflow.Sheet) *Session {
	s := &Session{ws: ws, typed: map[place]string{}}
	s.adopt(sheet)
	return s
}

// adopt takes over a sheet, whose scope may differ from the last one's.
func (s *Session) adopt(sheet *workflow.Sheet) {
	s.sheet = sheet
	s.rows, s.index = makeRows(sheet, s.rows, s.index)
	s.tree = makeTree(s.rows)
	s.refresh()
}

// refresh computes what depends on the answers.
func (s *Session) refresh() {
	s.score = s.sheet.Score()
	s.contradictions = s.sheet.Contradictions()
	s.gaps, s.remarks, s.codes = nil, nil, map[checklist.Key][]checklist.GapCode{}
	for _, gap := range s.sheet.Gaps() {
		if gap.Code.Optional() {
			s.remarks = append(s.remarks, gap)
			continue
		}
		s.gaps = append(s.gaps, gap)
		s.codes[gap.Key] = append(s.codes[gap.Key], gap.Code)
	}
	s.tree.count(s.rows, s.sheet, s.codes)
}

// Sheet returns the sheet. It must be changed through the session only.
func (s *Session) Sheet() *workflow.Sheet { return s.sheet }

// Workspace returns the workspace that the sheet lies in.
func (s *Session) Workspace() *workflow.Workspace { return s.ws }

// Answer returns a copy of the answer to a key; a blank one if there is none.
func (s *Session) Answer(key checklist.Key) checklist.Response { return s.sheet.Response(key) }

// Put records an answer. An answer that says the same as the one recorded is
// not written again.
func (s *Session) Put(ctx context.Context, answer checklist.Response) error {
	if same(answer, s.Answer(answer.Key)) {
		return nil
	}
	return s.Save(ctx, workflow.Edit{Response: answer})
}

// same compares what two answers say.
func same(a, b checklist.Response) bool {
	if a.Responsibility == checklist.Own {
		a.Responsibility = ""
	}
	counts := a.Count == nil && b.Count == nil || a.Count != nil && b.Count != nil && *a.Count == *b.Count
	a.Stamp, a.Count, b.Stamp, b.Count = checklist.Stamp{}, nil, checklist.Stamp{}, nil
	return counts && a == b
}

// Save records answers with their evidence as one step that can be taken back.
func (s *Session) Save(ctx context.Context, edits ...workflow.Edit) error {
	undo, err := s.ws.Save(ctx, s.sheet, edits...)
	if err != nil {
		return err
	}
	s.did(edits[0].Response.Key, undo)
	return nil
}

// Adopt takes over a step that was saved in the background on a sheet of its
// own: the sheet as it is now, and the edits that take the step back.
func (s *Session) Adopt(sheet *workflow.Sheet, key checklist.Key, undo []workflow.Edit) {
	s.adopt(sheet)
	s.did(key, undo)
}

// Reload takes over the sheet after something else than an answer has changed,
// such as its state. Steps before that cannot be taken back.
func (s *Session) Reload(sheet *workflow.Sheet) {
	s.adopt(sheet)
	s.undo, s.redo = nil, nil
}

// CanChange tells whether the answer to a key can be changed now; the error says
// why not.
func (s *Session) CanChange(key checklist.Key) error { return s.sheet.Assessment.CanChange(key) }
