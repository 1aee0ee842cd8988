//go:build peers

package report_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// Other programs find as many cells on each sheet of each workbook as excelize does.
// scripts/xlsx-check.sh has made the workbooks and asked the others.
func TestOtherProgramsCountTheSame(t *testing.T) {
	dir := os.Getenv("XLSX_CHECK")
	made, err := filepath.Glob(filepath.Join(dir, "made", "*.xlsx"))
	if err != nil || len(made) == 0 {
		t.Fatalf("no workbooks in %q, %v: run scripts/xlsx-check.sh", dir, err)
	}
	var want []string
	for _, path := range made {
		want = append(want, cellsOf(t, path)...)
	}
	for _, program := range []string{"openpyxl", "exceljs"} {
		counted, err := os.ReadFile(filepath.Join(dir, program+".tsv"))
		if err != nil {
			t.Fatal(err)
		}
		got := strings.Split(strings.TrimSpace(string(counted)), "\n")
		for _, line := range want {
			if !slices.Contains(got, line) {
				t.Errorf("%s does not find %q", program, line)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s finds %d sheets of %d", program, len(got), len(want))
		}
	}
}

// cellsOf are the sheets of a workbook, each with the number of its cells that are not
// empty.
func cellsOf(t *testing.T, path string) []string {
	t.Helper()
	book, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var lines []string
	for _, sheet := range book.GetSheetList() {
		cells := 0
		for _, row := range rows(t, book, sheet) {
			for _, cell := range row {
				if cell != "" {
					cells++
				}
			}
		}
		lines = append(lines, fmt.Sprintf("%s\t%s\t%d", filepath.Base(path), sheet, cells))
	}
	return lines
}
