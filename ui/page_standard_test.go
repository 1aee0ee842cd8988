package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// choose chooses an option of the first choice that shows.
func (d *desk) choose(option int) {
	d.t.Helper()
	for _, o := range d.objects() {
		if c, ok := o.(*widgets.Choice); ok {
			c.Press(option)
			return
		}
	}
	d.t.Fatal("there is nothing to choose from")
}

// typePath chooses a file by typing its path.
func (d *desk) typePath(path string) {
	d.t.Helper()
	for _, o := range d.objects() {
		if e, ok := o.(*widgets.Entry); ok {
			e.SetText(path)
			e.OnSubmitted(path)
			return
		}
	}
	d.t.Fatal("no path is asked for")
}

// selects are the lists to choose from that show, in order.
func (d *desk) selects() []*widgets.Select {
	var all []*widgets.Select
	for _, o := range d.objects() {
		if s, ok := o.(*widgets.Select); ok {
			all = append(all, s)
		}
	}
	return all
}

// browseDesk is a desktop that shows the items of the small standard.
func browseDesk(t *testing.T, lang string) *desk {
	t.Helper()
	d := newDesk(t, Options{Language: lang})
	std, err := workflow.ReadStandardFile(filepath.Join("testdata", "standard.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	d.browse(std, viewmodel.CatalogueFilter{})
	d.items()
	return d
}

func TestBrowse(t *testing.T) {
	d := browseDesk(t, "ja")
	p := d.items()
	d.expect("小さな点検表", "7件", "担当者の指名", "C01-01-01", "情報セキュリティの担当を事務分担表に書いていますか。",
		"○ 実施", "今年度の事務分担表に書いてある。", "6(1)", "ISO/IEC 27001:2022 附属書A A.5.2", "課長")
	p.list.Select(1)
	d.expect("C01-01-02　パスワードの管理", "重要")
	p.tree.Select("/C02")
	d.expect("4件", "C02-01-01　研修の受講", "人数で回答", "対象者数＝在籍する全員。")
	d.typeInto(p.search, "ｼﾞｺ")
	if len(p.rows) != 0 {
		t.Errorf("%d rows", len(p.rows))
	}
	d.typeInto(p.search, "x")
	d.expect("見つかりません。")
	d.press("すべての項目を表示")
	d.expect("7件")
	if p.search.Text != "" || p.node() != wholeSheet {
		t.Errorf("search %q, node %q", p.search.Text, p.node())
	}
}

func TestFilterIsRememberedAndCleared(t *testing.T) {
	d := browseDesk(t, "ja")
	p := d.items()
	d.press("絞り込む")
	d.expect("項目の絞り込み", "回答者", "7件が当てはまります")
	d.selects()[0].SetSelectedIndex(1) // the head
	d.expect("4件が当てはまります")
	d.selects()[6].SetSelectedIndex(1) // CSF
	d.selects()[7].SetSelectedIndex(1)
	d.expect("1件が当てはまります")
	d.press("閉じる")
	d.expect("回答者: 課長", "他の基準の番号: GV.RR-02")
	d.back()
	d.browse(p.catalogue.Standard, viewmodel.CatalogueFilter{})
	if p = d.items(); len(p.rows) != 1 {
		t.Errorf("%d rows, filter %+v", len(p.rows), p.filter)
	}
	d.typeInto(p.search, "担当")
	press := d.window.Canvas().OnTypedKey()
	press(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if p.filter.Search != "" || p.filter.Role == "" {
		t.Errorf("after the first Escape: %+v", p.filter)
	}
	press(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if p.filter != (viewmodel.CatalogueFilter{}) {
		t.Errorf("after the second: %+v", p.filter)
	}
	d.menuItem("検索").Action()
	if d.window.Canvas().Focused() != fyne.Focusable(p.search) {
		t.Error("the search does not get the focus")
	}
}

func TestSheetLeadsToItsStandard(t *testing.T) {
	d := openDesk(t)
	d.goToItem(incident)
	d.menuItem("この自己点検の点検表を見る").Action()
	if p := d.items(); p.current != incident.Item {
		t.Errorf("open is %q", p.current)
	}
}

// The words for a network model are a choice away, which keeps the focus.
func TestWordsForANetworkModel(t *testing.T) {
	d := browseDesk(t, "ja")
	std := d.items().catalogue.Standard
	std.Sections[0].Sections[0].Items[0].Variants = []checklist.Variant{{
		NetworkModels: []checklist.NetworkModel{checklist.ModelB}, Texts: checklist.Texts{Question: checklist.Text{Ja: "βモデルでの問い"}},
	}}
	d.browseItem(std, "C01-01-01")
	d.expect("この項目は、構成によって文が異なります。", "情報セキュリティの担当を")
	d.choose(1)
	d.expect("βモデルでの問い")
	if d.window.Canvas().Focused() != fyne.Focusable(d.items().detail.choice) {
		t.Error("the focus is lost")
	}
	d.items().list.Select(1)
	d.items().list.Select(0)
	d.expect("情報セキュリティの担当を")
}
