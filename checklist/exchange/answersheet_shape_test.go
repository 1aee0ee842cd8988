package exchange_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// headRows is how many rows of a written sheet stand above its answers.
const headRows = 5

// table returns the texts of a written sheet.
func table(t testing.TB, file []byte) [][]string {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows(f.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	for i := range rows {
		for len(rows[i]) < 23 {
			rows[i] = append(rows[i], "")
		}
	}
	return rows
}

// book is a workbook of bare texts, a sheet for each table.
func book(t testing.TB, tables ...[][]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, rows := range tables {
		name := fmt.Sprint("Sheet", i+1)
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for number, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprint("A", number+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// each applies a change to every row.
func each(rows [][]string, change func(i int, row []string) []string) [][]string {
	var all [][]string
	for i, row := range rows {
		all = append(all, change(i, slices.Clone(row)))
	}
	return all
}

func reversed(rows [][]string) [][]string {
	rows = slices.Clone(rows)
	slices.Reverse(rows)
	return rows
}

// Whatever people do to rows and columns, an answer stays with its item.
func TestAnswerSheetInAnyShape(t *testing.T) {
	s := sampleSheet(t, "ja")
	rows := table(t, writeSheet(t, s))
	head, body := rows[:headRows], rows[headRows:]
	half := len(body) / 2
	for _, c := range []struct {
		name   string
		tables [][][]string
		want   int // answers understood
	}{
		{"values only", [][][]string{rows}, len(body)},
		{"rows sorted", [][][]string{slices.Concat(head, reversed(body))}, len(body)},
		{"rows deleted", [][][]string{slices.Concat(head, body[3:half])}, half - 3},
		{"columns turned round", [][][]string{each(rows, func(i int, row []string) []string {
			if i >= headRows-1 {
				slices.Reverse(row)
			}
			return row
		})}, len(body)},
		{"columns and rows put in", [][][]string{slices.Concat([][]string{{}, {"令和8年度分"}, {}}, each(rows, func(_ int, row []string) []string {
			return slices.Insert(row, 6, "", "")
		}))}, len(body)},
		{"empty rows and a note below", [][][]string{slices.Concat(head, body[:4], [][]string{{}, {}}, body[4:], [][]string{{}, {"以上"}, {"", "", "", "", "※ 係長確認済み"}})}, len(body)},
		{"identification as names and values", [][][]string{slices.Concat([][]string{{"所属ID", "tax", "年度", "令和８年度"}, {"所属", "", "税務課", "年度点検", "2026", "版（提出の回）", "1"}}, rows[headRows-1:])}, len(body)},
		{"two sheets, the second without a head", [][][]string{slices.Concat(head, body[:half]), slices.Concat(rows[headRows-1:headRows], body[half:])}, len(body)},
		{"two parts below each other", [][][]string{slices.Concat(head, body[:half], [][]string{{}}, head, body[half:])}, len(body)},
		{"the same rows twice", [][][]string{rows, rows}, len(body)},
		{"ids in full width", [][][]string{each(rows, func(i int, row []string) []string {
			if i >= headRows {
				row[2] = strings.NewReplacer("C", "Ｃ", "0", "０", "-", "−").Replace(row[2])
			}
			return row
		})}, len(body)},
		{"without the names of subjects", [][][]string{each(rows, func(i int, row []string) []string { return slices.Delete(row, 1, 2) })}, len(body)},
		{"without the ids of subjects", [][][]string{each(rows, func(i int, row []string) []string {
			if i < headRows-1 {
				return row
			}
			return row[1:]
		})}, len(body)},
	} {
		read := readSheet(t, book(t, c.tables...), s)
		m := exchange.MergeAnswerSheets(s, []exchange.ReadSheet{read}, exchange.MergeOptions{})
		if m.Understood != c.want || len(m.Edits)+len(m.Conflicts) > 0 || strings.Contains(sheetProblems(m.Problems), " error ") {
			t.Errorf("%s: understood %d of %d, edits %+v, conflicts %+v, problems\n%s", c.name, m.Understood, c.want, m.Edits, m.Conflicts, sheetProblems(m.Problems))
		}
	}
}

// What is refused as a whole, or row by row. Nothing of it is taken.
func TestAnswerSheetsThatAreRefused(t *testing.T) {
	s := sampleSheet(t, "ja")
	s.Rows = s.Scope.Items[:3]
	rows := table(t, writeSheet(t, s))
	replace := func(row, column int, text string) [][]string {
		return each(rows, func(i int, cells []string) []string {
			if i == row {
				cells[column] = text
			}
			return cells
		})
	}
	other := s.Scope.Items[1].Item.ID
	for _, c := range []struct {
		name string
		rows [][]string
		want string // the first problem
	}{
		{"no table", [][]string{{"これは票ではない"}}, "! error no_table"},
		{"no identification", rows[headRows-1:], "Sheet1! error unidentified"},
		{"another round", replace(2, 4, "年度点検：2025"), "Sheet1!E3 error wrong_round 2025 2026"},
		{"another year", replace(1, 4, "年度：令和7年度"), "Sheet1!E2 error wrong_round 令和7年度 2026"},
		{"another department", replace(2, 0, "所属ID：shimin"), "Sheet1!A3 error wrong_department shimin tax"},
		{"another department of that id", replace(1, 0, "所属：市民課"), "Sheet1!A2 error wrong_department 市民課 税務課"},
		{"another standard", replace(1, 5, "点検表：municipal@2025.1"), "Sheet1!F2 error wrong_standard municipal@2025.1 municipal@" + s.Standard.Version},
		{"an older revision", replace(2, 5, "版（提出の回）：0"), "Sheet1!F3 error older_revision 0 1"},
		{"a newer revision", replace(2, 5, "版（提出の回）：2"), "Sheet1!F3 error newer_revision 2 1"},
		{"no revision", replace(2, 5, ""), "Sheet1! warning no_revision"},
		{"an unknown item", replace(5, 2, "Z99"), "Sheet1!C6 error unknown_item Z99"},
		{"an id that became a date", replace(5, 2, "2006/1/4"), "Sheet1!C6 error unknown_item 2006/1/4"},
		{"no item", replace(5, 2, ""), "Sheet1!C6 error no_item"},
		{"an unknown subject", replace(5, 0, "sys9"), "Sheet1!A6 C01-01-04 error unknown_subject sys9 税務課 dep,tax"},
		{"not asked", replace(5, 2, "C01-01-01"), "Sheet1!C6 C01-01-01 error not_asked C01-01-01"},
		{"one column sorted", replace(5, 2, other), "Sheet1!E6 " + other + " error mixed_row"},
		{"the name of another subject", replace(5, 1, "税務システム"), "Sheet1!B6 C01-01-04 error mixed_row 税務システム"},
		{"a column twice", replace(4, 10, "評価"), "Sheet1!K5 error duplicate_column 評価"},
		{"a heading with other words", replace(4, 7, "評 点"), "Sheet1! warning ignored_column  評 点"},
	} {
		read := readSheet(t, book(t, c.rows), s)
		got := strings.Join(strings.Fields(sheetProblems(read.Problems)), " ")
		if want := strings.Join(strings.Fields(c.want), " "); !strings.HasPrefix(got, want) {
			t.Errorf("%s: problems are\n%swant\n%s", c.name, sheetProblems(read.Problems), c.want)
		}
		if m := exchange.MergeAnswerSheets(s, []exchange.ReadSheet{read}, exchange.MergeOptions{}); len(m.Edits) > 0 {
			t.Errorf("%s: edits are %+v", c.name, m.Edits)
		}
	}
}

func TestIDsThatBecameDates(t *testing.T) {
	s := sampleSheet(t, "ja")
	file := changed(t, writeSheet(t, s), func(f *excelize.File, sheet string) {
		style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
		if err != nil {
			t.Fatal(err)
		}
		setCell(t, f, sheet, "C6", 38721)
		if err := f.SetCellStyle(sheet, "C6", "C6", style); err != nil {
			t.Fatal(err)
		}
	})
	read := readSheet(t, file, s)
	if got := sheetProblems(read.Problems); !strings.Contains(got, "date_id 2006-01-04 1-4,6-1-4") {
		t.Errorf("problems are\n%s", got)
	}
}

// A merged cell would give one answer to several items; a hidden sheet is none
// that anybody has seen.
func TestMergedCellsAndHiddenSheets(t *testing.T) {
	s := sampleSheet(t, "ja")
	file := changed(t, writeSheet(t, s), func(f *excelize.File, sheet string) {
		if err := f.MergeCell(sheet, "H6", "H7"); err != nil {
			t.Fatal(err)
		}
		if _, err := f.NewSheet("控え"); err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetVisible("控え", false); err != nil {
			t.Fatal(err)
		}
	})
	got := sheetProblems(readSheet(t, file, s).Problems)
	if !strings.Contains(got, "点検票!H7 C01-01-05 error merged H6") || !strings.Contains(got, "控え!  warning hidden_sheet") {
		t.Errorf("problems are\n%s", got)
	}
}

// copies fill a blank sheet in two ways.
func copies(t *testing.T, s *exchange.AnswerSheet, fill ...map[int]string) []exchange.ReadSheet {
	t.Helper()
	blank := *s
	blank.Answers = checklist.Answers{}
	rows := table(t, writeSheet(t, &blank))
	var all []exchange.ReadSheet
	for i, answers := range fill {
		filled := each(rows, func(number int, row []string) []string {
			if rating, given := answers[number-headRows]; given {
				row[7] = rating
			}
			return row
		})
		read, err := exchange.ReadAnswerSheet(string(rune('a'+i))+".xlsx", bytes.NewReader(book(t, filled)), s)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, read)
	}
	return all
}

func TestCopiesAreMerged(t *testing.T) {
	s := sampleSheet(t, "ja")
	s.Answers = checklist.Answers{}
	read := copies(t, s, map[int]string{0: "○", 1: "△", 2: "×"}, map[int]string{1: "△", 2: "○", 3: "－"}, map[int]string{})
	m := exchange.MergeAnswerSheets(s, read, exchange.MergeOptions{})
	if len(m.Edits) != 3 || m.Edits[0].Response.Rating != "done" || m.Edits[1].Response.Rating != "partly" || m.Edits[2].Response.Rating != "not_applicable" {
		t.Errorf("edits are %+v", m.Edits)
	}
	if len(m.Conflicts) != 1 || m.Conflicts[0].Item != s.Scope.Items[2].Item.ID || len(m.Conflicts[0].Places) != 2 || m.Understood != len(s.Scope.Items)-1 {
		t.Errorf("conflicts are %+v, understood %d", m.Conflicts, m.Understood)
	}
	for file, want := range map[string]checklist.RatingCode{"a.xlsx": "not_done", "b.xlsx": "done"} {
		m := exchange.MergeAnswerSheets(s, read, exchange.MergeOptions{Prefer: file})
		if len(m.Conflicts) > 0 || m.Edits[2].Response.Rating != want {
			t.Errorf("%s preferred: %+v", file, m)
		}
	}
}

// Copies that come one after the other: what an empty row does is a choice.
func TestEmptyRows(t *testing.T) {
	s := sampleSheet(t, "ja")
	read := copies(t, s, map[int]string{0: "○"})
	if m := exchange.MergeAnswerSheets(s, read, exchange.MergeOptions{}); len(m.Edits) < 100 {
		t.Errorf("%d edits", len(m.Edits))
	}
	m := exchange.MergeAnswerSheets(s, read, exchange.MergeOptions{KeepAnswered: true})
	if len(m.Edits) != 1 || m.Edits[0].Response.Comment != "" {
		t.Errorf("edits are %+v", m.Edits)
	}
}
