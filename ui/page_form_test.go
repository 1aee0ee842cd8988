package ui

import (
	"os"
	"path/filepath"
	"testing"

	"tenken/checklist"
	"tenken/ui/widgets"
)

// check ticks the box with the given words.
func (d *desk) check(words string) {
	d.t.Helper()
	for _, o := range d.objects() {
		if c, ok := o.(*widgets.Tick); ok && c.Words() == words {
			d.tap(c)
			return
		}
	}
	d.t.Fatalf("there is no box %q among %q", words, d.words())
}

// formDesk shows the form with the small standard.
func formDesk(t *testing.T) *desk {
	t.Helper()
	d := newDesk(t, Options{})
	d.press("新しく作る")
	form := d.page.(*formPage)
	form.dir = t.TempDir()
	form.chooseStandard()
	d.fieldOfPath().SetText(filepath.Join("testdata", "standard.yaml"))
	d.press("読み込む")
	return d
}

func TestForm(t *testing.T) {
	d := formDesk(t)
	d.expect("新しい自己点検", "小さな点検表（第1版）", "この内容では3問（ほかに人数で答える項目が1）になります")
	d.check("マイナンバー（個人番号）を扱う")
	d.expect("この内容では4問（ほかに人数で答える項目が1）になります")
	d.press("システムを追加")
	d.check("クラウドサービスを使っている")
	d.expect("この内容では5問（ほかに人数で答える項目が1）になります")
	d.press("作成して回答を始める")
	d.expect("入力が足りません")
	d.box.close()
	d.expect("入力してください。")
	d.typeInto(d.fieldOf("市の名称"), "青葉市")
	d.typeInto(d.fieldOf("課（所属）"), "市民課")
	d.typeInto(d.fieldOf("システムの名称"), "住民記録")
	d.fieldOf("年度").SetText("R9")
	d.typeInto(d.fieldOf("回答期限"), "R9.10.30")
	if got := d.fieldOf("ファイル名").Text; got != "市民課_令和9年度.tenken" {
		t.Errorf("file name %q", got)
	}
	d.press("作成して回答を始める")
	if d.home() == nil {
		t.Fatalf("no sheet: %q", d.words())
	}
	sheet := d.home().session.Sheet()
	if sheet.Round.FiscalYear != 2027 || len(sheet.Scope.Items) != 6 || sheet.City.Ja != "青葉市" {
		t.Errorf("%+v", sheet.Round)
	}
	if _, err := os.Stat(d.home().info.Path); err != nil || filepath.Base(d.home().info.Path) != "市民課_令和9年度.tenken" {
		t.Errorf("%s: %v", d.home().info.Path, err)
	}
}

func TestFormKeepsWhatIsThere(t *testing.T) {
	d := formDesk(t)
	d.typeInto(d.fieldOf("市の名称"), "青葉市")
	d.check("マイナンバー（個人番号）を扱う")
	d.press("施設を追加")
	d.setLanguage("en")
	d.expect("New self-inspection", "As it stands: 4 questions, and 1 head counts")
	if got := d.fieldOf("City").Text; got != "青葉市" {
		t.Errorf("the city is %q", got)
	}
	d.press("Remove")
	if form := d.page.(*formPage).form; len(form.Sites) != 0 {
		t.Error("the site is still there")
	}
}

func TestFormNeverOverwrites(t *testing.T) {
	d := formDesk(t)
	d.typeInto(d.fieldOf("市の名称"), "青葉市")
	d.typeInto(d.fieldOf("課（所属）"), "市民課")
	path := d.page.(*formPage).path()
	if err := os.WriteFile(path, []byte("別のファイル"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.press("作成して回答を始める")
	if content, err := os.ReadFile(path); string(content) != "別のファイル" || d.box == nil {
		t.Errorf("%q, %v", content, err)
	}
}

func TestFormReadsDatesAndYears(t *testing.T) {
	d := formDesk(t)
	d.typeInto(d.fieldOf("市の名称"), "青葉市")
	d.typeInto(d.fieldOf("課（所属）"), "市民課")
	d.fieldOf("年度").SetText("いつか")
	d.press("作成して回答を始める")
	if d.home() != nil {
		t.Fatal("a year was made of いつか")
	}
	d.fieldOf("年度").SetText("2026")
	due := d.fieldOf("回答期限")
	d.typeInto(due, "8.10.30")
	d.leaveField()
	if due.Text != "8.10.30" {
		t.Errorf("a date that is none is spelled %q", due.Text)
	}
	due.SetText("")
	d.typeInto(due, "r8.10.30")
	d.leaveField()
	if due.Text != "令和8年10月30日" {
		t.Errorf("the date is spelled %q", due.Text)
	}
	d.press("作成して回答を始める")
	if d.home() == nil || d.home().session.Sheet().Round.Due != (checklist.Date{Year: 2026, Month: 10, Day: 30}) {
		t.Errorf("%q", d.words())
	}
}

func TestStandardWithMistakes(t *testing.T) {
	d := newDesk(t, Options{})
	d.newForm()
	form := d.page.(*formPage)
	form.chooseStandard()
	d.fieldOfPath().SetText(file(t, "壊れた.yaml", "id: x\nversion: \"1\"\nsections: []\n"))
	d.press("読み込む")
	d.expect("できませんでした")
	if lines := len(d.words()); lines < 3 {
		t.Errorf("not every mistake is named: %q", d.words())
	}
}
