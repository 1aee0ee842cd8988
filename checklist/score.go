package checklist

import "math/big"

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
	Earned   Fraction // weight · points
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

	scale  *Scale
	scope  *Scope
	shares []share // of scope.Items
}

// share is what a Line adds to its entry, kept small: there is one per item of
// every score, and few are ever looked at.
type share struct {
	rating   RatingCode
	earned   Fraction
	possible int
}

// NewScore computes all figures: a pure function of the standard, the scope that
// was made from it (profile, subjects and errata) and the responses. Negative
// points count as zero; no answer counts zero points in the denominator; a head
// count earns highest · complying ÷ concerned and leaves the denominator when
// nobody is concerned.
func NewScore(std *Standard, scope *Scope, responses map[Key]*Response) *Score {
	s := &Score{scale: &std.Scale, scope: scope, shares: make([]share, len(scope.Items))}
	sums := newSums()
	highest := std.Scale.Highest()
	for i, entry := range scope.Items {
		key := entry.Key()
		response := responses[key]
		line := newLine(entry, &std.Scale, highest, response)
		sums.add(&line, response != nil && response.Inquiring)
		if entry.Item.Critical && line.Possible > 0 && line.Earned.IsZero() {
			s.CriticalUnmet = append(s.CriticalUnmet, key)
		}
		s.shares[i] = share{line.Rating.Code, line.Earned, line.Possible}
	}
	s.collect(std, sums)
	s.Grade, s.Capped = std.Grading.Grade(s.Figure.Score, len(s.CriticalUnmet) > 0)
	return s
}

// collect puts the figures in the order of the standard and of the department.
func (s *Score) collect(std *Standard, sums *sums) {
	s.Figure = sums.total.figure()
	for depth, section := range std.AllSections() {
		if sum, ok := sums.sections[section]; ok {
			s.Sections = append(s.Sections, SectionFigure{section, depth, sum.figure()})
		}
	}
	var last *Subject
	for _, entry := range s.scope.Items {
		if entry.Subject != last {
			last = entry.Subject
			s.Subjects = append(s.Subjects, SubjectFigure{last, sums.subjects[last].figure()})
		}
	}
}

// Trace lists the lines behind the total, in the order of the scope.
func (s *Score) Trace() []Line {
	return s.trace(func(Scoped) bool { return true })
}

// SectionTrace lists the lines behind the figure of a section.
func (s *Score) SectionTrace(id string) []Line {
	return s.trace(func(e Scoped) bool { return e.Path.Contains(id) })
}

// SubjectTrace lists the lines behind the figure of a subject.
func (s *Score) SubjectTrace(id string) []Line {
	return s.trace(func(e Scoped) bool { return e.Subject.ID == id })
}

func (s *Score) trace(keep func(Scoped) bool) []Line {
	var lines []Line
	for i, entry := range s.scope.Items {
		if keep(entry) {
			share := s.shares[i]
			rating, answered := s.scale.Rating(share.rating)
			lines = append(lines, Line{entry, rating, answered, entry.Item.Weight, share.earned, share.possible})
		}
	}
	return lines
}

func newLine(entry Scoped, scale *Scale, highest int, r *Response) Line {
	line := Line{Scoped: entry, Weight: entry.Item.Weight, Possible: entry.Item.Weight * highest}
	line.Rating, line.Answered = r.Effective(scale)
	switch {
	case !line.Answered:
	case !line.Rating.Applies():
		line.Possible = 0
	case r.Count != nil:
		line.Earned = newFraction(line.Possible*min(r.Count.Complying, r.Count.Concerned), r.Count.Concerned)
	default:
		line.Earned = newFraction(line.Weight*line.Rating.Points, 1)
	}
	return line
}
