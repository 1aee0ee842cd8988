package viewmodel

import (
	"strconv"
	"strings"
	"time"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// RoundPlan is a round that is about to be opened, as it is filled in.
type RoundPlan struct {
	Year     string // in any written form
	Standard *checklist.Standard
	Dates    map[RoundDate]*string // in any written form; may be empty
	Sessions []*RoundSession       // of the city's assembly
	Dir      string                // for what goes out to the departments
}

// RoundSession is a session of the assembly, in any written form. One that is empty
// is none.
type RoundSession struct{ From, To string }

// RoundDate names a date of a round.
type RoundDate string

// The dates, in the order in which they are asked for.
const (
	RoundOpens      RoundDate = "opens"
	RoundInspection RoundDate = "inspection"
	RoundDue        RoundDate = "due"
	RoundResults    RoundDate = "results"
	RoundBudget     RoundDate = "budget"
)

// RoundDates lists the dates.
func RoundDates() []RoundDate {
	return []RoundDate{RoundOpens, RoundInspection, RoundDue, RoundResults, RoundBudget}
}

// dateOf is the place of a date in a round.
func dateOf(r *checklist.Round, name RoundDate) *checklist.Date {
	switch name {
	case RoundOpens:
		return &r.Opens
	case RoundInspection:
		return &r.Inspection
	case RoundDue:
		return &r.Due
	case RoundResults:
		return &r.Results
	}
	return &r.Budget
}

// NewRoundPlan is the plan of a year as it is shown first.
func NewRoundPlan(year checklist.FiscalYear, std *checklist.Standard, dir string, f Format) *RoundPlan {
	p := &RoundPlan{Year: f.Year(year), Standard: std, Dir: dir, Dates: map[RoundDate]*string{}, Sessions: []*RoundSession{{}}}
	for _, name := range RoundDates() {
		p.Dates[name] = new(string)
	}
	return p
}

// RoundMistakes are what is wrong in a plan, nil where nothing is.
type RoundMistakes struct {
	Year     error
	Dates    map[RoundDate]error
	Sessions map[int]error // nil for one that ends before it begins
}

// Any reports whether something is wrong.
func (m *RoundMistakes) Any() bool { return m.Year != nil || len(m.Dates)+len(m.Sessions) > 0 }

// Read reads the plan. What can not be read is left out of the round.
func (p *RoundPlan) Read() (round checklist.Round, wrong RoundMistakes) {
	wrong.Dates, wrong.Sessions = map[RoundDate]error{}, map[int]error{}
	round.FiscalYear, wrong.Year = checklist.ParseFiscalYear(p.Year)
	for _, name := range RoundDates() {
		if typed := *p.Dates[name]; strings.TrimSpace(typed) != "" {
			date, err := checklist.ParseDate(typed)
			if err != nil {
				wrong.Dates[name] = err
				continue
			}
			*dateOf(&round, name) = date
		}
	}
	for i, s := range p.Sessions {
		session, err := s.read()
		switch {
		case err != nil || session.To.Before(session.From):
			wrong.Sessions[i] = err
		case session != checklist.Period{}:
			round.Assembly = append(round.Assembly, session)
		}
	}
	return round, wrong
}

func (s *RoundSession) read() (period checklist.Period, err error) {
	if strings.TrimSpace(s.From+s.To) == "" {
		return period, nil
	}
	if period.From, err = checklist.ParseDate(s.From); err != nil {
		return checklist.Period{}, err
	}
	period.To, err = checklist.ParseDate(s.To)
	return period, err
}

// Warnings says what is odd about the dates so far.
func (p *RoundPlan) Warnings(f Format) []string {
	round, wrong := p.Read()
	if wrong.Year != nil {
		return nil
	}
	return DateWarnings(&round, f)
}

// DateWarnings says what is odd about the dates of a round.
func DateWarnings(round *checklist.Round, f Format) []string {
	var all []string
	for _, w := range round.Warnings() {
		all = append(all, f.T("office.warning."+string(w.Code), "Date", f.Date(w.Date), "Other", f.Date(w.Other)))
	}
	return all
}

// RoundFacts lists the dates of a round that are given, each with its weekday.
func RoundFacts(round *checklist.Round, f Format) []Labelled {
	var facts []Labelled
	for _, name := range RoundDates() {
		if date := *dateOf(round, name); !date.IsZero() {
			facts = append(facts, Labelled{f.T("office.date." + string(name)), f.WeekDate(date)})
		}
	}
	for _, s := range round.Assembly {
		facts = append(facts, Labelled{f.T("office.date.assembly"), f.T("rounddesk.period", "From", f.WeekDate(s.From), "To", f.WeekDate(s.To))})
	}
	return facts
}

// WeekDate writes a day with its weekday.
func (f Format) WeekDate(d checklist.Date) string {
	day := f.T("rounddesk.weekday." + strconv.Itoa(int(d.Time(time.UTC).Weekday())))
	return f.T("rounddesk.date", "Date", f.Date(d), "Weekday", day)
}

// Spec is the plan for package workflow.
func (p *RoundPlan) Spec() workflow.RoundSpec {
	round, _ := p.Read()
	return workflow.RoundSpec{Year: round.FiscalYear, Standard: p.Standard, Opens: round.Opens, Due: round.Due, Inspection: round.Inspection,
		Results: round.Results, Budget: round.Budget, Assembly: round.Assembly}
}

// RoundShare is what a department is asked in a round.
type RoundShare struct {
	Department *checklist.Department
	Name       string
	Kinds      map[checklist.SubjectKind]int // items asked of its subjects of each kind
	Items      int
}

// RoundShares counts what each department is asked, in the order of a preview.
func RoundShares(preview *workflow.RoundPreview, f Format) []RoundShare {
	var all []RoundShare
	for _, one := range preview.Departments {
		share := RoundShare{one.Department, f.Text(one.Department.Name), map[checklist.SubjectKind]int{}, len(one.Scope.Items)}
		for _, entry := range one.Scope.Items {
			share.Kinds[entry.Subject.Kind]++
		}
		all = append(all, share)
	}
	return all
}
