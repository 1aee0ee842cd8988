package exchange

import (
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"tenken/checklist"
)

// MergedAnswers are the answers of one or more sheets, held against those that
// are known already.
type MergedAnswers struct {
	// Understood is how many answers were read and agree with each other.
	Understood int
	// Edits are the answers that differ from what is known, in the order of the
	// scope.
	Edits []AnswerEdit
	// Conflicts are the answers that sheets contradict each other about. Nothing
	// of them is in Edits.
	Conflicts []AnswerConflict
	Approval  checklist.Approval
	Problems  []SheetProblem
	opt       MergeOptions
}

// AnswerEdit is what becomes of one answer.
type AnswerEdit struct {
	At       SheetPlace
	Response checklist.Response   // as a whole; its stamp and note are the known ones
	Add      []checklist.Evidence // references, without ids
	Remove   []string             // ids of evidence
	Changes  []AnswerChange
}

// AnswerChange is what changes in one field of an answer, in codes.
type AnswerChange struct {
	checklist.Key
	Field string `json:"field"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// AnswerConflict names the rows that contradict each other.
type AnswerConflict struct {
	checklist.Key
	Places []SheetPlace `json:"places"`
	Fields []string     `json:"fields"` // those in which they differ
}

// MergeOptions say how to join sheets. Zero is the usual way.
type MergeOptions struct {
	// Prefer names the file that decides where sheets contradict each other.
	Prefer string
	// KeepAnswered leaves what is known alone where a row holds no answer at all:
	// for copies that come one after the other, each with a part of the answers.
	KeepAnswered bool
}

// MergeAnswerSheets joins what sheets say about one department. The sheets may be
// copies of which each was filled in by somebody else: a row that says what is
// known already has no vote, and the others must agree.
//
// A cell that is empty empties what is known, because the row and the column are
// there. A row or a column that isn't leaves it alone.
func MergeAnswerSheets(known *AnswerSheet, sheets []ReadSheet, opt MergeOptions) MergedAnswers {
	m := MergedAnswers{opt: opt}
	votes := map[checklist.Key][]AnswerEdit{}
	for i := range sheets {
		m.Problems = append(m.Problems, sheets[i].Problems...)
		for j := range sheets[i].Answers {
			a := &sheets[i].Answers[j]
			e := AnswerEdit{At: a.At}
			if !opt.KeepAnswered || !a.isBlank() {
				e = a.edit(known)
			}
			votes[a.Key] = append(votes[a.Key], e)
		}
	}
	for _, entry := range known.Scope.Items {
		if given := votes[entry.Key()]; len(given) > 0 {
			m.decide(entry.Key(), given)
		}
	}
	m.approve(sheets)
	return m
}

// decide takes the one edit that the rows about an answer agree on.
func (m *MergedAnswers) decide(key checklist.Key, given []AnswerEdit) {
	changing := slices.DeleteFunc(given, func(e AnswerEdit) bool { return len(e.Changes) == 0 })
	different := slices.CompactFunc(changing, sameEdit)
	if preferred := slices.DeleteFunc(slices.Clone(different), func(e AnswerEdit) bool { return e.At.File != m.opt.Prefer }); len(preferred) > 0 {
		different = preferred
	}
	for i := 1; i < len(different); i++ {
		if !sameEdit(different[0], different[i]) {
			m.Conflicts = append(m.Conflicts, conflictOf(key, different))
			return
		}
	}
	m.Understood++
	if len(different) > 0 {
		m.Edits = append(m.Edits, different[0])
	}
}

func sameEdit(a, b AnswerEdit) bool { return reflect.DeepEqual(a.Changes, b.Changes) }

// conflictOf names the fields in which edits differ.
func conflictOf(key checklist.Key, edits []AnswerEdit) AnswerConflict {
	c := AnswerConflict{Key: key}
	said := map[string]map[string]bool{}
	for _, e := range edits {
		c.Places = append(c.Places, e.At)
		for _, change := range e.Changes {
			if said[change.Field] == nil {
				said[change.Field] = map[string]bool{}
			}
			said[change.Field][change.To] = true
		}
	}
	for _, field := range slices.Sorted(maps.Keys(said)) {
		inAll := !slices.ContainsFunc(edits, func(e AnswerEdit) bool {
			return !slices.ContainsFunc(e.Changes, func(c AnswerChange) bool { return c.Field == field })
		})
		if len(said[field]) > 1 || !inAll {
			c.Fields = append(c.Fields, field)
		}
	}
	return c
}

// approve joins what the sheets say of the decision.
func (m *MergedAnswers) approve(sheets []ReadSheet) {
	first := -1
	for i := range sheets {
		switch a := sheets[i].Approval; {
		case a == (checklist.Approval{}):
		case first < 0:
			m.Approval, first = a, i
		case a != m.Approval:
			m.Problems = append(m.Problems, SheetProblem{SheetPlace: fileOf(&sheets[i]), Code: SheetApprovalDiffers,
				Severity: checklist.SeverityError, Known: []string{fileOf(&sheets[first]).File}})
		}
	}
}

// fileOf is the place of a sheet as a whole.
func fileOf(s *ReadSheet) SheetPlace {
	if len(s.Answers) == 0 {
		return SheetPlace{}
	}
	return SheetPlace{File: s.Answers[0].At.File, Sheet: s.Answers[0].At.Sheet}
}

// isBlank reports a row without any answer.
func (a *ReadAnswer) isBlank() bool { return a.Response.IsBlank() && len(a.Evidence) == 0 }

// edit holds the row against the known answer. What the sheet can't show, such as
// spaces at the end of a text, is no difference.
func (a *ReadAnswer) edit(known *AnswerSheet) AnswerEdit {
	before := checklist.Response{Key: a.Key}
	if r := known.Answers.Responses[a.Key]; r != nil {
		before = r.Clone()
	}
	e := AnswerEdit{At: a.At, Response: before.Clone()}
	a.over(&e.Response)
	was, is := fieldsOf(&before), fieldsOf(&e.Response)
	for _, field := range answerFields {
		if was[field] != is[field] {
			e.Changes = append(e.Changes, AnswerChange{a.Key, field, was[field], is[field]})
		}
	}
	if a.has(columnEvidenceTitle) {
		a.evidence(&e, known.Answers.Evidence[a.Key])
	}
	return e
}

// answerFields are the fields in the order of the sheet, evidence aside.
var answerFields = []string{fieldRating, fieldCount, fieldResponsibility, fieldComment, fieldReason, fieldCause, fieldAction, fieldDue,
	fieldOwner, fieldFunding, fieldRequestTo}

// over puts what the row says over a response.
func (a *ReadAnswer) over(r *checklist.Response) {
	if a.has(fieldRating) {
		r.Rating, r.Nothing, r.Inquiring = a.Response.Rating, a.Response.Nothing, a.Response.Inquiring
	}
	if a.has(fieldCount) {
		r.Count = a.Response.Count
	}
	if a.has(fieldResponsibility) {
		r.Responsibility = a.Response.Responsibility
	}
	if a.has(fieldDue) {
		r.Plan.Due = a.Response.Plan.Due
	}
	if a.has(fieldFunding) {
		r.Plan.Funding = a.Response.Plan.Funding
	}
	to := textsOf(r)
	for i, said := range textsOf(&a.Response) {
		if a.has(said.field) && clean(*to[i].text) != *said.text {
			*to[i].text = *said.text
		}
	}
}

// fieldsOf are the fields of a response in codes, "" for what is not said.
func fieldsOf(r *checklist.Response) map[string]string {
	fields := map[string]string{fieldRating: ratingCodeOf(r), fieldResponsibility: string(r.Responsibility), fieldFunding: string(r.Plan.Funding),
		fieldDue: r.Plan.Due.String()}
	if r.Count != nil {
		fields[fieldCount] = strconv.Itoa(r.Count.Complying) + "/" + strconv.Itoa(r.Count.Concerned)
	}
	for _, said := range textsOf(r) {
		fields[said.field] = *said.text
	}
	return fields
}

// evidence finds the evidence that is new and that which is gone. What was
// attached as a file stays: a sheet can't bring it back.
func (a *ReadAnswer) evidence(e *AnswerEdit, known []checklist.Evidence) {
	left := slices.Clone(a.Evidence)
	var gone []string
	for i := range known {
		at := slices.IndexFunc(left, func(said checklist.Evidence) bool { return a.sees(&known[i]) == a.sees(&said) })
		switch {
		case at >= 0:
			left = slices.Delete(left, at, at+1)
		case known[i].File == nil:
			gone = append(gone, a.sees(&known[i]).String())
			e.Remove = append(e.Remove, known[i].ID)
		}
	}
	var added []string
	for i := range left {
		added = append(added, a.sees(&left[i]).String())
	}
	e.Add = left
	if len(gone)+len(added) > 0 {
		e.Changes = append(e.Changes, AnswerChange{a.Key, fieldEvidence, strings.Join(gone, "\n"), strings.Join(added, "\n")})
	}
}

// seen is a piece of evidence as far as a sheet has columns for it.
type seen struct{ title, number, location, date string }

func (a *ReadAnswer) sees(e *checklist.Evidence) seen {
	shown := inOneLine(*e)
	s := seen{title: shown.Title}
	if a.has(columnEvidenceNumber) {
		s.number = shown.Number
	}
	if a.has(columnEvidenceLocation) {
		s.location = shown.Location
	}
	if a.has(columnEvidenceDate) {
		s.date = shown.Date.String()
	}
	return s
}

func (s seen) String() string {
	parts := []string{s.title, s.number, s.location, s.date}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), " / ")
}
