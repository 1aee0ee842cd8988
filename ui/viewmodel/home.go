package viewmodel

import (
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// StepCode is one of the four steps of a department's year.
type StepCode string

// The steps, in their order.
const (
	StepFill    StepCode = "fill"
	StepApprove StepCode = "approve"
	StepSubmit  StepCode = "submit"
	StepResult  StepCode = "result"
)

// Steps lists the steps in their order.
func Steps() []StepCode { return []StepCode{StepFill, StepApprove, StepSubmit, StepResult} }

// NextCode is what the department does next.
type NextCode string

// What can be next.
const (
	NextReturned NextCode = "returned" // mend what the office has returned
	NextBegin    NextCode = "begin"    // to answer
	NextAnswer   NextCode = "answer"
	NextMend     NextCode = "mend" // fill in what an answer lacks
	NextApprove  NextCode = "approve"
	NextSubmit   NextCode = "submit"
	NextWait     NextCode = "wait" // for the office
	NextDone     NextCode = "done"
)

// Next is what is to be done now.
func (s *Session) Next() NextCode {
	left := s.Left()
	switch state := s.sheet.Assessment.State; {
	case state == checklist.StateAccepted:
		return NextDone
	case state == checklist.StateSubmitted:
		return NextWait
	case !state.Editable():
		return NextSubmit
	case left.Returned > 0:
		return NextReturned
	case left.Open > 0 && s.score.Tally.Answered() == 0:
		return NextBegin
	case left.Open+left.Inquiring > 0:
		return NextAnswer
	case left.Plans+left.Others > 0:
		return NextMend
	}
	return NextApprove
}

// Current is the step in which the department is, and false when all are done.
func (s *Session) Current() (StepCode, bool) {
	switch s.Next() {
	case NextApprove:
		return StepApprove, true
	case NextSubmit:
		return StepSubmit, true
	case NextWait:
		return StepResult, true
	case NextDone:
		return StepResult, false
	}
	return StepFill, true
}

// Left counts the items in which something hinders the approval, each once.
type Left struct {
	Open      int // without an answer
	Inquiring int
	Plans     int // answered, but the plan is not complete
	Others    int // answered, but a reason or a possible head count is missing
	Returned  int // returned by the office and not answered anew since
}

// Left counts what is left to do.
func (s *Session) Left() Left {
	var left Left
	for _, codes := range s.codes {
		left.count(codes)
	}
	if note := s.sheet.Assessment.Returned; note != nil && s.sheet.Assessment.State == checklist.StateReturned {
		for _, key := range note.Keys {
			if s.untouched(key, note) {
				left.Returned++
			}
		}
	}
	return left
}

// plans are the gaps that a complete plan closes.
var plans = []checklist.GapCode{checklist.GapPlanAction, checklist.GapPlanCause, checklist.GapPlanDue, checklist.GapPlanOwner, checklist.GapPlanFunding}

// count adds one item with its gaps.
func (l *Left) count(codes []checklist.GapCode) {
	has := func(wanted ...checklist.GapCode) bool {
		return slices.ContainsFunc(codes, func(c checklist.GapCode) bool { return slices.Contains(wanted, c) })
	}
	switch {
	case has(checklist.GapUnanswered):
		l.Open++
	case has(checklist.GapInquiring):
		l.Inquiring++
	case has(checklist.GapReason, checklist.GapCount):
		l.Others++
	case has(plans...):
		l.Plans++
	}
}

// Left says what is left to do: あと12問、未記入の計画3件; "" if it is nothing.
func (f Format) Left(l Left) string {
	part := func(key string, n int) string {
		if n == 0 {
			return ""
		}
		return f.N(key, n)
	}
	return joinGiven(f.T("report.list.separator"), part("desk.left.returned", l.Returned), part("desk.left.open", l.Open),
		part("desk.left.inquiring", l.Inquiring), part("desk.left.plans", l.Plans), part("desk.left.others", l.Others))
}

// Due is the day by which to submit, the office's extension respected; extended
// says that there is one.
func (s *Session) Due() (due checklist.Date, extended bool) {
	return s.sheet.Round.DueOf(&s.sheet.Assessment), !s.sheet.Assessment.Due.IsZero()
}

// SetBefore takes over the year before, nil without one. The session shows its
// figures beside those of this year.
func (s *Session) SetBefore(last *workflow.YearBefore) {
	s.before, s.beforeScore = last, nil
	if last != nil {
		s.beforeScore = last.Score
	}
}

// YearPair is one figure of this year and of the year before.
type YearPair struct{ Name, Now, Before string }

// Years sets the figures of this year and of the year before side by side; before
// names that year, "" without one.
func (s *Session) Years(f Format) (pairs []YearPair, before string) {
	if s.before == nil {
		return nil, ""
	}
	now, then := s.score, s.beforeScore
	return []YearPair{
		{f.T("desktop.figure.score"), f.Rate(now.Figure.Score), f.Rate(then.Figure.Score)},
		{f.T("desktop.figure.answer"), f.Rate(now.Tally.AnswerRate()), f.Rate(then.Tally.AnswerRate())},
		{f.T("desktop.figure.implementation"), f.Rate(now.Tally.ImplementationRate()), f.Rate(then.Tally.ImplementationRate())},
	}, s.yearBefore(f)
}

// yearBefore names the year before, and says whose figures are added up.
func (s *Session) yearBefore(f Format) string {
	year := f.Year(s.before.Year)
	if n := len(s.before.Departments); n > 1 {
		return f.T("correction.joined", "Year", year, "Departments", n)
	}
	return year
}

// NextReturned is the first row that the office has returned and that has not been
// answered anew.
func (s *Session) NextReturned() (int, bool) {
	note := s.sheet.Assessment.Returned
	if note == nil {
		return 0, false
	}
	for i := range s.rows {
		if s.untouched(s.rows[i].key, note) {
			return i, true
		}
	}
	return 0, false
}

// untouched reports whether an item was returned and not answered since.
func (s *Session) untouched(key checklist.Key, note *checklist.ReturnNote) bool {
	return slices.Contains(note.Keys, key) && !s.Answer(key).Stamp.At.After(note.Stamp.At)
}
