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

// NewSubmission takes the snapshot of a submitted assessment; nothing in it is
// shared with what it was made from. It fails with ErrState before
// Assessment.Submit and with ErrApprovalEmpty without an approval. Answers to
// items that have left the scope are not handed in.
func NewSubmission(a *Assessment, round *Round, scope *Scope, answers Answers, stamp Stamp) (Submission, error) {
	if err := a.from(StateSubmitted); err != nil {
		return Submission{}, err
	}
	if a.Approval == nil {
		return Submission{}, ErrApprovalEmpty
	}
	sub := Submission{
		Assessment: a.ID, Round: a.Round, FiscalYear: round.FiscalYear, Standard: round.Standard,
		Department: a.Department.Clone(), Revision: a.Revision, Approval: *a.Approval, Confirmation: clone(a.Confirmation),
		Responses: []Response{}, Stamp: stamp,
	}
	for _, entry := range scope.Items {
		sub.take(answers.Responses[entry.Key()], answers.Evidence[entry.Key()])
	}
	slices.SortFunc(sub.Responses, func(a, b Response) int { return a.Key.Compare(b.Key) })
	slices.SortFunc(sub.Evidence, func(a, b Evidence) int { return cmp.Or(a.Key.Compare(b.Key), cmp.Compare(a.ID, b.ID)) })
	return sub, nil
}

// take copies one answer with its evidence.
func (s *Submission) take(r *Response, evidence []Evidence) {
	if r == nil {
		return
	}
	handed := r.Clone()
	handed.Note = ""
	s.Responses = append(s.Responses, handed)
	for _, e := range evidence {
		s.Evidence = append(s.Evidence, e.Clone())
	}
}

// clone copies what a pointer points at.
func clone[T any](p *T) *T {
	if p == nil {
		return nil
	}
	return new(*p)
}

// byKey finds the responses by their key.
func (s *Submission) byKey() map[Key]*Response {
	responses := make(map[Key]*Response, len(s.Responses))
	for i := range s.Responses {
		responses[s.Responses[i].Key] = &s.Responses[i]
	}
	return responses
}

// Score computes the figures of what was handed in: of what was asked then, but for
// errata.
func (s *Submission) Score(std *Standard, errata []Erratum) *Score {
	return NewScore(std, NewScope(std, new(s.Department.Clone()), errata), s.byKey())
}

// Answers returns what was handed in. It points into the submission.
func (s *Submission) Answers() Answers {
	a := Answers{Responses: s.byKey(), Evidence: map[Key][]Evidence{}}
	for _, e := range s.Evidence {
		a.Evidence[e.Key] = append(a.Evidence[e.Key], e)
	}
	return a
}
