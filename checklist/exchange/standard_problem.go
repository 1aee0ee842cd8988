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
)

// ProblemCodes lists the codes of files, then those of standards.
func ProblemCodes() []checklist.ProblemCode {
	own := []checklist.ProblemCode{ProblemTooLarge, ProblemTooComplex, ProblemEncoding, ProblemControlCharacter, ProblemTab,
		ProblemSyntax, ProblemFeature, ProblemUnknownField, ProblemDuplicateField, ProblemWrongType, ProblemCondition}
	return append(own, checklist.ProblemCodes()...)
}

// Problem is one thing wrong with a standard's file, with its place. Lines and
// columns count from 1 and columns in characters; 0 means the file as a whole.
type Problem struct {
	checklist.Problem
	Line   int `json:"line,omitempty"`
	Column int `json:"column,omitempty"`
	// FirstLine is where a duplicate was used first.
	FirstLine int `json:"first_line,omitempty"`
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
	args.Value = quote(args.Value)
	return Problem{
		Problem: checklist.Problem{Code: code, Severity: checklist.SeverityError, Args: args},
		Line:    line, Column: column,
	}
}

// mergeProblems joins the problems of the file's shape with those of the
// standard that was read from it, in the order of the file. A value that could
// not be read is no missing value as well.
func mergeProblems(root *node, shape []Problem, found []checklist.Problem) []Problem {
	unread := map[string]bool{}
	for i := range shape {
		shape[i].Item = itemAt(root, shape[i].Path)
		if shape[i].Code == ProblemWrongType || shape[i].Code == ProblemCondition {
			unread[shape[i].Path] = true
		}
	}
	all := shape
	for _, p := range found {
		if follows(p, unread) {
			continue
		}
		place, _ := root.follow(p.Path)
		placed := Problem{Problem: p, Line: place.line, Column: place.column}
		if p.Args.First != "" {
			first, _ := root.follow(p.Args.First)
			placed.FirstLine = first.line
		}
		all = append(all, placed)
	}
	slices.SortStableFunc(all, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return all
}

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
	if p.Code != checklist.ProblemEmpty {
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
