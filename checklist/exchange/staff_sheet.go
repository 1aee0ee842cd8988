package exchange

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/locales"
)

// Columns of a staff sheet: what is asked, and one column for each answer, in
// which people put a mark.
const (
	columnStaffStatement = "statement"
	columnStaffMark      = "mark." // and the answer
)

func staffColumnCodes() []string {
	codes := []string{columnItem, columnSubject, columnStaffStatement}
	for _, a := range checklist.StaffAnswers() {
		codes = append(codes, columnStaffMark+string(a))
	}
	return codes
}

var staffHeadings = namesOf("tally.column.", staffColumnCodes()...)

// staffLabels are the answers as the sheet words them.
func staffLabels() []string {
	var all []string
	for _, a := range checklist.StaffAnswers() {
		all = append(all, locales.For(locales.Japanese).T("tally.column."+columnStaffMark+string(a)))
	}
	return all
}

// StaffStatement is what an item says of one person, in a language: what is
// counted, without "how many of your staff". Items that ask otherwise are said by
// their topic.
func StaffStatement(lang string, item *checklist.Item) string {
	question := item.Question.In(lang)
	if lang == locales.English && item.Question.En != "" {
		if rest, ok := strings.CutPrefix(question, "How many of your staff "); ok {
			return "Staff who " + strings.TrimSuffix(rest, "?")
		}
		return item.Topic.In(lang)
	}
	if said, _, ok := strings.Cut(question, "は何人ですか"); ok && strings.HasSuffix(said, "職員") || ok && strings.HasSuffix(said, "者") {
		return said
	}
	return item.Topic.In(lang)
}

// readSheet reads a worksheet that is a staff sheet; false if it is none.
func (s *staffReader) readSheet(t *Table) bool {
	header, columns := staffSheetHead(t)
	if header == nil {
		return false
	}
	r := newTableReader()
	l := layout{grid: t.grid}
	form, marks := checklist.StaffForm{}, 0
	for i := range t.grid.rows {
		row := &t.grid.rows[i]
		c := row.cell(columns[columnItem])
		if row.number <= header.number || c == nil || strings.TrimSpace(c.text) == "" || c.from != "" {
			continue
		}
		key, ok := s.sheetKey(&r, row, columns, l.place(row, c.column))
		if answer, n := s.marked(&r, &l, row, columns); ok && n > 0 {
			marks++
			s.take(&r, form, key, answer, l.place(row, c.column))
		}
	}
	if marks == 0 {
		r.warn(place{sheet: t.Name, rank: t.grid.rank}, ProblemBlankForm, checklist.ProblemArgs{})
	} else if len(form) > 0 {
		s.forms = append(s.forms, form)
	}
	s.problems = append(s.problems, inOrder(r.problems)...)
	return true
}

// take notes an answer. A second one to the same item takes both away.
func (s *staffReader) take(r *tableReader, form checklist.StaffForm, key checklist.Key, answer checklist.StaffAnswer, at place) {
	if before, again := form[key]; again && before != answer {
		r.fail(at, ProblemTwoAnswers, checklist.ProblemArgs{Value: key.Item})
		delete(form, key)
		return
	}
	if answer != "" {
		form[key] = answer
	}
}

// staffSheetHead finds the row with the headings of a staff sheet.
func staffSheetHead(t *Table) (*gridRow, map[string]int) {
	for i := range t.grid.rows[:min(len(t.grid.rows), maxHead)] {
		row := &t.grid.rows[i]
		columns := map[string]int{}
		for _, c := range row.cells {
			if code := staffHeadings()[folded(c.text)]; code != "" && c.from == "" && columns[code] == 0 {
				columns[code] = c.column
			}
		}
		marks := 0
		for code := range columns {
			if strings.HasPrefix(code, columnStaffMark) {
				marks++
			}
		}
		if columns[columnItem] > 0 && marks > 1 {
			return row, columns
		}
	}
	return nil, nil
}

// sheetKey finds the item of a row.
func (s *staffReader) sheetKey(r *tableReader, row *gridRow, columns map[string]int, at place) (key checklist.Key, ok bool) {
	id := word(row.cell(columns[columnItem]).text)
	if s.items.subjects[id] == nil {
		r.fail(at, ProblemUnknownItem, checklist.ProblemArgs{Value: id})
		return key, false
	}
	s.found = true
	named := ""
	if c := row.cell(columns[columnSubject]); c != nil {
		named = strings.TrimSpace(c.text)
	}
	key, code, known := s.items.subject(id, named)
	if code != "" {
		r.fail(at, code, checklist.ProblemArgs{Value: named, Known: known})
	}
	return key, code == ""
}

// marked is the answer whose column has a mark, and how many have one. More than
// one mark is no answer.
func (s *staffReader) marked(r *tableReader, l *layout, row *gridRow, columns map[string]int) (answer checklist.StaffAnswer, n int) {
	for _, a := range checklist.StaffAnswers() {
		c := row.cell(columns[columnStaffMark+string(a)])
		if c == nil || strings.TrimSpace(c.text) == "" {
			continue
		}
		at := l.place(row, c.column)
		if !s.isMark(a, clean(c.text)) {
			r.fail(at, ProblemNoStaffAnswer, checklist.ProblemArgs{Value: clean(c.text), Known: []string{"○"}})
			continue
		}
		if n++; n > 1 {
			r.fail(at, ProblemTwoAnswers, checklist.ProblemArgs{Value: row.cell(columns[columnItem]).text})
			return "", n
		}
		answer = a
	}
	return answer, n
}

// isMark accepts a mark, or the column's own answer in words. A cross is none: it
// might mean "no" or "this one".
func (s *staffReader) isMark(column checklist.StaffAnswer, written string) bool {
	if isYesMark(written) || slices.Contains([]string{"1", "o", "まる", "丸", "v"}, folded(written)) {
		return true
	}
	said, ok := s.answer(written)
	return ok && said == column
}
