package ui

import (
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// policyDesk is a desktop on the small workspace, in which a policy is kept.
func policyDesk(t *testing.T) *desk {
	t.Helper()
	d := openDesk(t)
	policy, err := workflow.ReadPolicyFile(filepath.Join("..", "testdata", "policy", "aoba.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if err := d.sheet().ws.SetPolicy(t.Context(), policy); err != nil {
		t.Fatal(err)
	}
	d.reload()
	d.sheet().comeBack()
	return d
}

// matrix is the page with the coverage.
func (d *desk) matrix() *coveragePage {
	d.t.Helper()
	p, ok := d.page.(*coveragePage)
	if !ok {
		d.t.Fatalf("open is %T: %q", d.page, d.words())
	}
	return p
}

func TestCoverageOfTheCommonClauses(t *testing.T) {
	d := browseDesk(t, "ja")
	d.coverage(d.items().catalogue.Standard)
	d.matrix()
	d.expect("基本方針との対応", "各市の基本方針に共通する条項", "対応する点検項目のない条項が", "6(3)①", "組織体制", "5: 0項目", "なし")
}

func TestCoverageLeadsToItems(t *testing.T) {
	d := policyDesk(t)
	d.menuItem("この自己点検と基本方針の対応").Action()
	p := d.matrix()
	row := slices.IndexFunc(p.coverage.Rows, func(r viewmodel.CoverageRow) bool { return r.Ref == "6(1)" })
	p.matrix.SetCursor(row, 1)
	d.window.Canvas().Unfocus()
	p.matrix.Focus()
	focused := d.window.Canvas().Focused()
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	d.expect("× 組織体制: 1項目")
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if items := d.items(); len(items.rows) != 1 || items.filter.Clause != "6(1)" || items.filter.Node != "/C01" {
		t.Errorf("%d rows of %+v", len(items.rows), items.filter)
	}
	d.expect("基本方針の条項・脅威: 6(1)")
	d.back()
	if d.matrix() != p {
		t.Error("the matrix is another one")
	}
	p.matrix.SetCursor(row, 3)
	focused.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace}) // an empty cell
	d.matrix()
}

func TestReadPolicy(t *testing.T) {
	d := policyDesk(t)
	d.menuItem("市の基本方針を読む").Action()
	p, ok := d.page.(*policyPage)
	if !ok {
		t.Fatalf("open is %T: %q", d.page, d.words())
	}
	d.expect("対策を求める条項ではないため")
	p.tree.Select("6(1)")
	d.expect("対応する点検項目（1件）", "担当者の指名")
	d.typeInto(p.search, "ﾈｯﾄﾜｰｸ")
	if len(p.found) == 0 || len(p.found) >= len(p.view.Search("")) {
		t.Errorf("%d found", len(p.found))
	}
	d.typeInto(p.search, "どこにもない")
	d.expect("見つかりません。言葉を変えてください。")
	d.escape()
	p.tree.Select("6(2)")
	d.expect("対応する点検項目がありません")
	p.tree.Select("6(1)")
	d.press("項目の一覧で見る")
	if got := d.items().filter.Clause; got != "6(1)" {
		t.Errorf("filtered by %q", got)
	}
}

// Without a policy the way to one is shown.
func TestReadPolicyWithoutOne(t *testing.T) {
	d := browseDesk(t, "ja")
	d.items().readClause("6(1)")
	d.expect("市の基本方針がまだ読み込まれていません。")
	d.press("基本方針を開く")
	d.typePath(filepath.Join("..", "testdata", "policy", "aoba.txt"))
	p, ok := d.page.(*policyPage)
	if !ok || p.ref != "6(1)" {
		t.Fatalf("open is %T: %q", d.page, d.words())
	}
}
