package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

func TestSettingsLookAsBefore(t *testing.T) { everyLook(t, "settings", true) }

// settingsDesk is a desktop with the page of the settings of a file.
func settingsDesk(t *testing.T, path string) (*desk, *citySettingsPage) {
	t.Helper()
	d := officeDesk(t, path)
	return d, officePageOf[*citySettingsPage](d, "settings")
}

// settingsNow are those that are recorded.
func (d *desk) settingsNow() workflow.Settings {
	d.t.Helper()
	s, err := d.workspace().Settings()
	if err != nil {
		d.t.Fatal(err)
	}
	return s
}

// pressTick switches the tick with the given words.
func (d *desk) pressTick(words string) {
	d.t.Helper()
	for _, o := range d.objects() {
		if tick, ok := o.(*widgets.Tick); ok && tick.Words() == words {
			d.tap(tick)
			return
		}
	}
	d.t.Fatalf("there is no tick %q among %q", words, d.words())
}

// What is filled in is recorded by the button, and only what may be.
func TestSettingsAreSaved(t *testing.T) {
	d, p := settingsDesk(t, officeFile(t))
	if !p.save.Disabled() {
		t.Error("there is something to save")
	}
	d.fieldOf("連絡先").SetText("内線2310")
	d.fieldOf("確認欄").SetText("部長\n課長")
	d.fieldOf("結果通知").SetText("様式第3号")
	d.pressTick("総合評価（A〜D）を表示する")
	d.fieldOf("取扱いの表示").SetText(" ")
	if got := p.fields[viewmodel.SettingLabel].Error(); got != "入力してください。" {
		t.Errorf("said %q", got)
	}
	d.press("保存")
	if d.settingsNow().Contact != "" {
		t.Error("it was saved without a label")
	}
	d.fieldOf("取扱いの表示").SetText("部外秘")
	d.press("保存")
	got := d.settingsNow()
	if got.Label != "部外秘" || got.Contact != "内線2310" || !slices.Equal(got.SignOff, []string{"部長", "課長"}) || got.Forms[workflow.ReportNotice] != "様式第3号" {
		t.Errorf("%+v", got)
	}
	if round, err := d.workspace().Round(2026); err != nil || !round.ShowGrade {
		t.Errorf("the grade does not show: %v", err)
	}
	if !p.save.Disabled() {
		t.Error("it is not said that it was saved")
	}
}

// Who goes to another page has recorded what may be recorded.
func TestSettingsAreSavedOnLeaving(t *testing.T) {
	d, _ := settingsDesk(t, emptyOffice(t))
	if d.says("総合評価") {
		t.Error("the grade of no round is offered")
	}
	d.pressTick("マイナンバー利用事務系の項目への添付を認める")
	d.fieldOf("記入する職").SetText("")
	d.officeGo("board")
	got := d.settingsNow()
	if !got.MyNumberAttachments || got.Actor != workflow.OfficeSettings("ja").Actor {
		t.Errorf("%+v", got)
	}
	p := officePageOf[*citySettingsPage](d, "settings")
	if p.form.Changed() || d.fieldOf("記入する職").Text != got.Actor {
		t.Error("what is recorded does not show")
	}
}

// A picture is chosen, shown, recorded and taken away; why one cannot be taken is said.
func TestSettingsLogo(t *testing.T) {
	d, p := settingsDesk(t, officeFile(t))
	choose := func(path string) {
		d.press("画像を選ぶ")
		d.fieldOfPath().SetText(path)
		d.press("この画像を使う")
	}
	choose(file(t, "logo.png", "no picture"))
	if !strings.Contains(p.logo.Error(), "PNG") {
		t.Errorf("said %q", p.logo.Error())
	}
	choose(file(t, "logo.png", string(asPNG(t, painted(120, 60)))))
	d.expect("横120×縦60ピクセル")
	if p.small == nil || d.settingsNow().Logo != nil {
		t.Error("it does not show, or is recorded already")
	}
	d.press("保存")
	if width, _ := workflow.LogoSize(d.settingsNow().Logo); width != 120 || p.small == nil {
		t.Errorf("%d pixels wide", width)
	}
	d.press("画像を外す")
	d.expect("画像はありません")
	d.press("保存")
	if d.settingsNow().Logo != nil {
		t.Error("the picture is still there")
	}
}

// The keys are read aloud, their recovery is written once, and they are made anew.
func TestSettingsKeys(t *testing.T) {
	d, _ := settingsDesk(t, officeFile(t))
	d.press("鍵の言葉を見る")
	keys, err := d.workspace().Keys(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	d.expect(workflow.ReadAloud(keys.Office.Fingerprint, "ja")[:9], "（1代目）", "回復用の鍵がまだ書き出してありません")
	d.press("閉じる")
	dir := t.TempDir()
	d.press("回復用の鍵を書き出す")
	d.fieldOfPath().SetText(dir)
	d.press("このフォルダーにする")
	d.expect("別の場所に、鍵をかけて保管してください")
	d.press("閉じる")
	written, err := os.ReadFile(filepath.Join(dir, "回復用の鍵-2026-10-01.txt"))
	if err != nil || !strings.Contains(string(written), "AGE-SECRET-KEY-") {
		t.Fatalf("%q, %v", written, err)
	}
	d.press("鍵を作り直す")
	d.expect("元には戻せません")
	d.press("作り直す")
	d.expect("（2代目）", "回復用の鍵がまだ書き出してありません")
	if now, err := d.workspace().Keys(t.Context()); err != nil || now.Office.Fingerprint == keys.Office.Fingerprint {
		t.Errorf("the keys are the old ones: %v", err)
	}
}

// Where nothing can be changed, nothing can be filled in.
func TestSettingsReadOnly(t *testing.T) {
	path := officeFile(t)
	inOffice(t, path, func(*workflow.Workspace) {
		d := newDesk(t, Options{File: path})
		d.press("閲覧のみで開く")
		p := officePageOf[*citySettingsPage](d, "settings")
		if !p.save.Disabled() || !d.fieldOf("連絡先").Disabled() {
			t.Error("something can be filled in")
		}
	})
}
