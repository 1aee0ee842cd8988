package exchange

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"tenken/checklist"
)

// Problems of a file, beside those of a standard.
const (
	ProblemTooLarge         checklist.ProblemCode = "too_large"         // more than Max bytes
	ProblemTooComplex       checklist.ProblemCode = "too_complex"       // more than Max marks of YAML
	ProblemEncoding         checklist.ProblemCode = "encoding"          // not UTF-8
	ProblemControlCharacter checklist.ProblemCode = "control_character" // Value such as U+0007
	ProblemTab              checklist.ProblemCode = "tab"               // a tab before the text of a line
	ProblemSyntax           checklist.ProblemCode = "syntax"            // not YAML, near Value
	ProblemFeature          checklist.ProblemCode = "feature"           // YAML that a standard may not use: Value
	ProblemUnknownField     checklist.ProblemCode = "unknown_field"     // Value is none of the fields Known
	ProblemDuplicateField   checklist.ProblemCode = "duplicate_field"   // Value was given before, on FirstLine
	ProblemWrongType        checklist.ProblemCode = "wrong_type"        // Value was found, Known is wanted
	ProblemCondition        checklist.ProblemCode = "condition"         // Value is not made of the flags Known
	ProblemWholeNumber      checklist.ProblemCode = "whole_number"      // Value is no whole number
	ProblemRemoved          checklist.ProblemCode = "removed"           // warning: a character that shows nothing, Value such as U+202E, is left out
	ProblemEmptyFile        checklist.ProblemCode = "empty_file"        // the file holds nothing
)

// Problems of a workbook or a table.
const (
	ProblemWorkbook        checklist.ProblemCode = "workbook"         // damaged, or no workbook at all
	ProblemOldWorkbook     checklist.ProblemCode = "old_workbook"     // .xls, or with a password
	ProblemDamagedCell     checklist.ProblemCode = "damaged_cell"     // stands in the file twice, or its text is not there
	ProblemUnzipsTo        checklist.ProblemCode = "unzips_to"        // more than Max bytes when unzipped
	ProblemParts           checklist.ProblemCode = "parts"            // made of more than Max parts
	ProblemSheetSize       checklist.ProblemCode = "sheet_size"       // more than Max rows, or content beyond the column Value
	ProblemMacros          checklist.ProblemCode = "macros"           // warning: macros are left alone
	ProblemLinks           checklist.ProblemCode = "links"            // warning: links to other files are left alone
	ProblemUnknownSheet    checklist.ProblemCode = "unknown_sheet"    // warning: the sheet Value is not read
	ProblemMissingSheet    checklist.ProblemCode = "missing_sheet"    // none for Known; see FieldName
	ProblemForeign         checklist.ProblemCode = "foreign"          // none of the sheets Known: a checklist of another hand; see FieldName
	ProblemUnknownColumn   checklist.ProblemCode = "unknown_column"   // warning: the column headed Value is not read
	ProblemDuplicateColumn checklist.ProblemCode = "duplicate_column" // a second column headed Value
	ProblemMissingColumn   checklist.ProblemCode = "missing_column"   // none for Known; a warning if there need not be; see FieldName
	ProblemMerged          checklist.ProblemCode = "merged"           // warning: the cells Value are merged, so the first one counts
	ProblemFormulaCell     checklist.ProblemCode = "formula_cell"     // a formula, which gave Value
	ProblemErrorCell       checklist.ProblemCode = "error_cell"       // Value such as #N/A
	ProblemDateCell        checklist.ProblemCode = "date_cell"        // became the date Value
	ProblemNumberCell      checklist.ProblemCode = "number_cell"      // warning: an id became the number Value
	ProblemUnknownSection  checklist.ProblemCode = "unknown_section"  // no section has the id Value
	ProblemUnknownItem     checklist.ProblemCode = "unknown_item"     // no item has the id Value
	ProblemSectionTitle    checklist.ProblemCode = "section_title"    // warning: another title, Value, than in the row Known
	ProblemQuote           checklist.ProblemCode = "quote"            // a quotation mark of CSV that is not closed, or stands within a text
	ProblemUTF16           checklist.ProblemCode = "utf16"            // CSV in UTF-16, which Excel calls Unicode text
	ProblemNoBase          checklist.ProblemCode = "no_base"          // a CSV file, or a catalog of another hand, without a standard for all else
)

// ProblemCodes lists the codes of files, then those of mappings and of standards.
func ProblemCodes() []checklist.ProblemCode {
	own := []checklist.ProblemCode{ProblemTooLarge, ProblemTooComplex, ProblemEncoding, ProblemControlCharacter, ProblemTab,
		ProblemSyntax, ProblemFeature, ProblemUnknownField, ProblemDuplicateField, ProblemWrongType, ProblemCondition,
		ProblemWholeNumber, ProblemRemoved, ProblemEmptyFile, ProblemForeign, ProblemQuote, ProblemUTF16,
		ProblemWorkbook, ProblemOldWorkbook, ProblemDamagedCell, ProblemUnzipsTo, ProblemParts, ProblemSheetSize, ProblemMacros, ProblemLinks, ProblemUnknownSheet, ProblemMissingSheet,
		ProblemUnknownColumn, ProblemDuplicateColumn, ProblemMissingColumn, ProblemMerged, ProblemFormulaCell, ProblemErrorCell,
		ProblemDateCell, ProblemNumberCell, ProblemUnknownSection, ProblemUnknownItem, ProblemSectionTitle, ProblemNoBase}
	return slices.Concat(own, catalogProblems(), mappingProblemCodes(), organisationProblemCodes(),
		staffProblemCodes(), knownProblemCodes(), archiveProblemCodes(), checklist.ProblemCodes())
}

