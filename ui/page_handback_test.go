package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"tenken/checklist"
)

// handOut writes the items that the list shows into a folder and returns the file.
func (d *desk) handOut(post string) string {
	d.t.Helper()
	dir := d.t.TempDir()
	d.menuItem("一覧の項目をExcelで分担する…").Action()
	d.typeInto(d.fieldOf("渡す相手の担当名"), post)
	d.fieldOf("保存先").SetText(dir)
	d.press("Excelを作る")
	d.expect("分担用のExcelができました", post+".xlsx")
	d.press("閉じる")
	found, err := filepath.Glob(filepath.Join(dir, "*.xlsx"))
	if err != nil || len(found) != 1 {
		d.t.Fatal(found, err)
	}
	return found[0]
}

// record changes an answer beside the window and shows it.
func (d *desk) record(key checklist.Key, change func(*checklist.Response)) {
	d.t.Helper()
	s := d.opened().session
	answer := s.Answer(key)
	change(&answer)
	if err := s.Put(d.t.Context(), answer); err != nil {
		d.t.Fatal(err)
	}
	d.sheet().comeBack()
}

// A part is handed out, comes back by drop, and what was recorded meanwhile is chosen
// about, all as one step.
func TestHandOutAndTakeBack(t *testing.T) {
	d := openDesk(t)
	rate := func(code checklist.RatingCode) func(*checklist.Response) {
		return func(r *checklist.Response) { r.Rating = code }
	}
	d.record(duty, rate("done"))
	d.record(password, rate("done"))
	path := d.handOut("窓口担当")
	d.record(duty, rate("partly"))
	d.record(password, rate(""))
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	p, ok := d.page.(*handbackPage)
	if !ok {
		t.Fatalf("open is %T: %q", d.page, d.words())
	}
	d.expect("あと1問、どちらの回答にするか選んでください", "どちらにするか選ぶ項目", "空欄に入る項目", "△ 一部実施", "○ 実施")
	if !p.apply.Disabled() {
		t.Error("it can be taken in before it is chosen")
	}
	p.list.OnRune('2')
	d.expect("取り込む項目：2問")
	d.press("取り込む")
	if d.stored(duty).Rating != "done" || d.stored(password).Rating != "done" {
		t.Errorf("recorded %v, %v; %q", d.stored(duty).Rating, d.stored(password).Rating, d.words())
	}
	d.press("閉じる")
	d.undo()
	if d.stored(duty).Rating != "partly" || d.stored(password).Rating != "" {
		t.Error("not one step")
	}
}

// A sheet that says what is recorded changes nothing, and another workbook is
// evidence.
func TestDroppedWorkbooks(t *testing.T) {
	d := openDesk(t)
	path := d.handOut("庶務")
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(path)})
	d.expect("今の回答と違うところはありません")
	d.press("閉じる")
	other := filepath.Join(t.TempDir(), "台帳.xlsx")
	if err := os.WriteFile(other, []byte("no workbook"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI(other)})
	if found := d.evidenceOf(duty); len(found) != 1 || found[0].File.Name != "台帳.xlsx" {
		t.Errorf("%+v; %q", found, d.words())
	}
}

// What cannot be taken stands at the end of the list, with its place.
func TestHandbackRefused(t *testing.T) {
	d := openDesk(t)
	d.record(duty, func(r *checklist.Response) { r.Comment = "渡したとき" })
	path := d.handOut("庶務")
	d.record(duty, func(r *checklist.Response) { r.Comment = "" })
	answerAll(d)
	o := d.opened()
	sheet := o.session.Sheet()
	approval := checklist.Approval{DraftNumber: "8税第1号", Date: checklist.Date{Year: 2026, Month: 10, Day: 1}}
	if err := o.ws.Approve(t.Context(), sheet, approval); err != nil {
		t.Fatal(err)
	}
	d.reload()
	d.takeHandback(o, []string{path}, nil)
	p, ok := d.page.(*handbackPage)
	if !ok {
		t.Fatalf("open is %T: %q", d.page, d.words())
	}
	d.expect("取り込めない箇所", filepath.Base(path), duty.Item)
	if !p.apply.Disabled() || p.handback.Untaken() == 0 {
		t.Error("it can be taken in")
	}
}
