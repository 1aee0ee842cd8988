package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

func TestHomeSaysWhatIsNext(t *testing.T) {
	d := homeDesk(t)
	d.expect("あと5問", "いまここ", "回答期限：令和8年10月30日（あと29日）", "組織体制", "0 / 2", "前年度の回答は、このファイルにありません。", "提出はExcelの回答票で行います。")
	if d.window.Canvas().Focused() != fyne.Focusable(d.home().next) {
		t.Error("the focus is not on what is next")
	}
	d.press("記入を始める")
	if d.sheet() == nil || d.sheet().detail.key != duty {
		t.Fatalf("open is %T", d.page)
	}
	answerAll(d)
	d.goToItem(duty)
	d.key('2')
	d.press("戻る")
	d.expect("未記入の計画1件", "記入漏れを埋める", "2 / 2")
	d.press("記入漏れを埋める")
	if d.sheet().detail.key != duty {
		t.Errorf("it leads to %v", d.sheet().detail.key)
	}
	d.key('1')
	d.back()
	d.press("決裁前の確認へ")
	d.checking()
}

// A line of progress leads to the first open item of its chapter, and the menu
// leads home from everywhere.
func TestHomeLeadsIntoChapters(t *testing.T) {
	d := homeDesk(t)
	for _, o := range d.objects() {
		if l, ok := o.(*widgets.BarLine); ok && l.Texts().Name == "人的セキュリティ" {
			d.tap(l)
			break
		}
	}
	if d.sheet() == nil || d.sheet().detail.key != training {
		t.Fatalf("open is %T", d.page)
	}
	d.menuItem("点検結果").Action()
	d.menuItem("確認と提出…").Action()
	d.menuItem("ホーム").Action()
	if _, home := d.page.(*homePage); !home || len(d.below) != 0 {
		t.Errorf("open is %T above %d", d.page, len(d.below))
	}
	d.menuItem("記入").Action()
	d.menuItem("確認と提出…").Action()
	d.menuItem("記入").Action()
	if d.sheet() == nil || len(d.below) != 1 {
		t.Errorf("open is %T above %d", d.page, len(d.below))
	}
}

func TestHomeShowsTheOfficesWords(t *testing.T) {
	d := homeDesk(t)
	s := d.opened().session
	s.Sheet().Round.Errata = []checklist.Erratum{{Item: incident.Item, Text: "訓練は数えません。", NotCounted: true}}
	s.Sheet().Assessment.Due = checklist.Date{Year: 2026, Month: 11, Day: 6}
	s.SetHandedIn(workflow.HandedIn{Joined: true, Revisions: []workflow.HandedRevision{{Revision: 1, Made: checklist.Stamp{At: now()}, Decision: "received"}}})
	s.SetCentral([]checklist.CentralAnswer{{Department: checklist.Text{Ja: "情報政策課"}, Response: checklist.Response{Key: duty, Rating: "done"}}})
	d.home().comeBack()
	d.expect("事務局からの補足（1件）", "訓練は数えません。", "（集計の対象外）", "延長後", "第1回（令和8年10月1日）", "受付済", "市全体の項目への回答（1件", "事務局だけが開ける提出ファイル")
	d.press("この項目へ")
	if d.sheet().detail.key != incident {
		t.Errorf("it leads to %v", d.sheet().detail.key)
	}
}

func TestScoreIsExplained(t *testing.T) {
	d := openDesk(t)
	d.key('1')
	d.goToItem(password)
	d.key('3')
	d.scorePage()
	p := d.page.(*scorePage)
	d.expect("全体の得点率 12.50%", "得点の合計 2 ÷ 満点の合計 ", "残っている大きな危険", "パスワードの管理")
	for _, bar := range p.bars {
		if bar.of.Title == "組織体制" {
			d.tap(bar.line)
		}
	}
	d.expect("組織体制の得点率 25.00%")
	if len(p.trace.Lines) != 2 || p.trace.Lines[1].Share != "0 / 6" {
		t.Fatalf("%+v", p.trace)
	}
	p.list.Select(1)
	if d.sheet() == nil || d.sheet().detail.key != password {
		t.Fatalf("open is %T", d.page)
	}
	d.key('1')
	d.back()
	d.expect("組織体制の得点率 100.00%")
	if next := d.page.(*scorePage); next.of != (viewmodel.PortionID{Section: "C01"}) {
		t.Errorf("%+v", next.of)
	}
}

