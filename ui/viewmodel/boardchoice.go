package viewmodel

import (
	"tenken/checklist"
)

// Chosen reports whether a line is chosen: of a bureau, whether all of its
// departments that show are.
func (b *Board) Chosen(line int) bool {
	for _, id := range b.of(line) {
		if !b.chosen[id] {
			return false
		}
	}
	return true
}

// of are the departments of a line: its own, or all of the bureau that show.
func (b *Board) of(line int) []string {
	at := b.lines[line]
	if at.Row >= 0 {
		return []string{b.rows[at.Row].ID}
	}
	var ids []string
	for _, l := range b.lines {
		if l.Row >= 0 && l.Bureau == at.Bureau {
			ids = append(ids, b.rows[l.Row].ID)
		}
	}
	return ids
}

// Toggle chooses a line, or leaves it.
func (b *Board) Toggle(line int) { b.mark(b.of(line), !b.Chosen(line)) }

// ChooseShown chooses all departments that show, or leaves them if they are chosen.
func (b *Board) ChooseShown() {
	var ids []string
	all := true
	for _, l := range b.lines {
		if l.Row >= 0 {
			id := b.rows[l.Row].ID
			ids = append(ids, id)
			all = all && b.chosen[id]
		}
	}
	b.mark(ids, !all)
}

// ChooseNone leaves all.
func (b *Board) ChooseNone() { clear(b.chosen) }

func (b *Board) mark(ids []string, chosen bool) {
	for _, id := range ids {
		if chosen {
			b.chosen[id] = true
		} else {
			delete(b.chosen, id)
		}
	}
}

// Picked are the departments that the next step is about, in the order of the
// board: those that are chosen, also where the filter leaves them out, or else that
// of a line.
func (b *Board) Picked(line int) []*BoardRow {
	var picked []*BoardRow
	for i := range b.rows {
		if b.chosen[b.rows[i].ID] {
			picked = append(picked, &b.rows[i])
		}
	}
	if len(picked) == 0 && line >= 0 && line < len(b.lines) && b.lines[line].Row >= 0 {
		picked = append(picked, &b.rows[b.lines[line].Row])
	}
	return picked
}

// Choices counts the departments that are chosen.
func (b *Board) Choices() int { return len(b.chosen) }

// StatusCount is how many departments have a status.
type StatusCount struct {
	Status checklist.Status // "" is all
	N      int
}

// Counts counts the departments of each status that there is; the first is all of
// them.
func (b *Board) Counts() []StatusCount {
	counts := []StatusCount{{"", len(b.rows)}}
	for _, status := range checklist.Statuses() {
		if n := b.count(status); n > 0 {
			counts = append(counts, StatusCount{status, n})
		}
	}
	return counts
}

func (b *Board) count(status checklist.Status) int {
	n := 0
	for i := range b.rows {
		if b.rows[i].Status == status {
			n++
		}
	}
	return n
}

// Answers is the share of items of all departments in the round that are answered.
func (b *Board) Answers() checklist.Rate {
	var part, whole int
	for i := range b.rows {
		if b.rows[i].Status != checklist.StatusExcused {
			part += b.rows[i].Answered
			whole += b.rows[i].InScope
		}
	}
	return checklist.NewRate(part, whole)
}

// Missing counts the departments that owe a submission.
func (b *Board) Missing() int {
	handed := b.count(checklist.StatusSubmitted) + b.count(checklist.StatusAccepted) + b.count(checklist.StatusExcused)
	return len(b.rows) - handed
}

// BoardStep is what the office does next.
type BoardStep string

// What can be next.
const (
	BoardReceived BoardStep = "received" // files wait for a decision
	BoardReview   BoardStep = "review"   // submissions wait for acceptance
	BoardRemind   BoardStep = "remind"   // departments are late
	BoardWait     BoardStep = "wait"     // for departments
	BoardClose    BoardStep = "close"    // all are accepted
)

// Next is what is to be done now, and how many departments it is about.
func (b *Board) Next() (step BoardStep, n int) {
	for i := range b.rows {
		if b.rows[i].Waiting > 0 {
			n++
		}
	}
	switch submitted, late := b.count(checklist.StatusSubmitted), b.count(checklist.StatusLate); {
	case n > 0:
		return BoardReceived, n
	case submitted > 0:
		return BoardReview, submitted
	case late > 0:
		return BoardRemind, late
	case b.Missing() > 0:
		return BoardWait, b.Missing()
	}
	return BoardClose, 0
}
