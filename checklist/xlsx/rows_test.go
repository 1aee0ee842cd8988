package xlsx_test

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"testing"

	"github.com/xuri/excelize/v2"

	"tenken/checklist/xlsx"
)

// strange are texts that a careless writer would lose or turn into something else.
var strange = []string{
	"課", "", "=1+1", " 前後 ", "\t表", "一\n二", `<a href="x">&amp;</a>`, "it's", "_x0041_", "a_x005F_x000D_", "𠮷と🗾", "制御\x01文字", "壊れ\xff", "\ufffe", "終\n",
}

// sheetOf writes the texts and a number, below a head, through excelize's stream or
// as Rows.
func sheetOf(t *testing.T, through func(*excelize.StreamWriter) []*xlsx.Rows) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	stream, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	if err := stream.SetRow("A1", []any{"項目", "空き", "数"}); err != nil {
		t.Fatal(err)
	}
	rows := through(stream)
	if err := stream.Flush(); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, f, rows...); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Rows are written as excelize would write them, whether they fit into memory or not,
// and leave no file behind.
func TestRowsAreThoseOfExcelize(t *testing.T) {
	for _, repeat := range []int{1, 2000} {
		dir := t.TempDir()
		want := sheetOf(t, func(stream *excelize.StreamWriter) []*xlsx.Rows {
			for i := range repeat * len(strange) {
				cell, _ := excelize.CoordinatesToCellName(1, i+2)
				if err := stream.SetRow(cell, []any{strange[i%len(strange)], nil, i}); err != nil {
					t.Fatal(err)
				}
			}
			return nil
		})
		rows, err := xlsx.NewRows(1, 1, 3, dir)
		if err != nil {
			t.Fatal(err)
		}
		got := sheetOf(t, func(*excelize.StreamWriter) []*xlsx.Rows {
			for i := range repeat * len(strange) {
				rows.Begin()
				rows.Text(0, strange[i%len(strange)])
				rows.Skip()
				rows.Number(0, i)
				if err := rows.End(); err != nil {
					t.Fatal(err)
				}
			}
			return []*xlsx.Rows{rows}
		})
		if left, _ := os.ReadDir(dir); (len(left) > 0) != (repeat > 1) {
			t.Errorf("%d times: %d files", repeat, len(left))
		}
		if err := rows.Close(); err != nil {
			t.Error(err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%d files stay", len(left))
		}
		if got, want := sheetXML(t, got), sheetXML(t, want); got != want {
			t.Errorf("%d times: other rows\n%.3000s\n%.3000s", repeat, got, want)
		}
	}
}

// sheetXML is the sheet's part.
func sheetXML(t *testing.T, file []byte) string {
	t.Helper()
	parts, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	content, err := fs.ReadFile(parts, "xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
