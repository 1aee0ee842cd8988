package exchange

import (
	"tenken/checklist"
)

// AnswerSheet is what an Excel answer sheet shows: who is asked what, what was
// answered last year, and what has been answered so far. The same value is what a
// sheet that comes back is held against; then Rows makes no difference, for a
// sheet may come back in parts.
type AnswerSheet struct {
	Language string // "ja" or "en", of everything but the texts that people write
	Label    string // handling label, on every page
	Form     string // form number, on every page; may be empty
	City     checklist.Text
	Bureau   checklist.Text // may be empty
	// Department, with the subjects that the scope points at.
	Department *checklist.Department
	Round      *checklist.Round
	Standard   *checklist.Standard
	Due        checklist.Date
	// Revision is the number of the submission that the sheet is for: 1 until
	// something has been submitted.
	Revision int
	Approval checklist.Approval
	Scope    *checklist.Scope
	Rows     []checklist.Scoped // those of the scope that are shown; nil for all
	Answers  checklist.Answers
	// Last is what the department answered last year, beside this year's items, by
	// the ratings of LastScale.
	Last      map[checklist.Key]checklist.Offer
	LastScale *checklist.Scale
}

// rows are the rows that are shown.
func (s *AnswerSheet) rows() []checklist.Scoped {
	if s.Rows == nil {
		return s.Scope.Items
	}
	return s.Rows
}

// Identity is what a sheet says of itself in visible cells; what it leaves out is
// zero.
type Identity struct {
	City, Bureau, Department string
	DepartmentID             string
	Year                     checklist.FiscalYear
	Round                    string
	Standard                 checklist.StandardID
	Revision                 int
}

// Fields of an answer, by which changes are told. They are the columns of the
// sheet, except that a head count has two and a piece of evidence four of them.
const (
	fieldRating         = "rating"
	fieldCount          = "count"
	fieldResponsibility = "responsibility"
	fieldComment        = "comment"
	fieldReason         = "reason"
	fieldEvidence       = "evidence"
	fieldCause          = "cause"
	fieldAction         = "action"
	fieldDue            = "due"
	fieldOwner          = "owner"
	fieldFunding        = "funding"
	fieldRequestTo      = "request_to"
)

// Columns that are no field of an answer by themselves.
const (
	columnSubjectID        = "subject_id"
	columnSubject          = "subject"
	columnItem             = "item"
	columnGaps             = "gaps"
	columnQuestion         = "question"
	columnCriteria         = "criteria"
	columnLast             = "last"
	columnConcerned        = "concerned"
	columnComplying        = "complying"
	columnEvidenceTitle    = "evidence_title"
	columnEvidenceNumber   = "evidence_number"
	columnEvidenceLocation = "evidence_location"
	columnEvidenceDate     = "evidence_date"
)

// answerColumn is a column of the sheet.
type answerColumn struct {
	code  string
	width float64 // in digits of the default font
	input bool    // whether people write in it
}

// answerColumns are the columns in the order in which they are written. The first
// columnsFrozen stay in sight, and those up to the comment print on one page.
var answerColumns = []answerColumn{
	{columnSubjectID, 6, false}, {columnSubject, 8, false}, {columnItem, 9, false}, {columnGaps, 5, false},
	{columnQuestion, 20, false}, {columnCriteria, 36, false}, {columnLast, 12, false},
	{fieldRating, 9, true}, {columnConcerned, 6, true}, {columnComplying, 6, true}, {fieldResponsibility, 8, true},
	{fieldComment, 15, true}, {fieldReason, 9, true},
	{columnEvidenceTitle, 10, true}, {columnEvidenceNumber, 7, true}, {columnEvidenceLocation, 8, true}, {columnEvidenceDate, 8, true},
	{fieldCause, 9, true}, {fieldAction, 11, true}, {fieldDue, 8, true}, {fieldOwner, 7, true}, {fieldFunding, 7, true}, {fieldRequestTo, 7, true},
}

const columnsFrozen = 4

// charsPerDigit is how many half-width characters of the text, which is smaller,
// go into the width of one digit of the default font, at least.
const charsPerDigit = 1.45

// columnOf is the number of a column as it is written, from 1.
var columnOf = func() map[string]int {
	numbers := map[string]int{}
	for i, c := range answerColumns {
		numbers[c.code] = i + 1
	}
	return numbers
}()
