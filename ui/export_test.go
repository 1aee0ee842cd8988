package ui

import (
	"os"
	"path/filepath"
	"testing"

	"tenken/checklist"
	"tenken/ui/widgets"
)

func TestExport(t *testing.T) {
	d := openDesk(t)
	d.typeInto(d.sheet().detail.texts.comment.entry, "書きかけ")
	d.press("点検票を出力")
	dir := filepath.Join(t.TempDir(), "点検票")
	d.fieldOf("保存先").SetText(dir)
	d.press("出力する")
	d.expect("2個のファイルを作成しました")
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Fatalf("%v, %v", entries, err)
	}
	d.press("フォルダーを開く")
	d.press("閉じる")
	d.sheet().export()
	if got := d.fieldOf("保存先").Text; got != dir {
		t.Errorf("the folder is not remembered: %q", got)
	}
}

func TestExportNeedsAChoice(t *testing.T) {
	d := openDesk(t)
	d.sheet().export()
	d.fieldOf("保存先").SetText("")
	d.press("出力する")
	if d.box == nil || d.says("作成しました") {
		t.Error("files were written to nowhere")
	}
}

// Cancelled work leaves nothing behind and needs no words.
func TestExportCanBeCancelled(t *testing.T) {
	d := openDesk(t)
	dir := t.TempDir()
	d.sheet().export()
	d.fieldOf("保存先").SetText(dir)
	d.during = func() {
		d.pause() // patience ends, the dialog shows
		d.expect("点検票を作成しています")
		d.press("キャンセル")
	}
	d.press("出力する")
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 0 {
		t.Errorf("%v, %v", entries, err)
	}
	if d.box != nil || d.window.Canvas().Overlays().Top() != nil {
		t.Errorf("something is still in the way: %q", d.words())
	}
}

// While work goes on, the window takes no other input, dialog or not.
func TestWorkHoldsInputBack(t *testing.T) {
	d := openDesk(t)
	option := d.optionOf("実施")
	d.during = func() {
		d.during = nil
		d.tap(option)
		d.key('1')
		d.menuItem("元に戻す").Action()
	}
	d.drop(file(t, "a.txt", "x"))
	if d.stored(duty).Rating != "" || len(d.evidenceOf(duty)) != 1 {
		t.Error("the answer was changed under the work's hands")
	}
}

func answerAll(d *desk) {
	for _, key := range []checklist.Key{duty, password, register} {
		d.goToItem(key)
		d.sheet().detail.rate(0)
	}
	d.goToItem(incident)
	d.tap(d.sheet().detail.rating.nothing)
	d.goToItem(training)
	d.typeInto(d.sheet().detail.rating.concerned.entry, "10")
	d.typeInto(d.sheet().detail.rating.complying.entry, "10")
	d.leaveField()
}

func TestApproval(t *testing.T) {
	d := openDesk(t)
	d.key('3')
	d.press("決裁")
	d.expect("決裁の前に、あと9件の記入が必要です", "原因が書かれていません。", "C02-01-01  研修の受講")
	for _, o := range d.objects() {
		if row, ok := o.(*widgets.Line); ok && row.Texts().Small == "C02-01-01  研修の受講" {
			d.tap(o)
			break
		}
	}
	if d.box != nil || d.sheet().detail.key != training {
		t.Fatalf("open is %v", d.sheet().detail.key)
	}
	answerAll(d)
	d.expect("決裁へ進む")
	d.sheet().nextOpen()
	d.expect("確認をおすすめする点が")
	d.press("決裁を記録する")
	d.expect("起案番号か文書番号のどちらかを入力してください。", "入力してください。")
	d.typeInto(d.fieldOf("起案番号"), "8税第99号")
	d.typeInto(d.fieldOf("決裁日"), "令和八年十月一日")
	d.press("決裁を記録する")
	if got := d.sheet().session.Sheet().Assessment; got.State != checklist.StateApproved || got.Approval.DraftNumber != "8税第99号" || got.Approval.Post != "税務課長" {
		t.Fatalf("%+v; %q", got, d.words())
	}
	d.expect("決裁済", "回答は変更できません。")
	if notice := d.sheet().notice; notice.Size().Height < notice.HeightFor(notice.Size().Width) {
		t.Errorf("the notice has no room: %v", notice.Size())
	}
	d.goToItem(duty)
	d.key('2')
	if d.stored(duty).Rating != "done" {
		t.Error("an approved answer was changed")
	}
	d.sheet().approve()
	d.expect("令和8年10月1日", "8税第99号", "税務課長")
	d.press("決裁を取り消す")
	d.key('2')
	if d.stored(duty).Rating != "partly" {
		t.Error("the answers are still locked")
	}
}

func TestPolicyFromFile(t *testing.T) {
	d := openDesk(t)
	d.sheet().loadPolicy()
	d.fieldOfPath().SetText(file(t, "方針.txt", "基本方針\n1 目的\n　目的を定める。\n2 定義\n　次のとおり。\n3 対象\n　全員。\n4 責務\n　守る。\n5 範囲\n　広い。\n6 対策\n(1) 組織体制\n　体制を整える。\n(2) 分類\n　分類する。\n"))
	d.press("読み込む")
	d.expect("市の基本方針", "条文が表示されます。")
	d.box.close()
	d.expect("基本方針 6(1)", "体制を整える。")
}
