package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/widgets"
)

// inbox writes what departments hand in to an office: for the first one two
// submissions of different hands, one of which was changed on its way, and a file
// that is none.
func inbox(t *testing.T, office string) string {
	t.Helper()
	dir := t.TempDir()
	in := filepath.Join(dir, "in")
	if err := os.Mkdir(in, 0o700); err != nil {
		t.Fatal(err)
	}
	var packages []string
	inOffice(t, office, func(ws *workflow.Workspace) {
		var err error
		if packages, err = ws.WritePackages(t.Context(), 0, filepath.Join(dir, "out"), nil); err != nil {
			t.Fatal(err)
		}
	})
	for _, name := range []string{"1", "2"} {
		sendIn(t, filepath.Join(dir, name+".tenken"), packages[0], filepath.Join(in, name+workflow.SubmissionSuffix))
	}
	content, err := os.ReadFile(filepath.Join(in, "1"+workflow.SubmissionSuffix))
	if err != nil {
		t.Fatal(err)
	}
	content[len(content)/2] ^= 1
	for name, content := range map[string][]byte{"3" + workflow.SubmissionSuffix: content, "メモ.txt": []byte("これは提出ではありません。")} {
		if err := os.WriteFile(filepath.Join(in, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return in
}

// sendIn joins an office by its package in a new file, answers all and submits.
func sendIn(t *testing.T, path, by, to string) {
	t.Helper()
	if _, err := workflow.Join(t.Context(), path, by, workflow.Options{Now: now}); err != nil {
		t.Fatal(err)
	}
	inOffice(t, path, func(ws *workflow.Workspace) {
		sheet, err := ws.Sheet(0)
		if err != nil {
			t.Fatal(err)
		}
		for _, entry := range sheet.Scope.Items {
			r := checklist.Response{Key: entry.Key(), Rating: "done", Comment: filepath.Base(path)}
			if entry.Item.Kind == checklist.KindCount {
				r.Rating, r.Count = "", &checklist.HeadCount{Concerned: 10, Complying: 10}
			}
			if _, err := ws.Save(t.Context(), sheet, workflow.Edit{Response: r}); err != nil {
				t.Fatal(err)
			}
		}
		if err := ws.Approve(t.Context(), sheet, checklist.Approval{DocumentNumber: "第1号", Date: checklist.DateOf(now())}); err != nil {
			t.Fatal(err)
		}
		if _, err := ws.Submit(t.Context(), sheet, to, nil); err != nil {
			t.Fatal(err)
		}
	})
}

// receivePage is the page that shows.
func (d *desk) receivePage() *receivePage {
	d.t.Helper()
	p, ok := d.officeFrame().inner().(*receivePage)
	if !ok {
		d.t.Fatal("the page does not show")
	}
	return p
}

// choice is the n-th choice that shows.
func (d *desk) nthChoice(n int) *widgets.Choice {
	d.t.Helper()
	for _, o := range d.objects() {
		if c, ok := o.(*widgets.Choice); ok {
			if n--; n < 0 {
				return c
			}
		}
	}
	d.t.Fatal("there is no such choice")
	return nil
}

// What is dropped on the board is looked into, decided on, taken in, and taken back.
func TestReceiveByDropping(t *testing.T) {
	office := officeFile(t)
	in := inbox(t, office)
	d := officeDesk(t, office)
	d.drop(in)
	d.expect("4件を調べました。まだ取り込んでいません", "受付 1", "改変あり 1", "鍵が未確認 1", "受付不可 1", "受領する（2件）", "市民課")
	if row := d.assessment("citizens-affairs"); row.Revision != 0 {
		t.Error("it is taken in already")
	}
	p := d.receivePage()
	p.list.Select(2)
	d.expect("送る途中で壊れたか", "所属に送る文", "（所属名） 御中", "3"+workflow.SubmissionSuffix)
	d.press("文をコピー")
	if got := d.fyne.Clipboard().Content(); !strings.Contains(got, "もう一度そのまま送ってください") {
		t.Errorf("%q was copied", got)
	}
	p.list.Select(1)
	d.expect("事務局が決めること", "電話で読み上げてもらい", workflow.ReadAloud(p.files.Row(1).Signer.Fingerprint, "ja")[:9])
	d.nthChoice(1).Press(1)
	d.expect("採る（これから記録）", "理由が書かれていない判断が1件あります")
	if !p.take.Disabled() {
		t.Error("a decision without a reason is taken")
	}
	d.typeInto(d.fieldOf("判断の理由"), "電話で確認")
	d.press("受領する（2件）")
	d.expect("2件を受領しました")
	if row := d.assessment("citizens-affairs"); row.Status != checklist.StatusSubmitted || row.Revision != 1 {
		t.Errorf("%+v", row)
	}
	d.press("直前の受領を取り消す")
	d.expect("次の2件を、受け付けなかったことにします", "市民課 第1回：1"+workflow.SubmissionSuffix)
	d.press("取り消す")
	d.expect("2件の受付を取り消しました")
	d.press("閉じる")
	d.expect("ここに置いてください")
	d.press("直前の受領を取り消す")
	d.expect("取り消せる受付がありません")
	d.press("閉じる")
	if row := d.assessment("citizens-affairs"); row.Revision != 0 {
		t.Error("it has not been taken back")
	}
}

// What waits for a decision shows in the navigation and on the page, until the file
// is put there again.
func TestReceiveLeavesADecisionOpen(t *testing.T) {
	office := officeFile(t)
	in := inbox(t, office)
	d := officeDesk(t, office)
	d.officeGo("receive")
	d.drop(filepath.Join(in, "1"+workflow.SubmissionSuffix))
	d.drop(filepath.Join(in, "2"+workflow.SubmissionSuffix))
	d.expect("2件を調べました")
	d.press("受領する（2件）")
	d.expect("1件は判断を待っています")
	d.press("一覧を閉じる")
	d.expect("前に届いた1件が、判断を待っています", "市民課 第1回 鍵が未確認 2"+workflow.SubmissionSuffix)
	if d.officeFrame().view.Waiting() != 1 {
		t.Error("it does not show in the navigation")
	}
	d.drop(filepath.Join(in, "2"+workflow.SubmissionSuffix))
	d.nthChoice(1).Press(2)
	d.typeInto(d.fieldOf("判断の理由"), "心当たりがないとの電話")
	d.press("受領する（1件）")
	d.press("一覧を閉じる")
	if d.says("判断を待っています") || d.officeFrame().view.Waiting() != 0 {
		t.Errorf("it still waits: %q", d.words())
	}
}

// What waits is decided when its file is gone long since, and that can be taken back.
func TestReceiveDecidesWithoutTheFile(t *testing.T) {
	office := officeFile(t)
	in := inbox(t, office)
	d := officeDesk(t, office)
	d.officeGo("receive")
	for _, name := range []string{"1", "2"} {
		d.drop(filepath.Join(in, name+workflow.SubmissionSuffix))
	}
	d.press("受領する（2件）")
	d.press("一覧を閉じる")
	if err := os.RemoveAll(in); err != nil {
		t.Fatal(err)
	}
	d.expect("ファイルがなくても決められます")
	d.press("判断する")
	d.expect("前に届いた1件が、判断を待っています", "電話で読み上げてもらい", "市民課")
	d.nthChoice(1).Press(1)
	d.typeInto(d.fieldOf("判断の理由"), "電話で確認")
	d.press("判断を記録する（1件）")
	d.expect("判断を記録しました")
	counts := func() string {
		t.Helper()
		sheet, err := d.workspace().SheetOf(0, "citizens-affairs")
		if err != nil {
			t.Fatal(err)
		}
		return sheet.Response(sheet.Scope.Items[0].Key()).Comment
	}
	if got := counts(); got != "2.tenken" {
		t.Errorf("%q counts", got)
	}
	d.press("一覧を閉じる")
	d.expect("前に届いた1件が、判断を待っています", "1"+workflow.SubmissionSuffix) // which the other one contradicts
	d.press("直前の受領を取り消す")
	d.press("取り消す")
	d.press("閉じる")
	d.expect("前に届いた2件が、判断を待っています") // each contradicts the other
	if got := counts(); got != "" {
		t.Errorf("%q counts after the decision was taken back", got)
	}
}

// Several files are chosen at once: one by one, or all of a folder; a path can be typed
// all the same.
func TestReceiveChoosesSeveralFiles(t *testing.T) {
	office := officeFile(t)
	in := inbox(t, office)
	d := officeDesk(t, office)
	d.officeGo("receive")
	choose := func() *widgets.List {
		t.Helper()
		d.receivePage().chooseFiles()
		d.fieldOfPath().SetText(in)
		d.fieldOfPath().OnSubmitted(in)
		for _, o := range d.objects() {
			if l, ok := o.(*widgets.List); ok {
				return l
			}
		}
		t.Fatal("there is no list")
		return nil
	}
	list := choose()
	d.expect("何個でも選べます")
	for _, i := range []int{0, 1, 2, 1} {
		list.OnSelected(i)
	}
	d.expect("2個を選んでいます")
	d.press("調べる")
	d.expect("2件を調べました", "1"+workflow.SubmissionSuffix, "3"+workflow.SubmissionSuffix)
	d.press("一覧を閉じる")
	choose().TypedShortcut(&fyne.ShortcutSelectAll{})
	d.expect("4個を選んでいます")
	d.press("調べる")
	d.expect("4件を調べました")
	d.press("一覧を閉じる")
	choose().OnSelected(0)
	d.fieldOfPath().SetText(filepath.Join(in, "2"+workflow.SubmissionSuffix))
	d.press("調べる")
	d.expect("1件を調べました", "2"+workflow.SubmissionSuffix)
	d.press("一覧を閉じる")
	d.drop(filepath.Join(in, "1"+workflow.SubmissionSuffix), filepath.Join(in, "2"+workflow.SubmissionSuffix), filepath.Join(in, "3"+workflow.SubmissionSuffix))
	d.expect("3件を調べました")
}

// A folder without files, and files of which none can be received.
func TestReceiveNothing(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	d.drop(t.TempDir())
	d.expect("ファイルが入っていません")
	d.press("閉じる")
	d.drop(file(t, "メモ.txt", "x"))
	d.expect("新しく受け付けるファイルはありません", "メモ.txt", "受付不可")
	if d.says("受領する（") {
		t.Error("there is something to take in")
	}
}

// The page looks as before in both languages.
func TestReceiveLooksAsBefore(t *testing.T) {
	office := officeFile(t)
	in := inbox(t, office)
	for _, lang := range []string{"ja", "en"} {
		d := newDesk(t, Options{Language: lang, File: office})
		d.officeGo("receive")
		for _, name := range []string{"1", "2", "3"} {
			d.drop(filepath.Join(in, name+workflow.SubmissionSuffix))
		}
		d.receivePage().list.Select(2) // it shows no key, which is another one each time
		d.golden("receive-" + lang + ".xml")
		d.goTo(newStartPage(d.App))
	}
}
