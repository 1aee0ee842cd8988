package exchange_test

import (
	"archive/zip"
	"bytes"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"tenken/checklist"
	"tenken/checklist/exchange"
)

// Rows of the fixture by the kind of their items.
const (
	ratingItem = "C01-01-04"
	countItem  = "C05-02-02"
)

// eventItem is an item that applies only if something happened.
func eventItem(t testing.TB, s *exchange.AnswerSheet) string {
	t.Helper()
	for _, entry := range s.Scope.Items {
		if entry.Item.Event && entry.Item.Kind == checklist.KindRating {
			return entry.Item.ID
		}
	}
	t.Fatal("no event item")
	return ""
}

// cellOf finds the cell of an item's column in a written sheet.
func cellOf(t testing.TB, f *excelize.File, sheet, item, column string) string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	heads := rows[4]
	at := slices.Index(heads, exchange.AnswerColumnName("ja", column))
	for i, row := range rows[5:] {
		if at >= 0 && len(row) > 2 && row[2] == item {
			name, _ := excelize.CoordinatesToCellName(at+1, i+6)
			return name
		}
	}
	t.Fatalf("no cell for %s of %s", column, item)
	return ""
}

func setCell(t testing.TB, f *excelize.File, sheet, cell string, value any) {
	t.Helper()
	if err := f.SetCellValue(sheet, cell, value); err != nil {
		t.Fatal(err)
	}
}

