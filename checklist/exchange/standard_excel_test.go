package exchange_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"pgregory.net/rapid"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

func writeExcel(t interface{ Fatal(...any) }, std *checklist.Standard, lang string) []byte {
	var b bytes.Buffer
	if err := exchange.WriteStandardExcel(&b, std, lang); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestExcelKeepsEverything(t *testing.T) {
	for _, want := range everyStandard(t) {
		for _, lang := range []string{"ja", "en"} {
			written := writeExcel(t, want, lang)
			got, err := exchange.ReadStandard(bytes.NewReader(written))
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(write(t, got), write(t, want)) {
				t.Errorf("%s is not the same after Excel in %s", want.ID, lang)
			}
			if problems := problemsOf(t, written, nil); len(problems) > 0 {
				t.Errorf("%s in %s: %s", want.ID, lang, listing(problems))
			}
		}
	}
}

// Whoever compares two files by their digests sees whether the standard differs.
func TestSameStandardGivesTheSameWorkbook(t *testing.T) {
	first := writeExcel(t, example(t), "ja")
	for range 10 {
		if !bytes.Equal(writeExcel(t, example(t), "ja"), first) {
			t.Fatal("the same standard gives another workbook")
		}
	}
}

func TestAnyTextComesBackFromExcel(t *testing.T) {
	std := example(t)
	item := &std.Sections[0].Sections[0].Items[0]
	rapid.Check(t, func(t *rapid.T) {
		item.Question = checklist.Text{Ja: anyText().Draw(t, "ja"), En: anyText().Draw(t, "en")}
		item.Criteria[0].Text = checklist.Text{Ja: anyText().Draw(t, "criterion")}
		item.Article = anyText().Draw(t, "article")
		item.References[0] = checklist.Reference{Catalog: "own", ID: anyText().Draw(t, "reference")}
		got, err := exchange.ReadStandard(bytes.NewReader(writeExcel(t, std, "ja")))
		if err != nil || !equal(got, std) {
			t.Fatalf("comes back as %+v, %v", got, err)
		}
	})
}

// edited writes the example as a workbook and changes it as people do.
func edited(t *testing.T, edit func(f *excelize.File) error) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(writeExcel(t, example(t), "ja")))
	if err != nil {
		t.Fatal(err)
	}
	if err := edit(f); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func set(sheet, cell string, value any) func(*excelize.File) error {
	return func(f *excelize.File) error { return f.SetCellValue(sheet, cell, value) }
}

func all(edits ...func(*excelize.File) error) func(*excelize.File) error {
	return func(f *excelize.File) error {
		for _, edit := range edits {
			if err := edit(f); err != nil {
				return err
			}
		}
		return nil
	}
}

const items = "点検項目"

// What people do to a workbook without meaning anything by it changes nothing.
func TestExcelHoweverItIsArranged(t *testing.T) {
	want := write(t, example(t))
	for name, edit := range map[string]func(f *excelize.File) error{
		"blank rows":         func(f *excelize.File) error { return f.InsertRows(items, 3, 5) },
		"a title above":      all(func(f *excelize.File) error { return f.InsertRows(items, 1, 2) }, set(items, "A1", "令和8年度 点検表")),
		"a column of notes":  all(func(f *excelize.File) error { return f.InsertCols(items, "C", 1) }, set(items, "C1", "担当者メモ"), set(items, "C2", "確認済")),
		"codes for labels":   all(set(items, "E2", "rating"), set(items, "F2", "Department"), set(items, "AE2", "YES")),
		"full width":         all(set(items, "B2", "Ｃ０２－０２−０２"), set(items, "AD2", "３"), set(items, "AK2", "６（２）、６（３）①")),
		"other separators":   set(items, "AI2", "MN、LG，IN；"),
		"codes as headings":  all(set(items, "B1", "id"), set(items, "H1", " Question.JA "), set(items, "J1", "criteria.done.ja")),
		"headings of both":   all(set(items, "B1", "Item ID"), set(items, "H1", "Question\n(Japanese)")),
		"sheets by code":     func(f *excelize.File) error { return f.SetSheetName("区分", "sections") },
		"no help":            func(f *excelize.File) error { return f.DeleteSheet("使い方") },
		"blanks around":      set(items, "B2", " C02-02-02　"),
		"numbers as figures": all(set(items, "AM2", "2，6"), set("人数の換算", "A2", "10000")),
		"hidden and coloured": func(f *excelize.File) error {
			return errors.Join(f.SetRowVisible(items, 2, false), f.SetColVisible(items, "B", false))
		},
	} {
		got, err := exchange.ReadStandard(bytes.NewReader(edited(t, edit)))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if !bytes.Equal(write(t, got), want) {
			t.Errorf("%s: read as\n%s", name, write(t, got))
		}
	}
}

