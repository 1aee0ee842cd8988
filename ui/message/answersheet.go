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

// ofAnswerSheet explains answer sheets that can't be read or written.
func ofAnswerSheet(p *locales.Printer, err error) (string, bool) {
	var file *exchange.FileError
	var long *exchange.CellTooLongError
	switch {
	case errors.As(err, &file) && file.Kind == exchange.FileAnswers:
		return at(p, before(err, file), p.T("sheet.file")), true
	case errors.As(err, &long):
		return at(p, long.Key.Item, p.T("sheet.cell_too_long", "Field", exchange.AnswerColumnName(p.Lang(), long.Field))), true
	}
	return "", false
}

// AnswerSheet puts the problems of answer sheets into words, warnings marked as
// such.
func AnswerSheet(p *locales.Printer, problems []exchange.SheetProblem) []Problem {
	var all []Problem
	for _, problem := range problems {
		text := answerSheetText(p, &problem)
		if problem.Severity == checklist.SeverityWarning {
			text = p.T("message.warning", "Text", text)
		}
		all = append(all, Problem{Place: answerPlace(&problem), Text: text})
	}
	return all
}

// answerSheetText is the sentence of a problem, without its place.
func answerSheetText(p *locales.Printer, problem *exchange.SheetProblem) string {
	known := problem.Known
	if problem.Code == exchange.SheetMissingColumn {
		known = slices.Clone(known)
		for i := range known {
			known[i] = exchange.AnswerColumnName(p.Lang(), known[i])
		}
	}
	return p.T("sheet.problem."+string(problem.Code), "Written", problem.Written, "Known", strings.Join(known, ", "), "Max", strconv.Itoa(problem.Max))
}

// answerPlace names a cell: file, sheet and cell, and whose answer it is.
func answerPlace(problem *exchange.SheetProblem) string {
	return join(problem.File, strings.Trim(problem.Sheet+"!"+problem.Cell, "!"), problem.Subject, problem.Item)
}
