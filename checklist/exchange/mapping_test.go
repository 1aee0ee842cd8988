package exchange_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/japanese"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// sheetMaker writes a worksheet as an office does, with marks for what is special:
// a text that begins with "=" is a formula, a time.Time a date.
type sheetMaker struct {
	t testing.TB
	f *excelize.File
}

func newSheet(t testing.TB, name string) *sheetMaker {
	t.Helper()
	f := excelize.NewFile()
	m := &sheetMaker{t, f}
	m.must(f.SetSheetName("Sheet1", name))
	return m
}

func (m *sheetMaker) must(err error) {
	m.t.Helper()
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m *sheetMaker) name() string { return m.f.GetSheetName(0) }

func (m *sheetMaker) row(number int, cells ...any) *sheetMaker {
	m.t.Helper()
	for i, value := range cells {
		cell, _ := excelize.CoordinatesToCellName(i+1, number)
		switch {
		case value == nil || value == "":
		default:
			m.must(m.f.SetCellValue(m.name(), cell, value))
		}
	}
	return m
}

func (m *sheetMaker) merge(areas ...string) *sheetMaker {
	m.t.Helper()
	for _, area := range areas {
		from, to, _ := strings.Cut(area, ":")
		m.must(m.f.MergeCell(m.name(), from, to))
	}
	return m
}

func (m *sheetMaker) bytes() []byte {
	m.t.Helper()
	var b bytes.Buffer
	m.must(m.f.Write(&b))
	return b.Bytes()
}

func tables(t testing.TB, file []byte) []*exchange.Table {
	t.Helper()
	all, problems, err := exchange.ReadTables(bytes.NewReader(file))
	if err != nil {
		t.Fatalf("%v\n%s", err, listing(problems))
	}
	return all
}

func mapping(t testing.TB, source string) *exchange.Mapping {
	t.Helper()
	m, err := exchange.ReadMapping(strings.NewReader(source))
	if err != nil {
		t.Fatalf("%v", err)
	}
	return m
}

// municipalSheet is what an office prints: a title, headings in two rows, chapters
// as merged rows, sections merged down, headings again on the second page, notes
// at the end.
func municipalSheet(t testing.TB) *sheetMaker {
	m := newSheet(t, "点検票")
	m.row(1, "令和7年度　情報セキュリティ自己点検票").merge("A1:I1")
	m.row(3, "番号", "区分", "点検項目", "", "自己評価", "", "改善", "", "備考").merge("C3:D3", "E3:F3", "G3:H3", "A3:A4", "B3:B4", "I3:I4")
	m.row(4, "", "", "内容", "補足", "評価", "根拠資料", "改善内容", "期限")
	m.row(5, "第１章　組織体制").merge("A5:I5")
	m.row(6, "１－１", "体制", "責任者を定めていますか。", "任命の記録", "○", "事務分担表", "", "", "")
	m.row(7, "１－２", "", "連絡先を掲示していますか。", "", "△", "", "掲示する", "R7.9.30", "一部の係のみ").merge("B6:B7")
	m.row(9, "第２章　情報資産").merge("A9:I9")
	m.row(10, "番号", "区分", "点検項目", "", "自己評価", "", "改善", "", "備考").merge("C10:D10", "E10:F10", "G10:H10")
	m.row(11, "２－１", "台帳", "台帳がありますか。", "", "◯", "", "", "", "")
	m.row(12, "２－２", "", "台帳を年１回見直していますか。", "", "未実施", "", "見直しの手順を作る", time.Date(2025, 12, 26, 0, 0, 0, 0, time.UTC), "")
	m.row(14, "※ 評価は○・△・×で記入してください。").merge("A14:I14")
	return m
}

const municipalMapping = `
standard: {id: aoba-2025, version: "2025", title: 令和7年度自己点検票}
sheet: 点検票
header: [3, 4]
titles:
  - when: merged
sections:
  - title: 区分
ids: keep
items:
  id: 番号
  question: [内容, 補足]
answers:
  rating: 評価
  evidence: 根拠資料
  action: 改善内容
  due: 期限
  comment: 備考
`

// outlined is a standard in a few lines.
func outlined(std *checklist.Standard) string {
	var b strings.Builder
	for depth, s := range std.AllSections() {
		fmt.Fprintf(&b, "%s%s %s\n", strings.Repeat(" ", depth), s.ID, s.Title.Ja)
		for _, item := range s.Items {
			fmt.Fprintf(&b, "%s %s %s\n", strings.Repeat(" ", depth), item.ID, strings.ReplaceAll(item.Question.Ja, "\n", "|"))
		}
	}
	return b.String()
}

const municipalOutline = `1 第1章 組織体制
 1-N01 体制
  1-1 責任者を定めていますか。|任命の記録
  1-2 連絡先を掲示していますか。
2 第2章 情報資産
 2-N01 台帳
  2-1 台帳がありますか。
  2-2 台帳を年1回見直していますか。
`

func TestMunicipalSheet(t *testing.T) {
	reading := mapping(t, municipalMapping).Read(tables(t, municipalSheet(t).bytes()), municipal(t))
	if reading.Standard == nil {
		t.Fatalf("no standard:\n%s", listing(reading.Problems))
	}
	fmt.Println(outlined(reading.Standard))
	fmt.Println(string(listing(reading.Problems)))
	for _, a := range reading.Answers {
		fmt.Printf("%+v\n", a)
	}
	fmt.Println(string(listing(reading.Refused)))
}

func TestSuggestX(t *testing.T) {
	ts := tables(t, municipalSheet(t).bytes())
	table, header, ok := exchange.FindHeader(ts)
	fmt.Println(header, ok)
	s := exchange.Suggest(table, header, "R7 点検票.xlsx", municipal(t))
	var b bytes.Buffer
	fmt.Println(exchange.WriteMapping(&b, s.Mapping, "ja"))
	fmt.Println(b.String(), s.Words)
	_ = slices.Contains[[]string]
	_ = japanese.ShiftJIS
}
