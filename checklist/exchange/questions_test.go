package exchange

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"tenken/checklist"
)

func questionTable(lang string) *QuestionTable {
	at := checklist.Stamp{Actor: "事務局", At: time.Date(2026, 9, 1, 10, 0, 0, 0, time.UTC)}
	return &QuestionTable{Language: lang, Label: "取扱注意", Topics: map[string]checklist.Text{"A": {Ja: "台帳"}},
		Questions: []checklist.Question{
			{Number: 1, Item: "A", Department: "0101", Text: "=1+1", Asked: at, Answer: "はい。\n次も。", Answered: &at, Published: true},
			{Number: 2, Item: "B", Department: "0102", Text: "質問", Asked: at},
		}}
}

// A data sheet is one table from the first cell on, values alone, and a sheet
// that describes its columns.
func TestQuestionsExcel(t *testing.T) {
	for _, lang := range []string{"ja", "en"} {
		var once, again bytes.Buffer
		table := questionTable(lang)
		table.Departments = map[string]checklist.Text{"0101": {Ja: "総務課"}}
		if err := errors.Join(WriteQuestionsExcel(&once, table), WriteQuestionsExcel(&again, table)); err != nil || !bytes.Equal(once.Bytes(), again.Bytes()) {
			t.Fatalf("written twice: %v", err)
		}
		tables, problems, err := ReadTables(&once)
		if err != nil || problems != nil || len(tables) != 2 {
			t.Fatal(problems, err)
		}
		rows := tables[0].Rows(9)
		if len(rows) != 3 || rows[0].Number != 1 || slices.Contains(rows[0].Cells, "") || len(slices.Compact(slices.Sorted(slices.Values(rows[0].Cells)))) != 10 {
			t.Errorf("%s: headings are %q", lang, rows[0].Cells)
		}
		if want := []string{"1", "A", "台帳", "0101", "総務課", "2026-09-01", "=1+1", "2026-09-01", "はい。\n次も。", "true"}; !slices.Equal(rows[1].Cells, want) {
			t.Errorf("%s: %q", lang, rows[1].Cells)
		}
		if rows[2].Cells[8] != "" || rows[2].Cells[9] != "false" {
			t.Errorf("%s: %q", lang, rows[2].Cells)
		}
		if about := tables[1].Rows(20); len(about) != 11 {
			t.Errorf("%s: %d columns are described", lang, len(about)-1)
		}
	}
}

func TestQuestionsCSV(t *testing.T) {
	var out bytes.Buffer
	if err := WriteQuestionsCSV(&out, questionTable("ja"), EncodingUTF8); err != nil {
		t.Fatal(err)
	}
	want := "番号,点検項目,項目名,質問日,質問,回答日,回答,公開\r\n1,A,台帳,2026-09-01,'=1+1,2026-09-01,はい。\\n次も。,true\r\n2,B,,2026-09-01,質問,,,false\r\n"
	if out.String() != want {
		t.Errorf("got %q", out.String())
	}
	table := questionTable("ja")
	table.Questions[0].Text = "𠮷野家"
	var refused *EncodingError
	if err := WriteQuestionsCSV(&bytes.Buffer{}, table, EncodingCP932); !errors.As(err, &refused) {
		t.Error(err)
	}
}

func TestQuestionsThatNoCellHolds(t *testing.T) {
	table := questionTable("ja")
	table.Questions[1].Answer = strings.Repeat("𠮷", checklist.MaxText)
	var out bytes.Buffer
	var long *CellTooLongError
	if err := WriteQuestionsExcel(&out, table); !errors.As(err, &long) || long.Key.Item != "B" || out.Len() > 0 {
		t.Errorf("%v, %d bytes", err, out.Len())
	}
}
