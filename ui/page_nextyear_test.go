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
