package exchange

import (
	"fmt"

	"tenken/checklist"
)

// SheetProblemCode says what is wrong, or odd, about an answer sheet.
type SheetProblemCode string

// Refusals of a sheet as a whole. Nothing of it is taken.
const (
	SheetNoTable         SheetProblemCode = "no_table"         // no row with headings, or no column of answers
	SheetUnidentified    SheetProblemCode = "unidentified"     // says neither the department nor the round
	SheetWrongRound      SheetProblemCode = "wrong_round"      // is of round Written, expected is Known
	SheetWrongDepartment SheetProblemCode = "wrong_department" // is of department Written, expected is Known
	SheetWrongStandard   SheetProblemCode = "wrong_standard"   // is of standard Written, expected is Known
	SheetOlder           SheetProblemCode = "older_revision"   // is revision Written, expected is Known
	SheetNewer           SheetProblemCode = "newer_revision"   // is revision Written, expected is Known
)

// Refusals of a row or of a column.
const (
	SheetDuplicateColumn SheetProblemCode = "duplicate_column" // a second column headed Written; neither is read
	SheetUnknownItem     SheetProblemCode = "unknown_item"     // no item has the id Written
	SheetUnknownSubject  SheetProblemCode = "unknown_subject"  // no subject has the id Written; there are Known
	SheetNotAsked        SheetProblemCode = "not_asked"        // the subject is not asked the item
	SheetNoItem          SheetProblemCode = "no_item"          // answers without an item's id
	SheetNoSubject       SheetProblemCode = "no_subject"       // several subjects, Known, are asked the item
	SheetDateID          SheetProblemCode = "date_id"          // an id became the date Written; it may have been one of Known
	SheetMixedRow        SheetProblemCode = "mixed_row"        // the id and the words, Written, belong to different rows
	SheetLocked          SheetProblemCode = "locked"           // the answer can't be changed now
	SheetNotReturned     SheetProblemCode = "not_returned"     // what is to be mended are other items
)

// Refusals of a cell. Its row is not taken.
const (
	SheetRating      SheetProblemCode = "rating_unknown"   // Written is none of the ratings Known
	SheetAmbiguous   SheetProblemCode = "rating_ambiguous" // Written may mean several things; there are Known
	SheetNotAnEvent  SheetProblemCode = "not_an_event"     // only an event can have not happened
	SheetWrongKind   SheetProblemCode = "wrong_kind"       // a rating for a head count, or a head count for a rating
	SheetCount       SheetProblemCode = "wrong_count"      // Written is no number of people
	SheetCountPair   SheetProblemCode = "count_pair"       // only one of the two numbers, or two that differ
	SheetCountRange  SheetProblemCode = "count_range"      // more than Max people
	SheetDate        SheetProblemCode = "wrong_date"       // Written is no date
	SheetCode        SheetProblemCode = "unknown_code"     // Written is none of Known
	SheetTooLong     SheetProblemCode = "too_long"         // more than Max characters
	SheetEvidence    SheetProblemCode = "evidence_title"   // a piece of evidence without its title
	SheetErrorCell   SheetProblemCode = "error_cell"       // Written such as #N/A
	SheetNoResult    SheetProblemCode = "no_result"        // a formula without a result
	SheetDateCell    SheetProblemCode = "date_cell"        // became the date Written
	SheetMergedCells SheetProblemCode = "merged"           // merged with the cell Written
)

// Warnings. What they are about is taken.
const (
	SheetMissingColumn   SheetProblemCode = "missing_column"   // the columns Known are not there; their answers stay as they are
	SheetIgnoredColumn   SheetProblemCode = "ignored_column"   // the columns headed Known are not read
	SheetHidden          SheetProblemCode = "hidden_sheet"     // the hidden sheet Written is not read
	SheetFormula         SheetProblemCode = "formula"          // the result Written of a formula is taken
	SheetBecameDate      SheetProblemCode = "became_date"      // a text that became the date Written
	SheetSerialDate      SheetProblemCode = "serial_date"      // the number Written is taken as a date
	SheetNoRevision      SheetProblemCode = "no_revision"      // does not say which revision it is
	SheetOnlySubject     SheetProblemCode = "only_subject"     // says no subject; Written alone is asked the item
	SheetApprovalDiffers SheetProblemCode = "approval_differs" // another approval than the one at Known
)

// SheetProblemCodes lists the codes.
func SheetProblemCodes() []SheetProblemCode {
	return []SheetProblemCode{SheetNoTable, SheetUnidentified, SheetWrongRound, SheetWrongDepartment, SheetWrongStandard, SheetOlder, SheetNewer,
		SheetDuplicateColumn, SheetUnknownItem, SheetUnknownSubject, SheetNotAsked, SheetNoItem, SheetNoSubject, SheetDateID, SheetMixedRow,
		SheetLocked, SheetNotReturned, SheetRating, SheetAmbiguous, SheetNotAnEvent, SheetWrongKind, SheetCount, SheetCountPair, SheetCountRange, SheetDate,
		SheetCode, SheetTooLong, SheetEvidence, SheetErrorCell, SheetNoResult, SheetDateCell, SheetMergedCells, SheetMissingColumn,
		SheetIgnoredColumn, SheetHidden, SheetFormula, SheetBecameDate, SheetSerialDate, SheetNoRevision, SheetOnlySubject, SheetApprovalDiffers}
}

// SheetPlace is where something stands in an answer sheet.
type SheetPlace struct {
	File  string `json:"file"` // the name given to [OpenAnswerFile]
	Sheet string `json:"sheet"`
	Cell  string `json:"cell"` // such as D12; empty for the sheet as a whole
}

// SheetProblem is one thing wrong with an answer sheet, as data.
type SheetProblem struct {
	SheetPlace
	checklist.Key                    // as far as it is known
	Code          SheetProblemCode   `json:"code"`
	Severity      checklist.Severity `json:"severity"`
	Written       string             `json:"written,omitempty"` // as it stands there, cut at 80 characters
	Known         []string           `json:"known,omitempty"`   // what would be right
	Max           int                `json:"max,omitempty"`
}

// Refuses reports whether something is not taken because of the problem.
func (p *SheetProblem) Refuses() bool { return p.Severity == checklist.SeverityError }

// FileAnswers is the kind of a [FileError] about an answer sheet.
const FileAnswers FileKind = "answers"

// CellTooLongError is returned for a text that no cell of Excel can hold.
type CellTooLongError struct {
	Key   checklist.Key
	Field string
}

func (e *CellTooLongError) Error() string {
	return fmt.Sprintf("exchange: %s of %s is longer than a cell of Excel", e.Field, e.Key.Item)
}
