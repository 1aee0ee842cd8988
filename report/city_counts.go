package report

import (
	"slices"

	"tenken/checklist"
)

// handedIn is how much the departments have handed in.
type handedIn struct {
	evidence   int // pieces that are named or attached
	files      int // attached ones
	answerRows int // of answerData
}

// handedIn counts on its first call: that is one pass over all submissions, for the
// manifest and for the size of a data sheet together.
func (b *cityBuilder) handedIn() *handedIn {
	if b.counts == nil {
		b.counts = &handedIn{}
		n := 0
		for one := range b.Departments {
			if !one.Excused && one.Submission != nil {
				b.counts.add(one.Submission)
				b.counts.answerRows += b.rowsOf(one.Submission, &b.c.Departments[n])
			}
			n++
		}
	}
	return b.counts
}

func (h *handedIn) add(s *checklist.Submission) {
	h.evidence += len(s.Evidence)
	for i := range s.Evidence {
		if s.Evidence[i].File != nil {
			h.files++
		}
	}
}

// rowsOf is how many rows the answers of a submission take: one for each item that
// it was asked, and more where a text does not fit a cell.
func (b *cityBuilder) rowsOf(s *checklist.Submission, group *checklist.DepartmentGroup) int {
	if !slices.ContainsFunc(s.Responses, mayNotFit) {
		return group.Turnout.InScope
	}
	n := 0
	for range b.departmentAnswers(s) {
		n++
	}
	return n
}

// mayNotFit reports whether a text could be longer than a cell. In its clean form a
// text is at most three times as long.
func mayNotFit(r checklist.Response) bool {
	p := &r.Plan
	return max(len(r.Comment), len(r.Reason), len(p.Cause), len(p.Action), len(p.Owner), len(p.RequestTo), len(r.Stamp.Actor)) > maxCell/3
}