// Each cell as people and programs leave it, with what is understood, or with the
// code of the refusal behind an exclamation mark.
var messy = []struct {
	item, column string
	written      any
	want         string
}{
	{ratingItem, "rating", "○ 実施", "done"}, {ratingItem, "rating", "○", "done"}, {ratingItem, "rating", "〇", "done"}, {ratingItem, "rating", "◯", "done"},
	{ratingItem, "rating", "⭕", "done"}, {ratingItem, "rating", "O", "done"}, {ratingItem, "rating", "o", "done"}, {ratingItem, "rating", "Ｏ", "done"},
	{ratingItem, "rating", "まる", "done"}, {ratingItem, "rating", "マル", "done"}, {ratingItem, "rating", "丸", "done"}, {ratingItem, "rating", "実施", "done"},
	{ratingItem, "rating", " 実 施 ", "done"}, {ratingItem, "rating", "実施済み", "done"}, {ratingItem, "rating", "済", "done"}, {ratingItem, "rating", "はい", "done"},
	{ratingItem, "rating", "ＹＥＳ", "done"}, {ratingItem, "rating", "1", "done"}, {ratingItem, "rating", 1, "done"}, {ratingItem, "rating", "１", "done"},
	{ratingItem, "rating", true, "done"}, {ratingItem, "rating", "○（実施）", "done"}, {ratingItem, "rating", "○。", "done"}, {ratingItem, "rating", "○\n", "done"},
	{ratingItem, "rating", "✓", "done"}, {ratingItem, "rating", "ﾚ", "done"}, {ratingItem, "rating", "Done", "done"},
	{ratingItem, "rating", "△", "partly"}, {ratingItem, "rating", "▲", "partly"}, {ratingItem, "rating", "三角", "partly"}, {ratingItem, "rating", "一部実施", "partly"},
	{ratingItem, "rating", "×", "not_done"}, {ratingItem, "rating", "✕", "not_done"}, {ratingItem, "rating", "X", "not_done"}, {ratingItem, "rating", "Ｘ", "not_done"},
	{ratingItem, "rating", "バツ", "not_done"}, {ratingItem, "rating", "未実施", "not_done"}, {ratingItem, "rating", "いいえ", "not_done"},
	{ratingItem, "rating", "－", "not_applicable"}, {ratingItem, "rating", "-", "not_applicable"}, {ratingItem, "rating", "ー", "not_applicable"}, {ratingItem, "rating", "―", "not_applicable"},
	{ratingItem, "rating", "該当なし", "not_applicable"}, {ratingItem, "rating", "ｎ／ａ", "not_applicable"}, {ratingItem, "rating", "対象外", "not_applicable"},
	{ratingItem, "rating", "照会中", "inquiring"}, {ratingItem, "rating", "照会中 ○ 実施", "inquiring done"}, {ratingItem, "rating", "未回答", ""},
	{ratingItem, "rating", "0", "!rating_ambiguous"}, {ratingItem, "rating", 0, "!rating_ambiguous"}, {ratingItem, "rating", "なし", "!rating_ambiguous"},
	{ratingItem, "rating", false, "!rating_ambiguous"}, {ratingItem, "rating", "一", "!rating_ambiguous"}, {ratingItem, "rating", "/", "!rating_ambiguous"},
	{ratingItem, "rating", "◎", "!rating_unknown"}, {ratingItem, "rating", "○△", "!rating_unknown"}, {ratingItem, "rating", "○ 一部実施", "!rating_unknown"},
	{ratingItem, "rating", "○?", "!rating_unknown"}, {ratingItem, "rating", "たぶん○", "!rating_unknown"}, {ratingItem, "rating", "事案なし", "!not_an_event"},
	{ratingItem, "rating", time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC), "!date_cell"}, {ratingItem, "concerned", 50, "!wrong_kind"},
	{"event", "rating", "事案なし", "nothing"}, {"event", "rating", "該当事案なし", "nothing"},

	{countItem, "complying", "41/50", "41/50"}, {countItem, "complying", "４１／５０", "41/50"}, {countItem, "rating", "41/50", "41/50"}, {countItem, "concerned", "41人/50人", "41/50"},
	{countItem, "complying", "41", "41/50"}, {countItem, "complying", "４１", "41/50"}, {countItem, "complying", "41人", "41/50"}, {countItem, "complying", " 41 名 ", "41/50"},
	{countItem, "complying", 41.0, "41/50"}, {countItem, "complying", "1,041", "1041/50"},
	{countItem, "complying", "約40", "!wrong_count"}, {countItem, "complying", "全員", "!wrong_count"}, {countItem, "complying", "-1", "!wrong_count"}, {countItem, "complying", 41.5, "!wrong_count"},
	{countItem, "complying", "41/60", "!count_pair"}, {countItem, "complying", "", "!count_pair"}, {countItem, "complying", "2000000", "!count_range"},
	{countItem, "complying", time.Date(2026, 4, 5, 0, 0, 0, 0, time.UTC), "!date_cell"}, {countItem, "rating", "○", "!wrong_kind"}, {countItem, "rating", "照会中", "inquiring"},

	{ratingItem, "due", "R9.3.31", "2027-03-31"}, {ratingItem, "due", "令和９年３月３１日", "2027-03-31"}, {ratingItem, "due", "2027/3/31", "2027-03-31"}, {ratingItem, "due", "2027-03-31", "2027-03-31"},
	{ratingItem, "due", "20270331", "2027-03-31"}, {ratingItem, "due", "令和9年3月31日（水）", "2027-03-31"}, {ratingItem, "due", time.Date(2027, 3, 31, 0, 0, 0, 0, time.UTC), "2027-03-31"},
	{ratingItem, "due", 46477, "2027-03-31"}, {ratingItem, "due", "令和9年3月末", "!wrong_date"}, {ratingItem, "due", "3/31", "!wrong_date"}, {ratingItem, "due", "R9.2.30", "!wrong_date"},
	{ratingItem, "due", 3, "!wrong_date"}, {ratingItem, "due", "なるべく早く", "!wrong_date"},

	{ratingItem, "responsibility", "情報政策課で一括", "central"}, {ratingItem, "responsibility", "一括", "central"}, {ratingItem, "responsibility", "委託業者", "contractor"}, {ratingItem, "responsibility", "自課", ""},
	{ratingItem, "responsibility", "総務課", "!unknown_code"}, {ratingItem, "funding", "補正予算", "supplementary"}, {ratingItem, "funding", "ﾅｼ", "!unknown_code"}, {ratingItem, "funding", "次年度当初", "next_year"},

	{ratingItem, "comment", "か\u3099\r\n改行", "が\n改行"}, {ratingItem, "comment", "=1+1", "=1+1"}, {ratingItem, "comment", "𠮷野家😀", "𠮷野家😀"}, {ratingItem, "comment", 41, "41"},
	{ratingItem, "comment", time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC), "2026-04-01"},
	{ratingItem, "comment", strings.Repeat("字", checklist.MaxText), strings.Repeat("字", checklist.MaxText)},
	{ratingItem, "comment", strings.Repeat("字", checklist.MaxText+1), "!too_long"},

	{ratingItem, "evidence_title", "台帳\n議事録", "台帳 / 税務-001 / 書庫A / 2026-04-20\n議事録"}, {ratingItem, "evidence_number", "－\n12", "!evidence_title"},
	{ratingItem, "evidence_title", "", "!evidence_title"}, {ratingItem, "evidence_date", "春ごろ", "!wrong_date"},
}

