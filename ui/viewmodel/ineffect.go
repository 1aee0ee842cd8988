package viewmodel

import (
	"tenken/checklist"
)

// InEffect is what holds of an inspection while its answers can not be changed.
type InEffect struct {
	Title string // 提出済みです（第1回、令和8年10月1日）
	Help  string // what may be done
	Facts []Labelled
}

// InEffect says what holds now; false as long as answers can be changed.
func (s *Session) InEffect(f Format) (InEffect, bool) {
	a := &s.sheet.Assessment
	if a.State.Editable() {
		return InEffect{}, false
	}
	code := string(a.State)
	out := InEffect{Title: f.T("ineffect.title." + code), Help: f.T("ineffect.help." + code)}
	fact := func(label, text string) {
		if text != "" {
			out.Facts = append(out.Facts, Labelled{f.T("ineffect." + label), text})
		}
	}
	if handed := s.HandedIn(f); len(handed) > 0 && a.State != checklist.StateApproved && a.State != checklist.StateConfirmed {
		fact("handed", handed[0].Title)
		fact("office", joinGiven("　", f.T("desk.decision."+handed[0].Decision), handed[0].Decided))
	}
	if a.Approval != nil {
		fact("approved", joinGiven("　", f.Date(a.Approval.Date), a.Approval.Post))
	}
	figures := s.Figures(f)
	fact("answered", figures.AnswerParts)
	fact("score", figures.Score)
	return out, true
}
