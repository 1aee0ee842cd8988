package ui

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2/test"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what the window shows with testdata/name.
func (d *desk) golden(name string) {
	d.t.Helper()
	d.window.SetContent(d.content) // without what shows tips
	path, got := filepath.Join("testdata", name), test.RenderToMarkup(d.window.Canvas())
	d.window.SetContent(d.tips(d.content))
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			d.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	if got != string(want) {
		d.t.Errorf("the window differs from %s; look at it, and take it over with -update if it is right", path)
	}
}

// The pages whose looks must not change by accident.
func TestPagesLookAsBefore(t *testing.T) {
	path := workspace(t)
	for _, lang := range []string{"ja", "en"} {
		d := newDesk(t, Options{Language: lang})
		d.golden("start-" + lang + ".xml")
		d.open(path)
		d.golden("home-" + lang + ".xml")
		d.home().answer()
		d.sheet().detail.rate(1)
		d.golden("sheet-" + lang + ".xml")
		d.App.check()
		d.golden("check-" + lang + ".xml")
		d.back()
		d.scorePage()
		d.golden("score-" + lang + ".xml")
		d.back()
		d.undo()
		d.goTo(newStartPage(d.App))
	}
}
