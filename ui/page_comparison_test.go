package ui

import (
	"os"
	"path/filepath"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// revised is the small standard with a change of several kinds.
func revised(t *testing.T) (old, new *checklist.Standard) {
	t.Helper()
	for _, std := range []**checklist.Standard{&old, &new} {
		read, err := workflow.ReadStandardFile(filepath.Join("testdata", "standard.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		*std = read
	}
	new.Version = "2"
	items := new.Sections[0].Sections[0].Items
	items[0].Question = checklist.Text{Ja: "情報セキュリティの責任者を事務分担表に書いていますか。", En: "Is the security officer entered in the duty list?"}
	new.Sections[0].Sections[0].Items = items[:1]
	new.Sections[1].Title.Ja = "人のセキュリティ"
	return old, new
}

// comparison is the page that compares.
func (d *desk) comparison() *comparisonPage {
	d.t.Helper()
	p, ok := d.page.(*comparisonPage)
	if !ok {
		d.t.Fatalf("open is %T: %q", d.page, d.words())
	}
	return p
}

func TestCompareSideBySide(t *testing.T) {
	d := newDesk(t, Options{})
	old, new := revised(t)
	d.compare(old, new)
	p := d.comparison()
	d.expect("新旧対照表", "小さな点検表（第1版） → 小さな点検表（第2版）", "3件", "評価方法と区分", "改正後", "改正前", "人のセキュリティ", "人的セキュリティ")
	p.list.Select(1)
	d.expect("改正", "設問", "責任者", "担当者の指名")
	d.selects()[0].SetSelectedIndex(1) // removed
	d.expect("1件", "（削除）", "パスワードを他人に知られないように管理していますか。")
	d.selects()[0].SetSelectedIndex(0)
	d.typeInto(p.search, "ｾｷﾆﾝｼｬ")
	if len(p.rows) != 0 {
		t.Errorf("%d rows", len(p.rows))
	}
	d.escape()
	d.setLanguage("en")
	d.expect("Small checklist", "Is the security officer entered in the duty list?")
}

func TestSwapAndSaveComparison(t *testing.T) {
	d := newDesk(t, Options{})
	old, new := revised(t)
	d.compare(old, new)
	d.press("入れ替える")
	d.expect("小さな点検表（第2版） → 小さな点検表（第1版）", "新設")
	dir := t.TempDir()
	d.prefs.SetString(prefFolder, dir)
	for i, ending := range viewmodel.ReportEndings() {
		d.press("保存")
		d.choose(i)
		d.press("保存する")
		d.expect("1個のファイルを作成しました")
		d.box.close()
		if info, err := os.Stat(filepath.Join(dir, "新旧対照表_2_1."+ending)); err != nil || info.Size() < 1000 {
			t.Errorf("%s: %v", ending, err)
		}
	}
}

func TestCompareFromTheLibrary(t *testing.T) {
	d := newDesk(t, Options{})
	path := smallStandard(t)
	d.openLibrary(path)
	d.press("ほかの点検表と比べる")
	d.expect("改正前の点検表を選びます。")
	d.press("ファイルを開く")
	d.typePath(path)
	d.expect("異なるところはありません。")
	d.back()
	d.shelf()
	d.press("ほかの点検表と比べる")
	d.press("キャンセル")
	d.shelf()
}
