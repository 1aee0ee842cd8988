package ui

import (
	"os"
	"path/filepath"
	"testing"

	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// roundDesk is a desktop with the page of the round of a file.
func roundDesk(t *testing.T, path string) (*desk, *roundPage) {
	t.Helper()
	d := officeDesk(t, path)
	return d, officePageOf[*roundPage](d, "round")
}

// cityFile is the office's workspace with departments, before its first round.
func cityFile(t *testing.T) string {
	t.Helper()
	path := emptyOffice(t)
	inOffice(t, path, func(ws *workflow.Workspace) {
		if _, err := ws.ImportOrganisation(t.Context(), filepath.Join("testdata", "organisation.csv"), false); err != nil {
			t.Fatal(err)
		}
	})
	return path
}

func TestRoundLooksAsBefore(t *testing.T) { everyLook(t, "round", true) }

// entryIn is the first text field of a field.
func (d *desk) entryIn(field *widgets.Field) *widgets.Entry {
	d.t.Helper()
	for _, o := range visibleObjects(field) {
		if e, ok := o.(*widgets.Entry); ok {
			return e
		}
	}
	d.t.Fatal("there is no text field in it")
	return nil
}

// fillDates goes through the wizard as far as the step for what goes out.
func (d *desk) fillDates(p *roundPage) {
	d.t.Helper()
	d.pressLine("小さな点検表（第1版）")
	d.press("次へ")
	d.press("次へ")
	d.expect("入力してください。")
	d.typeInto(d.entryIn(p.fields.dates[viewmodel.RoundDue]), "R8.11.1")
	d.expect("土曜日か日曜日です")
	d.entryIn(p.fields.dates[viewmodel.RoundDue]).SetText("11月")
	d.press("次へ")
	if p.step != roundDates {
		d.t.Fatal("a date that is none was taken")
	}
	d.entryIn(p.fields.dates[viewmodel.RoundDue]).SetText("R8.10.30")
	d.expect("令和8年10月30日（金）")
	d.press("次へ")
}

// The first round is opened step by step, and what goes out is written.
func TestRoundIsOpened(t *testing.T) {
	d, p := roundDesk(t, cityFile(t))
	d.fillDates(p)
	d.expect("5", "企画政策課", "保育園")
	d.press("理由を見る")
	if _, why := d.page.(*previewPage); !why {
		t.Fatal("it does not say why")
	}
	d.back()
	d.press("次へ")
	dir := t.TempDir()
	d.fieldOf("書き出し先").SetText("")
	d.press("点検を始めて書き出す")
	d.expect("書き出し先を入力してください。")
	d.box.close()
	d.fieldOf("書き出し先").SetText(dir)
	d.press("点検を始めて書き出す")
	d.expect("個のファイルを作成しました")
	d.box.close()
	d.expect("受付中", "正誤・解釈", "令和8年10月30日（金）")
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 2+5+5 {
		t.Errorf("%d files, %v", len(files), err)
	}
	if round, err := d.workspace().Round(2026); err != nil || round.Due.Day != 30 {
		t.Errorf("%+v, %v", round, err)
	}
}

// Called off while it writes, the round is open and can be written again.
func TestRoundWritingIsCalledOff(t *testing.T) {
	d, p := roundDesk(t, cityFile(t))
	d.fillDates(p)
	d.press("次へ")
	d.fieldOf("書き出し先").SetText(filepath.Join(file(t, "taken", ""), "below"))
	d.press("点検を始めて書き出す")
	d.expect("できませんでした")
	d.box.close()
	d.expect("受付中", "配布ファイルと点検票を全所属分書き出す")
}

// Steps lead back, and nothing is recorded on the way.
func TestRoundStepsBack(t *testing.T) {
	d, p := roundDesk(t, cityFile(t))
	d.fillDates(p)
	d.escape()
	if got := d.entryIn(p.fields.dates[viewmodel.RoundDue]).Text; got != "R8.10.30" {
		t.Errorf("what was typed is gone: %q", got)
	}
	d.entryIn(p.fields.sessions[0]).SetText("R8.12.20")
	d.press("次へ")
	if p.step != roundDates {
		t.Error("half a session was taken")
	}
	d.press("戻る")
	if _, err := d.workspace().Round(0); err == nil {
		t.Error("a round was opened")
	}
}

// An open round takes errata and departments, and leads to the next one.
func TestRoundThatIsOpen(t *testing.T) {
	d, p := roundDesk(t, officeFile(t))
	d.expect("令和8年10月30日（金）", "点検を締め切る")
	d.press("正誤を加える")
	d.typeInto(d.fieldOf("項目の番号"), "c02-01-02")
	d.typeInto(d.fieldOf("内容"), "今年は数えません。")
	d.press("記録する")
	d.expect("解釈 C02-01-02：今年は数えません。")
	d.press("正誤を加える")
	d.typeInto(d.fieldOf("項目の番号"), "X9")
	d.press("記録する")
	if d.box == nil {
		t.Error("an item that is none was taken")
	}
	d.box.close()
	d.pressLine("所属の期限を延ばす")
	d.board()
	d.officeGo("round")
	d.press("令和9年度の点検を始める")
	d.expect("1 点検表", "令和9年度")
	d.press("令和8年度を見る")
	if p.plan != nil || !d.says("正誤・解釈") {
		t.Errorf("%q", d.words())
	}
}
