package ui

import (
	"testing"

	"tenken/checklist/workflow"
)

func TestNextYearLooksAsBefore(t *testing.T) { everyLook(t, "nextyear", true) }

// The next year is prepared through a reorganisation, and opened from its draft.
func TestNextYearIsPrepared(t *testing.T) {
	path := officeFile(t)
	list := file(t, "april.csv", "所属コード,所属名,部\npolicy,企画政策課,企画部\ndigital,情報政策室,企画部\ntax,税務課,市民部\nnursery-school,保育園,こども部\nlibrary,図書館,教育部\n")
	inOffice(t, path, func(ws *workflow.Workspace) {
		if _, err := ws.ImportOrganisation(t.Context(), list, false); err != nil {
			t.Fatal(err)
		}
	})
	d := officeDesk(t, path)
	p := officePageOf[*nextYearPage](d, "nextyear")
	d.expect("所属の再編", "情報政策課 を引き継ぐ所属", "情報政策室（前：情報政策課）", "図書館（前：新設）", "引き継ぐ所属なし：市民課")
	p.plan.Heirs["citizens-affairs"] = "tax"
	p.recount()
	d.expect("税務課（前：税務課、市民課）")
	if _, err := d.workspace().Round(2027); err == nil {
		t.Fatal("it was prepared before it was asked for")
	}
	d.press("令和9年度を準備する")
	d.expect("令和9年度は準備済みです", "税務課（前：税務課、市民課）")
	if round, err := d.workspace().Round(2027); err != nil || !round.Draft {
		t.Errorf("%+v, %v", round, err)
	}
	d.press("年度点検へ")
	d.press("令和9年度の点検を始める")
	d.expect("準備した点検表を使います")
}

// A draft is discarded and put back; once the year is open there is none to discard.
func TestADraftIsDiscarded(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	p := officePageOf[*nextYearPage](d, "nextyear")
	if d.says("準備を取り消す") {
		t.Error("there is a draft to discard")
	}
	d.press("令和9年度を準備する")
	d.press("準備を取り消す")
	d.expect("令和9年度の準備を取り消しますか")
	d.press("準備を取り消す")
	d.expect("令和9年度の準備を取り消しました")
	if _, err := d.workspace().Round(2027); err == nil {
		t.Fatal("it is still there")
	}
	d.press("元に戻す")
	d.expect("令和9年度は準備済みです")
	if round, err := d.workspace().Round(2027); err != nil || !round.Draft {
		t.Errorf("%+v, %v", round, err)
	}
	if _, _, err := d.workspace().OpenRound(t.Context(), workflow.RoundSpec{Year: 2027}); err != nil {
		t.Fatal(err)
	}
	p.changed()
	if d.says("準備を取り消す") {
		t.Errorf("an opened year can be discarded: %q", d.words())
	}
}

// What was chosen is there again when the file is opened once more: before it was
// prepared, and as it was prepared.
func TestChoicesForTheNextYearStay(t *testing.T) {
	path := officeFile(t)
	list := file(t, "april.csv", "所属コード,所属名,部\npolicy,企画政策課,企画部\ntax,税務課,市民部\nnursery-school,保育園,こども部\nict,情報政策課,企画部\n")
	inOffice(t, path, func(ws *workflow.Workspace) {
		if _, err := ws.ImportOrganisation(t.Context(), list, false); err != nil {
			t.Fatal(err)
		}
	})
	d := officeDesk(t, path)
	p := officePageOf[*nextYearPage](d, "nextyear")
	p.plan.Heirs["citizens-affairs"] = "tax"
	p.recount()
	again := func() *nextYearPage {
		t.Helper()
		d.goTo(newStartPage(d.App))
		d.open(path)
		return officePageOf[*nextYearPage](d, "nextyear")
	}
	p = again()
	d.expect("税務課（前：税務課、市民課）")
	p.prepare()
	if d.prefs.nextYear(p.view.Info.Path) != "" {
		t.Error("what was prepared is remembered beside the file")
	}
	p = again()
	d.expect("令和9年度は準備済みです", "税務課（前：税務課、市民課）")
	delete(p.plan.Heirs, "citizens-affairs")
	p.recount()
	again()
	d.expect("引き継ぐ所属なし：市民課")
}
