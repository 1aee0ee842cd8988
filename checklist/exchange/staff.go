package exchange

import (
	"strings"

	"tenken/checklist"
)

// FileStaff is a survey's table or a returned staff sheet, FileStaffMapping the
// mapping of a survey.
const (
	FileStaff        FileKind = "staff"
	FileStaffMapping FileKind = "staff_mapping"
)

// Problems of what staff have answered.
const (
	ProblemNoStaffItems  checklist.ProblemCode = "no_staff_items"  // no heading and no row names an item that is counted by heads
	ProblemSeveralItems  checklist.ProblemCode = "several_items"   // the heading Value may mean any of the items Known
	ProblemNoStaffAnswer checklist.ProblemCode = "no_staff_answer" // Value is none of the answers Known; it is not counted
	ProblemTwoAnswers    checklist.ProblemCode = "two_answers"     // more than one answer to an item; it is not counted
	ProblemRepeatedRow   checklist.ProblemCode = "repeated_row"    // warning: the same as First in every column, counted once
	ProblemBlankForm     checklist.ProblemCode = "blank_form"      // warning: a staff sheet without an answer
)

func staffProblemCodes() []checklist.ProblemCode {
	return []checklist.ProblemCode{ProblemNoStaffItems, ProblemSeveralItems, ProblemNoStaffAnswer, ProblemTwoAnswers, ProblemRepeatedRow, ProblemBlankForm}
}

// StaffReading is what people have answered in the tables of one file. Nothing in
// it says who: columns with times, addresses and names are not read, but for
// finding a row that stands there twice.
type StaffReading struct {
	Forms    []checklist.StaffForm
	Problems []Problem
}

// ReadStaffForms reads what staff have answered: a survey's table with one row a
// person and one column an item, or staff sheets that [WriteStaffSheet] has
// written, one a worksheet. Items are those of the scope that are counted by
// heads. m may be nil: then headings name items by their id, their topic or
// their question.
//
// An answer that can't be read is a problem with its cell, and not counted;
// nothing is guessed. Where no item is found at all, the error is a [*FileError].
func ReadStaffForms(tables []*Table, scope *checklist.Scope, m *StaffMapping) (StaffReading, error) {
	if m == nil {
		m = &StaffMapping{}
	}
	r := &staffReader{m: m, items: newStaffItems(scope), words: m.words()}
	for _, t := range tables {
		if t.Hidden || m.Sheet != "" && t.Name != "" && !same(t.Name, m.Sheet) {
			continue
		}
		if !r.readSheet(t) {
			r.readSurvey(t)
		}
	}
	if !r.found {
		if !hasErrors(r.problems) {
			r.problems = append(r.problems, problemAt(0, 0, ProblemNoStaffItems, checklist.ProblemArgs{}))
		}
		return StaffReading{Problems: r.problems}, newFileError(FileStaff, r.problems)
	}
	return StaffReading{r.forms, r.problems}, nil
}

// staffReader reads the tables of one file.
type staffReader struct {
	m        *StaffMapping
	items    *staffItems
	words    map[string]checklist.StaffAnswer // folded
	found    bool                             // an item, in any table
	forms    []checklist.StaffForm
	problems []Problem
}

// staffItems finds the items that staff can be asked.
type staffItems struct {
	scope    *checklist.Scope
	subjects map[string][]checklist.Scoped // by the id of the item
	named    map[string][]string           // ids by topic or question, folded
}

func newStaffItems(scope *checklist.Scope) *staffItems {
	s := &staffItems{scope: scope, subjects: map[string][]checklist.Scoped{}, named: map[string][]string{}}
	for _, entry := range scope.Items {
		item := entry.Item
		if item.Kind != checklist.KindCount {
			continue
		}
		s.subjects[item.ID] = append(s.subjects[item.ID], entry)
		if len(s.subjects[item.ID]) > 1 {
			continue
		}
		for _, name := range []string{item.Topic.Ja, item.Topic.En, item.Question.Ja, item.Question.En, StaffStatement("ja", item), StaffStatement("en", item)} {
			if name := folded(name); name != "" && !contains(s.named[name], item.ID) {
				s.named[name] = append(s.named[name], item.ID)
			}
		}
	}
	return s
}

func contains(all []string, s string) bool {
	for _, one := range all {
		if one == s {
			return true
		}
	}
	return false
}

// ofHeading are the ids that a heading means: those that stand in it or, without
// any, those of its words.
func (s *staffItems) ofHeading(heading string) []string {
	var ids []string
	plain := strings.ToLower(word(heading))
	for id := range s.subjects {
		if hasWord(plain, strings.ToLower(word(id))) {
			ids = append(ids, id)
		}
	}
	if ids == nil {
		return s.named[folded(heading)]
	}
	return ids
}

// hasWord reports whether an id stands in a text, and not as a part of another.
func hasWord(s, id string) bool {
	for at := 0; ; {
		i := strings.Index(s[at:], id)
		if i < 0 {
			return false
		}
		start, end := at+i, at+i+len(id)
		if (start == 0 || !isIDByte(s[start-1])) && (end == len(s) || !isIDByte(s[end])) {
			return true
		}
		at = end
	}
}

func isIDByte(b byte) bool {
	return b == '-' || b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z'
}

// subject finds whom an answer to an item is about: the only one that is asked,
// or the one that is named.
func (s *staffItems) subject(id, named string) (key checklist.Key, code checklist.ProblemCode, known []string) {
	entries := s.subjects[id]
	var fit []checklist.Scoped
	for _, e := range entries {
		known = append(known, e.Subject.Name.Ja)
		if named == "" || same(named, e.Subject.ID) || same(named, e.Subject.Name.Ja) || same(named, e.Subject.Name.En) {
			fit = append(fit, e)
		}
	}
	switch {
	case len(fit) == 1:
		return fit[0].Key(), "", nil
	case len(fit) == 0:
		return key, ProblemUnknownSubject, known
	}
	return key, ProblemWhichSubject, known
}
