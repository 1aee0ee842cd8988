package exchange

import (
	"regexp"
	"slices"
	"strings"

	"tenken/checklist"
)

// explained says of problems with ids what a mapping can do about them, and leaves
// out what only follows from a cell that can't be read.
func (b *itemReader) explained(problems []Problem) []Problem {
	unread := map[string]bool{}
	for _, p := range problems {
		unread[p.Cell] = unread[p.Cell] || p.Code == ProblemNoResult || p.Code == ProblemErrorCell
	}
	problems = slices.DeleteFunc(problems, func(p Problem) bool {
		return p.Code == checklist.ProblemEmpty && p.Cell != "" && unread[p.Cell]
	})
	for i := range problems {
		p := &problems[i]
		if !strings.HasSuffix(p.Path, ".id") {
			continue
		}
		switch {
		case p.Code == checklist.ProblemForm && b.m.IDs != IDsNumber:
			p.Code = ProblemMappedID
		case p.Code == checklist.ProblemDuplicate && b.isMerged(p.Cell):
			p.Code = ProblemMergedID
		}
	}
	return problems
}

// isMerged reports whether a cell is merged with one before it.
func (b *itemReader) isMerged(cell string) bool {
	column, number, ok := parseCell(cell)
	if row := b.table.grid.row(number); ok && row != nil {
		c := row.cell(column)
		return c != nil && c.from != ""
	}
	return false
}

// monthDay is a date as Excel shows what was typed as 1-2.
var monthDay = regexp.MustCompile(`^([0-9]{1,2})月([0-9]{1,2})日$`)
