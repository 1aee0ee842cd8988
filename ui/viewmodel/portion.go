package viewmodel

import (
	"tenken/checklist"
)

// Portion is a chapter or a subject with its figures, or the whole sheet.
type Portion struct {
	Of    PortionID
	Title string
	Tally checklist.Tally
	Score checklist.Rate
	// Of the year before: empty and not valid without one.
	TallyBefore checklist.Tally
	Before      checklist.Rate
}

// PortionID names a part of the sheet. The zero PortionID is the whole.
type PortionID struct{ Section, Subject string }

// Chapters are the top sections of the standard that have items on the sheet.
func (s *Session) Chapters(f Format) []Portion {
	before := map[string]checklist.Figure{}
	if s.beforeScore != nil {
		for _, figure := range s.beforeScore.Sections {
			before[figure.Section.ID] = figure.Figure
		}
	}
	var parts []Portion
	for _, figure := range s.score.Sections {
		if figure.Depth == 0 {
			id := figure.Section.ID
			parts = append(parts, portion(PortionID{Section: id}, f.Text(figure.Section.Title), figure.Figure, before[id]))
		}
	}
	return parts
}

// Subjects are what the department is inspected for: itself, its systems and sites.
func (s *Session) Subjects(f Format) []Portion {
	before := map[string]checklist.Figure{}
	if s.beforeScore != nil {
		for _, figure := range s.beforeScore.Subjects {
			before[figure.Subject.ID] = figure.Figure
		}
	}
	var parts []Portion
	for _, figure := range s.score.Subjects {
		id := figure.Subject.ID
		parts = append(parts, portion(PortionID{Subject: id}, f.Text(figure.Subject.Name), figure.Figure, before[id]))
	}
	return parts
}

// Whole is the sheet as a portion.
func (s *Session) Whole(f Format) Portion {
	var before checklist.Figure
	if s.beforeScore != nil {
		before = s.beforeScore.Figure
	}
	return portion(PortionID{}, f.T("desk.score.whole"), s.score.Figure, before)
}

func portion(id PortionID, title string, now, before checklist.Figure) Portion {
	return Portion{id, title, now.Tally, now.Score, before.Tally, before.Score}
}

// contains reports whether a row belongs to the part.
func (id PortionID) contains(r *row) bool {
	return (id.Subject == "" || r.Subject.ID == id.Subject) && (id.Section == "" || r.Path.Contains(id.Section))
}

// Enter is the row at which to go on with a part: the first one without an answer,
// or else the first one.
func (s *Session) Enter(id PortionID) (int, bool) {
	first, found := 0, false
	for i := range s.rows {
		if !id.contains(&s.rows[i]) {
			continue
		}
		if status, _ := s.status(s.rows[i].key); status == StatusUnanswered || status == StatusInquiring {
			return i, true
		}
		if !found {
			first, found = i, true
		}
	}
	return first, found
}
