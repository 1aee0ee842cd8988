package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"tenken/checklist"
	"tenken/ui/widgets"
)

// fieldOf is the text field below a label.
func (d *desk) fieldOf(label string) *widgets.Entry {
	d.t.Helper()
	var last string
	for _, o := range d.objects() {
		switch o := o.(type) {
		case *widgets.Text:
			if o.Text() == label {
				last = label
			}
		case *widgets.Entry:
			if last == label {
				return o
			}
		}
	}
	d.t.Fatalf("there is no field %q", label)
	return nil
}

// file makes a file with content and returns its path.
func file(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (d *desk) drop(paths ...string) {
	var uris []fyne.URI
	for _, path := range paths {
		uris = append(uris, storage.NewFileURI(path))
	}
	d.dropped(fyne.NewPos(1, 1), uris)
}

// evidenceOf is what is recorded in the file.
func (d *desk) evidenceOf(key checklist.Key) []checklist.Evidence {
	d.t.Helper()
	sheet, err := d.sheet().ws.Sheet(0)
	if err != nil {
		d.t.Fatal(err)
	}
	return sheet.Evidence(key)
}

func TestNameEvidence(t *testing.T) {
	d := openDesk(t)
	d.press("資料名を記入")
	d.press("追加する")
	d.expect("入力してください。")
	d.typeInto(d.fieldOf("資料名"), "事務分担表")
	d.typeInto(d.fieldOf("文書番号"), "8税第12号")
	d.typeInto(d.fieldOf("資料の日付"), "R8.13.1")
	d.press("追加する")
	if d.box == nil {
		t.Fatal("a date that is none was taken")
	}
	d.fieldOf("資料の日付").SetText("R8.4.1")
	d.press("追加する")
	got := d.evidenceOf(duty)
	if d.box != nil || len(got) != 1 || got[0].Title != "事務分担表" || got[0].Number != "8税第12号" || got[0].Date.Day != 1 {
		t.Fatalf("recorded %+v", got)
	}
	d.expect("事務分担表", "8税第12号、令和8年4月1日")
	d.press("削除")
	if len(d.evidenceOf(duty)) != 0 {
		t.Error("it is still there")
	}
	d.undo()
	d.expect("8税第12号、令和8年4月1日")
}

func TestAttachByDropping(t *testing.T) {
	d := openDesk(t)
	d.typeInto(d.sheet().detail.texts.comment.entry, "書きかけ")
	d.drop(file(t, "分担表.txt", "一"), file(t, "台帳.txt", "二"))
	got := d.evidenceOf(duty)
	if len(got) != 2 || got[0].File == nil || got[0].Title != "分担表.txt" || d.stored(duty).Comment != "書きかけ" {
		t.Fatalf("recorded %+v", got)
	}
	d.expect("分担表.txt", "台帳.txt", "3バイト", "資料2")
	d.undo()
	if len(d.evidenceOf(duty)) != 0 || d.says("分担表.txt") {
		t.Error("both files are one step, which was not taken back")
	}
	d.redo()
	if got := d.evidenceOf(duty); len(got) != 2 {
		t.Errorf("after the step forth: %+v", got)
	}
}

func TestAttachmentThatIsRefused(t *testing.T) {
	d := openDesk(t)
	d.drop(t.TempDir())
	d.expect("できませんでした")
	d.box.close()
	d.goToItem(register)
	if !d.sheet().detail.evidence.file.Disabled() {
		t.Error("a file can be chosen for an item of the My Number segment")
	}
	d.drop(file(t, "台帳.txt", "二"))
	d.expect("マイナンバー利用事務系の項目には、ファイルを添付できません。")
	if len(d.evidenceOf(register)) != 0 {
		t.Error("it was attached")
	}
}

func TestOpenAndSaveBackAttachment(t *testing.T) {
	d := openDesk(t)
	d.drop(file(t, "分担表.txt", "一"))
	evidence := d.sheet().detail.evidence
	d.press("開く")
	copies, err := filepath.Glob(filepath.Join(evidence.copies, "*", "分担表.txt"))
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies %v, %v", copies, err)
	}
	target := t.TempDir()
	for range 2 {
		d.press("保存")
		d.fieldOfPath().SetText(target)
		d.press("このフォルダーにする")
		d.expect("保存しました")
		d.box.close()
	}
	for _, name := range []string{"分担表.txt", "分担表 (2).txt"} {
		if content, err := os.ReadFile(filepath.Join(target, name)); string(content) != "一" {
			t.Errorf("%s: %q, %v", name, content, err)
		}
	}
	folder := evidence.copies
	d.goTo(newStartPage(d.App))
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Error("the copies outlive the sheet")
	}
}

// fieldOfPath is the field for a path in the dialog that chooses files.
func (d *desk) fieldOfPath() *widgets.Entry {
	d.t.Helper()
	for _, o := range d.objects() {
		if e, ok := o.(*widgets.Entry); ok {
			return e
		}
	}
	d.t.Fatal("there is no field for a path")
	return nil
}

func TestChooseAFile(t *testing.T) {
	d := openDesk(t)
	path := file(t, "分担表.txt", "一")
	if err := os.Mkdir(filepath.Join(filepath.Dir(path), "中"), 0o700); err != nil {
		t.Fatal(err)
	}
	d.press("ファイルを添付")
	d.fieldOfPath().SetText(filepath.Join(filepath.Dir(path), "中"))
	d.fieldOfPath().OnSubmitted(d.fieldOfPath().Text)
	d.expect("このフォルダーは空です。")
	d.press("上へ")
	d.expect("分担表.txt", "3バイト", "中")
	var list *widgets.List
	for _, o := range d.objects() {
		if l, ok := o.(*widgets.List); ok {
			list = l
		}
	}
	list.Select(1)
	d.press("添付する")
	if got := d.evidenceOf(duty); d.box != nil || len(got) != 1 {
		t.Errorf("recorded %+v", got)
	}
	d.press("ファイルを添付")
	d.fieldOfPath().SetText("/no/such/folder")
	d.fieldOfPath().OnSubmitted("/no/such/folder")
	if d.box == nil {
		t.Error("the dialog has closed")
	}
	d.escape()
	if d.box != nil {
		t.Error("Escape does not close the dialog")
	}
}

func TestFreeName(t *testing.T) {
	path := file(t, "a.b.txt", "")
	if got := freeName(path); filepath.Base(got) != "a.b (2).txt" {
		t.Errorf("%q", got)
	}
	if got := freeName(path + "x"); got != path+"x" {
		t.Errorf("%q", got)
	}
}

func TestFileURL(t *testing.T) {
	for path, want := range map[string]string{
		"/home/税務課/点検 票.pdf": "file:///home/%E7%A8%8E%E5%8B%99%E8%AA%B2/%E7%82%B9%E6%A4%9C%20%E7%A5%A8.pdf",
		"C:/a.pdf":           "file:///C:/a.pdf",
		"//server/share/a":   "file://server/share/a",
	} {
		if got := fileURL(path).String(); got != want {
			t.Errorf("%s: %s", path, got)
		}
	}
}