// Problem is one thing wrong with a standard's file, with its place. Lines and
// columns count from 1 and columns in characters; 0 means the file as a whole.
type Problem struct {
	checklist.Problem
	Line   int `json:"line,omitempty"`
	Column int `json:"column,omitempty"`
	// Sheet is the worksheet, and Cell the cell as a spreadsheet names it, such
	// as D12. Both are empty in YAML and JSON; a CSV file has no sheets.
	Sheet string `json:"sheet,omitempty"`
	Cell  string `json:"cell,omitempty"`
	// FirstLine and FirstCell are where a duplicate was used first.
	FirstLine int    `json:"first_line,omitempty"`
	FirstCell string `json:"first_cell,omitempty"`
	// Field is the column concerned, as [FieldName] knows it, where one is known.
	Field string `json:"field,omitempty"`

	rank int // of the sheet in the file
}

// StandardError is returned for a file that is not a sound standard.
type StandardError struct {
	// Problems in the order of the file, errors and warnings, at most 1,000.
	Problems []Problem
	// More is the number of problems beyond those.
	More int
}

func (e *StandardError) Error() string {
	first := e.Problems[0]
	return fmt.Sprintf("standard: %d problems, the first in line %d: %s %s",
		len(e.Problems)+e.More, first.Line, first.Code, first.Path)
}

func problemAt(line, column int, code checklist.ProblemCode, args checklist.ProblemArgs) Problem {
	return problemIn(place{line: line, column: column}, code, args)
}

func problemIn(at place, code checklist.ProblemCode, args checklist.ProblemArgs) Problem {
	args.Value = quote(args.Value)
	return placed(at, checklist.Problem{Code: code, Severity: checklist.SeverityError, Args: args})
}

func placed(at place, p checklist.Problem) Problem {
	return Problem{Problem: p, Line: at.line, Column: at.column, Sheet: at.sheet, Cell: at.cell, rank: at.rank}
}

// mergeProblems joins the problems of the file's shape with those of the
// standard that was read from it, in the order of the file. A value that could
// not be read, or was said to be missing, is no missing value as well; nor is a
// cell that something else is wrong with.
func mergeProblems(root *node, shape []Problem, found []checklist.Problem) []Problem {
	unread := map[string]bool{}
	refused := map[place]bool{}
	for i := range shape {
		if shape[i].Item == "" {
			shape[i].Item = itemAt(root, shape[i].Path)
		}
		if shape[i].Cell != "" && shape[i].Severity == checklist.SeverityError {
			refused[shape[i].cell()] = true
		}
		switch shape[i].Code {
		case ProblemWrongType, ProblemWholeNumber, ProblemCondition, ProblemOneLanguage:
			unread[shape[i].Path] = true
		}
		if shape[i].Field == "" {
			shape[i].Field = fieldOf(root, shape[i].Path)
		}
	}
	all := shape
	for _, p := range found {
		if follows(p, unread) {
			continue
		}
		problem := placed(root.placeOf(p.Path), p)
		if p.Code == checklist.ProblemEmpty && refused[problem.cell()] {
			continue
		}
		problem.Field = fieldOf(root, p.Path)
		if p.Args.First != "" {
			first := root.placeOf(p.Args.First)
			problem.FirstLine, problem.FirstCell = first.line, first.cell
		}
		all = append(all, problem)
	}
	slices.SortStableFunc(all, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return all
}

// cell is where the problem stands in a workbook.
func (p *Problem) cell() place { return place{sheet: p.Sheet, cell: p.Cell} }

// follows reports whether p only says that an unread value is missing: at the
// value, below it, or in the section whose only content it was.
func follows(p checklist.Problem, unread map[string]bool) bool {
	if unread[""] {
		return true
	}
	for path := p.Path; path != ""; path = path[:max(0, strings.LastIndexAny(path, ".["))] {
		if unread[path] {
			return true
		}
	}
	if p.Code != checklist.ProblemEmpty && p.Code != checklist.ProblemNoItems {
		return false
	}
	for path := range unread {
		if below, ok := strings.CutPrefix(path, p.Path); ok && (strings.HasPrefix(below, ".") || strings.HasPrefix(below, "[")) {
			return true
		}
	}
	return false
}

var itemPath = regexp.MustCompile(`^.*\bitems\[[0-9]+\]`)

// itemAt is the id of the item that a path leads to or into.
func itemAt(root *node, path string) string {
	prefix := itemPath.FindString(path)
	if prefix == "" {
		return ""
	}
	id, ok := root.follow(prefix + ".id")
	if !ok {
		return ""
	}
	return quote(id.text)
}
