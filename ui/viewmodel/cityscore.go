package viewmodel

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// CityScore is the results of a round over all its departments, beside those of the
// years before. Every figure is that of the consolidation, and says how it comes
// about.
type CityScore struct {
	*workflow.Results
	Last  *checklist.Consolidation // the year before; nil without one
	trend checklist.Trend
	heat  checklist.Heat
	f     Format
}

// NewCityScore puts results into the words of a language.
func NewCityScore(r *workflow.Results, f Format) *CityScore {
	s := &CityScore{
		Results: r, trend: checklist.NewTrend(append(slices.Clone(r.Earlier), r.Now)...),
		heat: checklist.NewHeat(r.Now.Standard.Grading), f: f,
	}
	s.Last = s.year(r.Now.FiscalYear - 1)
	return s
}

// CityLevel says whose figures a part is.
type CityLevel string

// The levels.
const (
	CityWhole      CityLevel = "city"
	CityBureau     CityLevel = "bureau"
	CityDepartment CityLevel = "department"
)

// CityPart is what a figure is of: the city, a bureau or a department, in one
// chapter or in all of them, in one year.
type CityPart struct {
	Level   CityLevel
	ID      string // of the bureau or department
	Chapter string // id; "" is all
	Year    checklist.FiscalYear
}

// Whole is the whole city in the year of the round.
func (s *CityScore) Whole() CityPart { return CityPart{Level: CityWhole, Year: s.Now.FiscalYear} }

// year is the consolidation of a year, nil if it is not there.
func (s *CityScore) year(year checklist.FiscalYear) *checklist.Consolidation {
	for _, c := range append([]*checklist.Consolidation{s.Now}, s.Earlier...) {
		if c.FiscalYear == year {
			return c
		}
	}
	return nil
}

// group finds the figures of a part's city, bureau or department; nil if it was not
// in the round of that year.
func (s *CityScore) group(of CityPart) *checklist.Group {
	c := s.year(of.Year)
	switch {
	case c == nil:
	case of.Level == CityWhole:
		return &c.City
	case of.Level == CityBureau:
		if i := slices.IndexFunc(c.Bureaus, func(b checklist.BureauGroup) bool { return b.Bureau == of.ID }); i >= 0 {
			return &c.Bureaus[i].Group
		}
	default:
		if d := groupOf(c, of.ID); d != nil {
			return &d.Group
		}
	}
	return nil
}

func groupOf(c *checklist.Consolidation, id string) *checklist.DepartmentGroup {
	i := slices.IndexFunc(c.Departments, func(d checklist.DepartmentGroup) bool { return d.Department.ID == id })
	if i < 0 {
		return nil
	}
	return &c.Departments[i]
}

// figure is the figure of a group in a chapter, or in all of them.
func figure(c *checklist.Consolidation, g *checklist.Group, chapter string) checklist.Figure {
	if chapter == "" {
		return g.Figure
	}
	i := slices.IndexFunc(c.Chapters, func(s *checklist.Section) bool { return s.ID == chapter })
	if i < 0 {
		return checklist.Figure{}
	}
	return g.Chapters[i]
}

// Rate is one of the three figures of a part. The answer rate is always that of all
// chapters: what missing departments are asked is known of the whole only.
func (s *CityScore) Rate(kind FigureKind, of CityPart) checklist.Rate {
	if g := s.group(of); g != nil {
		return groupRate(kind, g, figure(s.year(of.Year), g, of.Chapter))
	}
	return checklist.Rate{}
}

func groupRate(kind FigureKind, g *checklist.Group, f checklist.Figure) checklist.Rate {
	switch kind {
	case FigureAnswer:
		return g.Turnout.AnswerRate()
	case FigureImplementation:
		return f.Tally.ImplementationRate()
	}
	return f.Score
}

// Before is that figure of the year before; not valid without one.
func (s *CityScore) Before(kind FigureKind, of CityPart) checklist.Rate {
	of.Year--
	return s.Rate(kind, of)
}

// Title names a part: 税務課　人的セキュリティ.
func (s *CityScore) Title(of CityPart) string {
	title := s.name(of)
	if of.Chapter != "" {
		title += "　" + s.Chapter(of.Chapter)
	}
	if of.Year != s.Now.FiscalYear {
		title = s.f.T("cityscore.part_year", "Part", title, "Year", s.f.Year(of.Year))
	}
	return title
}

func (s *CityScore) name(of CityPart) string {
	switch of.Level {
	case CityBureau:
		return s.bureau(of.ID)
	case CityDepartment:
		return s.department(of.ID)
	}
	return s.f.T("report.heat.city")
}

// Chapter is the title of a chapter.
func (s *CityScore) Chapter(id string) string {
	for _, c := range s.Now.Chapters {
		if c.ID == id {
			return s.f.Text(c.Title)
		}
	}
	return id
}

func (s *CityScore) bureau(id string) string {
	if name := s.f.Text(s.Organisation.Bureau(id).Name); name != "" {
		return name
	}
	if id == "" {
		return s.f.T("report.city.no_bureau")
	}
	return id
}

// department is the name of a department in the newest year that has it.
func (s *CityScore) department(id string) string {
	for _, c := range append([]*checklist.Consolidation{s.Now}, s.Earlier...) {
		if d := groupOf(c, id); d != nil && s.f.Text(d.Department.Name) != "" {
			return s.f.Text(d.Department.Name)
		}
	}
	return id
}

// departments are the names of departments in one text.
func (s *CityScore) departments(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = s.department(id)
	}
	return strings.Join(names, s.f.T("report.list.separator"))
}

// Turnout is the line that stands above every figure: how much they rest on, and who
// is missing.
func (s *CityScore) Turnout() string {
	turnout := s.Now.City.Turnout
	rate := s.f.Rate(turnout.AnswerRate())
	if len(turnout.Missing) == 0 {
		return s.f.T("cityscore.turnout.all", "Rate", rate, "Expected", s.f.Number(turnout.Expected))
	}
	return s.f.T("cityscore.turnout.missing", "Rate", rate, "Submitted", s.f.Number(turnout.Expected-len(turnout.Missing)),
		"Expected", s.f.Number(turnout.Expected), "Missing", s.f.Number(len(turnout.Missing)), "Names", s.departments(turnout.Missing))
}
