package viewmodel

import (
	"archive/zip"
	"encoding/xml"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"tenken/checklist/workflow"
)

// heatIsThatOfTheReport writes all reports on the round, and wants every row of the
// heat map in the workbook of the scorecard.
func heatIsThatOfTheReport(t *testing.T, s *CityScore, ws *workflow.Workspace) {
	choice := NewCityReports("ja", t.TempDir())
	if !choice.Ready() || !slices.Equal(choice.Kinds, []workflow.ReportKind{workflow.ReportScorecard}) {
		t.Errorf("%+v", choice)
	}
	choice.Kinds = workflow.RoundReports()
	choice.Formats = []workflow.Format{workflow.FormatXLSX}
	last := 0
	written, err := choice.Write(t.Context(), ws, 0, func(done, total int) { last = 100 * done / total })
	if err != nil || len(written.Files) != len(choice.Kinds) || last != 100 {
		t.Fatalf("%q at %d %%, %v", written.Files, last, err)
	}
	rows := workbook(t, written.Files[0])
	for _, want := range s.Heat().Rows {
		var shown []string
		for _, cell := range want.Cells {
			shown = append(shown, strings.TrimRight(cell.Text, "◎○△▲"))
		}
		if !slices.ContainsFunc(rows, func(row []string) bool {
			return len(row) > len(shown) && row[0] == want.Name && slices.Equal(row[1:len(shown)+1], shown)
		}) {
			t.Errorf("%s does not have a row of the figures %q", filepath.Base(written.Files[0]), append([]string{want.Name}, shown...))
		}
	}
	if choice.Kinds = nil; choice.Ready() {
		t.Error("no report is chosen")
	}
}

// workbook reads the rows of all sheets as they show, numbers with two decimals.
func workbook(t *testing.T, path string) [][]string {
	t.Helper()
	file, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	names, err := fs.Glob(file, "xl/worksheets/*.xml")
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, name := range names {
		var sheet struct {
			Rows []struct {
				Cells []struct {
					Value  string `xml:"v"`
					Inline string `xml:"is>t"`
				} `xml:"c"`
			} `xml:"sheetData>row"`
		}
		content, err := fs.ReadFile(file, name)
		if err == nil {
			err = xml.Unmarshal(content, &sheet)
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range sheet.Rows {
			var row []string
			for _, c := range r.Cells {
				value := c.Value + c.Inline
				if number, err := strconv.ParseFloat(c.Value, 64); err == nil {
					value = strconv.FormatFloat(number, 'f', 2, 64)
				}
				row = append(row, value)
			}
			rows = append(rows, row)
		}
	}
	return rows
}
