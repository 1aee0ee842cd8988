package report_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/report"
)

var update = flag.Bool("update", false, "write the golden files anew")

// The whole document, text by text, in both languages and at both levels.
func TestSheetGolden(t *testing.T) {
	for _, lang := range languages {
		for _, level := range []report.Level{report.LevelFull, report.LevelSummary} {
			d := sample(lang, 40)
			d.Level = level
			d.Round.ShowGrade = true
			name := filepath.Join("..", "testdata", "report", fmt.Sprintf("sheet_%s_%s.txt", lang, level))
			golden(t, name, dump(sheet(t, d)))
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got == string(want) {
		return
	}
	gotLines, wantLines := strings.Split(got, "\n"), strings.Split(string(want), "\n")
	for i := range min(len(gotLines), len(wantLines)) {
		if gotLines[i] != wantLines[i] {
			t.Fatalf("%s:%d is now\n%s\nwas\n%s", name, i+1, gotLines[i], wantLines[i])
		}
	}
	t.Fatalf("%s has now %d lines, had %d", name, len(gotLines), len(wantLines))
}

// dump prints a document for people who compare two versions of it.
func dump(doc *report.Document) string {
	var s strings.Builder
	fmt.Fprintf(&s, "%s | %s | %s | %s | %s\n", doc.Title, doc.Running, doc.Label, doc.Form, doc.Made)
	for _, section := range slices.Concat(doc.Sections, doc.Closing) {
		fmt.Fprintf(&s, "\n%s %s [%s]\n", strings.Repeat("#", section.Level+1), section.Title, section.Sheet)
		for _, paragraph := range section.Text {
			fmt.Fprintln(&s, paragraph)
		}
		for _, table := range section.Tables {
			dumpTable(&s, table)
		}
	}
	for _, data := range doc.Data {
		fmt.Fprintf(&s, "\n= %s\n", data.Name)
		for _, c := range data.Columns {
			fmt.Fprintf(&s, "%s (%s) ", c.Name, c.Code)
		}
		fmt.Fprintln(&s)
		for row := range data.Rows {
			for _, value := range row {
				fmt.Fprintf(&s, "| %v ", strings.ReplaceAll(fmt.Sprint(value), "\n", "⏎"))
			}
			fmt.Fprintln(&s)
		}
	}
	return s.String()
}

func dumpTable(s *strings.Builder, table report.Table) {
	for _, c := range table.Columns {
		fmt.Fprintf(s, "| %s (%g) ", c.Title, c.Width)
	}
	fmt.Fprintln(s)
	for _, row := range table.Rows {
		for _, cell := range row.Cells {
			fmt.Fprintf(s, "| %s ", strings.ReplaceAll(cell.Text, "\n", "⏎"))
		}
		fmt.Fprintln(s)
	}
	if table.Beside != nil {
		fmt.Fprintln(s, "picture:", table.Beside.Description)
	}
	for _, note := range table.Notes {
		fmt.Fprintln(s, note)
	}
}

func TestSheetDraftSaysSo(t *testing.T) {
	d := sample("ja", 20)
	for _, state := range checklist.States() {
		d.Assessment.State = state
		if said := len(sheet(t, d).Sections[0].Text) > 0; said != state.Editable() {
			t.Errorf("%s: says that it is a draft: %v", state, said)
		}
	}
}

func TestSheetSignOffIsRemovable(t *testing.T) {
	d := sample("ja", 20)
	with := sheet(t, d).Sections[0].Tables
	d.SignOff = nil
	without := sheet(t, d).Sections[0].Tables
	if len(with) != 2 || len(without) != 1 || with[0].Columns[1].Title != "係長" {
		t.Errorf("%d tables with boxes, %d without", len(with), len(without))
	}
}

// The summary goes to readers who may not see the answers.
func TestSummaryLeaksNoAnswer(t *testing.T) {
	d, wanted := torture("ja")
	d.Level = report.LevelSummary
	text := dump(sheet(t, d))
	for _, secret := range append(wanted, "今年度の事務分担表", "C01-01-02", "庶務係長に") {
		if strings.Contains(text, secret) {
			t.Errorf("the summary tells %.30q", secret)
		}
	}
}

// Every kind of answer reads as a person would say it.
func TestRatingWords(t *testing.T) {
	d := sample("ja", 20)
	entry := d.Scope.Items[0]
	for _, c := range []struct {
		name string
		r    checklist.Response
		want string
	}{
		{"unanswered", checklist.Response{}, "未回答"},
		{"inquiring", checklist.Response{Rating: "done", Inquiring: true}, "照会中"},
		{"done", checklist.Response{Rating: "done"}, "○ 実施"},
		{"nothing happened", checklist.Response{Rating: "not_applicable", Nothing: true}, "－ 該当なし\n（事案なし）"},
		{"head count", checklist.Response{Count: &checklist.HeadCount{Concerned: 50, Complying: 41}}, "△ 一部実施\n41／50人"},
		{"nobody concerned", checklist.Response{Count: &checklist.HeadCount{}}, "－ 該当なし\n0／0人"},
	} {
		c.r.Key = entry.Key()
		d.Answers.Responses[entry.Key()] = &c.r
		items := sheet(t, d).Sections[4].Tables[0]
		if got := items.Rows[2].Cells[2].Text; got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Notes to the successor stay in the department.
func TestSheetLeaksNoNote(t *testing.T) {
	d := sample("ja", 20)
	for _, r := range d.Answers.Responses {
		r.Note = "後任への覚え"
	}
	if strings.Contains(dump(sheet(t, d)), "後任への覚え") {
		t.Error("a note to the successor is printed")
	}
}

func TestSheetShowsInterpretations(t *testing.T) {
	d := sample("ja", 20)
	d.Round.Errata = []checklist.Erratum{{Item: d.Scope.Items[3].Item.ID, Text: "紙の台帳も含む"}}
	if text := dump(sheet(t, d)); strings.Count(text, "事務局の解釈：紙の台帳も含む") != 1 {
		t.Error("the office's interpretation does not stand at its item")
	}
}

func TestLeftOutReasons(t *testing.T) {
	d := sample("ja", 90)
	d.Assessment.Department.Subjects[1].Excluded = "市立病院が別に管理するため"
	d.Scope = checklist.NewScope(d.Standard, &d.Assessment.Department, []checklist.Erratum{{Item: "C01-01-02", Text: "設問を改める", NotCounted: true}})
	text := dump(sheet(t, d))
	for _, want := range []string{
		"該当する業務や設備がない：クラウドサービス、業務委託", "点検対象から除外：市立病院が別に管理するため",
		"事務局の通知により集計しない：設問を改める", "（すべての項目）",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("no %q", want)
		}
	}
}

// No key of a text shows where a code has no word.
func TestEveryCodeHasItsWord(t *testing.T) {
	for _, lang := range languages {
		if text := dump(sheet(t, sample(lang, 276))); strings.Contains(text, "⟦") {
			t.Errorf("%s: a text is missing: %.80q", lang, text[strings.Index(text, "⟦"):])
		}
	}
}

func TestPercent(t *testing.T) {
	for permyriad, want := range map[int]string{0: "0.00%", 5: "0.05%", 8234: "82.34%", 10000: "100.00%"} {
		if got := report.Percent(checklist.Rate{Permyriad: permyriad, Valid: true}); got != want {
			t.Errorf("%d is %q, want %q", permyriad, got, want)
		}
	}
	if got := report.Percent(checklist.Rate{}); got != "－" {
		t.Errorf("no figure is %q", got)
	}
}
