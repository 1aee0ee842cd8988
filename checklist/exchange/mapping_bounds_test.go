package exchange_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tenken/checklist/exchange"
)

// A text that no cell can hold is refused with its cell, and so are cells that
// share more text than any table has.
func TestTablesWithTooMuchText(t *testing.T) {
	csv := "番号,点検項目\nA-1," + strings.Repeat("長", 32_768) + "\n"
	shared := newSheet(t, "表")
	long := strings.Repeat("長", 32_000)
	for row := range 800 {
		shared.row(row+1, long)
	}
	for name, tt := range map[string]struct {
		file []byte
		want string
	}{
		"a cell": {[]byte(csv), "too_long"}, "all cells": {shared.bytes(), "unzips_to"},
	} {
		_, problems, err := exchange.ReadTables(bytes.NewReader(tt.file))
		if got := string(listing(problems)); err == nil || tt.want == "unzips_to" && !strings.Contains(got, tt.want) ||
			tt.want != "unzips_to" && !strings.Contains(got, `too_long value="32768"`) {
			t.Errorf("%s: %v\n%s", name, err, got)
		}
	}
}

// Other sheets that the mapping fits are named, hidden ones as such.
func TestOtherSheetsAreNamed(t *testing.T) {
	sheet := flatSheet(t)
	for _, name := range []string{"第2章", "控え", "別の表", "空"} {
		_, err := sheet.f.NewSheet(name)
		sheet.must(err)
	}
	for _, name := range []string{"第2章", "控え", "空"} {
		sheet.must(sheet.f.SetSheetRow(name, "A1", &[]string{"番号", "点検項目", "評価", "期限"}))
	}
	for _, name := range []string{"第2章", "控え", "別の表"} {
		sheet.must(sheet.f.SetSheetRow(name, "A2", &[]string{"A-9", "研修を受けましたか。"}))
	}
	sheet.must(sheet.f.SetSheetVisible("控え", false))
	reading := mapping(t, flatMapping).Read(tables(t, sheet.bytes()), municipal(t))
	sameText(t, "problems", string(listing(reading.Problems)), "第2章! warning sheet_left value=\"第2章\"\n控え! warning hidden_left value=\"控え\"\n")
}

// The same answer twice is one answer.
func TestTheSameAnswerAgain(t *testing.T) {
	m := mapping(t, "standard: {same: municipal}\nheader: [1]\nitems: {id: 番号, question: 点検項目}\nanswers: {rating: 評価}\n")
	rows := "番号,点検項目,評価\nC01-01-04,役割,○\nC01-01-04,役割,%s\nC01-01-04,役割,×\n"
	for second, want := range map[string]string{"": "", "○": ""} {
		reading := m.Read(tables(t, fmt.Appendf(nil, rows, second)), municipal(t))
		sameText(t, second, answered(reading.Answers), want)
	}
	reading := m.Read(tables(t, fmt.Appendf(nil, strings.TrimSuffix(rows, "C01-01-04,役割,×\n"), "○")), municipal(t))
	sameText(t, "answers", answered(reading.Answers), "C2 ||C01-01-04 done||| |\n")
	sameText(t, "refused", string(listing(reading.Refused)), "!C3 error duplicate item=\"C01-01-04\" value=\"C01-01-04\" first cell C2\n")
}

// Columns whose words are none of their field are not proposed, nor are addresses
// of people.
func TestSuggestionsLookAtWhatColumnsHold(t *testing.T) {
	sheet := newSheet(t, "表").row(1, "番号", "点検項目", "重要度", "担当者メール", "必須").
		row(2, "④", "台帳がありますか。", "高", "a@example.jp", "○").row(3, "第6条", "研修を受けましたか。", "中", "", "").row(4, "④", "鍵がありますか。", "高")
	s, all := suggest(t, sheet.bytes(), "表.xlsx")
	if m := s.Mapping; m.Items.Critical != nil || m.Answers.Owner != nil || m.Items.Mandatory == nil || m.Titles != nil || m.IDs == exchange.IDsKeep {
		t.Errorf("suggested %s", withoutComments(writeMapping(t, m, "ja")))
	}
	if reading := s.Mapping.Read(all, municipal(t)); reading.Standard == nil {
		t.Errorf("problems:\n%s", listing(reading.Problems))
	}
}

// A rating that the base does not have is said once, of the mapping.
func TestRatingsOfTheBase(t *testing.T) {
	m := mapping(t, strings.Replace(flatMapping, "question: 点検項目", "question: 点検項目, criteria: [{rating: nope, column: 期限}]", 1)+
		"ratings: [{rating: never, words: [a]}]\n")
	reading := m.Read(tables(t, flatSheet(t).bytes()), municipal(t))
	if got := string(listing(reading.Problems)); strings.Count(got, "unknown") != 2 || len(reading.Problems) != 2 {
		t.Errorf("problems are\n%s", got)
	}
}

// BenchmarkSuggestLongTexts is a table as large as one may be.
func BenchmarkSuggestLongTexts(b *testing.B) {
	f := excelize.NewFile()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	long := strings.Repeat("長い文です。", 200)
	for row := range 5_000 {
		cells := []any{fmt.Sprint(row), long, "○"}
		if row == 0 {
			cells = []any{"番号", "点検項目", "評価"}
		}
		if err := w.SetRow(fmt.Sprint("A", row+1), cells); err != nil {
			b.Fatal(err)
		}
	}
	var file bytes.Buffer
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Write(&file); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		suggest(b, file.Bytes(), "表.xlsx")
	}
}

// A number beside a formula without a result is no title that stands alone.
func TestFormulaBesideIsNoTitle(t *testing.T) {
	sheet := flatSheet(t)
	sheet.must(sheet.f.SetCellValue("表", "B3", nil))
	sheet.must(sheet.f.SetCellValue("表", "C3", nil))
	sheet.must(sheet.f.SetCellFormula("表", "B3", "#REF!"))
	reading := mapping(t, flatMapping+"titles: [{when: alone}]\n").Read(tables(t, sheet.bytes()), municipal(t))
	if got := string(listing(reading.Problems)); !strings.Contains(got, `表!B3 error no_result item="A-2"`) {
		t.Errorf("problems are\n%s", got)
	}
}
