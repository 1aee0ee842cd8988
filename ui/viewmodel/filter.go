package viewmodel

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
)

// Show says which items a list shows.
type Show string

// The choices of a list.
const (
	ShowAll        Show = "all"
	ShowUnanswered Show = "unanswered"
	ShowProblems   Show = "problems" // partly or not done
	ShowInquiring  Show = "inquiring"
	ShowCritical   Show = "critical"
	ShowEvidence   Show = "evidence" // with evidence named
	ShowWarnings   Show = "warnings" // answered, but something is missing or doubtful
	ShowOther      Show = "other"    // new, asked in other words or rated otherwise than the year before
	ShowSame       Show = "same"     // answered as the year before
)

// Shows lists the choices in the order in which screens offer them.
func Shows() []Show {
	return []Show{ShowAll, ShowUnanswered, ShowProblems, ShowInquiring, ShowCritical, ShowEvidence, ShowWarnings, ShowOther, ShowSame}
}

// Filter says which rows of a sheet are wanted. The zero Filter wants all.
type Filter struct {
	Show   Show
	Search string // all of its words must occur, in any width, kana or case
	Node   string // id of a node of the tree; "" is the whole sheet
}

// Select returns the rows that pass the filter, in the order of the sheet.
func (s *Session) Select(f Filter) []int {
	words := strings.Fields(text.Fold(f.Search))
	selected := make([]int, 0, len(s.rows))
	for i := range s.rows {
		r := &s.rows[i]
		if f.Node != "" && !slices.Contains(r.nodes, f.Node) || !r.contains(words) || !s.shows(f.Show, r) {
			continue
		}
		selected = append(selected, i)
	}
	return selected
}

func (r *row) contains(words []string) bool {
	for _, word := range words {
		if !strings.Contains(r.asked.folded, word) && !strings.Contains(r.answer.folded, word) {
			return false
		}
	}
	return true
}

func (s *Session) shows(show Show, r *row) bool {
	switch show {
	case ShowCritical:
		return r.Item.Critical
	case ShowEvidence:
		return len(s.sheet.Evidence(r.key)) > 0
	case ShowOther:
		return s.otherThanLast(r.key)
	case ShowSame:
		return s.sameAsLast(r.key)
	case ShowUnanswered, ShowProblems, ShowInquiring, ShowWarnings:
		status, _ := s.status(r.key)
		return s.showsStatus(show, status, r.key)
	}
	return true
}

func (s *Session) showsStatus(show Show, status Status, key checklist.Key) bool {
	open := status == StatusUnanswered || status == StatusInquiring
	switch show {
	case ShowUnanswered:
		return status == StatusUnanswered
	case ShowInquiring:
		return status == StatusInquiring
	case ShowProblems:
		return status == StatusPartly || status == StatusNotDone
	}
	return !open && len(s.codes[key]) > 0
}

// NextOpen returns the next row after row i that has no answer yet, beginning
// again at the top. It reports false when every item is answered.
func (s *Session) NextOpen(i int) (int, bool) {
	return s.next(i, func(r *row) bool {
		status, _ := s.status(r.key)
		return status == StatusUnanswered || status == StatusInquiring
	})
}

// NextGap returns the next row after row i with a gap that hinders approval.
func (s *Session) NextGap(i int) (int, bool) {
	return s.next(i, func(r *row) bool {
		return slices.ContainsFunc(s.codes[r.key], checklist.GapCode.Blocks)
	})
}

func (s *Session) next(i int, wanted func(*row) bool) (int, bool) {
	for n := range s.rows {
		j := (i + 1 + n) % len(s.rows)
		if wanted(&s.rows[j]) {
			return j, true
		}
	}
	return 0, false
}
