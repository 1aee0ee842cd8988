package ui

import (
	"fmt"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// officeKey is a key of the small standard as departments of the organisation list
// have it.
func officeKey(key checklist.Key) checklist.Key { return checklist.Key{Subject: "dep", Item: key.Item} }

// handedIn is the office's file after tax and citizens-affairs have handed in, with a
// list that knows better than tax, and returns its path.
func handedIn(t *testing.T) string {
	t.Helper()
	path := officeFile(t)
	inOffice(t, path, func(ws *workflow.Workspace) {
		list := file(t, "研修名簿.csv", "所属コード,項目,対象者数,実施者数\ntax,C02-01-01,50,41\n")
		if _, err := ws.ImportKnown(t.Context(), workflow.KnownRequest{List: "training", Path: list, Year: 2026}); err != nil {
			t.Fatal(err)
		}
		handIn(t, ws, "tax")
		handIn(t, ws, "citizens-affairs")
	})
	return path
}

// handIn hands in an answer sheet in which everything is done, and nothing but one
// item has a remark.
func handIn(t *testing.T, ws *workflow.Workspace, id string) {
	t.Helper()
	sheet, err := ws.SheetOf(2026, id)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range sheet.Scope.Items {
		r := &checklist.Response{Key: entry.Key(), Rating: "done"}
		if entry.Item.Kind == checklist.KindCount {
			r.Rating, r.Count = "", &checklist.HeadCount{Concerned: 50, Complying: 50}
		}
		sheet.Answers.Responses[r.Key] = r
	}
	sheet.Answers.Responses[officeKey(duty)].Comment = "事務分担表に書いている"
	sheet.Assessment.Approval = &checklist.Approval{Date: checklist.DateOf(now()), Post: "課長", DocumentNumber: "第1号"}
	path := filepath.Join(t.TempDir(), id+".xlsx")
	if err := ws.ExportAnswerSheet(t.Context(), sheet, path, workflow.AnswerSheetRequest{Language: "ja"}); err != nil {
		t.Fatal(err)
	}
	if _, err := ws.Receive(t.Context(), []string{path}, workflow.ReceiveOptions{}); err != nil {
		t.Fatal(err)
	}
}

// inspect is a desktop on a page of the office.
func inspect(t *testing.T, key string) *desk {
	t.Helper()
	d := officeDesk(t, handedIn(t))
	d.officeGo(key)
	return d
}

func (d *desk) queue() *queuePage {
	d.t.Helper()
	p, ok := d.officeFrame().inner().(*queuePage)
	if !ok {
		d.t.Fatal("the queue does not show")
	}
	return p
}

// types presses keys where the focus is.
func (d *desk) types(keys ...fyne.KeyName) {
	for _, key := range keys {
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

// into takes a folder for the files of a decision.
func (d *desk) into(dir, words string) {
	d.t.Helper()
	d.fieldOfPath().SetText(dir)
	d.press(words)
}

func (d *desk) stateOf(id string) checklist.Status {
	d.t.Helper()
	return viewmodel.OnBoard(&workflow.Board{Bureaus: []workflow.BoardBureau{{Rows: []workflow.BoardRow{d.assessment(id)}}}}, id).Status
}

// The same defect goes back to two departments with one text, by keys alone.
func TestQueueReturnsToMany(t *testing.T) {
	d := inspect(t, "queue")
	d.expect("事務局の名簿と食い違う", "研修名簿.csvでは41 / 50", "根拠なしの実施", "どれも確かめるきっかけ")
	d.queue().codes.Objects[0].(interface{ Press(int) }).Press(2)
	d.types(fyne.KeyHome, fyne.KeySpace)
	d.expect("4件の回答を選択中")
	d.press("差戻し…")
	d.expect("まとめて差戻し", "税務課", "市民課", "「実施」の根拠が分かりません")
	d.press("差し戻す")
	dir := t.TempDir()
	d.into(dir, "差し戻す")
	for _, id := range []string{"tax", "citizens-affairs"} {
		if got := d.stateOf(id); got != checklist.StatusReturned {
			t.Errorf("%s is %s", id, got)
		}
	}
	if sheets, err := filepath.Glob(filepath.Join(dir, "*.xlsx")); err != nil || len(sheets) != 2 {
		t.Errorf("%v, %v", sheets, err)
	}
	d.box.close()
	if d.queue().queue.Choices() != 0 {
		t.Error("they are still chosen")
	}
	d.queue().table.OnAll()
	d.press("差戻し…")
	d.expect("差し戻しません")
}

// Without a text nothing goes back.
func TestQueueNeedsAText(t *testing.T) {
	d := inspect(t, "queue")
	d.queue().table.OnAll()
	d.press("差戻し…")
	d.press("差し戻す")
	d.expect("何を直してほしいかを書いてください")
	d.box.close()
	if got := d.stateOf("tax"); got != checklist.StatusSubmitted {
		t.Errorf("tax is %s", got)
	}
}

func TestQueueFiltersAndOpens(t *testing.T) {
	d := inspect(t, "queue")
	d.menuItem("検索").Action()
	d.typeInto(d.queue().search, "研修")
	d.expect("事務局の名簿と食い違う")
	if d.says("事故の報告") {
		t.Error("the search shows what it does not find")
	}
	d.queue().begin()
	d.types(fyne.KeyHome, fyne.KeyDown)
	d.expect("税務課　C02-01-01 研修の受講　回答 ○ 50 / 50")
	d.types(fyne.KeyReturn)
	d.expect("税務課の回答", "今年度の研修を受けた職員は何人ですか", "確認へ戻る")
	d.press("確認へ戻る")
	d.expect("回答の確認")
	if d.says("事故の報告") {
		t.Error("the filter is lost")
	}
	d.escape()
	d.expect("事故の報告")
	d.typeInto(d.queue().search, "無い")
	d.expect("当てはまる回答はありません。")
}

// Both pages look as before, empty and full, in both languages.
func TestInspectionLooksAsBefore(t *testing.T) {
	for name, path := range map[string]string{"": handedIn(t), "-empty": officeFile(t)} {
		for _, lang := range []string{"ja", "en"} {
			d := newDesk(t, Options{Language: lang, File: path})
			for _, page := range []string{"queue", "department"} {
				d.officeGo(page)
				d.golden(fmt.Sprintf("office-%s%s-%s.xml", page, name, lang))
			}
			d.goTo(newStartPage(d.App))
		}
	}
}
