package viewmodel

import (
	"slices"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// WarningCode is something that does not hinder, but wants a look.
type WarningCode string

// The warnings of the first page.
const (
	WarnLate       WarningCode = "late"                                  // the day by which to submit is past
	WarnEvidence   WarningCode = WarningCode(checklist.GapEvidence)      // and the other doubts of the check
	WarnStale      WarningCode = WarningCode(checklist.GapEvidenceStale) // by their codes
	WarnAwareness  WarningCode = WarningCode(checklist.GapAwarenessOnly)
	WarnContradict WarningCode = "contradiction" // a list of the office's says otherwise
	WarnPlanPast   WarningCode = "plan_due"      // the day by which a plan is done is past
)

// Warning says how many items there are with something to look at, and the first
// of them.
type Warning struct {
	Code  WarningCode
	N     int
	First checklist.Key
}

// Warnings lists what wants a look on a day. As long as answers can change, the
// doubts of the check are among them.
func (s *Session) Warnings(today checklist.Date) []Warning {
	var out []Warning
	if due, _ := s.Due(); !due.IsZero() && due.Before(today) && s.Owes() {
		out = append(out, Warning{Code: WarnLate, N: 1})
	}
	all := append(s.doubts(), Warning{Code: WarnPlanPast})
	past := &all[len(all)-1]
	for i := range s.rows {
		if s.overdue(&s.rows[i], today) {
			past.add(s.rows[i].key)
		}
	}
	return append(out, slices.DeleteFunc(all, func(w Warning) bool { return w.N == 0 })...)
}

// doubts counts the doubts of the check by their kind; none once nothing can be
// changed.
func (s *Session) doubts() []Warning {
	if !s.sheet.Assessment.State.Editable() {
		return nil
	}
	all := []Warning{{Code: WarnEvidence}, {Code: WarnStale}, {Code: WarnAwareness}, {Code: WarnContradict}}
	for _, gap := range s.gaps {
		for i := range all {
			if all[i].Code == WarningCode(gap.Code) {
				all[i].add(gap.Key)
			}
		}
	}
	for _, c := range s.contradictions {
		all[len(all)-1].add(c.Key)
	}
	return all
}

// Owes reports whether the department has something to hand in.
func (s *Session) Owes() bool {
	a := &s.sheet.Assessment
	return a.Excused == "" && a.State != checklist.StateSubmitted && a.State != checklist.StateAccepted
}

func (w *Warning) add(key checklist.Key) {
	if w.N == 0 {
		w.First = key
	}
	w.N++
}

// overdue reports whether an answer still asks for a plan whose day is past.
func (s *Session) overdue(r *row, today checklist.Date) bool {
	answer := s.sheet.Answers.Responses[r.key]
	if checklist.DemandOf(r.Item, &s.sheet.Standard.Scale, answer) == checklist.PlanNone {
		return false
	}
	return !answer.Plan.Due.IsZero() && answer.Plan.Due.Before(today)
}

// OfficeWord is what the office has said about one item of the round.
type OfficeWord struct {
	Item       string
	Topic      string // "" for an item that is not on the sheet
	Text       string
	NotCounted bool
	Key        checklist.Key // on the sheet; zero if it is not on it
}

// Errata lists the office's words on items, those first that are on the sheet.
func (s *Session) Errata(f Format) []OfficeWord {
	var here, elsewhere []OfficeWord
	for _, e := range s.sheet.Round.Errata {
		word := OfficeWord{Item: e.Item, Text: e.Text, NotCounted: e.NotCounted}
		if i := s.find(e.Item); i >= 0 {
			word.Key, word.Topic = s.rows[i].key, f.Text(s.rows[i].Item.Topic)
			here = append(here, word)
			continue
		}
		if item := workflow.FindItem(s.sheet.Standard, e.Item); item != nil {
			word.Topic = f.Text(item.Topic)
		}
		elsewhere = append(elsewhere, word)
	}
	return append(here, elsewhere...)
}

// find is the first row of an item, or -1.
func (s *Session) find(item string) int {
	for i := range s.rows {
		if s.rows[i].Item.ID == item {
			return i
		}
	}
	return -1
}

// SetHandedIn takes over what has been handed in of the sheet.
func (s *Session) SetHandedIn(h workflow.HandedIn) { s.handed = h }

// Joined reports whether a sealed submission can be written.
func (s *Session) Joined() bool { return s.handed.Joined }

// Handed is one submission, in words.
type Handed struct {
	Title    string // 第1回（令和8年10月1日）
	Decision string // code: "received", "returned", "accepted", or "none"
	Decided  string // when; "" before
}

// HandedIn lists the submissions, the newest first.
func (s *Session) HandedIn(f Format) []Handed {
	var out []Handed
	for _, r := range s.handed.Revisions {
		h := Handed{Title: f.T("desk.handed.title", "N", r.Revision, "Date", f.Date(checklist.DateOf(r.Made.At))), Decision: r.Decision}
		if h.Decision == "" {
			h.Decision = "none"
		}
		if r.Decided != nil {
			h.Decided = f.Date(checklist.DateOf(r.Decided.At))
		}
		out = append([]Handed{h}, out...)
	}
	return out
}

// SetCentral takes over what others have answered for the whole city.
func (s *Session) SetCentral(all []checklist.CentralAnswer) { s.central = all }

// CentralLine is one answer for the whole city, in words.
type CentralLine struct{ Title, Small string }

// Central lists the answers for the whole city.
func (s *Session) Central(f Format) []CentralLine {
	var out []CentralLine
	for i := range s.central {
		out = append(out, s.centralLine(&s.central[i], f))
	}
	return out
}

func (s *Session) centralLine(c *checklist.CentralAnswer, f Format) CentralLine {
	rating, _ := c.Response.Effective(&s.sheet.Standard.Scale)
	topic := c.Response.Key.Item
	if item := workflow.FindItem(s.sheet.Standard, c.Response.Key.Item); item != nil {
		topic = f.Text(item.Topic)
	}
	answer := joinGiven(" ", rating.Symbol, f.Text(rating.Label))
	return CentralLine{joinGiven("　", answer, topic), joinGiven("　", c.Response.Key.Item, f.Text(c.Department), f.Text(c.Subject))}
}

// centralBeside lists the answers for the whole city of the section in which an item
// stands: what a department leaves to others shows there.
func (s *Session) centralBeside(r *row, f Format) []CentralLine {
	if len(s.central) == 0 || len(r.Path) == 0 {
		return nil
	}
	beside := map[string]bool{}
	for _, item := range r.Path[len(r.Path)-1].Items {
		beside[item.ID] = true
	}
	var out []CentralLine
	for i := range s.central {
		if c := &s.central[i]; beside[c.Response.Key.Item] {
			out = append(out, s.centralLine(c, f))
		}
	}
	return out
}
