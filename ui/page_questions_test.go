package ui

import (
	"path/filepath"
	"testing"

	"tenken/checklist/workflow"
)

// questionsDesk is a desktop with the register of questions open.
func questionsDesk(t *testing.T, path string) *desk {
	t.Helper()
	d := officeDesk(t, path)
	d.officeGo("questions")
	return d
}

// questionsFile makes the office's workspace with a question that is answered for
// all, and an open one.
func questionsFile(t *testing.T) string {
	t.Helper()
	path := officeFile(t)
	inOffice(t, path, func(ws *workflow.Workspace) {
		for _, q := range [][3]string{{duty.Item, "tax", "派遣職員も数えますか。"}, {password.Item, "ict", "係ごとの台帳でもよいですか。"}} {
			if _, err := ws.AskQuestion(t.Context(), 0, q[0], q[1], q[2]); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := ws.AnswerQuestion(t.Context(), 0, workflow.Reply{Number: 1, Text: "数えます。", Publish: true}); err != nil {
			t.Fatal(err)
		}
	})
	return path
}

// registered is the register as it is recorded.
func (d *desk) registered() workflow.Register {
	d.t.Helper()
	register, err := d.workspace().Register(0)
	if err != nil {
		d.t.Fatal(err)
	}
	return register
}

// A question is entered, answered for all, and put right for all from there.
func TestAQuestionIsAskedAndAnswered(t *testing.T) {
	d := questionsDesk(t, officeFile(t))
	d.expect("質問はまだありません")
	d.press("質問を登録")
	d.press("記録する")
	d.expect("内容が空です")
	d.typeInto(d.fieldOf("点検項目"), password.Item)
	d.typeInto(d.fieldOf("質問"), "共用でもよいか。")
	d.press("記録する")
	if q := d.registered().Questions; d.box != nil || len(q) != 1 || q[0].Item != password.Item || q[0].Department != "policy" || q[0].Text != "共用でもよいか。" {
		t.Fatalf("%+v, %q", q, d.words())
	}
	d.expect("未回答 1", "企画政策課、令和8年10月1日")
	d.press("回答する")
	d.expect("質疑応答集ではこう載ります", "回答：（まだ書かれていません）")
	d.typeInto(d.fieldOf("回答"), "よくない。")
	d.expect("回答：よくない。")
	d.tickBox("全所属に公開する（質疑応答集に載せる）")
	d.expect("公開しません")
	d.tickBox("全所属に公開する（質疑応答集に載せる）")
	d.press("記録する")
	if q := d.registered().Questions[0]; q.Answer != "よくない。" || !q.Published {
		t.Fatalf("%+v", q)
	}
	d.expect("回答済（公開）")
	d.press("項目の解釈・取扱いを示す")
	d.choose(1)
	d.press("記録する")
	if errata := d.registered().Round.Errata; len(errata) != 1 || !errata[0].NotCounted || errata[0].Text != "よくない。" || errata[0].Item != password.Item {
		t.Errorf("%+v", errata)
	}
	d.expect("集計しない")
}

// The list is narrowed by state and search, and Escape shows all of it.
func TestQuestionsAreNarrowed(t *testing.T) {
	d := questionsDesk(t, questionsFile(t))
	d.expect("質問 2件、未回答 1件", "係ごとの台帳でもよいですか。")
	d.choose(2)
	d.expect("派遣職員も数えますか。", "数えます。")
	if d.says("係ごとの台帳") {
		t.Error("an open question shows among those that are answered")
	}
	d.menuItem("検索").Action()
	d.typeInto(d.officeFrame().inner().(*questionsPage).search, "無い")
	d.expect("当てはまる質問はありません。")
	d.escape()
	d.expect("係ごとの台帳でもよいですか。", "派遣職員も数えますか。")
}

// What is for all departments is written as workbook and PDF.
func TestQuestionsAreWritten(t *testing.T) {
	d := questionsDesk(t, questionsFile(t))
	dir := t.TempDir()
	d.press("質疑応答集を書き出す…")
	d.pressLine("質疑応答集（全所属に配るもの）")
	d.fieldOfPath().SetText(dir)
	d.press("このフォルダーにする")
	found, err := filepath.Glob(filepath.Join(dir, "*質疑応答集*"))
	if err != nil || len(found) != 2 {
		t.Errorf("%v, %v, %q", found, err, d.words())
	}
}

// A round that is closed takes no questions.
func TestQuestionsOfAClosedRound(t *testing.T) {
	path := questionsFile(t)
	inOffice(t, path, func(ws *workflow.Workspace) {
		if err := ws.CloseRound(t.Context(), 2026); err != nil {
			t.Fatal(err)
		}
	})
	d := questionsDesk(t, path)
	if p := d.officeFrame().inner().(*questionsPage); p.open() {
		t.Error("a closed round takes questions")
	}
}

// The register looks as before.
func TestQuestionsLookAsBefore(t *testing.T) {
	full := questionsFile(t)
	for _, lang := range []string{"ja", "en"} {
		d := newDesk(t, Options{Language: lang, File: full})
		d.officeGo("questions")
		d.golden("questions-" + lang + ".xml")
		d.goTo(newStartPage(d.App))
	}
}
