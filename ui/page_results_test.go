package ui

import (
	"os"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// inspectedCity makes a sample city, and returns the path of the office's file.
func inspectedCity(t *testing.T) string {
	t.Helper()
	made, err := workflow.DemoCity(t.Context(), t.TempDir(), workflow.CityRequest{Departments: 7, Language: "ja"}, now, nil)
	if err != nil {
		t.Fatal(err)
	}
	return made.Workspace
}

// resultsDesk is a desktop on the results of a city.
func resultsDesk(t *testing.T, path, lang string) *desk {
	t.Helper()
	d := newDesk(t, Options{File: path, Language: lang})
	d.officeGo("results")
	d.results()
	return d
}

// results is the page that shows.
func (d *desk) results() *resultsPage {
	d.t.Helper()
	p, ok := d.officeFrame().inner().(*resultsPage)
	if !ok {
		d.t.Fatalf("the results do not show: %q", d.words())
	}
	return p
}

// resultTab chooses a tab as the mouse does.
func (d *desk) resultTab(tab string) {
	d.t.Helper()
	at := slices.Index(resultTabs(), tab)
	for _, o := range d.objects() {
		switch o := o.(type) {
		case *widgets.Choice:
			o.Press(at)
			return
		case *widgets.Select:
			if len(o.Options) == len(resultTabs()) {
				o.SetSelectedIndex(at)
				return
			}
		}
	}
	d.t.Fatal("there are no tabs")
}

func (d *desk) typeKeys(keys ...fyne.KeyName) {
	for _, key := range keys {
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func TestResults(t *testing.T) {
	path := inspectedCity(t)
	for name, check := range map[string]func(*testing.T, string){
		"look": resultsLookAsBefore, "figures": resultsAreExplained,
		"drill": heatLeadsToItems, "reports": reportsAreWritten,
	} {
		t.Run(name, func(t *testing.T) { check(t, path) })
	}
}

func resultsLookAsBefore(t *testing.T, path string) {
	for _, lang := range []string{"ja", "en"} {
		d := resultsDesk(t, path, lang)
		d.golden("results-" + lang + ".xml")
		d.resultTab(tabHeat)
		d.golden("results-heat-" + lang + ".xml")
		d.goTo(newStartPage(d.App))
	}
}

// How much the figures rest on stands first, and each figure is explained beside it.
func resultsAreExplained(t *testing.T, path string) {
	d := resultsDesk(t, path, "ja")
	p := d.results()
	d.expect("点検結果", p.score.Turnout(), "市全体の回答率", "も、分母に入っています。", "前年度")
	for _, bar := range p.bars {
		bar.line.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if p.kind != bar.kind || p.of != bar.of || len(p.trace.trace.Lines) == 0 {
			t.Errorf("%s of %+v is not explained", bar.kind, bar.of)
		}
	}
	d.resultTab(tabTrend)
	d.expect("令和7年度", "令和8年度", "市全体の回答率")
	p.begin()
	d.typeKeys(fyne.KeyDown, fyne.KeyLeft)
	d.expect("市全体（令和7年度）の得点率 " + p.app.format.Rate(p.score.Last.City.Score))
	d.resultTab(string(viewmodel.ListDangers))
	first := p.score.List(viewmodel.ListDangers)[0]
	d.expect(first.Title, "＝ 実施の回答", p.score.Note(viewmodel.ListDangers))
	d.setLanguage("en")
	d.expect("Dangers", "answers done")
}

// Cells of the heat map lead to the items of a department, by keys, and back.
func heatLeadsToItems(t *testing.T, path string) {
	d := resultsDesk(t, path, "ja")
	d.resultTab(tabHeat)
	p := d.results()
	p.begin()
	d.typeKeys(fyne.KeyDown, fyne.KeyReturn)
	d.expect("企画部", "戻る", "未提出の")
	d.back()
	rows := p.score.Heat().Rows
	for i, row := range rows {
		if row.Part.Level == viewmodel.CityDepartment && row.Cells[2].Level >= 0 {
			d.typeKeys(fyne.KeyHome)
			for range i {
				d.typeKeys(fyne.KeyDown)
			}
			break
		}
	}
	d.typeKeys(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	if row, column := p.row, p.column; column != 3 || rows[row].Part.Level != viewmodel.CityDepartment {
		t.Fatalf("the cursor is at %d, %d", row, column)
	}
	d.typeKeys(fyne.KeyReturn)
	part, ok := d.page.(*partPage)
	if !ok || part.items == nil {
		t.Fatalf("open is %T", d.page)
	}
	if want := len(part.items.SectionTrace(part.of.Chapter)); len(part.trace.trace.Lines) != want {
		t.Errorf("%d lines of %d", len(part.trace.trace.Lines), want)
	}
	part.bars[0].line.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	d.expect("回答した項目")
	d.setLanguage("en")
	d.expect("÷ all items")
	d.back()
	if d.results().column != 3 {
		t.Error("the cursor has moved")
	}
	d.window.Canvas().Focus(p.first)
	d.typeKeys(fyne.KeyReturn)
	part = d.page.(*partPage)
	line := part.trace.trace.Lines[1]
	part.trace.list.OnSelected(1)
	if of := d.department(); of.of.ID() != part.of.ID || of.key != line.Key {
		t.Errorf("the answer to %v of %s is open, not to %v", of.key, part.of.ID, line.Key)
	}
}

// Reports are chosen, written, and shown.
func reportsAreWritten(t *testing.T, path string) {
	d := resultsDesk(t, path, "ja")
	d.press("帳票を出力")
	d.expect("点検結果一覧", "集計表", "見直し候補一覧", "提出状況一覧")
	dir := t.TempDir()
	d.fieldOf("保存先").SetText(dir)
	for _, o := range d.objects() {
		if tick, ok := o.(*widgets.Tick); ok && strings.HasPrefix(tick.Words(), "PDF") {
			d.tap(tick)
		}
	}
	d.press("出力する")
	d.expect("1個のファイルを作成しました", "点検結果一覧")
	if files, err := os.ReadDir(dir); err != nil || len(files) != 1 {
		t.Errorf("%v, %v", files, err)
	}
}
