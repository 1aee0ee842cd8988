package report_test

import (
	"fmt"
	"strings"
	"testing"

	"tenken/checklist"
	"tenken/report"
)

// blocks are the rows of an answer sheet by item and subject, as one text each.
func blocks(doc *report.Document) map[string]string {
	all := map[string]string{}
	for _, section := range doc.Sections[2:] {
		id := ""
		for _, row := range section.Tables[0].Rows {
			if row.Again == "" {
				continue // the heading of a section
			}
			if first, _, _ := strings.Cut(row.Cells[0].Text, "\n"); strings.HasPrefix(first, "C0") && !strings.HasSuffix(first, "（続き）") {
				id = first + " " + section.Title
			}
			for _, cell := range row.Cells {
				all[id] += strings.ReplaceAll(cell.Text, "\u00A0", " ") + "\n"
			}
		}
	}
	return all
}

// What can be marked is marked as it has been answered, and fields to write in are
// there as long as there is no answer, and where one is asked for.
func TestAnswerSheetFields(t *testing.T) {
	criterion := []checklist.Criterion{{Rating: "done", Text: checklist.Text{Ja: "台帳に全て載っている。"}}}
	plan := checklist.Plan{Action: "様式を改める。", Funding: checklist.FundingTransfer}
	for name, c := range map[string]struct {
		response     *checklist.Response
		kind         checklist.ItemKind
		with, absent []string
	}{
		"nothing yet": {nil, checklist.KindRating,
			[]string{"□ ○ 実施", "□ 事案なし", "□ 照会中", "□ 自所属", "現状：\n", "根拠資料：\n", "理由：\n", "□ 流用", "○ 台帳に全て載っている。", "－ 機器のないとき。"}, []string{"■"}},
		"done": {&checklist.Response{Rating: "done"}, checklist.KindRating,
			[]string{"■ ○ 実施", "□ △ 一部実施", "■ 自所属", "□ 共同"}, []string{"現状：", "改善策：", "■ 照会中"}},
		"partly": {&checklist.Response{Rating: "partly", Responsibility: checklist.Joint, Plan: plan}, checklist.KindRating,
			[]string{"■ △ 一部実施", "■ 共同", "□ 自所属", "改善策：様式を改める。", "財源：流用"}, []string{"□ 流用", "原因："}},
		"asked for a plan": {&checklist.Response{Rating: "not_done"}, checklist.KindRating, []string{"■ × 未実施", "理由・計画"}, nil},
		"no case":          {&checklist.Response{Rating: "not_applicable", Nothing: true}, checklist.KindRating, []string{"■ 事案なし", "□ － 該当なし"}, []string{"理由・計画"}},
		"inquiring":        {&checklist.Response{Inquiring: true}, checklist.KindRating, []string{"■ 照会中", "□ ○ 実施", "現状：\n"}, []string{"■ 自所属"}},
		"long":             {&checklist.Response{Rating: "done", Comment: numbered("現状", 300)}, checklist.KindRating, []string{"現状：下の行に記載", numbered("現状", 300)}, nil},
		"no heads yet":     {nil, checklist.KindCount, []string{"対象者数：＿＿＿人", "在籍する者を数える。"}, []string{"□ ○ 実施", "機器のないとき"}},
		"heads":            {&checklist.Response{Count: &checklist.HeadCount{Concerned: 50, Complying: 41}}, checklist.KindCount, []string{"対象者数：50人", "実施者数：41人", "△ 一部実施"}, []string{"□ ○ 実施"}},
	} {
		d := settled("ja", 40)
		entry := d.Scope.Items[0]
		entry.Item.Kind, entry.Item.Event, entry.Item.Criteria = c.kind, true, criterion
		entry.Item.NotApplicable, entry.Item.Counting = checklist.Text{Ja: "機器のないとき。"}, checklist.Text{Ja: "在籍する者を数える。"}
		delete(d.Answers.Responses, entry.Key())
		clear(d.Answers.Evidence)
		if c.response != nil {
			c.response.Key = entry.Key()
			d.Answers.Responses[entry.Key()] = c.response
		}
		got := blocks(report.AnswerSheet(d))[entry.Item.ID+" 点検対象：税務課（所属）"]
		for _, want := range c.with {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %.40q in %q", name, want, got)
			}
		}
		for _, not := range c.absent {
			if strings.Contains(got, not) {
				t.Errorf("%s: there is %q in %q", name, not, got)
			}
		}
	}
}

// The form alone has every item and no answer, and says how many it keeps back.
func TestBlankAnswerSheet(t *testing.T) {
	d := settled("ja", 40)
	answers := len(d.Answers.Responses)
	d.Level = report.LevelSummary
	doc := report.AnswerSheet(d)
	if all := blocks(doc); len(all) != len(d.Scope.Items) {
		t.Errorf("%d blocks for %d items", len(all), len(d.Scope.Items))
	}
	text := dump(doc)
	for _, not := range []string{"■", "前年度の回答 (", "税務-112", "提出済"} {
		if strings.Contains(text, not) {
			t.Errorf("the form says %q", not)
		}
	}
	if want := fmt.Sprintf("回答（項目数） | %d ", answers); !strings.Contains(text, want) {
		t.Errorf("no %q", want)
	}
	if len(d.Answers.Responses) != answers || d.Last.Year == 0 {
		t.Error("the data has changed")
	}
}
