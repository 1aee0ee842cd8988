package ui

import (
	"os"
	"path/filepath"
	"testing"

	"tenken/checklist"
)

func TestExport(t *testing.T) {
	d := openDesk(t)
	d.typeInto(d.sheet().detail.texts.comment.entry, "書きかけ")
	d.back()
	d.press("帳票を出力")
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
	d.export(d.opened())
	if got := d.fieldOf("保存先").Text; got != dir {
		t.Errorf("the folder is not remembered: %q", got)
	}
}

func TestExportNeedsAChoice(t *testing.T) {
	d := openDesk(t)
	d.export(d.opened())
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
	d.export(d.opened())
	d.fieldOf("保存先").SetText(dir)
	d.during = func() {
		d.pause() // patience ends, the dialog shows
		d.expect("帳票を作成しています")
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

func TestPolicyFromFile(t *testing.T) {
	d := openDesk(t)
	d.loadPolicy(d.opened())
	d.fieldOfPath().SetText(file(t, "方針.txt", "基本方針\n1 目的\n　目的を定める。\n2 定義\n　次のとおり。\n3 対象\n　全員。\n4 責務\n　守る。\n5 範囲\n　広い。\n6 対策\n(1) 組織体制\n　体制を整える。\n(2) 分類\n　分類する。\n"))
	d.press("読み込む")
	d.expect("市の基本方針", "条文が表示されます。")
	d.box.close()
	d.expect("基本方針 6(1)", "体制を整える。")
}
