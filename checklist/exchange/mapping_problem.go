package exchange

import (
	"fmt"

	"tenken/checklist"
)

// Problems of reading a table by a mapping.
const (
	ProblemNoTable         checklist.ProblemCode = "no_table"         // neither a workbook nor CSV
	ProblemNoSheet         checklist.ProblemCode = "no_sheet"         // no sheet is called Value; there are Known
	ProblemNoHeading       checklist.ProblemCode = "no_heading"       // no column is headed Value; there are Known
	ProblemSeveralHeadings checklist.ProblemCode = "several_headings" // Value heads the columns Known
	ProblemNoRows          checklist.ProblemCode = "no_rows"          // the table has no item
	ProblemDateID          checklist.ProblemCode = "date_id"          // an id became the date Value; it may have been one of Known
	ProblemComputed        checklist.ProblemCode = "computed"         // warning: results of Value formulas are taken, this cell's first
	ProblemNoResult        checklist.ProblemCode = "no_result"        // a formula without a result
	ProblemRowLeft         checklist.ProblemCode = "row_left"         // warning: neither an item nor a section: Value
	ProblemColumnLeft      checklist.ProblemCode = "column_left"      // warning: the column headed Value is not taken
	ProblemHiddenRows      checklist.ProblemCode = "hidden_rows"      // warning: Value rows that are hidden are taken
	ProblemHiddenColumn    checklist.ProblemCode = "hidden_column"    // warning: the column headed Value is hidden
	ProblemOutsideSections checklist.ProblemCode = "outside_sections" // warning: Value items before the first title of a section
	ProblemNoRatingWord    checklist.ProblemCode = "no_rating_word"   // the mapping says of no rating that it is written Value; see Known
	ProblemWrongDate       checklist.ProblemCode = "wrong_date"       // Value is no date
	ProblemWrongCount      checklist.ProblemCode = "wrong_count"      // Value is no number of people
	ProblemUnknownSubject  checklist.ProblemCode = "unknown_subject"  // the department has no subject Value; it has Known
	ProblemWhichSubject    checklist.ProblemCode = "which_subject"    // the answer may be about any of the subjects Known
	ProblemNotAsked        checklist.ProblemCode = "not_asked"        // the department is not asked the item Value
	ProblemWrongKind       checklist.ProblemCode = "wrong_kind"       // a rating for a head count, or a head count for a rating
	ProblemUnfit           checklist.ProblemCode = "unfit"            // the answer is beyond the limits of one
	ProblemPattern         checklist.ProblemCode = "pattern"          // Value is no pattern
	ProblemSheetLeft       checklist.ProblemCode = "sheet_left"       // warning: the sheet Value has the same headings and is not read
	ProblemHiddenSheetLeft checklist.ProblemCode = "hidden_left"      // warning: the same of a hidden sheet
	ProblemMappedID        checklist.ProblemCode = "mapped_id"        // the id Value needs another form of ids
	ProblemMergedID        checklist.ProblemCode = "merged_id"        // the id Value is merged over several items, from FirstCell on
	ProblemContradiction   checklist.ProblemCode = "contradiction"    // the item Value has another answer in FirstCell; neither is taken
	ProblemDueLeft         checklist.ProblemCode = "due_left"         // warning: Value is no date, so that the answer has none
)

func mappingProblemCodes() []checklist.ProblemCode {
	return []checklist.ProblemCode{ProblemNoTable, ProblemNoSheet, ProblemNoHeading, ProblemSeveralHeadings, ProblemNoRows,
		ProblemDateID, ProblemComputed, ProblemNoResult, ProblemRowLeft, ProblemColumnLeft, ProblemHiddenRows, ProblemHiddenColumn,
		ProblemOutsideSections, ProblemNoRatingWord, ProblemWrongDate, ProblemWrongCount,
		ProblemUnknownSubject, ProblemWhichSubject, ProblemNotAsked, ProblemWrongKind, ProblemUnfit, ProblemPattern,
		ProblemSheetLeft, ProblemHiddenSheetLeft, ProblemMappedID, ProblemMergedID, ProblemContradiction, ProblemDueLeft}
}

// FileKind is what a file should have been.
type FileKind string

// The kinds of files that a [FileError] is about.
const (
	FileTable   FileKind = "table"
	FileMapping FileKind = "mapping"
)

// FileError is returned for a file that can't be used as a table or a mapping.
type FileError struct {
	Kind FileKind
	// Problems in the order of the file, errors and warnings, at most 1,000.
	Problems []Problem
	// More is the number of problems beyond those.
	More int
}

func newFileError(kind FileKind, problems []Problem) *FileError {
	shown := problems[:min(len(problems), maxProblems)]
	return &FileError{Kind: kind, Problems: shown, More: len(problems) - len(shown)}
}

func (e *FileError) Error() string {
	return fmt.Sprintf("%s: %d problems, the first: %s", e.Kind, len(e.Problems)+e.More, e.Problems[0].Code)
}

// NewStandardError is the refusal of a table that is no standard.
func NewStandardError(problems []Problem) *StandardError {
	shown := problems[:min(len(problems), maxProblems)]
	return &StandardError{Problems: shown, More: len(problems) - len(shown)}
}
