package verify_test

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/report"
	"tenken/report/verify"
)

var imprint = report.Imprint{
	Report: "scorecard", Year: 2026, Level: report.LevelFull, Language: "ja", Made: checklist.Date{Year: 2026, Month: 11, Day: 22},
	Submissions: []report.Submitted{{Department: "citizens-tax", Revision: 2, Digest: "5f70bf18a086"}, {Department: "企画;1", Revision: 0, Digest: "00"}},
}

// document is a report of three pages with an answer that looks like an imprint.
func document(figure int) *report.Document {
	table := report.Table{Columns: []report.Column{{Title: "項目", Width: 100}, {Title: "数", Width: 60}}}
	for i := range 90 {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{report.Plain(fmt.Sprint("（第", i, "）の項目 \\ [tenken/1;x] ａ－−〜～①")), report.Number(i)}})
	}
	table.Rows[60].Cells[1] = report.Number(figure)
	return &report.Document{
		Language: "ja", Title: "試し", Running: "試し", Made: time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC),
		Sections: []report.Section{{Title: "表", Sheet: "表", Tables: []report.Table{table}}},
		Data: []report.DataSheet{{Name: "データ", Columns: []report.DataColumn{{Name: "数", Type: report.TypeNumber}},
			Rows: slices.Values([][]any{{1}, {nil}, {checklist.Date{Year: 2026, Month: 4, Day: 1}}})}},
		Closing: []report.Section{{Title: "収録内容", Sheet: "収録内容", NewPage: true, Text: []string{"照合用の記載：" + imprint.String()}}},
	}
}

func pdf(t *testing.T, doc *report.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := report.WritePDF(t.Context(), &out, doc, report.Options{}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func xlsx(t *testing.T, doc *report.Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if _, err := report.WriteXLSX(t.Context(), &out, doc, report.Options{TempDir: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t *testing.T, data []byte) *verify.File {
	t.Helper()
	f, err := verify.Read(data, verify.Options{TempDir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
	})
	return f
}

func compare(t *testing.T, file, now []byte, most int) ([]verify.Difference, int) {
	t.Helper()
	found, total, err := verify.Compare(t.Context(), read(t, file), read(t, now), most)
	if err != nil {
		t.Fatal(err)
	}
	return found, total
}

// The imprint is found in both formats, with ids of all kinds.
func TestImprintIsReadBack(t *testing.T) {
	for name, file := range map[string][]byte{"pdf": pdf(t, document(1)), "xlsx": xlsx(t, document(1))} {
		f := read(t, file)
		got, err := f.Imprint()
		if err != nil || got.String() != imprint.String() || got.Submissions[0].Department != "citizens-tax" || got.Submissions[1].Department != "企画;1" {
			t.Errorf("%s: %v %v", name, &got, err)
		}
		if f.IsPDF() != (name == "pdf") {
			t.Errorf("%s is a PDF: %v", name, f.IsPDF())
		}
	}
	without := document(1)
	without.Closing = nil
	if _, err := read(t, xlsx(t, without)).Imprint(); !errors.Is(err, verify.ErrNoImprint) {
		t.Error(err)
	}
}

// Documents of one content agree; one figure is found at its place.
func TestCompare(t *testing.T) {
	if found, total := compare(t, pdf(t, document(7)), pdf(t, document(7)), 9); total != 0 {
		t.Errorf("%+v", found)
	}
	found, total := compare(t, pdf(t, document(7)), pdf(t, document(8)), 9)
	if total != 1 || found[0].Page != 3 || found[0].File == found[0].Now {
		t.Errorf("%d: %+v", total, found)
	}
	found, total = compare(t, xlsx(t, document(7)), xlsx(t, document(8)), 9)
	if total != 1 || found[0].Sheet != "表" || found[0].File != "7" || found[0].Now != "8" {
		t.Errorf("%d: %+v", total, found)
	}
}

// A sheet and pages that one of the two lacks, and more places than are asked for.
func TestCompareMissing(t *testing.T) {
	short := document(7)
	short.Data, short.Sections[0].Tables[0].Rows = nil, short.Sections[0].Tables[0].Rows[:5]
	found, total := compare(t, xlsx(t, short), xlsx(t, document(7)), 3)
	if len(found) != 3 || total < 100 || found[0].Sheet != "データ" || found[0].File != "" {
		t.Errorf("%d: %+v", total, found)
	}
	if found, total := compare(t, pdf(t, document(7)), pdf(t, short), 9); total < 2 || found[0].Page == 0 || found[0].File == "" {
		t.Errorf("%d: %+v", total, found)
	}
}

// A workbook that excelize has saved again, with its own texts table, is the same.
func TestCompareSavedAgain(t *testing.T) {
	file := xlsx(t, document(7))
	book, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if err := book.SetDocProps(&excelize.DocProperties{Title: "別の題名"}); err != nil {
		t.Fatal(err)
	}
	saved, err := book.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	if found, total := compare(t, saved.Bytes(), file, 9); total != 0 {
		t.Errorf("%+v", found)
	}
}

// Whatever the bytes are, reading ends, and with one of the known errors.
func FuzzRead(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n1 0 obj"))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := verify.Read(data, verify.Options{TempDir: t.TempDir()})
		if err != nil {
			if !errors.Is(err, verify.ErrDamaged) && !errors.Is(err, verify.ErrFormat) && !errors.Is(err, verify.ErrPassword) {
				t.Error(err)
			}
			return
		}
		_, _ = file.Imprint()
		if err := file.Close(); err != nil {
			t.Error(err)
		}
	})
}
