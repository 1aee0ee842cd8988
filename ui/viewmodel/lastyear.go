package viewmodel

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// LastYear is what was answered to an item in an earlier year, to be looked at and
// to be taken over piece by piece. It is never an answer by itself.
type LastYear struct {
	Lines string // 前年度（令和7年度）：△ 一部実施, a line each; "" without an answer
	Note  string // what the predecessor left for the successor
	// Whole says that rating and texts can be taken over in one step. If not, Why
	// is the reason: changed words or a matter that every year answers anew.
	Whole bool
	Why   checklist.Carry

	Texts    map[TextField]string
	Evidence []LastEvidence
}

// LastEvidence is a piece of evidence of an earlier year.
type LastEvidence struct {
	Title, Small string
	Reference    checklist.Evidence // as it is named anew; files stay with their year
}

// TextField is one of the texts of an answer for which there are words to take.
type TextField string

// The fields.
const (
	FieldComment TextField = "comment"
	FieldReason  TextField = "reason"
	FieldCause   TextField = "cause"
	FieldAction  TextField = "action"
)

// TextFields lists the fields in the order of the form.
func TextFields() []TextField { return []TextField{FieldComment, FieldReason, FieldCause, FieldAction} }

// of is the text of a field in an answer.
func (t TextField) of(r *checklist.Response) string {
	switch t {
	case FieldComment:
		return r.Comment
	case FieldReason:
		return r.Reason
	case FieldCause:
		return r.Plan.Cause
	}
	return r.Plan.Action
}

// SetOffers takes over what was answered in an earlier year. The session shows it
// beside the items, and never as an answer.
func (s *Session) SetOffers(offers workflow.Offers) {
	s.last = map[checklist.Key]checklist.Offer{}
	s.lastYear, s.lastScale = offers.Year, offers.Scale
	for _, offer := range offers.Offers {
		if offer.Carry != checklist.CarryArchived {
			s.last[offer.Key] = offer
		}
	}
}

// describeLast describes what was answered to an item in an earlier year.
func (s *Session) describeLast(key checklist.Key, f Format) LastYear {
	offer := s.last[key]
	out := LastYear{Whole: offer.Carry == checklist.CarryConfirm, Why: offer.Carry, Texts: map[TextField]string{}}
	var lines, notes []string
	for i, response := range offer.Last {
		lines = append(lines, s.lastLine(offer, i, f))
		notes = append(notes, strings.TrimSpace(response.Note))
		for _, field := range TextFields() {
			out.Texts[field] = joinGiven("\n", out.Texts[field], strings.TrimSpace(field.of(response)))
		}
		out.Evidence = append(out.Evidence, s.lastEvidence(response.Key, f)...)
	}
	out.Lines, out.Note = strings.Join(lines, "\n"), joinGiven("\n", notes...)
	return out
}

// lastLine is the i-th answer of an offer, with its department where that was another.
func (s *Session) lastLine(offer checklist.Offer, i int, f Format) string {
	response := offer.Last[i]
	rating, _ := response.Effective(&s.lastScale)
	key := "mapping.last"
	if offer.Carry == checklist.CarryCompare {
		key = "mapping.last_changed"
	}
	line := f.T(key, "Year", f.Year(s.lastYear), "Rating", rating.Symbol+" "+f.Text(rating.Label))
	if first, _, _ := strings.Cut(response.Comment, "\n"); first != "" {
		line += "  " + first
	}
	if offer.By != nil {
		line = f.T("correction.by", "Department", f.Text(offer.By[i]), "Answer", line)
	}
	return line
}

// lastEvidence lists what was named for an answer of the year before.
func (s *Session) lastEvidence(key checklist.Key, f Format) (out []LastEvidence) {
	if s.before == nil {
		return nil
	}
	for _, e := range s.before.Evidence[key] {
		reference := checklist.Evidence{Title: e.Title, Number: e.Number, Location: e.Location, Date: e.Date}
		out = append(out, LastEvidence{e.Title, joinGiven(f.T("desktop.evidence.separator"), e.Number, e.Location, f.Date(e.Date)), reference})
	}
	return out
}

// TakeLast is the answer to a key with rating and texts of the year before, and
// whether they can be taken over. Of a plan the day is left out once it is past:
// what was not done by then needs a new one.
func (s *Session) TakeLast(key checklist.Key, today checklist.Date) (checklist.Response, bool) {
	answer, offer := s.Answer(key), s.last[key]
	if offer.Carry != checklist.CarryConfirm {
		return answer, false
	}
	last := offer.Last[0]
	answer.Rating, answer.Count, answer.Nothing, answer.Inquiring = last.Rating, nil, last.Nothing, false
	answer.Responsibility, answer.Comment, answer.Reason, answer.Plan = last.Responsibility, last.Comment, last.Reason, last.Plan
	if answer.Plan.Due.Before(today) {
		answer.Plan.Due = checklist.Date{}
	}
	return answer, true
}

// sameAsLast reports whether an answer says what was answered the year before, in
// the same words. The head is to see that.
func (s *Session) sameAsLast(key checklist.Key) bool {
	answer, offer := s.sheet.Answers.Responses[key], s.last[key]
	if offer.Carry != checklist.CarryConfirm || !answer.Answered() || answer.Rating != offer.Last[0].Rating {
		return false
	}
	return !slices.ContainsFunc(TextFields(), func(t TextField) bool { return t.of(answer) != t.of(offer.Last[0]) })
}

// otherThanLast reports whether an item is asked in other words than the year
// before, or is new, or is rated otherwise.
func (s *Session) otherThanLast(key checklist.Key) bool {
	answer, offer := s.sheet.Answers.Responses[key], s.last[key]
	switch offer.Carry {
	case checklist.CarryNew, checklist.CarryCompare:
		return true
	case checklist.CarryConfirm:
		return answer.Answered() && answer.Rating != offer.Last[0].Rating
	}
	return false
}

// Unchanged counts the answers that say what was answered the year before.
func (s *Session) Unchanged() (n int) {
	for key := range s.last {
		if s.sameAsLast(key) {
			n++
		}
	}
	return n
}
