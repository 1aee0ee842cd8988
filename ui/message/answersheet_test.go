package message

import (
	"fmt"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/checklist/exchange"
	"tenken/locales"
)

// Every code of a problem, with all the data that one can have.
func TestProblemsOfAnAnswerSheet(t *testing.T) {
	for _, lang := range locales.Languages() {
		var got strings.Builder
		p := locales.For(lang)
		for _, code := range exchange.SheetProblemCodes() {
			known := []string{"rating", "reason"}
			problem := exchange.SheetProblem{SheetPlace: exchange.SheetPlace{File: "庶務係.xlsx", Sheet: "点検票", Cell: "H12"}, Key: checklist.Key{Subject: "dep", Item: "C01-01-04"},
				Code: code, Severity: checklist.SeverityError, Written: "WRITTEN", Known: known, Max: 20000}
			for _, said := range AnswerSheet(p, []exchange.SheetProblem{problem}) {
				fmt.Fprintf(&got, "%s | %s\n", said.Place, said.Text)
			}
		}
		for _, err := range []error{
			fmt.Errorf("票.xlsx: %w", &exchange.FileError{Kind: exchange.FileAnswers, Problems: make([]exchange.Problem, 1)}),
			fmt.Errorf("write: %w", &exchange.CellTooLongError{Key: checklist.Key{Item: "C01-01-04"}, Field: "comment"}),
		} {
			fmt.Fprintln(&got, Of(p, err))
		}
		compare(t, "answersheet."+lang+".txt", got.String())
	}
}
