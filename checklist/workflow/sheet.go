package workflow

import (
	"tenken/checklist"
)

// Sheet is one department's inspection of one fiscal year as a screen or report
// needs it: what is asked, and what has been answered. Save keeps it current.
// It is not safe for concurrent use.
type Sheet struct {
	City       checklist.Text
	Bureau     checklist.Text
	Standard   *checklist.Standard
	Round      checklist.Round
	Assessment checklist.Assessment
	Scope      *checklist.Scope
	Answers    checklist.Answers
	// Known is what the office's lists say about the department, as its newest
	// package has brought them; nil in the office's own workspace.
	Known []checklist.KnownList
	// Policy is the city's basic policy, zero until one has been loaded.
	Policy checklist.Policy
}

// Score computes every figure afresh.
func (s *Sheet) Score() *checklist.Score {
	return checklist.NewScore(s.Standard, s.Scope, s.Answers.Responses)
}

// Gaps lists everything to mend before approval, in the order of the sheet.
func (s *Sheet) Gaps() []checklist.Gap {
	return checklist.Gaps(s.Scope, &s.Standard.Scale, s.Answers, s.Round.FiscalYear)
}

// Contradictions lists the answers that the office's lists do not bear out, in the
// order of the sheet: the same that the office will be shown. They hinder nothing.
func (s *Sheet) Contradictions() []checklist.Contradiction {
	return checklist.Contradictions(s.Scope, &s.Standard.Scale, s.Assessment.Department.ID, s.Answers.Responses, s.Known)
}

// Response returns a copy of the answer to a key; a blank one if there is none.
func (s *Sheet) Response(key checklist.Key) checklist.Response {
	r := s.Answers.Responses[key]
	if r == nil {
		return checklist.Response{Key: key}
	}
	out := *r
	if r.Count != nil {
		count := *r.Count
		out.Count = &count
	}
	return out
}

// Evidence returns the evidence named for a key, oldest first.
func (s *Sheet) Evidence(key checklist.Key) []checklist.Evidence { return s.Answers.Evidence[key] }

// Clauses returns the clauses of the basic policy that an item refers to, as
// far as the city has loaded its policy and the clauses exist in it.
func (s *Sheet) Clauses(item *checklist.Item) []checklist.Clause {
	var out []checklist.Clause
	for _, ref := range item.Policy {
		if clause, ok := s.Policy.Find(ref); ok {
			out = append(out, clause)
		}
	}
	return out
}

// Status is the short account of a sheet that scripts read.
type Status struct {
	Department string                    `json:"department"`
	FiscalYear checklist.FiscalYear      `json:"fiscal_year"`
	State      checklist.State           `json:"state"`
	InScope    int                       `json:"in_scope"`
	Answered   int                       `json:"answered"`
	Unanswered int                       `json:"unanswered"`
	Score      checklist.Rate            `json:"score"` // permyriad or null
	Grade      string                    `json:"grade"` // "" where letters are off
	Gaps       []checklist.Gap           `json:"gaps"`
	Sections   []SectionStatus           `json:"sections"`
	Rates      map[string]checklist.Rate `json:"rates"`
}

// SectionStatus is one section's score in a Status.
type SectionStatus struct {
	ID       string         `json:"id"`
	InScope  int            `json:"in_scope"`
	Answered int            `json:"answered"`
	Score    checklist.Rate `json:"score"`
}

// Status gathers the account.
func (s *Sheet) Status() Status {
	score := s.Score()
	out := Status{
		Department: s.Assessment.Department.Name.Ja, FiscalYear: s.Round.FiscalYear, State: s.Assessment.State,
		InScope: score.Tally.InScope, Answered: score.Tally.Answered(), Unanswered: score.Tally.Unanswered,
		Score: score.Figure.Score, Gaps: append([]checklist.Gap{}, s.Gaps()...), Sections: []SectionStatus{},
		Rates: map[string]checklist.Rate{"answer": score.Tally.AnswerRate(), "implementation": score.Tally.ImplementationRate()},
	}
	if s.Round.ShowGrade {
		out.Grade = score.Grade
	}
	for _, f := range score.Sections {
		out.Sections = append(out.Sections, SectionStatus{f.Section.ID, f.Tally.InScope, f.Tally.Answered(), f.Figure.Score})
	}
	return out
}
