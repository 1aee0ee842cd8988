package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// shelf is the library as the page shows it.
func (d *desk) shelf() *libraryPage {
	d.t.Helper()
	p, ok := d.page.(*libraryPage)
	if !ok {
		d.t.Fatalf("open is %T: %q", d.page, d.words())
	}
	return p
}

// items is the page on which a standard is browsed.
func (d *desk) items() *standardPage {
	d.t.Helper()
	p, ok := d.page.(*standardPage)
	if !ok {
		d.t.Fatalf("open is %T: %q", d.page, d.words())
	}
	return p
}

// smallStandard is a copy of the small standard's file in a folder of its own; its
// title is not translated.
func smallStandard(t *testing.T) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", "standard.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	content = bytes.Replace(content, []byte(`, en: "Small checklist"`), nil, 1)
	path := filepath.Join(t.TempDir(), "small.yaml")
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestLibraryListsWhatThereIs(t *testing.T) {
	d := openDesk(t)
	missing := filepath.Join(t.TempDir(), "old.yaml")
	d.prefs.rememberStandard(missing)
	d.menuItem("点検表の一覧").Action()
	p := d.shelf()
	bundled, err := workflow.BundledStandards()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.library.Entries) != len(bundled)+2 {
		t.Fatalf("%d entries", len(p.library.Entries))
	}
	d.expect("点検表の一覧", "このソフトに付属", "令和8年度の自己点検で使用", "小さな点検表", "small 1", "old.yaml が見つかりません")
	p.list.Select(len(bundled))
	d.expect("小さな点検表", "small（第1版）", "日本語・英語", "課長", "○ 実施", "2点", "組織体制")
	if d.window.Title() != "点検表の一覧 - 点検" {
		t.Errorf("the window is called %q", d.window.Title())
	}
	p.list.Select(len(bundled) + 1)
	d.expect("old.yaml が見つかりません", missing)
	d.press("一覧から外す")
	if len(d.shelf().library.Entries) != len(bundled)+1 || len(d.prefs.standards()) != 0 {
		t.Errorf("%d entries, remembered %q", len(d.shelf().library.Entries), d.prefs.standards())
	}
}

// Back leads to the sheet as it was, with the item and what has the focus.
func TestBackReturnsWhereOneWas(t *testing.T) {
	d := openDesk(t)
	d.goToItem(incident)
	s := d.sheet()
	d.typeInto(s.search, "報告")
	d.library()
	d.press("項目を見る")
	d.items()
	d.menuItem("前の画面に戻る").Action()
	d.shelf()
	d.press("戻る")
	if d.sheet() != s || s.detail.key != incident || d.window.Canvas().Focused() != fyne.Focusable(s.search) || s.search.Text != "報告" {
		t.Errorf("open is %v, focus on %v", d.page, d.window.Canvas().Focused())
	}
	d.back()
	first := d.home()
	if item := d.menuItem("前の画面に戻る"); !item.Disabled || d.page != page(first) {
		t.Error("it leads back from the first page")
	}
	d.back()
	if d.page != page(first) {
		t.Error("the first page was left")
	}
}

// However long the way, it ends at the first page.
func TestLongWayBack(t *testing.T) {
	d := policyDesk(t)
	for range 2 * mostBelow {
		d.coverage(d.opened().session.Sheet().Standard)
	}
	steps := 0
	for len(d.below) > 0 && steps < 3*mostBelow {
		d.back()
		steps++
	}
	if _, first := d.page.(*homePage); !first || steps != mostBelow {
		t.Errorf("after %d steps back open is %T", steps, d.page)
	}
}

// The looks may change on the way, and the file stays open.
func TestBackInOtherLooks(t *testing.T) {
	d := openDesk(t)
	d.goToItem(incident)
	d.library()
	d.setLanguage("en")
	d.expect("Checklists")
	d.back()
	d.expect("Incident reports")
	d.key('1')
	if d.stored(incident).Rating != "done" {
		t.Error("the sheet does not work any more")
	}
}

func TestOpeningAnotherFileClosesTheSheetBelow(t *testing.T) {
	d := openDesk(t)
	path := d.sheet().info.Path
	d.library()
	d.open(path) // is open below
	if d.page != page(d.home()) || d.home().info.Path != path {
		t.Fatalf("open is %T", d.page)
	}
	d.library()
	d.goTo(newStartPage(d.App))
	ws, err := workflow.Open(t.Context(), path, workflow.Options{Now: now})
	if err != nil {
		t.Fatal("the file is still held: ", err)
	}
	if err := ws.Close(); err != nil {
		t.Error(err)
	}
}

func TestStandardFileIsDropped(t *testing.T) {
	d := newDesk(t, Options{})
	path := smallStandard(t)
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	p := d.shelf()
	if e := p.entry(); e.Path != path || e.Standard == nil || !slices.Equal(d.prefs.standards(), []string{path}) {
		t.Fatalf("%+v", e)
	}
	d.expect("小さな点検表", "確認をおすすめする点が")
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)}) // once more
	if n := len(d.shelf().library.Entries); n != 2 && d.shelf().entry().Path != path {
		t.Errorf("%d entries", n)
	}
	broken := filepath.Join(filepath.Dir(path), "broken.yaml")
	if err := os.WriteFile(broken, []byte("id: x\nversion: 1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.shelf().openFile(broken)
	d.expect("この点検表は読み込めません", "broken.yaml", "title")
	if err := os.WriteFile(broken, []byte("id: x\nversion: 1\ntitle: {ja: あ}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("もう一度読み込む")
	d.expect("scale")
}

// Reading that is called off leaves the file unread.
func TestReadingIsCalledOff(t *testing.T) {
	d := newDesk(t, Options{})
	path := smallStandard(t)
	d.prefs.rememberStandard(path)
	d.library()
	p := d.shelf()
	d.during = func() {
		d.pause()
		d.press("キャンセル")
	}
	p.list.Select(len(p.library.Entries) - 1)
	d.during = nil
	d.expect("まだ読み込んでいません", path)
	d.press("もう一度読み込む")
	d.expect("small（第1版）")
}

func TestCopyOfAStandard(t *testing.T) {
	d := newDesk(t, Options{})
	d.library()
	dir := t.TempDir()
	d.prefs.SetString(prefFolder, dir)
	std := d.shelf().entry().Standard
	name := std.ID + "-" + std.Version
	for i, ending := range viewmodel.StandardEndings() {
		d.press("写しを保存")
		d.choose(i)
		d.press("保存する")
		d.expect("1個のファイルを作成しました", name+"."+ending)
		d.box.close()
		read, err := workflow.ReadStandardFile(filepath.Join(dir, name+"."+ending))
		if err != nil || len(read.Sections) != len(std.Sections) {
			t.Errorf("%s: %v", ending, err)
		}
	}
	d.press("写しを保存")
	d.press("保存する")
	d.expect(name + ".xlsx はすでにあります。置き換えますか。")
	d.press("置き換える")
	d.expect("1個のファイルを作成しました")
	d.box.close()
	d.press("ひな形から作る")
	d.press("保存する")
	d.expect("点検表のひな形.xlsx")
}
