package viewmodel

import (
	"strings"

	"tenken/checklist"
)

// CityList is one of the lists of the results.
type CityList string

// The lists.
const (
	ListWeakest    CityList = "weakest"    // items with the lowest implementation rate
	ListDangers    CityList = "dangers"    // critical and mandatory items that are not done
	ListOverdue    CityList = "overdue"    // plans whose day has passed
	ListCandidates CityList = "candidates" // items for the policy review
)

// CityLists lists the lists.
func CityLists() []CityList {
	return []CityList{ListWeakest, ListDangers, ListOverdue, ListCandidates}
}

// mostWeak is how many of the weakest items are listed, as in the report.
const mostWeak = 20

// CityEntry is an item or a plan in a list.
type CityEntry struct {
	Status Status
	Symbol string
	Title  string
	Small  string
	Note   string

	item    *checklist.ItemFigure
	reasons []checklist.ReviewReason
	plan    *checklist.Planned
}

// List returns the entries of a list, the weightiest first.
func (s *CityScore) List(list CityList) []CityEntry {
	var out []CityEntry
	switch list {
	case ListWeakest:
		for _, f := range s.Now.Weakest(mostWeak) {
			out = append(out, s.itemEntry(f, s.f.T("cityscore.rate", "Rate", s.f.Rate(f.Tally.ImplementationRate()))))
		}
	case ListDangers:
		for _, f := range s.Now.Dangers() {
			out = append(out, s.itemEntry(f, s.f.N("cityscore.not_done", len(f.NotDone), "Whole", s.f.Number(f.Applies()))))
		}
	case ListOverdue:
		for _, plan := range s.Now.Overdue(s.Day) {
			out = append(out, s.planEntry(plan))
		}
	case ListCandidates:
		for _, c := range s.Now.Candidates(s.Last, checklist.DefaultReviewRules()) {
			entry := s.itemEntry(c.ItemFigure, s.reason(c.Reasons[0]))
			entry.Small = strings.TrimSpace(c.Item.ID + "  " + s.marks(c.Item)) // the reason needs the room
			entry.reasons = c.Reasons
			out = append(out, entry)
		}
	}
	return out
}

func (s *CityScore) itemEntry(f *checklist.ItemFigure, note string) CityEntry {
	entry := CityEntry{Title: s.f.Text(f.Item.Topic), Note: note, item: f, Status: StatusPartly}
	if len(f.NotDone) > 0 {
		entry.Status = StatusNotDone
	}
	entry.Symbol = s.symbol(entry.Status)
	entry.Small = f.Item.ID + "  " + s.f.Text(f.Path[0].Title)
	if marks := s.marks(f.Item); marks != "" {
		entry.Small = f.Item.ID + "  " + marks + "  " + s.f.Text(f.Path[0].Title)
	}
	return entry
}

// marks are the weighty words on an item.
func (s *CityScore) marks(item *checklist.Item) string {
	var marks []string
	if item.Critical {
		marks = append(marks, s.f.T("report.danger.critical"))
	}
	if item.Mandatory {
		marks = append(marks, s.f.T("report.danger.mandatory"))
	}
	return strings.Join(marks, s.f.T("report.list.separator"))
}

// symbol is that of the scale for a class.
func (s *CityScore) symbol(status Status) string {
	for _, r := range s.Now.Standard.Scale.Ratings {
		if Status(r.Class) == status {
			return r.Symbol
		}
	}
	return plainSymbol
}

func (s *CityScore) planEntry(p *checklist.Planned) CityEntry {
	return CityEntry{
		Status: Status(p.Rating.Class), Symbol: p.Rating.Symbol, Title: s.f.Text(p.Item.Topic), plan: p,
		Small: s.f.Text(p.Department.Name) + "  " + p.Item.ID,
		Note:  s.f.T("cityscore.due", "Date", s.f.ShortDate(p.Plan.Due), "Past", s.f.DaysLeft(p.Plan.Due, s.Day)),
	}
}

func (s *CityScore) reason(r checklist.ReviewReason) string {
	return s.f.T("cityscore.reason", "Reason", s.f.T("report.review_reason."+string(r.Code)), "Part", s.f.Number(len(r.Departments)), "Whole", s.f.Number(r.Of))
}

// Note says what stands in a list and in which order.
func (s *CityScore) Note(list CityList) string {
	switch list {
	case ListOverdue:
		return s.f.T("cityscore.note.overdue", "Date", s.f.Date(s.Day))
	case ListCandidates:
		rules := checklist.DefaultReviewRules()
		note := s.f.T("cityscore.note.candidates", "Widespread", rules.Widespread/100, "NotApplicable", rules.NotApplicable/100, "AtLeast", rules.AtLeast)
		if s.Last == nil {
			note += s.f.T("report.review.no_last")
		}
		return note
	case ListWeakest:
		return s.f.T("cityscore.note.weakest", "Most", mostWeak)
	}
	return s.f.T("cityscore.note.dangers")
}

// ExplainCritical lists the critical items that somebody has not done.
func (s *CityScore) ExplainCritical() CityExplanation {
	figure := s.critical()
	e := CityExplanation{Title: s.f.T("cityscore.figure", "Figure", figure.Name, "Value", figure.Value), Sum: s.f.T("cityscore.critical_sum")}
	for _, f := range criticalUnmet(s.Now) {
		entry := s.itemEntry(f, s.f.N("cityscore.not_done", len(f.NotDone), "Whole", s.f.Number(f.Applies())))
		e.Lines = append(e.Lines, CityLine{Status: entry.Status, Symbol: entry.Symbol, Title: entry.Title, Small: entry.Small, Share: entry.Note})
	}
	return e
}

