package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"tenken/checklist/xlsx"
)

func book(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i := range 12 {
		name := fmt.Sprint("表", i)
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellValue(name, "A1", i); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, f); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameContentIsTheSameBytes(t *testing.T) {
	first := book(t)
	for range 5 {
		if !bytes.Equal(book(t), first) {
			t.Fatal("the same workbook has other bytes")
		}
	}
	parts, err := zip.NewReader(bytes.NewReader(first), int64(len(first)))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, part := range parts.File {
		names = append(names, part.Name)
	}
	if !slices.IsSorted(names) {
		t.Errorf("parts are %q", names)
	}
}

func TestWorkbookReads(t *testing.T) {
	f, err := excelize.OpenReader(bytes.NewReader(book(t)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if value, err := f.GetCellValue("表11", "A1"); err != nil || value != "11" || len(f.GetSheetList()) != 13 {
		t.Errorf("cell is %q in %q, %v", value, f.GetSheetList(), err)
	}
}
