package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
)

// officePageOf goes to a page of the office and returns it.
func officePageOf[P officeView](d *desk, key string) P {
	d.t.Helper()
	d.officeGo(key)
	p, ok := d.officeFrame().inner().(P)
	if !ok {
		d.t.Fatalf("%s does not show: %q", key, d.words())
	}
	return p
}

// everyLook shows a page of the office, with and without a round, in both languages:
// it looks as before.
func everyLook(t *testing.T, key string, empty bool) {
	t.Helper()
	files := map[string]string{key: officeFile(t)}
	if empty {
		files[key+"-empty"] = emptyOffice(t)
	}
	for _, lang := range []string{"ja", "en"} {
		for name, path := range files {
			d := newDesk(t, Options{Language: lang, File: path})
			d.officeGo(key)
			d.golden(name + "-" + lang + ".xml")
			d.goTo(newStartPage(d.App))
		}
	}
}

func TestOrganisationLooksAsBefore(t *testing.T) { everyLook(t, "organisation", true) }

// A list is looked into, taken in, and shown.
func TestOrganisationIsTakenIn(t *testing.T) {
	d := officeDesk(t, emptyOffice(t))
	p := officePageOf[*organisationPage](d, "organisation")
	d.expect("まだ組織一覧がありません")
	p.choose()
	d.fieldOfPath().SetText(filepath.Join("testdata", "organisation.csv"))
	d.press("内容を見る")
	d.expect("増える所属 5", "企画政策課", "部の一覧が変わります。")
	if org, err := d.workspace().Organisation(); err != nil || len(org.Departments) != 0 {
		t.Fatalf("the preview took it in: %v", err)
	}
	d.press("取り込む")
	d.expect("5所属、情報システム0、施設0", "市民部", "保育園")
	p.begin()
	d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	d.expect("情報政策課（ict）", "回答の方法：プログラム")
	d.menuItem("検索").Action()
	d.typeInto(p.search, "税")
	if d.says("保育園") || !d.says("税務課（tax）") {
		t.Errorf("%q", d.words())
	}
	d.escape()
	d.expect("保育園")
}

// A dropped list is looked into as well; mistakes are told with their places, and
// nothing changes.
func TestOrganisationWithMistakes(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	officePageOf[*organisationPage](d, "organisation")
	bad := file(t, "bad.csv", "所属コード,所属名,部\npolicy,企画政策課,企画部\npolicy,企画課,企画部\npolicy,税務課,市民部\n")
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(bad)})
	d.expect("A3", "A4")
	d.box.close()
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(filepath.Join("testdata", "organisation.csv"))})
	d.expect("今の組織一覧と同じです", "変わらない所属 5")
	d.box.close()
	later := file(t, "later.csv", "所属コード,所属名,部\npolicy,政策課,企画部\nlibrary,図書館,教育部\n")
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(later)})
	d.expect("なくなる所属 4", "政策課：名前", "令和8年度の点検には今の内容のまま残ります")
	d.press("キャンセル")
	if org, err := d.workspace().Organisation(); err != nil || len(org.Departments) != 5 {
		t.Errorf("%d departments, %v", len(org.Departments), err)
	}
}

// The list and the template are written to files that can be taken in again.
func TestOrganisationIsWritten(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	p := officePageOf[*organisationPage](d, "organisation")
	dir := t.TempDir()
	for same, write := range map[bool]func(){true: p.export, false: p.template} {
		write()
		d.saveIn(dir)
		path := filepath.Join(dir, "組織一覧.xlsx")
		change, err := d.workspace().ImportOrganisation(t.Context(), path, true)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		if change.Empty() != same {
			t.Errorf("the same: %v, %+v", same, change)
		}
	}
}
