package ui

import (
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// answered is the office's workspace in which the citizens' department has handed in
// that all ten of its staff are trained.
func answered(t *testing.T) string {
	t.Helper()
	path := officeFile(t)
	in := inbox(t, path)
	inOffice(t, path, func(ws *workflow.Workspace) {
		if _, err := ws.Receive(t.Context(), []string{in + "/1" + workflow.SubmissionSuffix}, workflow.ReceiveOptions{}); err != nil {
			t.Fatal(err)
		}
	})
	return path
}

const trained = "課名,対象人数,修了者数,備考\n市民課,12,9,\n税務課,8,8,\n病院,3,3,\n"

// A list is read, looked at and loaded; what it does not bear out leads to the
// answer; and it is taken away again.
func TestAListIsLoaded(t *testing.T) {
	d := officeDesk(t, answered(t))
	p := officePageOf[*knownPage](d, "known")
	d.expect("名簿0件", "研修の受講名簿、USBメモリ")
	d.drop(file(t, "研修.csv", trained))
	d.expect("名簿の読込み：研修.csv", "どの点検項目の名簿かを選んでください", "対象者数", "実施者数・受講者数")
	if !p.form.take.Disabled() {
		t.Error("it can be loaded without an item")
	}
	d.typeInto(d.fieldOf("点検項目"), training.Item)
	d.expect("2行、2件の数値を読み込めます", "市民課 "+training.Item, "9 / 12", "病院")
	if known, err := d.workspace().Known(0); err != nil || len(known.Lists) > 0 {
		t.Fatalf("the look has loaded it: %v", err)
	}
	d.fieldOf("いつ現在の名簿か").SetText("きのう")
	d.press("読み込む")
	if p.coming == nil {
		t.Fatal("a day that is none was taken")
	}
	d.fieldOf("いつ現在の名簿か").SetText("R8.9.30")
	d.press("読み込む")
	d.expect("名簿1件、回答との食い違い1件", "研修の受講名簿", "令和8年9月30日現在", "回答は○ 実施 10 / 10、研修.csvでは9 / 12")
	d.press("所属の回答を開く")
	if asked := d.officeFrame().inner().(*departmentPage); asked.title() == "" || !d.says("市民課") || !d.says(training.Item) {
		t.Errorf("%q", d.words())
	}
	d.officeGo("known")
	d.press("消す")
	d.expect("いつでも読み込み直せます")
	d.press("消す")
	d.expect("名簿0件")
}

// Each row may be a person; what a column means is chosen, and a mark is wanted then.
func TestAListOfPeopleIsRead(t *testing.T) {
	d := officeDesk(t, answered(t))
	p := officePageOf[*knownPage](d, "known")
	p.readList(file(t, "受講者.csv", "氏名,所属,受講\nあ,市民課,○\nい,市民課,\nう,税務課,○\n"))
	d.expect("1行に1人", "受講したかどうかの印の列を選んでください")
	p.coming.Item = training.Item
	p.coming.Assign(3, "mark")
	p.chosen()
	d.expect("3行、2件の数値を読み込めます", "1 / 2")
	p.coming.SetEach("")
	p.chosen()
	d.expect("数の列を選んでください")
	d.escape()
	d.expect("名簿0件")
	p.readList(file(t, "表.csv", "a,b\nc,d\n"))
	d.expect("所属の列を選んでください")
}

// A list that is loaded once more says so, and keeps its item.
func TestAListIsReplaced(t *testing.T) {
	path := answered(t)
	list := file(t, "研修.csv", trained)
	inOffice(t, path, func(ws *workflow.Workspace) {
		for _, id := range []string{"training", "list-1"} {
			request := workflow.KnownRequest{List: id, Path: list, Mapping: &workflow.KnownMapping{Item: training.Item}}
			if _, err := ws.ImportKnown(t.Context(), request); err != nil {
				t.Fatal(err)
			}
		}
	})
	d := officeDesk(t, path)
	p := officePageOf[*knownPage](d, "known")
	d.expect("食い違い2件")
	p.show(func(filter *viewmodel.KnownFilter) { filter.List = "training" })
	if p.known.Lines() != 1 {
		t.Errorf("%d lines", p.known.Lines())
	}
	p.readList(list)
	d.expect("今の「研修の受講名簿」と置き換わります")
	p.coming.SetList(p.coming.Another())
	if p.coming.List != "list-2" {
		t.Errorf("%q", p.coming.List)
	}
}

// The page looks as before.
func TestKnownLooksAsBefore(t *testing.T) {
	path := answered(t)
	list := file(t, "研修.csv", trained)
	inOffice(t, path, func(ws *workflow.Workspace) {
		mapping := &workflow.KnownMapping{Item: training.Item, Date: checklist.Date{Year: 2026, Month: 9, Day: 30}}
		if _, err := ws.ImportKnown(t.Context(), workflow.KnownRequest{List: "training", Path: list, Mapping: mapping}); err != nil {
			t.Fatal(err)
		}
	})
	for _, lang := range []string{"ja", "en"} {
		d := newDesk(t, Options{Language: lang, File: path})
		p := officePageOf[*knownPage](d, "known")
		d.golden("known-" + lang + ".xml")
		p.readList(list)
		d.golden("known-import-" + lang + ".xml")
		d.goTo(newStartPage(d.App))
	}
}
