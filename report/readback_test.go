package report_test

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"os/exec"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"tenken/report"
)

func sheet(t testing.TB, d report.Data) *report.Document {
	t.Helper()
	doc, err := report.Sheet(d)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func pdf(t testing.TB, doc *report.Document) ([]byte, report.Notes) {
	t.Helper()
	var out bytes.Buffer
	notes, err := report.WritePDF(context.Background(), &out, doc, report.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), notes
}

func xlsx(t testing.TB, doc *report.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := report.WriteXLSX(context.Background(), &out, doc, report.Options{TempDir: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// pdftotext reads the text of a PDF back, as any reader of the file could.
func pdftotext(t testing.TB, file []byte, options ...string) string {
	t.Helper()
	command := exec.Command("pdftotext", append(options, "-", "-")...)
	command.Stdin = bytes.NewReader(file)
	var messages bytes.Buffer
	command.Stderr = &messages
	text, err := command.Output()
	if err != nil {
		t.Fatalf("pdftotext of poppler-utils: %v\n%s", err, messages.String())
	}
	return string(text)
}

// pages are the texts of the pages in the order in which they were drawn.
func pages(t testing.TB, file []byte) []string {
	t.Helper()
	all := strings.Split(pdftotext(t, file, "-raw"), "\f")
	return all[:len(all)-1]
}

// squeeze takes out all white space: lines break anywhere in Japanese.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

func open(t testing.TB, file []byte) *excelize.File {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = book.Close() })
	return book
}

func rows(t testing.TB, book *excelize.File, name string) [][]string {
	t.Helper()
	all, err := book.GetRows(name)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// count is the number of rows of a data sheet.
func count(d report.DataSheet) (n int) {
	for range d.Rows {
		n++
	}
	return n
}

// parts are the files in a workbook.
func parts(t testing.TB, file []byte) map[string]string {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, f := range in.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all[f.Name] = string(content)
	}
	return all
}

var writers = map[string]func(context.Context, io.Writer, *report.Document, report.Options) (report.Notes, error){
	"pdf": report.WritePDF, "xlsx": report.WriteXLSX,
}
