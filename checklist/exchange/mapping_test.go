package exchange_test

import (
	"bytes"
	"fmt"
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

const municipalOutline = `1 第１章 組織体制
 1-N01 体制
  1-1 責任者を定めていますか。|任命の記録
  1-2 連絡先を掲示していますか。
2 第２章 情報資産
 2-N01 台帳
  2-1 台帳がありますか。
  2-2 台帳を年１回見直していますか。
`

// answered is answers in a line each.
func answered(answers []exchange.Answer) string {
	var b strings.Builder
	for _, a := range answers {
		r := a.Response
		fmt.Fprintf(&b, "%s %s|%s|%s %s|%s|%s|%s %s|%s", a.At.Cell, a.Department, a.Subject, r.Item, r.Rating, r.Comment, a.Evidence, r.Plan.Action, r.Plan.Due, r.Plan.Owner)
		if r.Count != nil {
			fmt.Fprintf(&b, "|%d/%d", r.Count.Complying, r.Count.Concerned)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func sameText(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s:\n%swant\n%s", what, got, want)
	}
}

func TestMunicipalSheet(t *testing.T) {
	reading := mapping(t, municipalMapping).Read(tables(t, municipalSheet(t).bytes()), municipal(t))
	if reading.Standard == nil {
		t.Fatalf("no standard:\n%s", listing(reading.Problems))
	}
	sameText(t, "items", outlined(reading.Standard), municipalOutline)
	sameText(t, "problems", string(listing(reading.Problems)), "点検票!A14 warning row_left value=\"※ 評価は○・△・×で記入してください。\"\n")
	sameText(t, "answers", answered(reading.Answers), `E6 ||1-1 done||事務分担表| |
E7 ||1-2 partly|一部の係のみ||掲示する 2025-09-30|
E11 ||2-1 done||| |
E12 ||2-2 not_done|||見直しの手順を作る 2025-12-26|
`)
	sameText(t, "refused", string(listing(reading.Refused)), "")
	if item := reading.Standard.Sections[0].Sections[0].Items[1]; item.Topic.Ja != "連絡先を掲示していますか。" || item.Weight != 1 || item.Role != checklist.RoleHead {
		t.Errorf("item is %+v", item)
	}
}

// The same table as CSV from a Japanese Windows.
func TestTableInCP932(t *testing.T) {
	source := "令和7年度点検票\n番号\t点検項目\t評価\t備考\n1(1)①\t台帳は\\\\server\\newにありますか。\t〇\t\"一部\nのみ\"\n"
	file, err := japanese.ShiftJIS.NewEncoder().Bytes([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	m := mapping(t, "standard: {id: a, version: b, title: c}\nheader: [2]\nids: plain\nitems: {id: A, question: 点検項目}\nanswers: {rating: 評価, comment: D}\n")
	reading := m.Read(tables(t, file), municipal(t))
	if reading.Standard == nil {
		t.Fatalf("%s", listing(reading.Problems))
	}
	sameText(t, "items", outlined(reading.Standard), "N01 c\n 1-1-1 台帳は\\\\server\\newにありますか。\n")
	sameText(t, "answers", answered(reading.Answers), "C3 ||1-1-1 done|一部\nのみ|| |\n")
}

const flatMapping = "standard: {id: a, version: b, title: 点検表}\nheader: [1]\nids: keep\nitems: {id: 番号, question: 点検項目}\nanswers: {rating: 評価, due: 期限}\n"

func flatSheet(t testing.TB) *sheetMaker {
	m := newSheet(t, "表").row(1, "番号", "点検項目", "評価", "期限")
	return m.row(2, "A-1", "台帳がありますか。", "○").row(3, "A-2", "研修を受けましたか。", "×")
}

// What is odd is said with its cell, all at once, and nothing is changed unseen.
func TestWhatIsOddHasItsCell(t *testing.T) {
	date := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		name     string
		edit     func(m *sheetMaker)
		problems string
		refused  string
	}{
		{"an id as a date", func(m *sheetMaker) { m.row(3, date) }, `表!A3 error date_id item="2026-06-01" value="2026-06-01" known="6-1 26-6-1"` + "\n", ""},
		{"a question as a date", func(m *sheetMaker) { m.row(3, "A-2", date) }, `表!B3 error date_cell item="A-2" value="2026-06-01"` + "\n", ""},
		{"an id as a number", func(m *sheetMaker) { m.row(3, 1.1) }, `表!A3 warning number_cell item="1.1" value="1.1"` + "\n", ""},
		{"an id twice", func(m *sheetMaker) { m.row(3, "Ａ－１") },
			`表!A3 error duplicate item="A-1" value="A-1" first="sections[0].items[0].id" first cell A2` + "\n", `表!C3 error contradiction item="A-1" value="A-1" first cell C2
表!C2 error contradiction item="A-1" value="A-1" first cell C3` + "\n"},
		{"no id", func(m *sheetMaker) { m.must(m.f.SetCellValue("表", "A3", "")) }, `表!A3 error empty` + "\n", ""},
		{"an id in another form", func(m *sheetMaker) { m.row(3, "ア") }, `表!A3 error mapped_id item="ア" value="ア" known="C02-02-02"` + "\n", ""},
		{"a formula", func(m *sheetMaker) { m.must(m.f.SetCellFormula("表", "A3", `"A-"&2`)) }, `表!A3 warning computed value="1"` + "\n", ""},
		{"a column more", func(m *sheetMaker) {
			m.row(1, "番号", "点検項目", "評価", "期限", "感想").row(3, "A-2", "研修を受けましたか。", "×", "", "長い")
		},
			`表!E3 warning column_left value="感想"` + "\n", ""},
		{"hidden rows", func(m *sheetMaker) { m.must(m.f.SetRowVisible("表", 3, false)) }, `表!A3 warning hidden_rows value="1"` + "\n", ""},
		{"a hidden column", func(m *sheetMaker) { m.must(m.f.SetColVisible("表", "C", false)) }, `表!C warning hidden_column value="評価"` + "\n", ""},
		{"an unknown rating", func(m *sheetMaker) { m.row(3, "A-2", "研修を受けましたか。", "半分") }, "",
			`表!C3 error no_rating_word item="A-2" value="半分" known="○ △ × －"` + "\n"},
		{"a date that is none", func(m *sheetMaker) { m.row(3, "A-2", "研修を受けましたか。", "×", "年度内") }, `表!D3 warning due_left item="A-2" value="年度内"` + "\n", ""},
		{"an id as Excel shows a date", func(m *sheetMaker) { m.row(3, "1月2日") }, `表!A3 error date_id item="1月2日" value="1月2日" known="1-2"
表!A3 error mapped_id item="1月2日" value="1月2日" known="C02-02-02"` + "\n", ""},
		{"a question without a result", func(m *sheetMaker) {
			m.must(m.f.SetCellValue("表", "B3", nil))
			m.must(m.f.SetCellFormula("表", "B3", `"a"&1`))
		}, `表!B3 error no_result item="A-2"` + "\n", ""},
		{"an id merged over two rows", func(m *sheetMaker) { m.row(3, "", "研修を受けましたか。").merge("A2:A3") },
			`表!A3 error merged_id item="A-1" value="A-1" first="sections[0].items[0].id" first cell A2` + "\n",
			`表!C3 error contradiction item="A-1" value="A-1" first cell C2
表!C2 error contradiction item="A-1" value="A-1" first cell C3` + "\n"},
		{"a row beside the table", func(m *sheetMaker) { m.row(5, "", "", "", "計2件") }, `表!D5 warning row_left value="計2件"` + "\n", ""},
		{"headings again", func(m *sheetMaker) { m.row(5, "番号", "点検項目", "評価", "期限") }, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sheet := flatSheet(t)
			tt.edit(sheet)
			reading := mapping(t, flatMapping).Read(tables(t, sheet.bytes()), municipal(t))
			sameText(t, "problems", string(listing(reading.Problems)), tt.problems)
			sameText(t, "refused", string(listing(reading.Refused)), tt.refused)
			if refuses := strings.Contains(tt.problems, " error "); refuses != (reading.Standard == nil) {
				t.Errorf("standard is %v", reading.Standard)
			}
		})
	}
}

// Cells that excelize does not write: an error, a formula whose result is a date or
// is missing, days counted from 1904, columns and merged cells in no order.
func TestRawCells(t *testing.T) {
	sheet := `<worksheet><cols><col min="9" max="9" hidden="1"/></cols><sheetData>
		<row r="3"><c r="B3" t="e"><v>#N/A</v></c><c r="A3" t="str"><v>A-2</v></c></row>
		<row r="1"><c r="A1" t="str"><v>番号</v></c><c r="B1" t="str"><v>点検項目</v></c><c r="C1" t="str"><v>評価</v></c><c r="D1" t="str"><v>期限</v></c></row>
		<row r="2"><c r="D2" s="1"><f>D1</f><v>0</v></c><c r="B2" t="str"><v>台帳がありますか。</v></c><c r="A2" t="str"><v>A-1</v></c><c r="C2"><f>C1</f></c></row>
		<row r="4"><c r="A4" t="str"><f>x</f><v></v></c><c r="B4" t="str"><v>研修を受けましたか。</v></c></row>
		</sheetData><mergeCells><mergeCell ref="Z1:A1"/><mergeCell ref="B2"/><mergeCell ref="A9:XFD1048576"/></mergeCells></worksheet>`
	file := repack(t, flatSheet(t).bytes(), map[string]string{
		"xl/worksheets/sheet1.xml": sheet,
		"xl/styles.xml":            `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/workbook.xml":          `<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="表" r:id="rId1"/></sheets></workbook>`,
	})
	reading := mapping(t, flatMapping).Read(tables(t, file), municipal(t))
	sameText(t, "problems", string(listing(reading.Problems)), `表!D2 warning computed value="1"
表!B3 error error_cell item="A-2" value="#N/A"
表!A4 error no_result
`)
	sameText(t, "refused", string(listing(reading.Refused)), "表!C2 error no_result item=\"A-1\"\n")
}

// Workbooks of old Macs count days from 1904.
func TestDaysSince1904(t *testing.T) {
	sheet := flatSheet(t).row(2, "A-1", "台帳がありますか。", "○", time.Date(2025, 9, 30, 0, 0, 0, 0, time.UTC))
	for start, want := range map[string]string{"": "2025-09-30", `<workbookPr date1904="1"/>`: "2029-10-01"} {
		file := repack(t, sheet.bytes(), map[string]string{
			"xl/workbook.xml": `<workbook xmlns:r="r">` + start + `<sheets><sheet name="表" r:id="rId1"/></sheets></workbook>`})
		reading := mapping(t, flatMapping).Read(tables(t, file), municipal(t))
		if got := reading.Answers[0].Response.Plan.Due.String(); got != want {
			t.Errorf("%q: %s, want %s", start, got, want)
		}
	}
}

// A question merged over both of its columns is there once.
func TestMergedColumnsOfOneField(t *testing.T) {
	sheet := flatSheet(t).row(1, "番号", "点検項目", "評価", "期限", "補足").row(2, "A-1", "台帳がありますか。")
	sheet.must(sheet.f.SetCellValue("表", "C2", ""))
	sheet.merge("B2:C2")
	m := mapping(t, strings.Replace(strings.Replace(flatMapping, "question: 点検項目", "question: [点検項目, C]", 1), "rating: 評価, ", "", 1))
	reading := m.Read(tables(t, sheet.bytes()), municipal(t))
	if reading.Standard == nil {
		t.Fatalf("%s", listing(reading.Problems))
	}
	sameText(t, "items", outlined(reading.Standard), "N01 点検表\n A-1 台帳がありますか。\n A-2 研修を受けましたか。|×\n")
}

func TestMergedRangesHaveABound(t *testing.T) {
	var rows, merges strings.Builder
	for row := 1; row <= 2000; row++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d"><v>1</v></c></row>`, row, row)
		fmt.Fprintf(&merges, `<mergeCell ref="A%d:SF%d"/>`, row, row)
	}
	file := repack(t, flatSheet(t).bytes(), map[string]string{
		"xl/worksheets/sheet1.xml": "<worksheet><sheetData>" + rows.String() + "</sheetData>" + merges.String() + "</worksheet>"})
	_, problems, err := exchange.ReadTables(bytes.NewReader(file))
	if err == nil || !strings.Contains(string(listing(problems)), "sheet_size") {
		t.Errorf("got %v\n%s", err, listing(problems))
	}
}

// Departments below each other, head counts, systems by their names.
func TestOneTableForAllDepartments(t *testing.T) {
	sheet := newSheet(t, "R7集計").row(1, "所属", "No.", "区分", "点検項目", "対象システム", "評価", "対象者数", "実施者数")
	sheet.row(2, "税務課", 1, "人", "研修を受けましたか。", "", "", "12人", "１０").
		row(3, "税務課", 2, "", "台帳がありますか。", "税務システム", "○").
		row(4, "市民課", 1, "人", "研修を受けましたか。", "", "", 30, "全員").
		row(5, "市民課", 2, "", "台帳がありますか。", "住基システム", "×").
		row(6, "税務課", 2, "", "台帳がありますか。", "税務 システム", "△").
		merge("A2:A3")
	reading := mapping(t, `
standard: {id: a, version: b, title: 点検表}
header: [1]
sections: [{title: 区分}]
ids: section
items: {id: No., question: 点検項目}
answers: {department: 所属, subject: 対象システム, rating: 評価, concerned: 対象者数, complying: 実施者数}
`).Read(tables(t, sheet.bytes()), municipal(t))
	if reading.Standard == nil {
		t.Fatalf("%s", listing(reading.Problems))
	}
	sameText(t, "items", outlined(reading.Standard), "N01 人\n N01-1 研修を受けましたか。\n N01-2 台帳がありますか。\n")
	sameText(t, "answers", answered(reading.Answers), `F2 税務課||N01-1 ||| ||10/12
F5 市民課|住基システム|N01-2 not_done||| |
`)
	sameText(t, "refused", string(listing(reading.Refused)), `R7集計!H4 error wrong_count item="N01-1" value="全員"
R7集計!F6 error contradiction item="N01-2" value="N01-2" first cell F3
R7集計!F3 error contradiction item="N01-2" value="N01-2" first cell F6
`)
}

// A table of another standard's items has answers alone.
func TestAnswersToTheSameItems(t *testing.T) {
	sheet := newSheet(t, "表").row(1, "番号", "点検項目", "評価").
		row(2, "Ｃ０１－０１－０４", "役割", "○").row(3, "C99-01-01", "ない項目", "○").row(4, "C99-01-02", "ない項目", "")
	std := municipal(t)
	reading := mapping(t, "standard: {same: municipal}\nheader: [1]\nids: keep\nitems: {id: 番号, question: 点検項目}\nanswers: {rating: 評価}\n").
		Read(tables(t, sheet.bytes()), std)
	if reading.Standard != std {
		t.Errorf("standard is %v\n%s", reading.Standard, listing(reading.Problems))
	}
	sameText(t, "answers", answered(reading.Answers), "C2 ||C01-01-04 done||| |\n")
	sameText(t, "refused", string(listing(reading.Refused)), "表!C3 error unknown_item item=\"C99-01-01\" value=\"C99-01-01\"\n")
}

func TestFormsOfTitlesAndIDs(t *testing.T) {
	sheet := newSheet(t, "表").row(1, "番号", "点検項目", "重要", "配点").
		row(2, "第1章 体制").row(3, "(1) 責任").row(4, "①", "責任者がいますか。", "○", 3).
		row(5, "(2) 連絡").row(6, "①", "連絡先がありますか。", "－", "２").
		row(7, "第2章 資産").row(8, "①", "台帳がありますか。").row(9, "注）配点は3点まで")
	source := `
standard: {id: a, version: b, title: 点検表}
header: [1]
titles:
- {when: alone, pattern: "^第.+章"}
- {when: alone, pattern: "^\\("}
ids: IDS
items: {id: 番号, question: 点検項目, critical: 重要, weight: 配点}
defaults: {role: chief, subject: city}
`
	for ids, want := range map[string]string{
		"section": "1 第1章 体制\n 1-1 (1) 責任\n  1-1-1 責任者がいますか。\n 1-2 (2) 連絡\n  1-2-1 連絡先がありますか。\n2 第2章 資産\n 2-1 台帳がありますか。\n",
		"number":  "N01 第1章 体制\n N01-01 (1) 責任\n  N01-01-01 責任者がいますか。\n N01-02 (2) 連絡\n  N01-02-01 連絡先がありますか。\nN02 第2章 資産\n N02-01 台帳がありますか。\n",
	} {
		reading := mapping(t, strings.Replace(source, "IDS", ids, 1)).Read(tables(t, sheet.bytes()), municipal(t))
		if reading.Standard == nil {
			t.Fatalf("%s", listing(reading.Problems))
		}
		sameText(t, ids, outlined(reading.Standard), want)
		sameText(t, ids, string(listing(reading.Problems)), "表!A9 warning row_left value=\"注）配点は3点まで\"\n")
		first := reading.Standard.Sections[0].Sections[0].Items[0]
		if !first.Critical || first.Weight != 3 || first.Role != checklist.RoleChief || first.Subject != checklist.SubjectCity {
			t.Errorf("%s: first item is %+v", ids, first)
		}
	}
}
