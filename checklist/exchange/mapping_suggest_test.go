package exchange_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"tenken/checklist/exchange"
)

func suggest(t testing.TB, file []byte, name string) (*exchange.Suggestion, []*exchange.Table) {
	t.Helper()
	all := tables(t, file)
	table, header, ok := exchange.FindHeader(all)
	if !ok {
		t.Fatal("no headings were found")
	}
	return exchange.Suggest(table, header, name, municipal(t)), all
}

func writeMapping(t testing.TB, m *exchange.Mapping, lang string) string {
	t.Helper()
	var b bytes.Buffer
	if err := exchange.WriteMapping(&b, m, lang); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// withoutComments are the lines of a mapping that mean something.
func withoutComments(file string) string {
	var lines []string
	for line := range strings.SplitSeq(file, "\n") {
		if line != "" && !strings.HasPrefix(line, "#") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n") + "\n"
}

func TestSuggestionForAMunicipalSheet(t *testing.T) {
	s, all := suggest(t, municipalSheet(t).bytes(), "点検票.xlsx")
	for _, lang := range []string{"ja", "en"} {
		written := writeMapping(t, s.Mapping, lang)
		sameText(t, lang, withoutComments(written), `standard:
  id: checklist
  version: "2025"
  title: 令和7年度 情報セキュリティ自己点検票
sheet: 点検票
header: [3, 4]
sections:
- title: 区分
titles:
- when: merged
ids: keep
items:
  id: 番号
  question: 点検項目 内容
answers:
  rating: 自己評価 評価
  comment: 備考
  evidence: 自己評価 根拠資料
  action: 改善 改善内容
  due: 改善 期限
ratings:
- rating: done
  words: [○, ◯]
- rating: partly
  words: [△]
- rating: not_done
  words: [未実施]
`)
		again, err := exchange.ReadMapping(strings.NewReader(written))
		if err != nil || writeMapping(t, again, lang) != written {
			t.Errorf("%s: comes back as %+v, %v", lang, again, err)
		}
	}
	reading := s.Mapping.Read(all, municipal(t))
	if reading.Standard == nil || len(reading.Answers) != 4 || len(reading.Refused) > 0 {
		t.Errorf("read as %+v", reading)
	}
}

// Headings as other offices write them, and what is made of their ids and titles.
func TestSuggestions(t *testing.T) {
	numbered := func(first string) func(m *sheetMaker) {
		return func(m *sheetMaker) {
			m.row(2, "一", "体制", first, "責任者がいますか。", "実施済").row(3, "一", "体制", "2", "連絡先がありますか。", "対象外").
				row(4, "二", "資産", "1", "台帳がありますか。", "検討中")
		}
	}
	for _, tt := range []struct {
		name  string
		head  []any
		rows  func(m *sheetMaker)
		want  []string
		words string
	}{
		{"numbers that begin anew", []any{"章", "区分", "No.", "チェック項目（具体的に）", "実施状況\n（○△×）"}, numbered("1"),
			[]string{"- title: 章\n- title: 区分\n", "ids: section\n", "question: チェック項目（具体的に）\n", "rating: 実施状況 （○△×）\n", "done\n  words: [実施済]", "not_applicable\n  words: [対象外]"}, "検討中"},
		{"numbers in brackets", []any{"大項目", "中項目", "項番", "設問", "判定"}, func(m *sheetMaker) {
			m.row(2, "", "", "1(1)", "責任者がいますか。").row(3, "", "", "1(2)", "連絡先がありますか。")
		}, []string{"ids: plain\n", "id: 項番\n"}, ""},
		{"no numbers", []any{"分類", "確認事項", "自己評価", "担当者", "改善期限"}, func(m *sheetMaker) {
			m.row(2, "人", "研修を受けましたか。", "はい")
		}, []string{"ids: number\n", "owner: 担当者\n", "due: 改善期限\n", "done\n  words: [はい]"}, ""},
		{"an item and nothing else asked", []any{"No", "項目", "結果"}, func(m *sheetMaker) { m.row(2, 1, "研修を受けましたか。", "◎") },
			[]string{"question: 項目\n", "words: [◎]"}, ""},
		{"two levels of titles", []any{"番号", "点検内容", "評価"}, func(m *sheetMaker) {
			m.row(2, "第1章 体制").row(3, "(1) 責任").row(4, "1", "責任者がいますか。").row(5, "2", "代理がいますか。").row(6, "第2章 資産").row(7, "(1) 台帳").
				row(8, "3", "台帳がありますか。").row(9, "4", "見直しますか。").row(10, "5", "渡しますか。").row(11, "6", "消しますか。")
		}, []string{"- when: alone\n  pattern: \"^第", "- when: alone\n  pattern: \"^\\\\([0-9]+\\\\)\"\n", "ids: keep\n"}, ""},
		{"the same heading twice", []any{"番号", "点検項目", "評価", "備考", "備考"}, func(m *sheetMaker) { m.row(2, "1", "台帳がありますか。", "○", "a", "b") },
			[]string{"comment: D\n"}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sheet := newSheet(t, "表").row(1, tt.head...)
			tt.rows(sheet)
			s, _ := suggest(t, sheet.bytes(), "self-check-R6.xlsx")
			got := writeMapping(t, s.Mapping, "ja")
			for _, want := range append(tt.want, "id: self-check-R6\n") {
				if !strings.Contains(got, want) {
					t.Errorf("%q is missing in\n%s", want, withoutComments(got))
				}
			}
			sameText(t, "unknown words", strings.Join(s.Words, ","), tt.words)
			if problems := s.Mapping.Validate(); problems != nil {
				t.Errorf("problems: %+v", problems)
			}
		})
	}
}

func TestNoHeadingsNoSuggestion(t *testing.T) {
	for _, file := range [][]byte{
		newSheet(t, "表").row(1, "a", "b").row(2, 1, 2).bytes(),
		newSheet(t, "表").row(1, "点検項目").row(2, "台帳がありますか。").bytes(),
		[]byte("x,y\n1,2\n"), []byte("x\n"),
	} {
		if _, header, ok := exchange.FindHeader(tables(t, file)); ok {
			t.Errorf("headings in row %v", header)
		}
	}
}

// manyRows is a checklist of n items in chapters of 50, with answers.
func manyRows(t testing.TB, n int) []byte {
	m := newSheet(t, "表").row(1, "番号", "区分", "点検項目", "評価", "備考", "期限")
	for i := range n {
		m.row(i+2, fmt.Sprintf("C-%d-%d", i/50, i), fmt.Sprintf("第%d章", i/50+1), fmt.Sprintf("台帳%dを年に1回見直していますか。", i), "○", "見直しの記録がある", "R7.9.30")
	}
	for i := 0; i+50 <= n; i += 50 {
		m.merge(fmt.Sprintf("B%d:B%d", i+2, i+51))
	}
	return m.bytes()
}

func BenchmarkMappedExcel5000(b *testing.B) {
	file, std := manyRows(b, 5000), municipal(b)
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		s, all := suggest(b, file, "表.xlsx")
		if reading := s.Mapping.Read(all, std); reading.Standard == nil || len(reading.Answers) != 5000 {
			b.Fatalf("%d answers", len(reading.Answers))
		}
	}
}
