package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tenken/locales"
)

// helpKeys finds the page types of this package and the key that each names.
func helpKeys(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`func \(\w* ?\*?(\w+)\) helpKey\(\) string\s+\{ return "([a-z_]+)" \}`)
	keys := map[string]string{}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range named.FindAllStringSubmatch(string(content), -1) {
			if !strings.HasSuffix(file, "_test.go") {
				keys[found[1]] = found[2]
			}
		}
	}
	return keys
}

// Every page has a guide of its own in both languages, and no guide is left
// without a page.
func TestEveryPageHasAGuide(t *testing.T) {
	keys := helpKeys(t)
	if len(keys) < 13 {
		t.Fatalf("only %d pages were found", len(keys))
	}
	for _, e := range officeNav() {
		keys["the office's "+e.key] = "office_" + e.key
	}
	taken := map[string]string{}
	for page, key := range keys {
		if other := taken[key]; other != "" {
			t.Errorf("%s and %s name the same guide", page, other)
		}
		taken[key] = page
		for _, lang := range locales.Languages() {
			for _, part := range append([]string{"title"}, guideParts...) {
				if text := "help." + key + "." + part; !locales.For(lang).Has(text) {
					t.Errorf("%s has no %s in %s.json of %s", page, text, "help", lang)
				}
			}
		}
	}
}

func TestF1ExplainsThePage(t *testing.T) {
	d := openDesk(t)
	d.typeInto(d.sheet().search, "研")
	d.pressF1()
	d.expect("使い方：回答", "はじめにすること", "うまくいかないとき")
	d.press("キー操作の一覧")
	d.expect("次の未回答の項目へ移る")
	d.box.close()
	d.pressF1()
	if d.box.below != nil {
		t.Error("F1 opens a guide over a dialog")
	}
	d.box.close()
	d.App.check()
	d.window.Canvas().Unfocus()
	d.pressF1()
	d.expect("使い方：確認と提出")
}

func TestTour(t *testing.T) {
	d := newDesk(t, Options{})
	d.greet()
	d.expect("「点検」へようこそ", "1／5")
	d.press("次へ")
	d.press("次へ")
	d.press("戻る")
	d.expect("ファイルを開く", "2／5")
	for range cards - 2 {
		d.press("次へ")
	}
	d.expect("困ったときは", "5／5")
	d.press("はじめる")
	d.greet()
	if d.box != nil {
		t.Error("it comes again")
	}
	d.menuItem("はじめての方へ").Action()
	d.press("閉じる")
	if d.box != nil {
		t.Error("it cannot be skipped")
	}
}

// The guides and cards are read whole, also in large letters.
func TestGuidesAreNotCutOff(t *testing.T) {
	for _, lang := range locales.Languages() {
		d := newDesk(t, Options{Language: lang})
		d.changeLooks(func() { d.prefs.SetFloat(prefTextScale, float64(textScales[len(textScales)-1])) })
		d.open(workspace(t))
		for n := range cards {
			d.card(n + 1)
			d.wantWhole("card")
			d.box.close()
		}
		d.help()
		d.wantWhole("guide")
		d.box.close()
	}
}