func TestExcelRowsMayBeSortedAnew(t *testing.T) {
	got, err := exchange.ReadStandard(bytes.NewReader(edited(t, all(
		func(f *excelize.File) error { return f.DuplicateRowTo(items, 2, 5) },
		func(f *excelize.File) error { return f.RemoveRow(items, 2) },
		func(f *excelize.File) error { return f.DuplicateRowTo("区分", 2, 4) },
		func(f *excelize.File) error { return f.RemoveRow("区分", 2) }))))
	if err != nil {
		t.Fatal(err)
	}
	if section := got.Sections[0].Sections[0]; len(section.Items) != 2 || section.Items[0].ID != "C02-03-01" {
		t.Errorf("items are %+v", section.Items)
	}
}

func rename(sheet, name string) func(f *excelize.File) error {
	return func(f *excelize.File) error { return f.SetSheetName(sheet, name) }
}

func TestExcelProblemsHaveTheirCells(t *testing.T) {
	date := time.Date(2026, time.June, 1, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name string
		edit func(f *excelize.File) error
		want string // the first lines of the problems
	}{
		{"a weight", set(items, "AD2", 9), "点検項目!AD2 error range item=\"C02-02-02\" value=\"9\" range=\"1-3\""},
		{"a weight in words", set(items, "AD2", "重い"), "点検項目!AD2 error whole_number item=\"C02-02-02\" value=\"重い\""},
		{"no truth value", set(items, "AE2", "多分"), "点検項目!AE2 error unknown item=\"C02-02-02\" value=\"多分\" known=\"true false\"\n"},
		{"a reference without a number", set(items, "AO2", "csf2"), "点検項目!AO2 error form item=\"C02-02-02\" value=\"csf2\" known=\"iso27001:2022 A.5.9\"\n"},
		{"a character that shows nothing", set(items, "V2", "台帳\u202Eを見る。"), "点検項目!V2 warning removed item=\"C02-02-02\" value=\"U+202E\"\n"},
		{"a formula where there has to be a text", func(f *excelize.File) error { return f.SetCellFormula(items, "H2", "1+1") }, "点検項目!H2 error formula_cell item=\"C02-02-02\"\n"},
		{"a column that has a translation", func(f *excelize.File) error { return f.RemoveCol(items, "V") }, "点検項目! error missing_column known=\"items.verify.ja\"\n"},
		{"another form", all(rename("区分", "章"), rename("評価", "点数"), rename("基本情報", "表紙")), "0:0 error foreign  known=\"sections ratings standard\"\n"},
		{"a label", set(items, "F2", "部署"), "点検項目!F2 error unknown item=\"C02-02-02\" value=\"部署\" known=\"department system site city\""},
		{"an empty cell", set(items, "H3", ""), "点検項目!H3 error empty item=\"C02-03-01\""},
		{"an id twice", set(items, "B3", "C02-02-02"), "点検項目!B3 error duplicate item=\"C02-02-02\" value=\"C02-02-02\" first=\"sections[0].sections[0].items[0].id\" first cell B2"},
		{"a part of a list", set(items, "AK2", "6(2); 第六"), "点検項目!AK2 error form item=\"C02-02-02\" value=\"第六\""},
		{"an id as a date", set(items, "B2", date), "点検項目!B2 error date_cell item=\"2026-06-01\" value=\"2026-06-01\""},
		{"a text as a date", set(items, "V2", date), "点検項目!V2 error date_cell item=\"C02-02-02\" value=\"2026-06-01\""},
		{"a version as a number", set("基本情報", "B2", 2026.1), "基本情報!B2 warning number_cell value=\"2026.1\""},
		{"a formula", func(f *excelize.File) error { return f.SetCellFormula(items, "C2", `"台帳"&1`) }, "点検項目!C2 error formula_cell item=\"C02-02-02\""},
		{"an item without an article", set(items, "AL3", ""), "点検項目!AL3 warning no_article item=\"C02-03-01\" value=\"1\"\n"},
		{"an item that nobody is asked", all(set(items, "F2", "情報システム"), set(items, "G2", "情報システム管理者"), set(items, "AH2", "site & cloud")),
			"点検項目!AH2 warning unreachable item=\"C02-02-02\" value=\"site&cloud\" known=\"system\"\n"},
		{"a number that a catalogue has not", set(items, "AO2", "csf2 ID.AM-7"), "点検項目!AO2 warning form item=\"C02-02-02\" value=\"ID.AM-7\" known=\"ID.AM-07\"\n"},
		{"merged cells", func(f *excelize.File) error { return f.MergeCell(items, "A2", "A3") },
			"点検項目!A2 warning merged value=\"A2:A3\"\n点検項目!A3 error empty"},
		{"no section", set(items, "A3", ""), "点検項目!A3 error empty item=\"C02-03-01\""},
		{"an unknown section", set(items, "A3", "C99"), "点検項目!A3 error unknown_section item=\"C02-03-01\" value=\"C99\""},
		{"sections in a circle", set("区分", "B2", "C02-02"), "区分!A2 error too_deep range=\"0-8\"\n区分!A3 error too_deep"},
		{"a heading twice", set(items, "C1", "項目ID"), "点検項目!C1 error duplicate_column value=\"項目ID\""},
		{"an unknown heading", set(items, "AD1", "おもみ"), "点検項目!AD1 warning unknown_column value=\"おもみ\"\n点検項目! error missing_column known=\"items.weight\""},
		{"a missing sheet", func(f *excelize.File) error { return f.DeleteSheet("評価") }, "0:0 error missing_sheet  known=\"ratings\"\n"},
		{"another sheet", func(f *excelize.File) error { _, err := f.NewSheet("作業用"); return err }, "作業用! warning unknown_sheet value=\"作業用\""},
		{"10,000 columns", set(items, "NTP2", "x"), "点検項目!NTP2 error sheet_size value=\"SF\" range=\"0-30000\""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			problems := problemsOf(t, edited(t, tt.edit), nil)
			if got := string(listing(problems)); !strings.HasPrefix(got, tt.want) {
				t.Errorf("problems are\n%swant\n%s", got, tt.want)
			}
		})
	}
}

