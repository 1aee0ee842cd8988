package viewmodel

import (
	"strconv"
	"strings"
	"time"

	"tenken/checklist"
	"tenken/checklist/text"
)

// ReadHeads reads the two numbers of a head count as people type them: in any
// width, with thousands separated or not, with or without 人. Without both
// numbers there is no count; problems names the fields that cannot be read.
func ReadHeads(concerned, complying string) (count *checklist.HeadCount, problems map[Blank]bool) {
	of, okOf := readNumber(concerned)
	who, okWho := readNumber(complying)
	if okOf && okWho {
		return &checklist.HeadCount{Concerned: of, Complying: who}, nil
	}
	blank := func(typed string) bool { return strings.TrimSpace(typed) == "" }
	return nil, map[Blank]bool{BlankConcerned: !okOf && !blank(concerned), BlankComplying: !okWho && !blank(complying)}
}

func readNumber(typed string) (int, bool) {
	folded := strings.TrimSuffix(strings.TrimSpace(text.Fold(typed)), "人")
	n, err := strconv.Atoi(strings.TrimSpace(strings.ReplaceAll(folded, ",", "")))
	return n, err == nil && n >= 0 && n <= checklist.MaxHeads
}

// UsualHeads is how many people were concerned in the head count that was answered
// last for the same subject, another item's; false before the first.
func (s *Session) UsualHeads(key checklist.Key) (n int, ok bool) {
	var last time.Time
	for i := range s.rows {
		answer := s.sheet.Answers.Responses[s.rows[i].key]
		if answer == nil || answer.Count == nil || answer.Key == key || answer.Key.Subject != key.Subject || answer.Stamp.At.Before(last) {
			continue
		}
		n, ok, last = answer.Count.Concerned, true, answer.Stamp.At
	}
	return n, ok
}
