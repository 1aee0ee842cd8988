package xlsx_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"regexp"
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

// exceljs and others know the core properties by the prefix cp alone.
func TestCorePropertiesHaveTheirPrefix(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	said := excelize.DocProperties{Title: "a <b> & c", Creator: "点検", LastModifiedBy: "点検", Keywords: "x", Category: "y", Created: "2026-11-22T00:30:00Z", Modified: "2026-11-22T00:30:00Z"}
	if err := f.SetDocProps(&said); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, f); err != nil {
		t.Fatal(err)
	}
	back, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer back.Close()
	if got, err := back.GetDocProps(); err != nil || *got != said {
		t.Errorf("%+v, %v", got, err)
	}
	core := part(t, b.Bytes(), "docProps/core.xml")
	if regexp.MustCompile(`</?\w+[ />]`).Match(core) || !bytes.Contains(core, []byte("<cp:lastModifiedBy>点検<")) {
		t.Errorf("%s", core)
	}
}

func part(t *testing.T, book []byte, name string) []byte {
	t.Helper()
	parts, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	content, err := fs.ReadFile(parts, name)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// They know the drawing of a sheet by the prefix r alone.
func TestDrawingsHaveTheirPrefix(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.AddChart("Sheet1", "C1", &excelize.Chart{Type: excelize.Col, Series: []excelize.ChartSeries{{Values: "Sheet1!$A$1:$A$3"}}}); err != nil {
		t.Fatal(err)
	}
	if rows, err := f.NewStreamWriter("Sheet1"); err != nil || rows.Flush() != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, f); err != nil {
		t.Fatal(err)
	}
	sheet := part(t, b.Bytes(), "xl/worksheets/sheet1.xml")
	if !regexp.MustCompile(`<drawing xmlns:r="[^"]+" r:id="rId1">`).Match(sheet) {
		t.Errorf("%s", sheet)
	}
}
