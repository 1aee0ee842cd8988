package viewmodel

import (
	"slices"

	"tenken/checklist"
)

// The figures of the whole city that are no shares of points or items.
const (
	FigureSubmitted FigureKind = "submitted" // departments that have
	FigureCritical  FigureKind = "critical"  // critical items that somebody has not done
	FigureOverdue   FigureKind = "overdue"   // plans whose day has passed
)

// Shares are the figures that every part of the city has.
func Shares() []FigureKind { return []FigureKind{FigureAnswer, FigureScore, FigureImplementation} }

// IsShare reports whether a figure is one that every part of the city has.
func IsShare(kind FigureKind) bool { return slices.Contains(Shares(), kind) }

// CityFigure is one of the figures of the whole city.
type CityFigure struct {
	Kind         FigureKind
	Name, Value  string
	Small        string // the year before, and what belongs to the figure
	Rate, Before checklist.Rate
}

// Figures are those of the whole city: how much they rest on first.
func (s *CityScore) Figures() []CityFigure {
	return []CityFigure{
		s.rateFigure(FigureAnswer), s.submitted(), s.rateFigure(FigureScore), s.rateFigure(FigureImplementation), s.critical(), s.overdueFigure(),
	}
}

func (s *CityScore) rateFigure(kind FigureKind) CityFigure {
	now, before := s.Rate(kind, s.Whole()), s.Before(kind, s.Whole())
	return CityFigure{Kind: kind, Name: s.f.T("report.strip." + string(kind)), Value: s.f.Rate(now), Small: s.LastYear(before), Rate: now, Before: before}
}

// LastYear is a figure of the year before in words; "" without one.
func (s *CityScore) LastYear(before checklist.Rate) string {
	if !before.Valid {
		return ""
	}
	return s.f.T("desk.score.before", "Rate", s.f.Rate(before))
}

func (s *CityScore) submitted() CityFigure {
	share := func(t checklist.Turnout) checklist.Rate {
		return checklist.NewRate(t.Expected-len(t.Missing), t.Expected)
	}
	t := s.Now.City.Turnout
	out := CityFigure{
		Kind: FigureSubmitted, Name: s.f.T("report.strip.submitted"), Value: s.f.Parts(t.Expected-len(t.Missing), t.Expected),
		Small: s.f.T("report.strip.missing", "Missing", len(t.Missing), "Excused", s.excused()), Rate: share(t),
	}
	if s.Last != nil {
		out.Before = share(s.Last.City.Turnout)
	}
	return out
}

func (s *CityScore) excused() int {
	n := 0
	for i := range s.Now.Departments {
		if s.Now.Departments[i].Excused {
			n++
		}
	}
	return n
}

func (s *CityScore) critical() CityFigure {
	out := CityFigure{Kind: FigureCritical, Name: s.f.T("report.strip.critical"), Value: s.f.N("cityscore.items", len(criticalUnmet(s.Now)))}
	if s.Last != nil {
		out.Small = s.f.T("report.strip.last", "Last", s.f.N("cityscore.items", len(criticalUnmet(s.Last))))
	}
	return out
}

// criticalUnmet are the critical items that any department has not done.
func criticalUnmet(c *checklist.Consolidation) []*checklist.ItemFigure {
	return slices.DeleteFunc(c.Dangers(), func(f *checklist.ItemFigure) bool { return !f.Item.Critical })
}

func (s *CityScore) overdueFigure() CityFigure {
	return CityFigure{
		Kind: FigureOverdue, Name: s.f.T("report.strip.overdue"), Value: s.f.N("cityscore.plans", len(s.Now.Overdue(s.Day))),
		Small: s.f.N("cityscore.plans_of", len(s.Now.Plans)),
	}
}

// Chapters are the chapters of the whole city.
func (s *CityScore) Chapters() []CityPart {
	var parts []CityPart
	for _, c := range s.Now.Chapters {
		of := s.Whole()
		of.Chapter = c.ID
		parts = append(parts, of)
	}
	return parts
}

// CityTrend is how the figures of the city went over the years, oldest first.
type CityTrend struct {
	Years []checklist.FiscalYear
	Lines []CityTrendLine
}

// CityTrendLine is one figure over the years.
type CityTrendLine struct {
	Title   string
	Kind    FigureKind
	Chapter string // "" is the whole
	Rates   []checklist.Rate
}

// Trend is that of up to five years: the answer rate, the score, and the scores of
// the chapters.
func (s *CityScore) Trend() CityTrend {
	t := CityTrend{Years: s.trend.Years, Lines: []CityTrendLine{
		{Title: s.f.T("report.figure.answer"), Kind: FigureAnswer, Rates: s.trend.Answers},
		{Title: s.f.T("report.figure.score"), Kind: FigureScore, Rates: s.trend.City},
	}}
	for _, line := range s.trend.Chapters {
		t.Lines = append(t.Lines, CityTrendLine{Title: s.f.Text(line.Title), Kind: FigureScore, Chapter: line.ID, Rates: line.Scores})
	}
	return t
}
