package exchange_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// The decision is read from the boxes at the top, typed as people type.
func TestApprovalOfASheet(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		s := sampleSheet(t, lang)
		s.Rows = s.Scope.Items[:2]
		blank := writeSheet(t, s)
		if got := readSheet(t, blank, s).Approval; got != (checklist.Approval{}) {
			t.Errorf("%s: empty boxes are %+v", lang, got)
		}
		want := checklist.Approval{Post: "税務課長", DraftNumber: "起-12", DocumentNumber: "税第34号", Date: day(2026, 10, 20)}
		s.Approval = want
		if got := readSheet(t, writeSheet(t, s), s).Approval; got != want {
			t.Errorf("%s: got %+v", lang, got)
		}
		typed := changed(t, blank, func(f *excelize.File, sheet string) {
			for cell, value := range map[string]any{"H1": " 税務課長 ", "H2": "起-12", "H3": "税第34号", "H4": time.Date(2026, 10, 20, 0, 0, 0, 0, time.UTC)} {
				setCell(t, f, sheet, cell, value)
			}
		})
		read := readSheet(t, typed, s)
		if read.Approval != want || len(read.Problems) > 0 {
			t.Errorf("%s: typed, it is %+v\n%s", lang, read.Approval, sheetProblems(read.Problems))
		}
		other := readSheet(t, changed(t, typed, func(f *excelize.File, sheet string) { setCell(t, f, sheet, "H2", "起-99") }), s)
		m := exchange.MergeAnswerSheets(s, []exchange.ReadSheet{readSheet(t, blank, s), read, other}, exchange.MergeOptions{})
		if m.Approval != want || len(m.Problems) != 1 || m.Problems[0].Code != exchange.SheetApprovalDiffers {
			t.Errorf("%s: merged, it is %+v\n%s", lang, m.Approval, sheetProblems(m.Problems))
		}
	}
}

func TestApprovalWithoutADate(t *testing.T) {
	s := sampleSheet(t, "ja")
	file := changed(t, writeSheet(t, s), func(f *excelize.File, sheet string) { setCell(t, f, sheet, "H4", "先週") })
	read, err := exchange.ReadAnswerSheet("票.xlsx", bytes.NewReader(file), s)
	if err != nil || len(read.Problems) != 1 || read.Problems[0].Code != exchange.SheetDate || read.Problems[0].Cell != "H4" {
		t.Errorf("%v, problems\n%s", err, sheetProblems(read.Problems))
	}
}
