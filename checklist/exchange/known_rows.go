package exchange

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tenken/checklist"
)

// row takes the figures of one row.
func (r *knownReader) row(row *gridRow) {
	department, ok := r.department(row)
	item := word(cmp.Or(r.cell(row, knownItem), r.m.Item))
	if !ok || !r.isItem(row, item) {
		return
	}
	before := len(r.problems)
	if r.m.Each != "" {
		r.each(row, knownKey{department, item, r.m.Each})
	} else {
		r.headsOf(row, knownKey{department, item, checklist.KnownHeads})
		r.numberOf(row, knownPresent, knownKey{department, item, checklist.KnownPresent})
		r.numberOf(row, knownOpen, knownKey{department, item, checklist.KnownOpen})
	}
	if len(r.problems) == before {
		r.rows++
	}
}

func (r *knownReader) department(row *gridRow) (int, bool) {
	written := r.cell(row, knownDepartment)
	i, ok := r.departments.find(written)
	if !ok {
		r.fail(r.placeOf(row, knownDepartment), ProblemUnknownDepartment, checklist.ProblemArgs{Value: written, Known: r.departments.like(written)})
	}
	return i, ok
}

func (r *knownReader) isItem(row *gridRow, item string) bool {
	at := r.placeOf(row, knownItem)
	kind, ok := r.kinds[item]
	switch heads := r.m.Each == checklist.KnownHeads || r.m.Each == "" && r.cell(row, knownConcerned)+r.cell(row, knownComplying) != ""; {
	case !ok:
		r.fail(at, ProblemUnknownItem, checklist.ProblemArgs{Value: item})
	case heads && kind != checklist.KindCount:
		r.fail(at, ProblemWrongKind, checklist.ProblemArgs{Value: item})
		return false
	}
	return ok
}

// each counts a row as one person or thing.
func (r *knownReader) each(row *gridRow, key knownKey) {
	marked, ok := r.marked(row)
	if !ok {
		return
	}
	f := r.counted[key]
	if f == nil {
		f = &checklist.KnownFigure{Department: r.org.Departments[key.department].ID, Item: key.item, Kind: key.kind}
		if key.kind == checklist.KnownHeads {
			f.Count = &checklist.HeadCount{}
		}
		r.counted[key] = f
	}
	switch {
	case f.Count != nil:
		f.Count.Concerned++
		if marked {
			f.Count.Complying++
		}
	case marked:
		f.Number++
	}
}

// marked reads the mark of a row. Where there is no such column all rows count.
func (r *knownReader) marked(row *gridRow) (yes, ok bool) {
	if r.at[knownMark] == 0 {
		return true, true
	}
	written := r.cell(row, knownMark)
	isOf := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return same(w, written) })
	}
	switch {
	case isOf(r.m.Marked):
		return true, true
	case written == "" || isOf(r.m.Unmarked):
		return false, true
	case isOf(staffWords[checklist.StaffYes]) || isOf([]string{"受講", "受講済", "修了", "完了"}):
		return true, true
	case isOf(staffWords[checklist.StaffNo]) || isOf([]string{"未受講", "未修了"}):
		return false, true
	}
	if _, err := checklist.ParseDate(written); err == nil { // the day on which it was done
		return true, true
	}
	r.fail(r.placeOf(row, knownMark), ProblemNoMark, checklist.ProblemArgs{Value: written})
	return false, false
}

// headsOf takes the head count of a row, if it has one.
func (r *knownReader) headsOf(row *gridRow, key knownKey) {
	if r.cell(row, knownConcerned)+r.cell(row, knownComplying) == "" {
		return
	}
	concerned, ok1 := r.amount(row, knownConcerned)
	complying, ok2 := r.amount(row, knownComplying)
	switch {
	case !ok1 || !ok2:
		return
	case complying > concerned:
		r.fail(r.placeOf(row, knownComplying), ProblemTooManyComply, checklist.ProblemArgs{Value: strconv.Itoa(complying)})
		return
	}
	r.put(row, knownConcerned, key, checklist.KnownFigure{Count: &checklist.HeadCount{Concerned: concerned, Complying: complying}})
}

func (r *knownReader) numberOf(row *gridRow, field string, key knownKey) {
	if r.cell(row, field) == "" {
		return
	}
	if n, ok := r.amount(row, field); ok {
		r.put(row, field, key, checklist.KnownFigure{Number: n})
	}
}

// put takes a figure, the first of its department, item and kind.
func (r *knownReader) put(row *gridRow, field string, key knownKey, f checklist.KnownFigure) {
	at := r.placeOf(row, field)
	if first, again := r.from[key]; again {
		r.fail(at, checklist.ProblemDuplicate, checklist.ProblemArgs{Value: r.cell(row, knownDepartment) + " " + key.item})
		r.problems[len(r.problems)-1].FirstCell = first
		return
	}
	f.Department, f.Item, f.Kind = r.org.Departments[key.department].ID, key.item, key.kind
	r.counted[key] = &f
	r.from[key] = cmp.Or(at.cell, fmt.Sprint(at.line))
}

// amount reads a number of people or things.
func (r *knownReader) amount(row *gridRow, field string) (int, bool) {
	written := r.cell(row, field)
	n, err := strconv.Atoi(strings.TrimRight(strings.ReplaceAll(plainForm(written), ",", ""), "人名台個本件 "))
	if err != nil || n < 0 || n > checklist.MaxHeads {
		r.fail(r.placeOf(row, field), ProblemWrongCount, checklist.ProblemArgs{Value: written})
		return 0, false
	}
	return n, true
}

// figures lists what was counted in order.
func (r *knownReader) figures() []checklist.KnownFigure {
	keys := make([]knownKey, 0, len(r.counted))
	for key := range r.counted {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b knownKey) int {
		return cmp.Or(cmp.Compare(a.department, b.department), cmp.Compare(a.item, b.item), cmp.Compare(a.kind, b.kind))
	})
	var all []checklist.KnownFigure
	for _, key := range keys {
		all = append(all, *r.counted[key])
	}
	return all
}
