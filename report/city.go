package report

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"tenken/checklist"
	"tenken/locales"
)

// CityData is everything that the reports on a whole round are made from:
// [Scorecard], [Consolidated], [Review], [Board], [CityPlan] and [Questions].
type CityData struct {
	Language string // "ja" or "en"
	Level    Level
	Made     time.Time // in the city's time zone: its day is printed, and plans due before it are overdue
	House

	Organisation  *checklist.Organisation // for the names of the city, its bureaus and their lead departments
	Round         checklist.Round
	Consolidation *checklist.Consolidation
	// Earlier are the years before, in any order. The newest four make the trend.
	Earlier []*checklist.Consolidation
	// Departments are what Consolidation was made from. The workbook goes over
	// them more than once while it is written, so they may come one by one out of
	// a store.
	Departments iter.Seq[checklist.Inspected]
	Board       []BoardRow           // in the order of the round
	Questions   []checklist.Question // the register of the round, for [Questions] alone
	// Report is the kind of report and Submissions are those that it rests on, for its
	// imprint; Digest is the SHA-256 of the data. Without a digest there is no imprint.
	Report      string
	Submissions []Submitted
	Digest      string
}

// BoardRow is where one department stands on the day of the report.
type BoardRow struct {
	ID             string // of the department
	Name           checklist.Text
	Bureau         string // id; empty for none
	Status         checklist.Status
	Route          checklist.Route // empty until the department has been asked
	Revision       int             // 0 while nothing has been received
	Answered       int
	InScope        int
	Gaps           *int // answers that are missing or incomplete; nil until something has come
	Due            checklist.Date
	DaysLate       int    // 0 unless the status is late
	Excused        string // why it is not expected
	Contact        *checklist.Contact
	ContactExpired bool
}

// mostYears is how far a trend goes back, the year of the round included.
const mostYears = 5

// cityBuilder holds what the parts of the reports on a round are made from.
type cityBuilder struct {
	CityData
	words
	c        *checklist.Consolidation
	last     *checklist.Consolidation // the year before; nil if it is not there
	trend    checklist.Trend
	heat     checklist.Heat
	day      checklist.Date
	overdue  []*checklist.Planned
	unlisted int                       // of them that are on no list
	names    map[string]checklist.Text // of departments, by id
	faces    [2]*face
	register bool // the report is on the register of questions
}

func newCityBuilder(d CityData) (*cityBuilder, error) {
	faces, err := faces()
	if err != nil {
		return nil, err
	}
	b := &cityBuilder{
		CityData: d, words: words{locales.For(d.Language)}, c: d.Consolidation, heat: checklist.NewHeat(d.Consolidation.Standard.Grading),
		day: checklist.DateOf(d.Made), names: map[string]checklist.Text{}, faces: faces,
	}
	b.overdue = b.c.Overdue(b.day)
	for i := range b.c.Departments {
		b.names[b.c.Departments[i].Department.ID] = b.c.Departments[i].Department.Name
	}
	b.lookBack()
	return b, nil
}

// lookBack finds the year before and makes the trend.
func (b *cityBuilder) lookBack() {
	years := slices.DeleteFunc(slices.Clone(b.Earlier), func(c *checklist.Consolidation) bool { return c.FiscalYear >= b.c.FiscalYear })
	slices.SortFunc(years, func(x, y *checklist.Consolidation) int { return cmp.Compare(x.FiscalYear, y.FiscalYear) })
	years = years[max(0, len(years)-(mostYears-1)):]
	b.trend = checklist.NewTrend(append(years, b.c)...)
	if n := len(years); n > 0 && years[n-1].FiscalYear == b.c.FiscalYear-1 {
		b.last = years[n-1]
	}
}

// document puts a report together; title is the key of its title.
func (b *cityBuilder) document(title string, sections []Section, data []DataSheet) *Document {
	doc := &Document{
		Language: b.Language, Title: b.title(title), House: b.House, Made: b.Made, Imprint: b.imprint(), Sections: sections, Data: data,
		Running: b.T("report.city.running", "City", b.in(b.Organisation.City), "Title", b.title(title)),
		Closing: []Section{b.manifest(data)},
	}
	if len(data) > 0 {
		doc.Data = b.described(data, b.c.Standard, b.Made, b.Label)
	}
	return doc
}

// title says which level the report has. The two of the register have names of
// their own.
func (b *cityBuilder) title(key string) string {
	if b.register && b.Level == LevelSummary {
		key = "report.questions.title_public"
	}
	title := b.T(key, "Year", b.year(b.c.FiscalYear))
	if b.Level == LevelSummary && !b.register {
		return b.T("report.city.summary", "Title", title)
	}
	return title
}

// bureau is the name of a bureau.
func (b *cityBuilder) bureau(id string) string {
	if name := b.in(b.Organisation.Bureau(id).Name); name != "" {
		return name
	}
	if id == "" {
		return b.T("report.city.no_bureau")
	}
	return id
}

// bureaus are those of all departments, of excused ones as well.
func (b *cityBuilder) bureaus() []checklist.BureauGroup {
	all := slices.Clone(b.c.Bureaus)
	for i := range b.c.Departments {
		id := b.c.Departments[i].Department.Bureau
		if !slices.ContainsFunc(all, func(g checklist.BureauGroup) bool { return g.Bureau == id }) {
			all = append(all, checklist.BureauGroup{Bureau: id, Group: checklist.Group{Chapters: make([]checklist.Figure, len(b.c.Chapters))}})
		}
	}
	return all
}

func (b *cityBuilder) department(id string) string {
	if name := b.in(b.names[id]); name != "" {
		return name
	}
	return id
}

// departments are the names of departments in one text.
func (b *cityBuilder) departments(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = b.department(id)
	}
	return b.list(names)
}

// section is a heading on a worksheet of its own.
func (b *cityBuilder) section(title, tab string, tables ...Table) Section {
	return Section{Title: title, Level: 1, Sheet: tab, NewPage: true, Tables: tables}
}

// marks says whether an item is critical or mandatory.
func (b *cityBuilder) marks(item *checklist.Item) string {
	switch {
	case item.Critical:
		return b.T("report.danger.critical")
	case item.Mandatory:
		return b.T("report.danger.mandatory")
	}
	return ""
}

// coverFields say what a report is about; printed two a row.
func (b *cityBuilder) coverFields() []field {
	std := b.c.Standard
	return []field{
		{"report.cover.year", b.year(b.c.FiscalYear)},
		{"report.cover.standard", b.T("report.cover.version", "Title", b.in(std.Title), "Version", std.Version)},
		{"report.cover.city", b.in(b.Organisation.City)},
		{"report.cover.due", b.date(b.Round.Due)},
		{"report.cover.inspection", b.date(b.Round.Inspection)},
		{"report.cover.results", b.date(b.Round.Results)},
	}
}

// cover is the first section of a report that is not a page by itself.
func (b *cityBuilder) cover(title, tab string) Section {
	s := Section{Title: b.title(title), Sheet: b.T(tab)}
	s.Tables = append(b.boxes(), b.fieldTable(b.coverFields()))
	return s
}

// boxes are the sign-off boxes, if the city has them.
func (b *cityBuilder) boxes() []Table {
	if len(b.SignOff) == 0 {
		return nil
	}
	return []Table{signOff(b.SignOff)}
}
