package checklist

import (
	"cmp"
	"slices"
)

// Submission is the immutable, numbered snapshot of what a department has
// handed in (提出). Notes to the successor stay at home.
type Submission struct {
	Assessment   string     `json:"assessment"`
	Round        string     `json:"round"`
	FiscalYear   FiscalYear `json:"fiscal_year"`
	Standard     StandardID `json:"standard"`
	Department   Department `json:"department"`
	Revision     int        `json:"revision"` // 1 for the first
	Approval     Approval   `json:"approval"`
	Confirmation *Approval  `json:"confirmation,omitempty"`
	Responses    []Response `json:"responses"` // sorted by key
	Evidence     []Evidence `json:"evidence,omitempty"`
	Stamp        Stamp      `json:"stamp"`
}

// NewSubmission takes the snapshot of a submitted assessment. It fails with
// ErrState before Assessment.Submit. Answers to items that have left the scope
// are not handed in.
func NewSubmission(a *Assessment, round *Round, scope *Scope, answers Answers, stamp Stamp) (Submission, error) {
	if err := a.from(StateSubmitted); err != nil {
		return Submission{}, err
	}
	sub := Submission{
		Assessment: a.ID, Round: a.Round, FiscalYear: round.FiscalYear, Standard: round.Standard,
		Department: a.Department, Revision: a.Revision, Approval: *a.Approval, Confirmation: a.Confirmation, Stamp: stamp,
	}
	for _, entry := range scope.Items {
		key := entry.Key()
		if r := answers.Responses[key]; r != nil {
			handed := *r
			handed.Note = ""
			sub.Responses = append(sub.Responses, handed)
			sub.Evidence = append(sub.Evidence, answers.Evidence[key]...)
		}
	}
	slices.SortFunc(sub.Responses, func(a, b Response) int { return a.Key.Compare(b.Key) })
	slices.SortFunc(sub.Evidence, func(a, b Evidence) int { return cmp.Or(a.Key.Compare(b.Key), cmp.Compare(a.ID, b.ID)) })
	return sub, nil
}

// Compare orders keys by subject, then by item.
func (k Key) Compare(other Key) int {
	return cmp.Or(cmp.Compare(k.Subject, other.Subject), cmp.Compare(k.Item, other.Item))
}
