package checklist

import "iter"

// Inspected is one department of a round, as a consolidation takes it.
type Inspected struct {
	Department *Department // as it is in the round
	Excused    bool        // is not expected to submit, and counts nowhere
	Submission *Submission // what counts of it; nil while nothing has been received
}

// Turnout says how much of a group its figures rest on. It stands beside every
// rate.
type Turnout struct {
	Expected int      `json:"expected"` // departments that are to submit
	Missing  []string `json:"missing"`  // ids of those that have not, in the order of the round
	InScope  int      `json:"in_scope"` // items that all of them are asked
	Answered int      `json:"answered"` // those that carry an answer
}

// AnswerRate is 回答率 over all that are expected: what a missing department is
// asked is in the denominator.
func (t Turnout) AnswerRate() Rate { return NewRate(t.Answered, t.InScope) }

// Group is the figures of several departments, or of one. The score and the
// tally are of what has been submitted, as silence says nothing about security;
// how much that is, says the turnout.
type Group struct {
	Figure
	// Chapters stand beside Consolidation.Chapters. Where nothing of a chapter
	// applies, the score is not valid.
	Chapters []Figure
	Turnout  Turnout
}

// BureauGroup is a bureau with all its departments.
type BureauGroup struct {
	Bureau string // id; empty for departments without one
	Group
}

// DepartmentGroup is one department in the round. Grade, Capped and
// CriticalUnmet are those of its Score.
type DepartmentGroup struct {
	Department    *Department
	Excused       bool
	Revision      int // of the submission; 0 while nothing has been received
	CriticalUnmet []Key
	Grade         string
	Capped        bool
	Group
}

// SubjectGroup is one system or site of a department.
type SubjectGroup struct {
	Department *Department
	SubjectFigure
}

// Planned is a plan as a department has submitted it. A city may have a hundred
// thousand of them, so nothing else of the answer is kept.
type Planned struct {
	Department *Department
	Scoped
	Rating *Rating // of the scale
	Plan   Plan
}

// Consolidation is every figure of a round over all departments (集計), computed
// and never stored. It points into the standard and the departments of the round,
// which must not change afterwards; submissions are not kept.
type Consolidation struct {
	Standard    *Standard
	FiscalYear  FiscalYear
	Chapters    []*Section
	City        Group
	Bureaus     []BureauGroup     // in the order of their first department
	Departments []DepartmentGroup // in the order of the round
	Systems     []SubjectGroup    // systems and sites that were inspected
	Items       []ItemFigure      // those that anybody was asked, in the order of the standard
	Plans       []Planned         // in the order of departments and scope
	Evidence    int               // pieces that are named or attached
	Files       int               // those that are attached
}

// Consolidate computes the figures of a round. Sums of numerators and
// denominators are added up exactly and rounded down once; averages of averages
// never occur. The order of the departments decides the order of the lists and
// no figure. A department that has not submitted is asked what its profile says
// today; one that has, what it was asked then, but for errata.
func Consolidate(std *Standard, round *Round, departments iter.Seq[Inspected]) *Consolidation {
	c := newConsolidator(std, round)
	for one := range departments {
		c.take(one)
	}
	return c.result()
}

// consolidator adds up departments, one after the other.
type consolidator struct {
	out      *Consolidation
	errata   []Erratum
	chapters map[*Section]int
	city     groupSum
	bureaus  []bureauSum
	items    itemSums
}

type bureauSum struct {
	id string
	groupSum
}

func newConsolidator(std *Standard, round *Round) *consolidator {
	c := &consolidator{
		out: &Consolidation{Standard: std, FiscalYear: round.FiscalYear}, errata: round.Errata,
		chapters: map[*Section]int{}, items: newItemSums(std),
	}
	for i := range std.Sections {
		c.chapters[&std.Sections[i]] = i
		c.out.Chapters = append(c.out.Chapters, &std.Sections[i])
	}
	c.city = c.newSum()
	return c
}

func (c *consolidator) newSum() groupSum { return groupSum{chapters: make([]sum, len(c.out.Chapters))} }

