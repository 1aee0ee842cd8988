package ui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

func TestStartPage(t *testing.T) {
	d := newDesk(t, Options{})
	d.expect("情報セキュリティ自己点検", "まだありません。")
	d.press("English")
	d.expect("Information security self-inspection", "None yet.")
	if got := d.menuItem("Undo"); got == nil || d.window.Title() != "Tenken" {
		t.Errorf("the window is %q", d.window.Title())
	}
	d.press("日本語")
	d.expect("最近使ったファイル")
}

func TestRecentFiles(t *testing.T) {
	path := workspace(t)
	d := newDesk(t, Options{File: path})
	d.goTo(newStartPage(d.App))
	d.expect(filepath.Base(path), filepath.Dir(path))
	if row, ok := d.window.Canvas().Focused().(*widgets.Line); !ok || row.Texts().Title != filepath.Base(path) {
		t.Errorf("Enter does not open the file that was open last, but %T", d.window.Canvas().Focused())
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	d.menuItem("最近使ったファイル").ChildMenu.Items[0].Action()
	d.expect("ファイルを開けません")
	d.box.close()
	d.expect("まだありません。")
	d.prefs.remember("/a/b.tenken")
	d.display(d.page.again())
	d.press("一覧を消す")
	if len(d.prefs.recent()) != 0 {
		t.Error("the list is still there")
	}
	d.prefs.setKeepsRecent(false)
	d.prefs.remember("/a/b.tenken")
	if len(d.prefs.recent()) != 0 {
		t.Error("a file is remembered although that is switched off")
	}
}

func TestDropAWorkspace(t *testing.T) {
	d := newDesk(t, Options{})
	d.drop(file(t, "メモ.txt", "x"))
	d.expect("点検のファイル（.tenken）ではありません。")
	d.box.close()
	d.drop(workspace(t))
	if d.home() == nil {
		t.Error("it did not open")
	}
}

func TestNotAWorkspace(t *testing.T) {
	for name, content := range map[string]string{"empty.tenken": "", "other.tenken": "これは点検のファイルではありません。"} {
		d := newDesk(t, Options{File: file(t, name, content)})
		d.expect("ファイルを開けません")
		if d.home() != nil {
			t.Errorf("%s opened", name)
		}
	}
}

func TestOpenElsewhere(t *testing.T) {
	path := workspace(t)
	ws, err := workflow.Open(t.Context(), path, workflow.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	d := newDesk(t, Options{File: path})
	d.press("閲覧のみで開く")
	d.expect("閲覧のみで開いています", "もう一度開く")
	d.home().answer()
	d.expect("閲覧のみで開いています", "もう一度開く")
	s := d.sheet()
	d.key('1')
	if s.detail.rating.choice.Chosen() >= 0 || !s.detail.texts.comment.entry.Disabled() || !s.detail.evidence.reference.Disabled() || s.detail.rating.clear.Visible() {
		t.Error("something can be changed")
	}
	d.drop(file(t, "a.txt", "x"))
	d.expect("この回答は変更できないため、添付できません。")
	d.box.close()
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	d.press("もう一度開く")
	d.home().answer()
	d.key('1')
	if d.stored(duty).Rating != "done" {
		t.Error("nothing can be changed after the file is free")
	}
}

// Opening the file that is open already changes nothing.
func TestOpenTheSameFile(t *testing.T) {
	d := homeDesk(t)
	page := d.page
	d.open(d.home().info.Path)
	if d.page != page || d.box != nil {
		t.Error("the page has changed")
	}
}

func TestLanguageAtRunTime(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	s.search.SetText("パスワード")
	d.key('n')
	d.typeInto(s.detail.texts.comment.entry, "書きかけ")
	before := d.sheet().detail.key
	d.menuItem("English").Action()
	s = d.sheet()
	if s.detail.key != before || s.filter.Search != "パスワード" || s.detail.texts.comment.entry.Text != "書きかけ" {
		t.Errorf("open is %v, filter %+v, text %q", s.detail.key, s.filter, s.detail.texts.comment.entry.Text)
	}
	d.expect("FY2026", "Draft", "Next unanswered (5 left)", "30 October 2026", "29 days left", "Passwords")
	d.undo()
	if got := d.stored(before).Comment; got != "" {
		t.Errorf("a step from before the switch is not taken back: %q", got)
	}
	if d.prefs.language() != "en" {
		t.Error("the language is not remembered")
	}
}

func TestLooksAreRemembered(t *testing.T) {
	d := newDesk(t, Options{})
	d.settings()
	d.expect("設定", "125％")
	d.press("閉じる")
	d.menuItem("暗い").Action()
	if d.prefs.looks() != LooksDark {
		t.Errorf("looks %s", d.prefs.looks())
	}
	d.changeLooks(func() { d.prefs.SetFloat(prefTextScale, 1.5) })
	if d.prefs.textScale() != 1.5 {
		t.Errorf("scale %v", d.prefs.textScale())
	}
	d.prefs.SetString(prefLooks, "pink")
	d.prefs.SetFloat(prefTextScale, 9)
	if d.prefs.looks() != LooksLight || d.prefs.textScale() != 1 {
		t.Error("a preference that means nothing is taken")
	}
}

func TestSettingsDialog(t *testing.T) {
	d := openDesk(t)
	d.settings()
	d.expect("表示する言語")
	d.languageChoice().Press(1)
	d.expect("Settings", "Text size")
	d.looksChoice().Press(1)
	d.scaleChoice().Press(3)
	if d.prefs.language() != "en" || d.prefs.looks() != LooksDark || d.prefs.textScale() != 1.25 || d.box == nil {
		t.Error("a choice was not applied")
	}
}

func TestWindowSizeIsRemembered(t *testing.T) {
	d := newDesk(t, Options{})
	if size := d.prefs.windowSize(); size.Width != firstWidth || size.Height != firstHeight {
		t.Errorf("opens first at %v", size)
	}
	d.prefs.SetFloat(prefWidth, 10)
	if size := d.prefs.windowSize(); size.Width != leastWidth {
		t.Errorf("opens at %v", size)
	}
	d.quit()
	if size := d.prefs.windowSize(); size.Width != leastWidth || size.Height != leastHeight {
		t.Errorf("opens next at %v", size)
	}
}

func TestMenuKeepsOutOfDialogs(t *testing.T) {
	d := openDesk(t)
	d.about()
	d.expect("点検", "ネットワークには一切接続しません。", "文字のライセンス")
	box := d.box
	d.menuItem("帳票を出力…").Action()
	d.menuItem("新しく作る…").Action()
	d.key('1')
	if d.box != box || d.sheet() == nil || d.stored(duty).Rating != "" {
		t.Error("a command went past the dialog")
	}
	d.press("文字のライセンス")
	d.expect("SIL OPEN FONT LICENSE")
	d.escape()
	d.keyHelp()
	d.expect("Ctrl+Z、Ctrl+Y")
}

func TestMenuNeedsASheet(t *testing.T) {
	d := newDesk(t, Options{})
	for _, words := range []string{"帳票を出力…", "確認と提出…", "検索", "前の項目"} {
		item := d.menuItem(words)
		if item.Action(); !item.Disabled || d.box != nil {
			t.Errorf("%s does something without a sheet", words)
		}
	}
	if !slices.Contains(d.prefs.recent(), "") && !d.menuItem("最近使ったファイル").Disabled {
		t.Error("there are no recent files, and still the menu offers them")
	}
}
