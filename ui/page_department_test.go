package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tenken/checklist"
	"tenken/ui/widgets"
)

func (d *desk) department() *departmentPage {
	d.t.Helper()
	p, ok := d.officeFrame().inner().(*departmentPage)
	if !ok {
		d.t.Fatal("no department shows")
	}
	return p
}

// From the board one comes to a department, and moves among its items by keys.
func TestDepartmentByKeys(t *testing.T) {
	d := officeDesk(t, handedIn(t))
	row := d.board().board.Find("citizens-affairs")
	d.board().begin()
	for range row {
		d.types(fyne.KeyDown)
	}
	d.types(fyne.KeyReturn)
	d.expect("市民課の回答", "提出済（第1版）", "担当者の指名", "今年度の事務分担表に書いてある")
	d.menuItem("次の項目").Action()
	d.expect("パスワードを他人に知られないように")
	d.menuItem("前の項目").Action()
	d.window.Canvas().Focused().TypedRune('1')
	d.expect("1項目に印")
	d.window.Canvas().Focused().TypedRune('n')
	d.expect("実施とあるが、現状も根拠資料もない")
	d.escape()
	if d.says("1項目に印") {
		t.Error("Escape leaves the marks")
	}
	d.press("提出状況へ戻る")
	d.expect("企画政策課")
}

// A second tap on a department opens it, too.
func TestDepartmentByMouse(t *testing.T) {
	d := officeDesk(t, handedIn(t))
	for range 2 {
		d.tap(d.textThat("市民課"))
	}
	d.expect("市民課の回答")
}

// textThat is the text that says something.
func (d *desk) textThat(says string) fyne.CanvasObject {
	d.t.Helper()
	for _, o := range d.objects() {
		if text, ok := o.(*canvas.Text); ok && text.Text == says {
			return text
		}
	}
	d.t.Fatalf("%q does not show", says)
	return nil
}

func TestDepartmentReturns(t *testing.T) {
	d := inspect(t, "department")
	d.types(fyne.KeyDown, fyne.KeySpace)
	d.press("差戻し…")
	d.expect("税務課へ差戻し（1項目）", "所属に届く文", "■C01-01-02 パスワードの管理：「実施」の根拠が分かりません")
	d.press("差し戻す")
	dir := t.TempDir()
	d.into(dir, "差し戻す")
	if got := d.stateOf("tax"); got != checklist.StatusReturned {
		t.Errorf("tax is %s", got)
	}
	if sheets, err := filepath.Glob(filepath.Join(dir, "*.xlsx")); err != nil || len(sheets) != 1 {
		t.Errorf("%v, %v", sheets, err)
	}
	d.box.close()
	d.expect("差戻し中", "提出済の所属だけが")
	for _, b := range []*widgets.Button{d.department().give, d.department().mend, d.department().accept} {
		if !b.Disabled() {
			t.Errorf("%q can be pressed", b.Text)
		}
	}
}

func TestDepartmentReturnNeedsAText(t *testing.T) {
	d := inspect(t, "department")
	d.press("差戻し…")
	d.press("差し戻す")
	d.expect("何を直してほしいかを書いてください")
	d.box.close()
}

func TestDepartmentAccepts(t *testing.T) {
	d := inspect(t, "department")
	d.press("確認済にする")
	d.into(t.TempDir(), "確認済にする")
	if got := d.stateOf("tax"); got != checklist.StatusAccepted {
		t.Errorf("tax is %s", got)
	}
	d.box.close()
	d.expect("確認済（第1版）")
}

func TestDepartmentCorrects(t *testing.T) {
	d := inspect(t, "department")
	d.officeFrame().openDepartment("tax", officeKey(training))
	d.expect("研修名簿.csvでは41 / 50")
	d.press("訂正…")
	d.press("訂正を記録する")
	d.expect("提出された回答と同じか", "どのように同意を得たか", "同意した人の職名を入力")
	d.fieldOf("実施者数（人）").SetText("41")
	d.fieldOf("同意した人の職名").SetText("税務課長")
	d.fieldOf("確かめた方法").SetText("電話")
	d.press("訂正を記録する")
	if d.box != nil {
		t.Fatalf("%q", d.words())
	}
	d.expect("税務課長、令和8年10月1日、電話", "△ 41 / 50")
	sheet, err := d.workspace().SheetOf(2026, "tax")
	if got := sheet.Response(officeKey(training)); err != nil || got.Count.Complying != 41 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestDepartmentCorrectsARating(t *testing.T) {
	d := inspect(t, "department")
	d.press("訂正…")
	for _, o := range d.objects() {
		if c, ok := o.(*widgets.Choice); ok {
			c.Press(2)
		}
	}
	d.fieldOf("同意した人の職名").SetText("税務課長")
	d.fieldOf("確かめた方法").SetText("電話")
	d.press("訂正を記録する")
	d.expect("× 未実施")
}

func TestDepartmentGetsMoreTime(t *testing.T) {
	d := inspect(t, "department")
	d.press("期限延長…")
	d.fieldOf("新しい期限").SetText("R8.11.6")
	d.press("記録する")
	d.expect("延長した期限 令和8年11月6日")
	if got := d.assessment("tax").Due.Day; got != 6 {
		t.Errorf("due on %d", got)
	}
}

// Another department is chosen above the list; what was filtered stays.
func TestDepartmentTurns(t *testing.T) {
	d := inspect(t, "department")
	d.typeInto(d.department().search, "研修")
	d.department().turn(asked{department: "citizens-affairs"})
	d.expect("市民課の回答", "研修の受講")
	if d.department().of.Lines() != 1 {
		t.Error("the filter is lost")
	}
	d.officeFrame().openDepartment("tax", officeKey(duty))
	if d.department().key != officeKey(duty) || d.department().of.Lines() != 4 {
		t.Error("what was asked for is hidden by the filter")
	}
}

// The sheet of the department is printed to a folder that goes with the file.
func TestDepartmentPrints(t *testing.T) {
	d := inspect(t, "department")
	d.press("点検票を印刷")
	folder := d.officeFrame().private.path
	files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err, d.words())
	}
	d.goTo(newStartPage(d.App))
	if _, err := os.Stat(folder); err == nil {
		t.Error("the folder stays")
	}
}
