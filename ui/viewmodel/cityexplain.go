package viewmodel

import (
	"math/big"
	"slices"

	"tenken/checklist"
)

// CityExplanation says how a figure comes about: lines of departments, or of items,
// that add up to it.
type CityExplanation struct {
	Title, Sum string
	Lines      []CityLine
}

// CityLine is a share in a figure.
type CityLine struct {
	Part   CityPart      // of a department; zero if there are no figures to go on to
	Key    checklist.Key // of an item's answer; zero for a department
	Status Status
	Symbol string
	Title  string
	Small  string
	Share  string // 12 / 15; "－" where nothing is counted
}

// Explain lists the departments that a figure of the city or of a bureau is made
// from: first those that are missing, then the others in the order of the round.
// Excused ones count nowhere.
func (s *CityScore) Explain(kind FigureKind, of CityPart) CityExplanation {
	var e CityExplanation
	c, part, whole := s.year(of.Year), new(big.Rat), 0
	missing := 0
	for i := range c.Departments {
		d := &c.Departments[i]
		if d.Excused || of.Level == CityBureau && d.Department.Bureau != of.ID || of.Level == CityDepartment && d.Department.ID != of.ID {
			continue
		}
		if d.Revision == 0 {
			missing++
		}
		f := figure(c, &d.Group, of.Chapter)
		earned, possible := cityShare(kind, &d.Group, f)
		part.Add(part, earned)
		whole += possible
		e.Lines = append(e.Lines, s.departmentLine(d, of, groupRate(kind, &d.Group, f), earned, possible))
	}
	slices.SortStableFunc(e.Lines, func(a, b CityLine) int { return missingFirst(a.Status, b.Status) })
	e.Title = s.explained(kind, of)
	e.Sum = s.f.T("desk.score.sum."+string(kind), "Part", s.points(part), "Whole", s.f.Number(whole)) + s.missing(kind, missing)
	return e
}

// explained is the title of a figure.
func (s *CityScore) explained(kind FigureKind, of CityPart) string {
	if kind == FigureAnswer {
		of.Chapter = ""
	}
	return s.f.T("desk.score.explained", "Part", s.Title(of), "Figure", s.f.T("desktop.figure."+string(kind)), "Rate", s.f.Rate(s.Rate(kind, of)))
}

// points writes points with the thousands separated.
func (s *CityScore) points(p *big.Rat) string {
	if p.IsInt() && p.Num().IsInt64() {
		return s.f.Number(int(p.Num().Int64()))
	}
	return points(p)
}

// missingFirst orders those that are missing before the others.
func missingFirst(a, b Status) int {
	switch {
	case a == b || a != StatusUnanswered && b != StatusUnanswered:
		return 0
	case a == StatusUnanswered:
		return -1
	}
	return 1
}

// missing says what the departments that have not submitted mean to a figure; ""
// where there is none.
func (s *CityScore) missing(kind FigureKind, n int) string {
	if n == 0 {
		return ""
	}
	return "\n" + s.f.N("cityscore.missing."+string(kind), n)
}

// cityShare is what a department adds to the two sides of a figure.
func cityShare(kind FigureKind, g *checklist.Group, f checklist.Figure) (part *big.Rat, whole int) {
	switch kind {
	case FigureAnswer:
		return big.NewRat(int64(g.Turnout.Answered), 1), g.Turnout.InScope
	case FigureImplementation:
		return big.NewRat(int64(f.Tally.Done), 1), f.Tally.Applicable()
	}
	return f.Earned, f.Possible
}

// departmentLine is the share of a department.
func (s *CityScore) departmentLine(d *checklist.DepartmentGroup, of CityPart, rate checklist.Rate, part *big.Rat, whole int) CityLine {
	of.Level, of.ID = CityDepartment, d.Department.ID
	line := CityLine{Part: of, Symbol: plainSymbol, Title: s.f.Text(d.Department.Name), Small: s.bureau(d.Department.Bureau), Share: NoFigure}
	if rate.Valid {
		line.Small = s.f.Rate(rate) + "  " + line.Small
	}
	if whole > 0 {
		line.Share = s.points(part) + " / " + s.f.Number(whole)
	}
	if d.Revision == 0 {
		line.Part, line.Status, line.Symbol = CityPart{}, StatusUnanswered, missingSymbol
		line.Small = s.f.T("cityscore.missing") + "  " + s.bureau(d.Department.Bureau)
	}
	return line
}

