package exchange

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"reflect"
	"slices"

	"tenken/checklist"
)

// ReadStandard reads a standard in any of the forms that the package's
// documentation describes, but for CSV and for OSCAL catalogs of another hand.
// The content of the file tells which one it is. The error is a [*StandardError]
// with everything that is wrong with the file, each thing with its place, unless
// r itself fails.
//
// Texts are in NFC and without white space around them afterwards.
func ReadStandard(r io.Reader) (*checklist.Standard, error) {
	std, _, err := CheckStandard(r, nil)
	return std, err
}

// CheckStandard reads a standard like [ReadStandard] and returns everything that
// is wrong with the file in its order, warnings included, beside the standard or
// the error.
//
// A CSV file holds sections and items alone; all else is that of base. An OSCAL
// catalog of another hand takes id, scale, grading and segments from base. A base
// of nil refuses both. The other forms do not look at it.
func CheckStandard(r io.Reader, base *checklist.Standard) (*checklist.Standard, []Problem, error) {
	std, problems, err := parseStandard(r, base)
	if err != nil {
		return nil, nil, err
	}
	if slices.ContainsFunc(problems, func(p Problem) bool { return p.Severity == checklist.SeverityError }) {
		shown := problems[:min(len(problems), maxProblems)]
		return nil, problems, &StandardError{Problems: shown, More: len(problems) - len(shown)}
	}
	return std, problems, nil
}

func parseStandard(r io.Reader, base *checklist.Standard) (*checklist.Standard, []Problem, error) {
	data, problems, err := readFile(r)
	if err != nil || problems != nil {
		return nil, problems, err
	}
	std := &checklist.Standard{}
	var root *node
	switch {
	case isCSV(data):
		root, problems = parseCSV(data, base)
		if base != nil {
			*std = *base
			std.Sections = nil
		}
	case IsOSCAL(data):
		if root, problems = parseOSCAL(data, base); root != nil && root.field("scale") == nil {
			*std = checklist.Standard{ID: base.ID, Scale: base.Scale, Grading: base.Grading, Segments: base.Segments}
		}
	default:
		root, problems = parseFile(data)
	}
	if root == nil {
		return nil, problems, nil
	}
	d := &decoder{names: fieldCache{}}
	d.decode(root, reflect.ValueOf(std).Elem(), "")
	return std, mergeProblems(root, append(problems, d.problems...), std.Validate()), nil
}

// parseFile makes the tree of a file that holds a whole standard, or nil where
// the problems make that senseless.
func parseFile(data []byte) (*node, []Problem) {
	if isExcel(data) {
		return parseExcel(data)
	}
	source, problems := readText(data)
	switch {
	case problems != nil:
		return nil, problems
	case isJSON(data):
		return parseJSON(source)
	}
	return parseYAML(source)
}

// isJSON tells a JSON file from a YAML file, which no brace begins.
func isJSON(data []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(bytes.TrimPrefix(data, byteOrderMark), " \t\r\n"), []byte("{"))
}

// WriteStandardYAML writes a standard in its YAML form. [ReadStandard] returns
// the same standard for what it writes, if the standard is valid and came
// through a reader of this package, which keeps its texts clean.
func WriteStandardYAML(w io.Writer, std *checklist.Standard) error {
	e := &encoder{bufio.NewWriter(w)}
	e.fields(reflect.ValueOf(std).Elem(), 0, true)
	if err := e.out.Flush(); err != nil {
		return fmt.Errorf("write the standard: %w", err)
	}
	return nil
}
