package ui

import (
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

// board is the page that shows.
func (d *desk) board() *boardPage {
	d.t.Helper()
	p, ok := d.officeFrame().inner().(*boardPage)
	if !ok {
		d.t.Fatal("the board does not show")
	}
	return p
}

// onBoard types keys in the table.
func (d *desk) onBoard(keys ...fyne.KeyName) {
	d.board().begin()
	for _, key := range keys {
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: key})
	}
}

func (d *desk) assessment(id string) workflow.BoardRow {
	d.t.Helper()
	b, err := d.workspace().Board(0)
	if err != nil {
		d.t.Fatal(err)
	}
	for _, row := range b.Rows("") {
		if row.ID == id {
			return row
		}
	}
	d.t.Fatalf("there is no %s on the board", id)
	return workflow.BoardRow{}
}

// A due date is given to several departments at once, by keys alone.
func TestBoardExtends(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	d.onBoard(fyne.KeyDown, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	d.press("ほかの操作…")
	d.expect("操作を選ぶ", "企画政策課、情報政策課")
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	d.typeInto(d.fieldOf("新しい期限"), "あした")
	d.press("記録する")
	if d.box == nil {
		t.Fatal("a date that is none was taken")
	}
	d.fieldOf("新しい期限").SetText("R8.11.6")
	d.press("記録する")
	for id, day := range map[string]int{"policy": 6, "ict": 6, "tax": 30} {
		if got := d.assessment(id).Due.Day; got != day {
			t.Errorf("%s is due on %d", id, got)
		}
	}
	d.expect("延長 R8.11.6", "2所属を選択中")
	d.escape()
	if d.says("選択中") {
		t.Error("Escape leaves the departments chosen")
	}
}

func TestBoardExcuses(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	d.onBoard(fyne.KeyEnd)
	d.board().excuse()
	d.typeInto(d.fieldOf("外す理由"), "休園中")
	d.press("記録する")
	if row := d.assessment("nursery-school"); row.Status != checklist.StatusExcused || row.Excused != "休園中" {
		t.Errorf("%+v", row)
	}
	d.expect("対象外 1")
	d.board().excuse()
	d.press("記録する")
	if row := d.assessment("nursery-school"); row.Status == checklist.StatusExcused {
		t.Error("it is not back in the round")
	}
}

func TestBoardAddsADepartment(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	d.board().addDepartment()
	d.expect("組織一覧の所属は、すべて点検に入っています。")
	d.box.close()
	list := file(t, "later.csv", "所属コード,所属名,部\npolicy,企画政策課,企画部\nlibrary,図書館,教育部\n")
	if _, err := d.workspace().ImportOrganisation(t.Context(), list, false); err != nil {
		t.Fatal(err)
	}
	d.officeFrame().changed()
	d.board().addDepartment()
	d.pressLine("図書館")
	if row := d.assessment("library"); row.Department != "図書館" {
		t.Errorf("%+v", row)
	}
	d.expect("図書館")
}

// What nobody has handed in is not accepted, and names and addresses are copied.
func TestBoardRefusesAndCopies(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	d.onBoard(fyne.KeyDown)
	d.board().accept()
	d.expect("選んだ所属に、提出済のものがありません。")
	d.box.close()
	d.board().copyNames()
	if got := d.fyne.Clipboard().Content(); got != "企画政策課" {
		t.Errorf("%q was copied", got)
	}
	d.box.close()
	d.board().copyMails()
	d.expect("メールの宛先が登録された所属がありません。")
}

// The packages and sheets of all departments are written once more.
func TestBoardWritesPackages(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	dir := t.TempDir()
	d.board().writeAgain()
	d.fieldOfPath().SetText(dir)
	d.press("このフォルダーにする")
	found, err := filepath.Glob(filepath.Join(dir, "*"+workflow.PackageSuffix))
	if err != nil || len(found) == 0 {
		t.Errorf("%v, %v", found, err)
	}
}

// Search, statuses and titles choose and sort the lines.
func TestBoardFiltersAndSorts(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	d.menuItem("検索").Action()
	d.typeInto(d.board().search, "市民部")
	d.expect("税務課", "市民課")
	if d.says("保育園") {
		t.Error("the search shows what it does not find")
	}
	d.typeInto(d.board().search, "無")
	d.expect("当てはまる所属はありません。")
	d.escape()
	d.expect("保育園")
	d.board().table.OnSort(0)
	d.expect("所属▲")
	d.setLanguage("en")
	d.expect("Department▲", "Nursery School")
}

// The board looks as before, with and without a round.
func TestBoardLooksAsBefore(t *testing.T) {
	full, empty := officeFile(t), emptyOffice(t)
	for _, lang := range []string{"ja", "en"} {
		d := newDesk(t, Options{Language: lang, File: full})
		d.golden("board-" + lang + ".xml")
		d.open(empty)
		d.golden("board-empty-" + lang + ".xml")
		d.goTo(newStartPage(d.App))
	}
}

// pressLine taps the line with the given title.
func (d *desk) pressLine(title string) {
	d.t.Helper()
	for _, o := range d.objects() {
		if l, ok := o.(*widgets.Line); ok && l.Texts().Title == title {
			d.tap(l)
			return
		}
	}
	d.t.Fatalf("there is no line %q among %q", title, d.words())
}
