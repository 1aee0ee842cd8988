package message

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/checklist/workflow"
	"tenken/locales"
)

// ofReading explains files that a city has written. What stands before the
// error's own text is the file.
func ofReading(p *locales.Printer, err error) (string, bool) {
	var policy *exchange.PolicyTextError
	var standard *exchange.StandardError
	var encoding *exchange.EncodingError
	var file *exchange.FileError
	var ending *workflow.EndingError
	switch {
	case errors.As(err, &ending):
		return at(p, before(err, ending), p.T("message.standard_ending", "Endings", strings.Join(ending.Endings, ", "))), true
	case errors.As(err, &file):
		return at(p, before(err, file), p.T("message.file."+string(file.Kind), "Count", errorsIn(file.Problems)+file.More)), true
	case errors.As(err, &encoding):
		return at(p, before(err, encoding), p.T("message.cp932", "Characters", string(encoding.Characters))), true
	case errors.As(err, &policy):
		return at(p, join(before(err, policy), line(p, policy.Line)), Of(p, policy.Err)), true
	case errors.As(err, &standard):
		text := p.T("message.standard.wrong", "Count", errorsIn(standard.Problems)+standard.More)
		return at(p, before(err, standard), text), true
	}
	return "", false
}

// errorsIn counts what has to be mended: warnings need not be.
func errorsIn(problems []exchange.Problem) int {
	count := 0
	for _, problem := range problems {
		if problem.Severity == checklist.SeverityError {
			count++
		}
	}
	return count
}

// before is what was wrapped around an error.
func before(err, inner error) string {
	place, _, _ := strings.Cut(err.Error(), inner.Error())
	return trim(place)
}

// line names a line of a file, "" for the file as a whole.
func line(p *locales.Printer, n int) string {
	if n == 0 {
		return ""
	}
	return p.T("message.line", "Line", n)
}

// join puts the parts of a place together, empty ones left out.
func join(parts ...string) string {
	var full []string
	for _, part := range parts {
		if part != "" {
			full = append(full, part)
		}
	}
	return strings.Join(full, " ")
}

// Problems returns what an error lists, nil if it is about one thing only.
func Problems(p *locales.Printer, err error) []Problem {
	var standard *exchange.StandardError
	var file *exchange.FileError
	var kept *workflow.DestroyError
	var encoding *exchange.EncodingError
	switch {
	case errors.As(err, &encoding):
		return lackingCharacters(p, encoding)
	case errors.As(err, &kept):
		var all []Problem
		for _, reason := range kept.Reasons {
			all = append(all, Problem{Text: Of(p, reason)})
		}
		return all
	case errors.As(err, &standard):
		return listed(p, standard.Problems, standard.More)
	case errors.As(err, &file):
		return listed(p, file.Problems, file.More)
	}
	return nil
}

// lackingCharacters names each cell that an encoding can't hold.
func lackingCharacters(p *locales.Printer, err *exchange.EncodingError) []Problem {
	var all []Problem
	for _, place := range err.Places {
		names := make([]string, len(place.Characters))
		for i, r := range place.Characters {
			names[i] = fmt.Sprintf("%c (%U)", r, r)
		}
		all = append(all, Problem{Place: p.T("message.cp932_cell", "File", place.File, "Row", place.Row, "Column", place.Column), Text: strings.Join(names, ", ")})
	}
	return andMore(p, all, err.More)
}

func listed(p *locales.Printer, problems []exchange.Problem, more int) []Problem {
	return andMore(p, Standard(p, problems), more)
}

// andMore counts the problems that are not in a list.
func andMore(p *locales.Printer, all []Problem, more int) []Problem {
	if more > 0 {
		all = append(all, Problem{Text: p.T("message.standard.more", "Count", more)})
	}
	return all
}

// Standard puts the problems of a standard's file into words, warnings marked
// as such.
func Standard(p *locales.Printer, problems []exchange.Problem) []Problem {
	var all []Problem
	for _, problem := range problems {
		text := standardText(p, problem)
		warning := problem.Severity == checklist.SeverityWarning
		if warning {
			text = p.T("message.warning", "Text", text)
		}
		all = append(all, Problem{Place: placeOf(p, problem), Text: text, Warning: warning})
	}
	return all
}

// placeOf names the cell of a table, and the line and the field of another file.
func placeOf(p *locales.Printer, problem exchange.Problem) string {
	if problem.Sheet == "" && problem.Cell == "" {
		return join(line(p, problem.Line), problem.Item, problem.Path)
	}
	return join(strings.Trim(problem.Sheet+"!"+problem.Cell, "!"), problem.Item)
}

func standardText(p *locales.Printer, problem exchange.Problem) string {
	args := problem.Args
	value, known := args.Value, slices.Clone(args.Known)
	for i := range known {
		known[i] = wordFor(p, problem, known[i])
	}
	if problem.Code == exchange.ProblemWrongType {
		value = p.T("message.type." + value)
	}
	return p.T("message.problem."+sentenceOf(p, problem), "Value", value, "Known", strings.Join(known, ", "), "Field", fieldName(p, problem.Field),
		"Min", strconv.Itoa(args.Min), "Max", strconv.Itoa(args.Max), "Megabytes", strconv.Itoa(args.Max>>20), "First", firstPlace(p, problem))
}

// sentenceOf is the sentence for a problem: some are told otherwise with what is
// known of the field, or without a value.
func sentenceOf(p *locales.Printer, problem exchange.Problem) string {
	switch {
	case problem.Code == checklist.ProblemEmpty && fieldName(p, problem.Field) != problem.Field:
		return "empty_field"
	case problem.Code == exchange.ProblemFormulaCell && problem.Args.Value == "":
		return "formula_empty"
	case problem.Code == checklist.ProblemRange && problem.Args.Min > problem.Args.Max:
		return "range_empty"
	}
	return string(problem.Code)
}

// firstPlace is where a duplicate stands first.
func firstPlace(p *locales.Printer, problem exchange.Problem) string {
	switch {
	case problem.FirstCell != "":
		return problem.FirstCell
	case problem.FirstLine > 0:
		return line(p, problem.FirstLine)
	}
	return problem.Args.First
}

// wordFor is how the reader knows one of the things that would be right: sheets
// and columns by their names, and a code in a cell by what its drop-down offers.
func wordFor(p *locales.Printer, problem exchange.Problem, known string) string {
	switch problem.Code {
	case exchange.ProblemWrongType:
		return p.T("message.type." + known)
	case exchange.ProblemMissingColumn, exchange.ProblemMissingSheet, exchange.ProblemForeign:
		return fieldName(p, known)
	case checklist.ProblemUnknown:
		if problem.Cell != "" {
			return exchange.CodeLabel(p.Lang(), problem.Field, known)
		}
	}
	return known
}

// fieldName is the name of a sheet or a column, with the Japanese one behind the
// English, because most workbooks are in Japanese.
func fieldName(p *locales.Printer, field string) string {
	name, written := exchange.FieldName(p.Lang(), field), exchange.FieldName(locales.Japanese, field)
	if name == written {
		return name
	}
	return p.T("message.field", "Name", name, "Written", written)
}
