package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

const foreign = "令和7年度　自己点検票,,,,\n番号,区分,点検項目,評価,備考\n1,資産,台帳がありますか。,○,毎年見直す\n2,資産,持ち出しは記録していますか。,済み,\n1,教育,研修を受けましたか。,検討中,次年度\n"

func foreignFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// wizard is the page of the import.
func (d *desk) wizard() *importPage {
	d.t.Helper()
	p, ok := d.page.(*importPage)
	if !ok {
		d.t.Fatalf("open is %T: %q", d.page, d.words())
	}
	return p
}

// choices are the selections that show, in order.
func (d *desk) choices() []*widgets.Select {
	var all []*widgets.Select
	for _, o := range d.objects() {
		if s, ok := o.(*widgets.Select); ok {
			all = append(all, s)
		}
	}
	return all
}

// saveIn names a folder in the dialog for saving, and saves.
func (d *desk) saveIn(dir string) {
	d.t.Helper()
	folder := d.copyDir()
	for _, o := range d.objects() {
		if e, ok := o.(*widgets.Entry); ok && e.Text == folder {
			e.SetText(dir)
		}
	}
	d.press(d.format.T("library.save_start"))
}

func TestWizardFromFileToLibrary(t *testing.T) {
	d := newDesk(t, Options{})
	d.menuItem("ほかの形の点検表を取り込む…").Action()
	d.expect("取り込む点検表のファイルを選んでください")
	d.escape()
	path := foreignFile(t, "点検票.csv", foreign)
	d.importFile(path)
	d.expect("1 見出しの行", "番号", "台帳がありますか。", "A", "E")
	d.press("次へ")
	d.expect("A 番号", "資産　／　教育", "検討中", "（分からない）")
	choices := d.choices()
	if len(choices) != 5+2+3 || choices[2].Selected != "点検項目（質問）" || choices[9].Selected != "（分からない）" {
		t.Fatalf("%d choices", len(choices))
	}
	choices[9].SetSelected("× 未実施")
	choices[4].SetSelected("読まない")
	d.press("次へ")
	d.expect("項目3件、区分2件を読みました", "回答3件も読めます", "「備考」の列は読みません", "資産", "N01-1", "台帳がありますか。")
	d.press("前へ")
	if got := d.choices()[9].Selected; got != "× 未実施" {
		t.Errorf("the word means %q now", got)
	}
	d.press("次へ")
	d.press("点検表として保存")
	dir := t.TempDir()
	d.saveIn(dir)
	made := filepath.Join(dir, "checklist-2025.xlsx")
	std, err := workflow.ReadStandardFile(made)
	if err != nil || std.Title.Ja != "令和7年度 自己点検票" {
		t.Fatalf("made %+v, %v", std, err)
	}
	if e := d.shelf().entry(); e.Path != made || e.Standard == nil {
		t.Errorf("the library shows %+v", e)
	}

	// The same headings another time: what was chosen is offered again.
	d.importFile(foreignFile(t, "R8.csv", strings.Replace(foreign, "令和7年度", "令和8年度", 1)))
	d.expect("同じ見出しの表を前に取り込んだときの設定を使っています")
	d.press("次へ")
	if got := d.choices()[9].Selected; got != "× 未実施" {
		t.Errorf("the word means %q", got)
	}
	d.press("次へ")
	d.press("対応表を保存")
	d.saveIn(dir)
	if m, err := workflow.ReadMappingFile(filepath.Join(dir, "対応表.yaml")); err != nil || m.Standard.Version != "2026" {
		t.Errorf("mapping %+v, %v", m, err)
	}
}

// What can't be read is said before anything is saved; Escape leads back step by
// step, and a dropped file begins anew.
func TestWizardThatCanNotGoOn(t *testing.T) {
	d := newDesk(t, Options{})
	d.importFile(foreignFile(t, "a.csv", foreign))
	d.press("次へ")
	d.choices()[2].SetSelected("読まない")
	d.expect("点検項目（質問）の列を選んでください。")
	if !d.wizard().next.Disabled() {
		t.Error("one can go on")
	}
	d.choices()[2].SetSelected("点検項目（質問）")
	d.choices()[5].SetSelected("表の番号のまま")
	d.press("次へ")
	d.expect("点検表を作れません", "A5", "「1」はA3でも使われています")
	if !d.wizard().next.Disabled() {
		t.Error("one can save")
	}
	d.escape()
	d.escape()
	if d.wizard().step != importHeader {
		t.Errorf("step %d", d.wizard().step)
	}
	other := foreignFile(t, "b.csv", strings.Replace(foreign, "備考", "現状", 1))
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(other)})
	if d.wizard().choice.Path != other {
		t.Errorf("%s is read", d.wizard().choice.Path)
	}
	d.escape()
	if _, there := d.page.(*importPage); there {
		t.Error("Escape does not lead back")
	}
	d.importFile(foreignFile(t, "c.csv", "\x00"))
	d.expect("表として読めません")
}

func TestWizardChoosesTheHeadings(t *testing.T) {
	d := newDesk(t, Options{Language: "en"})
	d.importFile(foreignFile(t, "a.csv", foreign))
	p := d.wizard()
	p.sheet.view.Select(widget.TableCellID{Row: 2, Col: 1})
	if got := p.choice.Header(); len(got) != 1 || got[0] != 3 {
		t.Errorf("header is %v", got)
	}
	p.sheet.view.Select(widget.TableCellID{Row: 1, Col: 0})
	d.tap(p.sheet.two)
	if got := p.choice.Header(); len(got) != 2 || got[0] != 2 {
		t.Errorf("header is %v", got)
	}
	d.expect("Headings stand in two rows")
}

// With a sheet open, the answers go into its workspace and stand under the question.
func TestWizardImportsLastYearsAnswers(t *testing.T) {
	d := openDesk(t)
	d.goToItem(duty)
	d.importFile(foreignFile(t, "R7.csv", "番号,点検項目,評価,備考\nC01-01-01,責任者,△,一部の係のみ\nC99-01-01,ない項目,○,\n"))
	d.press("次へ")
	d.press("次へ")
	d.press("前年度の回答として取り込む")
	for _, o := range d.objects() {
		switch o := o.(type) {
		case *widgets.Entry:
			o.SetText("来年")
		case *widgets.Tick:
			d.tap(o)
		}
	}
	d.press("取り込めるか確かめる")
	d.expect("「来年」")
	for _, o := range d.objects() {
		if e, ok := o.(*widgets.Entry); ok {
			e.SetText("令和7年度")
		}
	}
	d.press("取り込めるか確かめる")
	d.expect("令和7年度の回答を1件取り込めます（取り込めないもの1件", "点検項目「C99-01-01」がありません")
	d.press("取り込む")
	d.expect("令和7年度の回答を1件取り込みました")
	d.press("閉じる")
	d.back()
	d.expect("前年度（令和7年度）：△ 一部実施", "一部の係のみ")
	if old, err := d.sheet().ws.Sheet(2025); err != nil || old.Round.Imported == nil {
		t.Errorf("%+v, %v", old, err)
	}
}
