package viewmodel

import (
	"slices"

	"tenken/checklist"
)

// Figures are the numbers of the header.
type Figures struct {
	Score          string // 67.50%
	Grade          string // "" where letters are off
	Answer         string // answer rate
	AnswerParts    string // 33 / 41
	Implementation string // implementation rate
	DoneParts      string
	Open           int // items without an answer, those under inquiry included
	Unfinished     int // answered items that something is missing in
}

// Figures returns the numbers of the header in the words of a language.
func (s *Session) Figures(f Format) Figures {
	tally := s.score.Tally
	out := Figures{
		Score:          f.Rate(s.score.Figure.Score),
		Answer:         f.Rate(tally.AnswerRate()),
		AnswerParts:    f.Parts(tally.Answered(), tally.InScope),
		Implementation: f.Rate(tally.ImplementationRate()),
		DoneParts:      f.Parts(tally.Done, tally.Applicable()),
		Open:           tally.Unanswered,
		Unfinished:     s.unfinished(),
	}
	if s.sheet.Round.ShowGrade {
		out.Grade = s.score.Grade
	}
	return out
}

func (s *Session) unfinished() int {
	n := 0
	for _, codes := range s.codes {
		if slices.ContainsFunc(codes, func(c checklist.GapCode) bool { return c.Blocks() && !isOpen(c) }) {
			n++
		}
	}
	return n
}

// isOpen reports whether a gap says that there is no answer.
func isOpen(c checklist.GapCode) bool {
	return c == checklist.GapUnanswered || c == checklist.GapInquiring
}
