package viewmodel

import (
	"strings"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// SetOffers takes over what was answered in an earlier year. The session shows it
// beside the items, and never as an answer.
func (s *Session) SetOffers(offers workflow.Offers) {
	s.last = map[checklist.Key]checklist.Offer{}
	s.lastYear, s.lastScale = offers.Year, offers.Scale
	for _, offer := range offers.Offers {
		if len(offer.Last) > 0 && offer.Carry != checklist.CarryArchived {
			s.last[offer.Key] = offer
		}
	}
}

// lastAnswers says what was answered to an item in an earlier year, a line each.
func (s *Session) lastAnswers(key checklist.Key, f Format) string {
	offer := s.last[key]
	var lines []string
	for _, response := range offer.Last {
		rating, _ := response.Effective(&s.lastScale)
		key := "mapping.last"
		if offer.Carry == checklist.CarryCompare {
			key = "mapping.last_changed"
		}
		line := f.T(key, "Year", f.Year(s.lastYear), "Rating", rating.Symbol+" "+f.Text(rating.Label))
		if first, _, _ := strings.Cut(response.Comment, "\n"); first != "" {
			line += "  " + first
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}