// repacked writes the example as a workbook and replaces parts of it.
func repacked(t *testing.T, parts map[string]string) []byte {
	t.Helper()
	return repack(t, writeExcel(t, example(t), "ja"), parts)
}

func repack(t *testing.T, in []byte, parts map[string]string) []byte {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(in), int64(len(in)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range r.File {
		if _, replaced := parts[f.Name]; !replaced {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, content := range parts {
		part, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(part, content); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// Shared texts with runs and readings, as Excel writes them in Japanese.
func TestExcelTextsOfExcelItself(t *testing.T) {
	sheet := `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="str"><v>町の_x000D_点検_x005F_x0041_</v></c></row>
		<row><c t="inlineStr"><is><t>版</t></is></c><c><v>7</v></c></row></sheetData></worksheet>`
	file := repacked(t, map[string]string{
		"xl/worksheets/sheet7.xml": sheet,
		"xl/sharedStrings.xml":     `<sst><si><r><t>点検表の</t></r><r><t>名称</t></r><rPh sb="0" eb="2"><t>テンケン</t></rPh></si></sst>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId9" Type="http://x/worksheet" Target="/xl/worksheets/sheet7.xml"/>
			<Relationship Id="rId8" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/workbook.xml": `<x:workbook xmlns:x="x" xmlns:r="r"><x:sheets><x:sheet name="基本情報" r:id="rId9"/></x:sheets></x:workbook>`,
	})
	problems := problemsOf(t, file, nil)
	if got := string(listing(problems)); strings.Contains(got, "standard.title.ja") || strings.Contains(got, "standard.version") || !strings.Contains(got, "standard.id") {
		t.Errorf("problems are\n%s", got)
	}
}

func TestNamesOfFields(t *testing.T) {
	for name, want := range map[string]string{
		"items": "点検項目", "items.question.en": "設問（英語）", "items.criteria.not_done.ja": "評価の基準「not_done」",
		"items.level1.id": "区分1", "ratings.plan": "改善計画", "nothing": "nothing", "items.nothing": "items.nothing",
	} {
		if got := exchange.FieldName("ja", name); got != want {
			t.Errorf("%s is called %q, want %q", name, got, want)
		}
	}
	if got := exchange.FieldName("en", "items.question.ja"); got != "Question (Japanese)" {
		t.Errorf("got %q", got)
	}
}