// Symbols of departments: of one that counts, and of one that is missing.
const (
	plainSymbol   = "・"
	missingSymbol = "！"
)

// ExplainSubmitted lists who has submitted: first those who have not, then those of
// whom nothing is expected.
func (s *CityScore) ExplainSubmitted() CityExplanation {
	t := s.Now.City.Turnout
	e := CityExplanation{
		Title: s.f.T("cityscore.submitted", "Parts", s.f.Parts(t.Expected-len(t.Missing), t.Expected)),
		Sum:   s.f.T("cityscore.submitted_sum", "Missing", s.f.Number(len(t.Missing)), "Excused", s.f.Number(s.excused())),
	}
	if s.Last != nil {
		last := s.Last.City.Turnout
		e.Sum += "\n" + s.f.T("report.strip.last", "Last", s.f.Parts(last.Expected-len(last.Missing), last.Expected))
	}
	for _, rank := range []string{"missing", "excused", "submitted"} {
		for i := range s.Now.Departments {
			if d := &s.Now.Departments[i]; turnedIn(d) == rank {
				e.Lines = append(e.Lines, s.turnoutLine(d, rank))
			}
		}
	}
	return e
}

// turnedIn says whether a department's figures are there.
func turnedIn(d *checklist.DepartmentGroup) string {
	switch {
	case d.Excused:
		return "excused"
	case d.Revision == 0:
		return "missing"
	}
	return "submitted"
}

func (s *CityScore) turnoutLine(d *checklist.DepartmentGroup, rank string) CityLine {
	line := CityLine{Symbol: plainSymbol, Title: s.f.Text(d.Department.Name), Small: s.bureau(d.Department.Bureau), Share: s.f.T("report.turnout." + rank)}
	switch rank {
	case "missing":
		line.Status, line.Symbol = StatusUnanswered, missingSymbol
	case "excused":
		line.Symbol = NoFigure
	default:
		line.Part = CityPart{Level: CityDepartment, ID: d.Department.ID, Year: s.Now.FiscalYear}
	}
	return line
}

// ExplainItems lists the items of a department that a figure is made from; score is
// the department's own.
func (s *CityScore) ExplainItems(kind FigureKind, of CityPart, score *checklist.Score) CityExplanation {
	e := CityExplanation{Title: s.explained(kind, of)}
	lines, part, whole := score.Trace(), new(big.Rat), 0
	if of.Chapter != "" && kind != FigureAnswer {
		lines = score.SectionTrace(of.Chapter)
	}
	for _, line := range lines {
		earned, possible := shareIn(kind, line)
		part.Add(part, earned)
		whole += possible
		e.Lines = append(e.Lines, s.itemLine(line, earned, possible))
	}
	e.Sum = s.f.T("desk.score.sum."+string(kind), "Part", s.points(part), "Whole", s.f.Number(whole))
	return e
}

func (s *CityScore) itemLine(line checklist.Line, earned *big.Rat, possible int) CityLine {
	out := CityLine{Key: line.Key(), Status: StatusUnanswered, Title: s.f.Text(line.Item.Topic), Share: NoFigure}
	answer := s.f.T("desktop.row.unanswered")
	if line.Answered {
		out.Status, out.Symbol, answer = Status(line.Rating.Class), line.Rating.Symbol, s.f.Text(line.Rating.Label)
	}
	out.Small = line.Item.ID + "  " + answer
	if line.Subject.Kind != checklist.SubjectDepartment {
		out.Small += "  " + s.f.Text(line.Subject.Name)
	}
	if line.Weight != 1 {
		out.Small += "  " + s.f.T("desk.score.weight", "N", line.Weight)
	}
	if possible > 0 {
		out.Share = points(earned) + " / " + s.f.Number(possible)
	}
	return out
}