// bureau finds the sum of a bureau.
func (c *consolidator) bureau(id string) *groupSum {
	for i := range c.bureaus {
		if c.bureaus[i].id == id {
			return &c.bureaus[i].groupSum
		}
	}
	c.bureaus = append(c.bureaus, bureauSum{id, c.newSum()})
	return &c.bureaus[len(c.bureaus)-1].groupSum
}

func (c *consolidator) take(one Inspected) {
	group := DepartmentGroup{Department: one.Department, Excused: one.Excused}
	own := c.newSum()
	switch {
	case one.Excused:
	case one.Submission == nil:
		asked := len(NewScope(c.out.Standard, one.Department, c.errata).Items)
		c.each(&own, one.Department.Bureau, func(s *groupSum) { s.turnout.miss(one.Department.ID, asked) })
	default:
		c.submitted(one.Submission, &own, &group)
	}
	group.Group = own.group()
	c.out.Departments = append(c.out.Departments, group)
}

// each does the same to the sums of a department, its bureau and the city.
func (c *consolidator) each(own *groupSum, bureau string, add func(*groupSum)) {
	add(own)
	add(c.bureau(bureau))
	add(&c.city)
}

func (c *consolidator) submitted(sub *Submission, own *groupSum, group *DepartmentGroup) {
	dep := new(sub.Department.Clone())
	scope := NewScope(c.out.Standard, dep, c.errata)
	responses := sub.byKey()
	score := NewScore(c.out.Standard, scope, responses)
	group.Revision, group.CriticalUnmet, group.Grade, group.Capped = sub.Revision, score.CriticalUnmet, score.Grade, score.Capped
	bureau := c.bureau(sub.Department.Bureau)
	for i, entry := range scope.Items {
		part, chapter := score.shares[i], c.chapters[entry.Path[0]]
		own.add(chapter, part)
		bureau.add(chapter, part)
		c.city.add(chapter, part)
		c.items.add(dep, entry, part, responses[entry.Key()])
		c.plan(dep, entry, part, responses[entry.Key()])
	}
	c.each(own, sub.Department.Bureau, func(s *groupSum) { s.turnout.count(score.Tally) })
	c.subjects(dep, score)
	c.evidence(sub.Evidence)
}

// plan keeps the plan alone, so that the submission behind it can be let go.
func (c *consolidator) plan(dep *Department, entry Scoped, part share, r *Response) {
	if part.rating != nil && !r.Plan.IsZero() {
		c.out.Plans = append(c.out.Plans, Planned{dep, entry, part.rating, r.Plan})
	}
}

// subjects keeps the figures of systems and sites.
func (c *consolidator) subjects(dep *Department, score *Score) {
	for _, f := range score.Subjects {
		if f.Subject.Kind == SubjectSystem || f.Subject.Kind == SubjectSite {
			c.out.Systems = append(c.out.Systems, SubjectGroup{dep, f})
		}
	}
}

func (c *consolidator) evidence(all []Evidence) {
	c.out.Evidence += len(all)
	for i := range all {
		if all[i].File != nil {
			c.out.Files++
		}
	}
}

func (c *consolidator) result() *Consolidation {
	c.out.City = c.city.group()
	for i := range c.bureaus {
		c.out.Bureaus = append(c.out.Bureaus, BureauGroup{c.bureaus[i].id, c.bureaus[i].group()})
	}
	c.out.Items = c.items.figures()
	return c.out
}

// groupSum adds up what belongs to a group.
type groupSum struct {
	total    sum
	chapters []sum
	turnout  Turnout
}

func (s *groupSum) add(chapter int, part share) {
	s.total.add(part, false)
	s.chapters[chapter].add(part, false)
}

func (s *groupSum) group() Group {
	g := Group{Figure: s.total.figure(), Chapters: make([]Figure, len(s.chapters)), Turnout: s.turnout}
	for i := range s.chapters {
		g.Chapters[i] = s.chapters[i].figure()
	}
	return g
}

// miss counts a department that has not submitted.
func (t *Turnout) miss(department string, asked int) {
	t.Expected++
	t.InScope += asked
	t.Missing = append(t.Missing, department)
}

// count adds a department that has.
func (t *Turnout) count(tally Tally) {
	t.Expected++
	t.InScope += tally.InScope
	t.Answered += tally.Answered()
}
