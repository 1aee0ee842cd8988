package message

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/locales"
)

// ofReading explains files that a city has written. What stands before the
// error's own text is the file.
func ofReading(p *locales.Printer, err error) (string, bool) {
	var policy *exchange.PolicyTextError
	var standard *exchange.StandardError
	var encoding *exchange.EncodingError
	var file *exchange.FileError
	switch {
	case errors.As(err, &file):
		return at(p, before(err, file), p.T("message.file."+string(file.Kind), "Count", len(file.Problems)+file.More)), true
	case errors.As(err, &encoding):
		return at(p, before(err, encoding), p.T("message.cp932", "Characters", string(encoding.Characters))), true
	case errors.As(err, &policy):
		return at(p, join(before(err, policy), line(p, policy.Line)), Of(p, policy.Err)), true
	case errors.As(err, &standard):
		text := p.T("message.standard.wrong", "Count", len(standard.Problems)+standard.More)
		return at(p, before(err, standard), text), true
	}
	return "", false
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
	switch {
	case errors.As(err, &standard):
		return listed(p, standard.Problems, standard.More)
	case errors.As(err, &file):
		return listed(p, file.Problems, file.More)
	}
	return nil
}

func listed(p *locales.Printer, problems []exchange.Problem, more int) []Problem {
	all := Standard(p, problems)
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
		if problem.Severity == checklist.SeverityWarning {
			text = p.T("message.warning", "Text", text)
		}
		all = append(all, Problem{Place: placeOf(p, problem), Text: text})
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
	first := args.First
	switch {
	case problem.FirstCell != "":
		first = problem.FirstCell
	case problem.FirstLine > 0:
		first = line(p, problem.FirstLine)
	}
	value, known := args.Value, args.Known
	if problem.Code == exchange.ProblemWrongType {
		value, known = p.T("message.type."+value), []string{p.T("message.type." + known[0])}
	}
	if problem.Code == exchange.ProblemMissingColumn || problem.Code == exchange.ProblemMissingSheet {
		known = slices.Clone(known)
		for i := range known {
			known[i] = exchange.FieldName(p.Lang(), known[i])
		}
	}
	return p.T("message.problem."+string(problem.Code), "Value", value, "Known", strings.Join(known, ", "),
		"Min", strconv.Itoa(args.Min), "Max", strconv.Itoa(args.Max), "Megabytes", strconv.Itoa(args.Max>>20), "First", first)
}
