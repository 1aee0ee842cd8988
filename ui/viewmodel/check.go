package viewmodel

import (
	"slices"

	"tenken/checklist"
)

// CheckBy says how the gaps before approval are grouped.
type CheckBy string

// The two ways.
const (
	CheckByKind    CheckBy = "kind"
	CheckByChapter CheckBy = "chapter"
)

// CheckWays lists the ways in the order in which they are offered.
func CheckWays() []CheckBy { return []CheckBy{CheckByKind, CheckByChapter} }

// CheckLevel is how much a line of the check matters.
type CheckLevel string

// The three levels, in the order in which they are listed.
const (
	CheckBlocks   CheckLevel = "blocks"   // hinders the approval
	CheckDoubts   CheckLevel = "doubts"   // deserves a look
	CheckOptional CheckLevel = "optional" // nothing has to be done about it
)

// levelOf is the level of a gap.
func levelOf(code checklist.GapCode) CheckLevel {
	switch {
	case code.Blocks():
		return CheckBlocks
	case code.Optional():
		return CheckOptional
	}
	return CheckDoubts
}

// CheckRow is a line of the check: a gap, an answer that a list of the office's does
// not bear out, or the head of a group of them.
type CheckRow struct {
	Head   bool
	Title  string // of the group; of a gap, what is missing or the topic of the item
	Small  string // of a gap: number, subject and what stands not in the title
	N      int    // lines of the group
	Level  CheckLevel
	Folded bool // a head whose lines do not show
	Key    checklist.Key
	Code   checklist.GapCode // empty where a list says otherwise
}

// Gaps counts what hinders the approval, and the doubts that deserve a look.
func (s *Session) Gaps() (blocking, doubts int) {
	for _, gap := range s.gaps {
		if gap.Code.Blocks() {
			blocking++
		}
	}
	return blocking, len(s.gaps) - blocking + len(s.contradictions)
}

// Check lists every gap and contradiction below the heads of their groups: what
// hinders the approval first, doubts next, and last, in a group of its own that
// shows its lines if unfolded, what is optional.
func (s *Session) Check(by CheckBy, unfolded bool, f Format) []CheckRow {
	out := s.checkKinds(f)
	if by == CheckByChapter {
		out = s.checkChapters(f)
	}
	return s.appendRemarks(out, unfolded, f)
}

func (s *Session) checkKinds(f Format) []CheckRow {
	var out []CheckRow
	for _, code := range checklist.GapCodes() {
		group := CheckRow{Head: true, Title: f.T("desk.kind." + string(code)), Code: code}
		out = s.appendGroup(out, group, f, func(g checklist.Gap) bool { return g.Code == code }, nil)
	}
	none := func(checklist.Gap) bool { return false }
	return s.appendGroup(out, CheckRow{Head: true, Title: f.T("queue.code.contradiction")}, f, none, s.contradictions)
}

// checkChapters groups by subject and chapter. What hinders stands above what
// is doubtful in each.
func (s *Session) checkChapters(f Format) []CheckRow {
	var out []CheckRow
	for _, subject := range s.tree.Children("") {
		chapters := s.tree.Children(subject)
		for _, chapter := range chapters {
			title := joinGiven(crumb, f.Text(s.tree.Node(subject).Title), f.Text(s.tree.Node(chapter).Title))
			here := func(key checklist.Key) bool { return slices.Contains(s.rows[s.index[key]].nodes, chapter) }
			said := slices.DeleteFunc(slices.Clone(s.contradictions), func(c checklist.Contradiction) bool { return !here(c.Key) })
			out = s.appendGroup(out, CheckRow{Head: true, Title: title}, f, func(g checklist.Gap) bool { return here(g.Key) }, said)
		}
	}
	return out
}

// appendGroup adds the gaps that belong to a group, and contradictions, below its
// head, unless there are none.
func (s *Session) appendGroup(out []CheckRow, head CheckRow, f Format, belongs func(checklist.Gap) bool, said []checklist.Contradiction) []CheckRow {
	var blocking, doubts []CheckRow
	for _, gap := range s.gaps {
		if !belongs(gap) {
			continue
		}
		if line := s.checkRow(gap, head.Code == "", f); line.Level == CheckBlocks {
			blocking = append(blocking, line)
		} else {
			doubts = append(doubts, line)
		}
	}
	for i := range said {
		doubts = append(doubts, s.contradicted(&said[i], f))
	}
	lines := slices.Concat(blocking, doubts)
	if len(lines) == 0 {
		return out
	}
	head.N, head.Level = len(lines), lines[0].Level
	return append(append(out, head), lines...)
}

// appendRemarks adds what is optional.
func (s *Session) appendRemarks(out []CheckRow, unfolded bool, f Format) []CheckRow {
	if len(s.remarks) == 0 {
		return out
	}
	code := checklist.GapEvidenceOptional
	out = append(out, CheckRow{Head: true, Title: f.T("desk.kind." + string(code)), N: len(s.remarks), Level: CheckOptional, Folded: !unfolded, Code: code})
	for _, gap := range s.remarks {
		if unfolded {
			out = append(out, s.checkRow(gap, false, f))
		}
	}
	return out
}

// checkRow describes a gap; mixed says that its group holds several kinds.
func (s *Session) checkRow(gap checklist.Gap, mixed bool, f Format) CheckRow {
	r := &s.rows[s.index[gap.Key]]
	line := CheckRow{Title: f.Text(r.Item.Topic), Small: r.Item.ID + "  ", Level: levelOf(gap.Code), Key: gap.Key, Code: gap.Code}
	if mixed {
		line.Small += f.Gap(gap.Code)
	} else {
		line.Small += s.where(r, f)
	}
	return line
}

// contradicted describes an answer that a list of the office's does not bear out.
func (s *Session) contradicted(c *checklist.Contradiction, f Format) CheckRow {
	r := &s.rows[s.index[c.Key]]
	answer := s.Answer(c.Key)
	text := f.Contradiction(c, &answer, &s.sheet.Standard.Scale)
	return CheckRow{Title: f.Text(r.Item.Topic), Small: r.Item.ID + "  " + text, Level: CheckDoubts, Key: c.Key}
}
