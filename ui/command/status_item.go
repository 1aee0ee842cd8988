package command

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// itemStatus is one item as asked of one subject, with what was answered.
type itemStatus struct {
	Item     *checklist.Item      `json:"item"`
	Subject  string               `json:"subject"`
	Response checklist.Response   `json:"response"`
	Evidence []checklist.Evidence `json:"evidence"`
	Gaps     []checklist.GapCode  `json:"gaps"`
	Clauses  []checklist.Clause   `json:"clauses"` // of the basic policy, if it was kept
	Last     *lastYear            `json:"last"`    // null where nothing was answered before
	// Corrections are what the office has put right in the answer, oldest first.
	Corrections []workflow.Corrected `json:"corrections"`
}

// lastYear is what was answered in an earlier year.
type lastYear struct {
	Year      checklist.FiscalYear `json:"fiscal_year"`
	Carry     checklist.Carry      `json:"carry"`
	Responses []checklist.Response `json:"responses"`
	// By names, beside them, the departments of before a reorganisation.
	By []checklist.Text `json:"by,omitempty"`

	scale checklist.Scale
}

func newLastYear(offers *workflow.Offers, key checklist.Key) *lastYear {
	offer := offers.Beside(key)
	if offer == nil || len(offer.Last) == 0 {
		return nil
	}
	last := &lastYear{Year: offers.Year, Carry: offer.Carry, By: offer.By, scale: offers.Scale}
	for _, response := range offer.Last {
		last.Responses = append(last.Responses, *response)
	}
	return last
}

func newItemStatus(sheet *workflow.Sheet, entry checklist.Scoped, offers *workflow.Offers, corrections []workflow.Corrected) itemStatus {
	key := entry.Key()
	out := itemStatus{
		Item: entry.Item, Subject: entry.Subject.ID, Response: sheet.Response(key), Gaps: []checklist.GapCode{},
		Evidence: orEmpty(sheet.Evidence(key)), Clauses: orEmpty(sheet.Clauses(entry.Item)),
		Last:        newLastYear(offers, key),
		Corrections: slices.DeleteFunc(orEmpty(corrections), func(c workflow.Corrected) bool { return c.Key != key }),
	}
	for _, gap := range sheet.Gaps() {
		if gap.Key == key {
			out.Gaps = append(out.Gaps, gap.Code)
		}
	}
	return out
}

func (s *session) printItem(sheet *workflow.Sheet, entry checklist.Scoped, shown *itemStatus) {
	s.line(entry.Item.ID, s.in(entry.Item.Topic), s.marks(entry.Item))
	s.printQuestion(&sheet.Standard.Scale, entry.Item)
	for _, clause := range shown.Clauses {
		s.printClause(clause, "  ")
	}
	s.say("command.item.answer", "Subject", s.in(entry.Subject.Name), "Rating", s.answered(&sheet.Standard.Scale, &shown.Response))
	s.printWords(&shown.Response)
	s.printCorrected(sheet, shown.Corrections)
	s.printLast(shown.Last)
	s.printEvidence(sheet, shown.Evidence)
	for _, gap := range shown.Gaps {
		if !gap.Optional() {
			s.say("command.answer.gap", "Gap", s.text.T("command.gap."+string(gap)))
		}
	}
}

// printLast prints what was answered last year, and whether that still stands.
func (s *session) printLast(last *lastYear) {
	if last == nil {
		return
	}
	note := ""
	if key := "command.item.carry." + string(last.Carry); s.text.Has(key) {
		note = s.text.T(key)
	}
	for i, r := range last.Responses {
		answered := s.text.T("command.item.last", "Year", s.year(last.Year), "Rating", s.answered(&last.scale, &r))
		if last.By != nil {
			answered = s.text.T("correction.by", "Department", s.in(last.By[i]), "Answer", answered)
		}
		s.line(answered, note, firstLine(r.Comment))
	}
}

// printQuestion prints what is asked and what earns which rating.
func (s *session) printQuestion(scale *checklist.Scale, item *checklist.Item) {
	s.line(s.in(item.Question))
	for _, rating := range scale.Ratings {
		if text, ok := item.Criterion(rating.Code); ok {
			s.line("  "+rating.Symbol, s.in(text))
		}
	}
	if !item.Counting.IsZero() {
		s.say("command.item.counting", "Text", s.in(item.Counting))
	}
	if !item.Evidence.IsZero() {
		s.say("command.item.evidence", "Text", s.in(item.Evidence))
	}
}

// printWords prints the parts of an answer that are words, each with its flag.
func (s *session) printWords(r *checklist.Response) {
	for _, part := range []struct{ flag, text string }{
		{"comment", r.Comment}, {"reason", r.Reason}, {"cause", r.Plan.Cause}, {"action", r.Plan.Action},
		{"due", r.Plan.Due.String()}, {"owner", r.Plan.Owner}, {"request_to", r.Plan.RequestTo}, {"note", r.Note},
	} {
		if strings.TrimSpace(part.text) != "" {
			s.say("command.item.part", "Name", s.text.T("command.flag."+part.flag), "Text", part.text)
		}
	}
}