func TestMessyCells(t *testing.T) {
	s := sampleSheet(t, "ja")
	event := eventItem(t, s)
	for _, item := range []string{ratingItem, countItem, event} {
		key := checklist.Key{Subject: "dep", Item: item}
		s.Answers.Responses[key] = &checklist.Response{Key: key}
		s.Answers.Evidence[key] = nil
		entry, _ := s.Scope.Find(key)
		s.Rows = append(s.Rows, entry)
	}
	rated := checklist.Key{Subject: "dep", Item: ratingItem}
	s.Answers.Evidence[rated] = []checklist.Evidence{{ID: "1", Key: rated, Title: "分担表", Number: "税務-001", Location: "書庫A", Date: day(2026, 4, 20)}}
	s.Answers.Responses[checklist.Key{Subject: "dep", Item: countItem}].Count = &checklist.HeadCount{Concerned: 50, Complying: 7}
	file := writeSheet(t, s)
	for _, c := range messy {
		item := c.item
		if item == "event" {
			item = event
		}
		got := changed(t, file, func(f *excelize.File, sheet string) {
			if c.item == countItem && (c.column == "rating" && c.want == "41/50" || c.column == "concerned") {
				setCell(t, f, sheet, cellOf(t, f, sheet, item, "complying"), "")
				setCell(t, f, sheet, cellOf(t, f, sheet, item, "concerned"), "")
			}
			setCell(t, f, sheet, cellOf(t, f, sheet, item, c.column), c.written)
		})
		read := readSheet(t, got, s)
		if said := outcome(exchange.MergeAnswerSheets(s, []exchange.ReadSheet{read}, exchange.MergeOptions{}), read.Problems, item, c.column); said != c.want {
			t.Errorf("%s of %s: %#v is understood as %.60q, want %.60q", c.column, item, c.written, said, c.want)
		}
	}
}

// outcome is the refusal of an item's row, or what became of the column.
func outcome(m exchange.MergedAnswers, problems []exchange.SheetProblem, item, column string) string {
	for _, p := range problems {
		if p.Refuses() && p.Item == item {
			return "!" + string(p.Code)
		}
	}
	field := column
	if at := strings.Index(column, "_"); strings.HasPrefix(column, "evidence") {
		field = column[:at]
	}
	for _, e := range m.Edits {
		for _, c := range e.Changes {
			isCount := c.Field == "count" && slices.Contains([]string{"concerned", "complying", "rating"}, column)
			if e.Response.Item == item && (c.Field == field || isCount) {
				return c.To
			}
		}
	}
	return ""
}

// The two ways in which spreadsheets count days.
func TestDaysOfOldMacs(t *testing.T) {
	s := sampleSheet(t, "ja")
	key := checklist.Key{Subject: "dep", Item: ratingItem}
	file := changed(t, writeSheet(t, s), func(f *excelize.File, sheet string) {
		setCell(t, f, sheet, cellOf(t, f, sheet, ratingItem, "due"), 46477-1462)
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: new(true)}); err != nil {
			t.Fatal(err)
		}
	})
	m := exchange.MergeAnswerSheets(s, []exchange.ReadSheet{readSheet(t, file, s)}, exchange.MergeOptions{})
	if len(m.Edits) != 1 || m.Edits[0].Response.Key != key || m.Edits[0].Response.Plan.Due != day(2027, 3, 31) {
		t.Errorf("edits are %+v", m.Edits)
	}
}

// What a cell of a sheet holds in the file, written by hand.
func TestCellsAsFilesHaveThem(t *testing.T) {
	s := sampleSheet(t, "ja")
	key := checklist.Key{Subject: "dep", Item: ratingItem}
	s.Answers.Responses[key] = &checklist.Response{Key: key, Rating: "partly"}
	for _, c := range []struct{ cell, want string }{
		{`t="str"><f>B1</f><v>○</v>`, "done"},
		{`><f>B1</f>`, "!no_result"},
		{`t="str"><f>B1</f><v></v>`, "!no_result"},
		{`t="e"><v>#N/A</v>`, "!error_cell"},
		{`t="e"><f>B1</f><v>#REF!</v>`, "!error_cell"},
		{`t="b"><v>1</v>`, "done"},
		{`t="inlineStr"><is><r><t>未</t></r><r><rPr><b/></rPr><t>実施</t></r><rPh sb="0" eb="2"><t>ミジッシ</t></rPh></is>`, "not_done"},
		{`t="d"><v>2026-11-22</v>`, "!date_cell"},
	} {
		old := regexp.MustCompile(`<c r="H6"( s="\d+")? t="inlineStr"><is><t>[^<]*</t></is></c>`)
		file := writeSheet(t, s)
		sheet := partOf(t, file, "xl/worksheets/sheet1.xml")
		if !old.MatchString(sheet) {
			t.Fatal("the cell is not there")
		}
		read := readSheet(t, repack(t, file, map[string]string{"xl/worksheets/sheet1.xml": old.ReplaceAllLiteralString(sheet, `<c r="H6" `+c.cell+`</c>`)}), s)
		if got := outcome(exchange.MergeAnswerSheets(s, []exchange.ReadSheet{read}, exchange.MergeOptions{}), read.Problems, ratingItem, "rating"); got != c.want {
			t.Errorf("%s is understood as %q, want %q", c.cell, got, c.want)
		}
	}
}

func partOf(t testing.TB, file []byte, name string) string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := r.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer part.Close()
	content, err := io.ReadAll(part)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
