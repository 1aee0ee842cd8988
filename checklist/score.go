package checklist

import (
	"math/big"
	"slices"
)

// Tally counts the items behind a figure. InScope is the sum of Done, Partly,
// NotDone, NotApplicable and Unanswered; Inquiring is part of Unanswered.
type Tally struct {
	InScope       int `json:"in_scope"`
	Done          int `json:"done"`
	Partly        int `json:"partly"`
	NotDone       int `json:"not_done"`
	NotApplicable int `json:"not_applicable"`
	Unanswered    int `json:"unanswered"`
	Inquiring     int `json:"inquiring"`
}

// Answered is the number of items that carry an answer.
func (t Tally) Answered() int { return t.InScope - t.Unanswered }

// Applicable is the number of items that stay in the denominator.
func (t Tally) Applicable() int { return t.InScope - t.NotApplicable }

// AnswerRate is 回答率: answered ÷ in scope.
func (t Tally) AnswerRate() Rate { return NewRate(t.Answered(), t.InScope) }

// ImplementationRate is 実施率: done ÷ (in scope − not applicable). It never
// divides by answered, which would reward silence.
func (t Tally) ImplementationRate() Rate { return NewRate(t.Done, t.Applicable()) }

// Figure is one score with what it was made from.
type Figure struct {
	Tally    Tally    `json:"tally"`
	Earned   *big.Rat `json:"earned"`   // Σ weight · points, exact
	Possible int      `json:"possible"` // Σ weight · highest points of what applies
	Score    Rate     `json:"score"`    // floor(10000 · Earned ÷ Possible)
}

// SectionFigure is the score of a section with everything below it.
type SectionFigure struct {
	Section *Section
	Depth   int // 0 for a chapter
	Figure
}

// SubjectFigure is the score of one subject.
type SubjectFigure struct {
	Subject *Subject
	Figure
}

// Line is one item's share in a figure: the trace.
type Line struct {
	Scoped
	Rating   Rating // zero if there is no answer
	Answered bool
	Weight   int
	Earned   *big.Rat // weight · points; nil stands for zero
	Possible int      // weight · highest points; 0 if not applicable
}

// Score is every figure of one department, computed and never stored.
type Score struct {
	Figure
	Sections []SectionFigure // those that have items in scope, parents first
	Subjects []SubjectFigure
	// CriticalUnmet lists critical items that apply and earn nothing.
	CriticalUnmet []Key
	// Grade is the letter, "" where there is no score; Capped says that
	// CriticalUnmet lowered it.
	Grade  string
	Capped bool
	lines  []Line
}

// NewScore computes all figures: a pure function of the standard, the scope
// (profile, subjects and errata) and the responses. Negative points count as
// zero; no answer counts zero points in the denominator; a head count earns
// highest · complying ÷ concerned and leaves the denominator when nobody is
// concerned.
func NewScore(std *Standard, scope *Scope, responses map[Key]*Response) *Score {
	s := &Score{lines: make([]Line, 0, len(scope.Items))}
	var total sum
	sections, subjects := map[*Section]*sum{}, map[*Subject]*sum{}
	highest := std.Scale.Highest()
	for _, entry := range scope.Items {
		response := responses[entry.Key()]
		line := newLine(entry, &std.Scale, highest, response)
		inquiring := response != nil && response.Inquiring
		total.add(&line, inquiring)
		sumOf(subjects, entry.Subject).add(&line, inquiring)
		for _, section := range entry.Path {
			sumOf(sections, section).add(&line, inquiring)
		}
		if entry.Item.Critical && line.Possible > 0 && line.Earned == nil {
			s.CriticalUnmet = append(s.CriticalUnmet, entry.Key())
		}
		s.lines = append(s.lines, line)
	}
	s.Figure = total.figure()
	s.collect(std, scope, sections, subjects)
	s.Grade, s.Capped = std.Grading.Grade(s.Figure.Score, len(s.CriticalUnmet) > 0)
	return s
}

// collect puts the sums in the order of the standard and of the department.
func (s *Score) collect(std *Standard, scope *Scope, sections map[*Section]*sum, subjects map[*Subject]*sum) {
	for depth, section := range std.AllSections() {
		if sum, ok := sections[section]; ok {
			s.Sections = append(s.Sections, SectionFigure{section, depth, sum.figure()})
		}
	}
	for _, entry := range scope.Items {
		if sum, ok := subjects[entry.Subject]; ok {
			s.Subjects = append(s.Subjects, SubjectFigure{entry.Subject, sum.figure()})
			delete(subjects, entry.Subject)
		}
	}
}

// Trace lists the lines behind the total.
func (s *Score) Trace() []Line { return s.lines }

// SectionTrace lists the lines behind the figure of a section.
func (s *Score) SectionTrace(id string) []Line {
	return s.trace(func(l Line) bool { return l.Path.Contains(id) })
}

// SubjectTrace lists the lines behind the figure of a subject.
func (s *Score) SubjectTrace(id string) []Line {
	return s.trace(func(l Line) bool { return l.Subject.ID == id })
}

func (s *Score) trace(keep func(Line) bool) []Line {
	return slices.DeleteFunc(slices.Clone(s.lines), func(l Line) bool { return !keep(l) })
}

func newLine(entry Scoped, scale *Scale, highest int, r *Response) Line {
	line := Line{Scoped: entry, Weight: entry.Item.Weight, Possible: entry.Item.Weight * highest}
	line.Rating, line.Answered = r.Effective(scale)
	switch {
	case !line.Answered:
	case !line.Rating.Applies():
		line.Possible = 0
	case r.Count != nil:
		line.Earned = earned(line.Possible*min(r.Count.Complying, r.Count.Concerned), r.Count.Concerned)
	default:
		line.Earned = earned(line.Weight*line.Rating.Points, 1)
	}
	return line
}

// earned is the fraction, or nil where nothing is earned.
func earned(num, den int) *big.Rat {
	if num <= 0 {
		return nil
	}
	return big.NewRat(int64(num), int64(den))
}