// ExplainOverdue lists the plans whose day has passed.
func (s *CityScore) ExplainOverdue() CityExplanation {
	figure := s.overdueFigure()
	e := CityExplanation{Title: s.f.T("cityscore.figure", "Figure", figure.Name, "Value", figure.Value), Sum: s.Note(ListOverdue)}
	for _, p := range s.Now.Overdue(s.Day) {
		entry := s.planEntry(p)
		of := CityPart{Level: CityDepartment, ID: p.Department.ID, Chapter: p.Path[0].ID, Year: s.Now.FiscalYear}
		e.Lines = append(e.Lines, CityLine{Part: of, Status: entry.Status, Symbol: entry.Symbol, Title: entry.Title, Small: entry.Small, Share: entry.Note})
	}
	return e
}

// ExplainEntry says how an entry comes about, and which departments are behind it.
func (s *CityScore) ExplainEntry(e CityEntry) CityExplanation {
	if e.plan != nil {
		return s.explainPlan(e.plan)
	}
	out := CityExplanation{Title: e.item.Item.ID + "　" + e.Title, Sum: s.itemSum(e.item)}
	for _, reason := range e.reasons {
		out.Sum += "\n" + s.reason(reason)
	}
	for _, class := range []struct {
		status Status
		ids    []string
	}{{StatusNotDone, e.item.NotDone}, {StatusPartly, e.item.Partly}, {StatusDone, e.item.Done}, {StatusNotApplicable, e.item.NotApplicable}} {
		for _, id := range class.ids {
			out.Lines = append(out.Lines, s.answerLine(e.item, id, class.status))
		}
	}
	for _, id := range s.Now.City.Turnout.Missing {
		out.Lines = append(out.Lines, CityLine{Status: StatusUnanswered, Symbol: missingSymbol, Title: s.department(id), Share: s.f.T("cityscore.missing")})
	}
	return out
}

// itemSum is how the implementation rate of an item comes about.
func (s *CityScore) itemSum(f *checklist.ItemFigure) string {
	sum := s.f.T("cityscore.item_sum", "Rate", s.f.Rate(f.Tally.ImplementationRate()), "Part", s.f.Number(f.Tally.Done),
		"Whole", s.f.Number(f.Tally.Applicable()), "Score", s.f.Rate(f.Score))
	if before := s.itemBefore(f.Item.ID); before != nil {
		sum += "\n" + s.f.T("cityscore.item_before", "Rate", s.f.Rate(before.Tally.ImplementationRate()))
	}
	if n := len(s.Now.City.Turnout.Missing); n > 0 {
		sum += "\n" + s.f.N("cityscore.item_missing", n)
	}
	return sum
}

// itemBefore is the item in the year before, nil if nobody was asked.
func (s *CityScore) itemBefore(id string) *checklist.ItemFigure {
	if s.Last != nil {
		for i := range s.Last.Items {
			if s.Last.Items[i].Item.ID == id {
				return &s.Last.Items[i]
			}
		}
	}
	return nil
}

func (s *CityScore) answerLine(f *checklist.ItemFigure, id string, status Status) CityLine {
	line := CityLine{
		Part:   CityPart{Level: CityDepartment, ID: id, Chapter: f.Path[0].ID, Year: s.Now.FiscalYear},
		Status: status, Symbol: s.symbol(status), Title: s.department(id), Share: s.word(status),
	}
	if d := groupOf(s.Now, id); d != nil {
		line.Small = s.bureau(d.Department.Bureau)
	}
	return line
}

// word is the scale's word for a class.
func (s *CityScore) word(status Status) string {
	for _, r := range s.Now.Standard.Scale.Ratings {
		if Status(r.Class) == status {
			return s.f.Text(r.Label)
		}
	}
	return ""
}

// explainPlan tells a plan in full.
func (s *CityScore) explainPlan(p *checklist.Planned) CityExplanation {
	plan, parts := &p.Plan, []string{}
	add := func(key, text string) {
		if text != "" {
			parts = append(parts, s.f.T("report.labelled", "Label", s.f.T(key), "Text", text))
		}
	}
	add("report.plan.cause", plan.Cause)
	add("report.plan.action", plan.Action)
	add("report.plan.due", s.f.Date(plan.Due))
	add("report.plan.owner", plan.Owner)
	if plan.Funding != "" {
		add("report.plan.funding", s.f.T("report.funding."+string(plan.Funding)))
	}
	of := CityPart{Level: CityDepartment, ID: p.Department.ID, Chapter: p.Path[0].ID, Year: s.Now.FiscalYear}
	return CityExplanation{
		Title: p.Item.ID + "　" + s.f.Text(p.Item.Topic), Sum: strings.Join(parts, "\n"),
		Lines: []CityLine{{Part: of, Status: Status(p.Rating.Class), Symbol: p.Rating.Symbol, Title: s.f.Text(p.Department.Name), Small: s.bureau(p.Department.Bureau), Share: s.f.Text(p.Rating.Label)}},
	}
}