// packages are what the office of a sample city has sent.
func packages(t *testing.T) []string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "city")
	if _, err := workflow.DemoCity(t.Context(), dir, workflow.CityRequest{Departments: 2, Language: "ja"}, now, nil); err != nil {
		t.Fatal(err)
	}
	packages, err := filepath.Glob(filepath.Join(dir, "*", "*.tenkenpack"))
	if err != nil || len(packages) == 0 {
		t.Fatal(packages, err)
	}
	return packages
}

// A department that has joined hands in, takes back, hands in again and reads what
// the office says, all from the page.
func TestSubmitWithdrawAndReceipt(t *testing.T) {
	packages := packages(t)
	path := filepath.Join(t.TempDir(), "own.tenken")
	if _, err := workflow.Join(t.Context(), path, packages[0], workflow.Options{Now: now}); err != nil {
		t.Fatal(err)
	}
	approved(t, path)
	d := newDesk(t, Options{File: path})
	d.expect("決裁済みです。提出してください")
	d.press("提出へ進む")
	d.press("提出ファイルを作る")
	out := t.TempDir()
	d.fieldOfPath().SetText(out)
	d.press("ここに作る") // enters the folder that was typed
	d.expect("提出ファイルを作りました")
	d.press("閉じる")
	if files, err := filepath.Glob(filepath.Join(out, "*"+workflow.SubmissionSuffix)); len(files) != 1 || err != nil {
		t.Fatal(files, err)
	}
	d.expect("事務局からの通知待ち", "提出ファイルを作りました", "第1回（令和8年10月1日）")
	if d.says("任意です。") || d.window.Canvas().Focused() != d.checking().decision.next {
		t.Errorf("after the submission there is nothing to check, and the focus is on what is next: %q", d.words())
	}
	d.press("提出を引き戻す")
	d.press("引き戻す")
	if state := d.opened().session.Sheet().Assessment.State; !state.Editable() {
		t.Errorf("state %s", state)
	}
	d.press("Excelの回答票を作る")
	d.fieldOfPath().SetText(out)
	d.press("このフォルダーにする")
	d.expect("回答票を作りました")
	d.press("閉じる")
	d.press("事務局からの通知を読み込む")
	d.fieldOfPath().SetText(file(t, "odd"+workflow.ReceiptSuffix, "これは回答ではありません。"))
	d.press("読み込む")
	if d.box == nil {
		t.Error("an odd file is taken without a word")
	}
}

// approved answers everything in a file and records the decision.
func approved(t *testing.T, path string) {
	t.Helper()
	ws, err := workflow.Open(t.Context(), path, workflow.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	defer ws.Close()
	sheet, err := ws.Sheet(0)
	if err != nil {
		t.Fatal(err)
	}
	var edits []workflow.Edit
	for _, entry := range sheet.Scope.Items {
		answer := checklist.Response{Key: entry.Key(), Rating: sheet.Standard.Scale.Ratings[0].Code}
		if entry.Item.Kind == checklist.KindCount {
			answer.Rating, answer.Count = "", &checklist.HeadCount{Concerned: 1, Complying: 1}
		}
		edits = append(edits, workflow.Edit{Response: answer})
	}
	if _, err := ws.Save(t.Context(), sheet, edits...); err != nil {
		t.Fatal(err)
	}
	if err := ws.Approve(t.Context(), sheet, checklist.Approval{DraftNumber: "1", Date: checklist.DateOf(now())}); err != nil {
		t.Fatal(err)
	}
}

// The preview lies in a private folder until the file is closed.
func TestPreview(t *testing.T) {
	d := openDesk(t)
	d.App.check()
	d.press("印刷プレビュー")
	folder := d.opened().private.path
	files, err := filepath.Glob(filepath.Join(folder, "*.pdf"))
	if err != nil || len(files) != 1 {
		t.Fatal(files, err, d.words())
	}
	if info, err := os.Stat(folder); err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v %v", info.Mode(), err)
	}
	d.box = nil
	d.goTo(newStartPage(d.App))
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Error("the folder stays")
	}
}
