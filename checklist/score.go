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
	// CriticalUnmet lists critical items that apply and earn nothing, those
	// without an answer included.
	CriticalUnmet []Key
	// Grade is the letter, "" where there is no score; Capped says that
	// CriticalUnmet lowered it.
	Grade  string
	Capped bool

	scope  *Scope
	shares []share // of scope.Items
}

// share is what one item adds to every figure that it is part of.
type share struct {
	rating   *Rating // nil without an answer
	earned   Fraction
	possible int
}

// NewScore computes all figures: a pure function of the standard, the scope that
// was made from it (profile, subjects and errata) and the responses. Negative
// points count as zero; no answer counts zero points in the denominator; a head
// count earns highest · complying ÷ concerned and leaves the denominator when
// nobody is concerned.
func NewScore(std *Standard, scope *Scope, responses map[Key]*Response) *Score {
	s := &Score{scope: scope, shares: make([]share, len(scope.Items))}
	sums := newSums()
	highest := std.Scale.Highest()
	for i, entry := range scope.Items {
		key := entry.Key()
		response := responses[key]
		part := shareOf(entry.Item, &std.Scale, highest, response)
		sums.add(entry, part, response != nil && response.Inquiring)
		if entry.Item.Critical && part.possible > 0 && part.earned.IsZero() {
			s.CriticalUnmet = append(s.CriticalUnmet, key)
		}
		s.shares[i] = part
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
			lines = append(lines, s.shares[i].line(entry))
		}
	}
	return lines
}

func shareOf(item *Item, scale *Scale, highest int, r *Response) share {
	s := share{rating: r.effective(scale), possible: item.Weight * highest}
	switch {
	case s.rating == nil:
	case !s.rating.Applies():
		s.possible = 0
	case r.Count != nil:
		s.earned = newFraction(s.possible*min(r.Count.Complying, r.Count.Concerned), r.Count.Concerned)
	default:
		s.earned = newFraction(item.Weight*s.rating.Points, 1)
	}
	return s
}

func (s share) line(entry Scoped) Line {
	rating, answered := found(s.rating)
	return Line{entry, rating, answered, entry.Item.Weight, s.earned, s.possible}
}
