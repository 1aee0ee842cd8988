package ui

import (
	"path/filepath"
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// emptyOffice makes the office's workspace before its first round, and returns its
// path.
func emptyOffice(t *testing.T) string {
	t.Helper()
	std, err := workflow.ReadStandardFile(filepath.Join("testdata", "standard.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "office.tenken")
	spec := workflow.Spec{Kind: workflow.KindOffice, City: checklist.Text{Ja: "青葉市", En: "Aoba City"}, Standard: std, Settings: workflow.OfficeSettings("ja")}
	ws, err := workflow.Create(t.Context(), path, spec, workflow.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

// officeFile makes the office's workspace of a city of five departments, in which a
// round of the small standard is open, and returns its path.
func officeFile(t *testing.T) string {
	t.Helper()
	path := emptyOffice(t)
	inOffice(t, path, func(ws *workflow.Workspace) {
		if _, err := ws.ImportOrganisation(t.Context(), filepath.Join("testdata", "organisation.csv"), false); err != nil {
			t.Fatal(err)
		}
		due := checklist.Date{Year: 2026, Month: 10, Day: 30}
		if _, _, err := ws.OpenRound(t.Context(), workflow.RoundSpec{Year: 2026, Due: due}); err != nil {
			t.Fatal(err)
		}
	})
	return path
}

// inOffice does something in a workspace that no window has open.
func inOffice(t *testing.T, path string, do func(*workflow.Workspace)) {
	t.Helper()
	ws, err := workflow.Open(t.Context(), path, workflow.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	do(ws)
	if err := ws.Close(); err != nil {
		t.Fatal(err)
	}
}

// officeDesk is a desktop with an office's workspace open.
func officeDesk(t *testing.T, path string) *desk {
	t.Helper()
	d := newDesk(t, Options{File: path})
	if d.officeFrame() == nil {
		t.Fatal("the workspace did not open: ", d.words())
	}
	return d
}

// The office's file opens on its first page, and closes again.
func TestTheOfficesFile(t *testing.T) {
	path := officeFile(t)
	d := officeDesk(t, path)
	d.expect("青葉市 事務局", "受付中", "提出期限 令和8年10月30日（あと29日）", "提出状況", "企画政策課", "保育園")
	if got := d.window.Title(); got != "青葉市 事務局　提出状況 - 点検" {
		t.Errorf("the window is called %q", got)
	}
	for _, words := range []string{"帳票を出力…", "市の基本方針を読み込む…"} {
		if !d.menuItem(words).Disabled {
			t.Errorf("%q is offered for the office's file", words)
		}
	}
	d.open(path)
	if d.box != nil {
		t.Errorf("the file that is open was opened again: %q", d.words())
	}
	d.menuItem("閉じて最初の画面へ").Action()
	if d.officeFrame() != nil || d.workspace() != nil {
		t.Error("it is still open")
	}
	inOffice(t, path, func(*workflow.Workspace) {})
}

// Before the first round it says what to do.
func TestTheOfficesEmptyFile(t *testing.T) {
	d := officeDesk(t, emptyOffice(t))
	d.expect("青葉市 事務局", "まだ点検を始めていません", "点検を始める")
	if d.says("点検を締め切る") {
		t.Error("there is a round to close")
	}
}

// A new file of the office is made by the form.
func TestFormForTheOffice(t *testing.T) {
	d := newDesk(t, Options{})
	d.press("新しく作る")
	d.page.(*formPage).dir = t.TempDir()
	d.choose(1)
	if d.says("課（所属）") {
		t.Error("the office is asked for its department")
	}
	d.press("作成する")
	d.expect("入力してください。")
	d.typeInto(d.fieldOf("市の名称"), "青葉市")
	if got := d.fieldOf("ファイル名").Text; got != "青葉市_事務局.tenken" {
		t.Errorf("file name %q", got)
	}
	d.press("作成する")
	if d.officeFrame() == nil {
		t.Fatalf("it did not open: %q", d.words())
	}
	if got, err := d.workspace().Settings(); err != nil || got.Actor != "事務局" {
		t.Errorf("it records as %q, %v", got.Actor, err)
	}
}

// Closing the round is asked, recorded, and shows at once.
func TestCloseTheRound(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	d.press("点検を締め切る")
	d.expect("令和8年度の点検を締め切りますか", "確認が済んでいない所属が5あります")
	d.press("点検を締め切る")
	d.expect("締切済")
	if d.says("点検を締め切る") {
		t.Error("it can be closed twice")
	}
	if round, err := d.workspace().Round(0); err != nil || round.Closed == nil {
		t.Errorf("%+v, %v", round, err)
	}
}

// A file that somebody else has open is shown without what writes.
func TestTheOfficesFileReadOnly(t *testing.T) {
	path := officeFile(t)
	inOffice(t, path, func(*workflow.Workspace) {
		d := newDesk(t, Options{File: path})
		d.press("閲覧のみで開く")
		d.expect("閲覧のみで開いています", "企画政策課")
		if d.says("点検を締め切る") {
			t.Error("the round can be closed")
		}
	})
}

// Language and size of text change under the page that is open.
func TestTheOfficeInEnglish(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	d.setLanguage("en")
	d.expect("Aoba City office", "Due 30 October 2026", "Policy Department")
	d.library()
	d.expect("Checklists")
	d.menuItem("Board").Action()
	d.expect("Policy Department")
}
