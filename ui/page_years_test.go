package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

func TestYearsLookAsBefore(t *testing.T) { everyLook(t, "years", true) }

// A year is written to files, and taken back into another workspace of the city.
func TestYearsAreKept(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	p := officePageOf[*yearsPage](d, "years")
	d.expect("令和8年度", "いちばん新しい年度は廃棄できません")
	written := p.archiveOf(d, t.TempDir())
	p.takeBack(written)
	d.expect("令和8年度")
	d.box.close()
	d.open(emptyOffice(t))
	d.officeGo("years")
	d.expect("まだありません")
	d.officeFrame().inner().(*yearsPage).takeBack(written)
	d.expect("令和8年度を取り込めます（所属5")
	d.press("取り込む")
	if _, err := d.workspace().Round(2026); err != nil {
		t.Error(err)
	}
	d.expect("令和8年度")
}

// archiveOf writes the year 2026 into a folder and returns its archive.
func (p *yearsPage) archiveOf(d *desk, dir string) string {
	d.t.Helper()
	p.save(2026, nil)
	d.fieldOf("保存先").SetText(dir)
	d.press("出力する")
	d.box.close()
	written, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(written) != 1 {
		d.t.Fatalf("%v, %v", written, err)
	}
	return written[0]
}

// A year is written as what was chosen, tables in the encoding that was.
func TestYearIsWrittenAsChosen(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	p, dir := officePageOf[*yearsPage](d, "years"), t.TempDir()
	p.save(2026, func() { t.Error("something happens without an archive") })
	d.expect("令和8年度の内容を")
	if d.says("文字コード") {
		t.Error("the encoding is asked without a table")
	}
	for _, words := range []string{"データの表（CSV）", "OSCAL", "保存用データ（JSON）", "点検票（Excel）", "点検票（PDF）"} {
		d.check(words)
	}
	d.expect("文字コード")
	d.choose(2) // CP932
	d.fieldOf("保存先").SetText(dir)
	d.press("出力する")
	d.box.close()
	if other, err := filepath.Glob(filepath.Join(dir, "*.[xp]*")); err != nil || len(other) != 0 {
		t.Errorf("%v, %v", other, err)
	}
	if documents, err := filepath.Glob(filepath.Join(dir, "*.json")); err != nil || len(documents) != 2 { // nothing is to be planned
		t.Errorf("%v, %v", documents, err)
	}
	tables, err := filepath.Glob(filepath.Join(dir, "*_データ_回答_*.csv"))
	if err != nil || len(tables) != 1 {
		t.Fatalf("%v, %v", tables, err)
	}
	if written, err := os.ReadFile(tables[0]); err != nil || bytes.Contains(written, []byte("年度")) || len(written) == 0 {
		t.Errorf("%v, or the table is not in CP932", err)
	}
}

// pastYears is the office's workspace with the years 2026, closed, and 2027.
func pastYears(t *testing.T) string {
	t.Helper()
	path := officeFile(t)
	inOffice(t, path, func(ws *workflow.Workspace) {
		if err := ws.CloseRound(t.Context(), 2026); err != nil {
			t.Fatal(err)
		}
		if _, _, err := ws.OpenRound(t.Context(), workflow.RoundSpec{Year: 2027}); err != nil {
			t.Fatal(err)
		}
	})
	return path
}

// yearsDesk is a desktop in 2031 with the page open.
func yearsDesk(t *testing.T, path, lang string) (*desk, *yearsPage) {
	t.Helper()
	d := newDesk(t, Options{Language: lang})
	d.now = func() time.Time { return now().AddDate(5, 0, 0) }
	d.open(path)
	return d, officePageOf[*yearsPage](d, "years")
}

// A year is destroyed by a decision, after the year was typed; what remains shows, and
// the other year is there.
func TestAYearIsDestroyed(t *testing.T) {
	path := pastYears(t)
	d, p := yearsDesk(t, path, "ja")
	p.plan(2026)
	d.expect("令和8年度の廃棄", "自己点検", "5件", "確かめていません", "令和9年度以後の点検では", "控え1個も削除する")
	p.destroy()
	d.expect("入力してください。", "廃棄する年度と違います。")
	d.typeInto(d.fieldOf("文書番号"), "情第7号")
	d.typeInto(d.fieldOf("決裁日"), "R9.3.31")
	d.typeInto(d.fieldOf("決裁した職"), "情報政策課長")
	d.typeInto(d.fieldOf("廃棄する年度"), "令和9年度")
	p.destroy()
	d.expect("廃棄する年度と違います。")
	d.fieldOf("廃棄する年度").SetText("２０２６")
	p.destroy()
	d.expect("その年度が終わった後で、今日までの日付にしてください。")
	if _, err := d.workspace().Round(2026); err != nil {
		t.Fatal(err)
	}
	d.fieldOf("決裁日").SetText("R13.5.1")
	p.form.Backups = true
	p.destroy()
	d.expect("令和8年度の記録を廃棄しました", "次の控えも削除しました")
	d.press("閉じる")
	d.expect("廃棄した年度の記録", "情第7号（令和13年5月1日）", "情報政策課長", "令和9年度")
	all, err := d.workspace().Destructions()
	if err != nil || len(all) != 1 || all[0].Approval.Post != "情報政策課長" {
		t.Errorf("%+v, %v", all, err)
	}
	if years := d.officeFrame().view.Info.Years; len(years) != 1 || years[0] != checklist.FiscalYear(2027) {
		t.Errorf("%v", years)
	}
}

// What was exported is known: from this session, or by the file; another file is not
// taken for it.
func TestDestroyKnowsTheArchive(t *testing.T) {
	d, p := yearsDesk(t, pastYears(t), "ja")
	written := p.archiveOf(d, t.TempDir())
	p.plan(2026)
	d.expect("同じ内容が書き出してあります", filepath.Base(written))
	other := file(t, "別.json", "{}")
	p.compare(other)
	d.expect("一致しません")
	p.compare(written)
	d.expect("同じ内容が書き出してあります")
	d.escape()
	d.expect("このファイルにある年度")
	if err := os.Remove(written); err != nil {
		t.Fatal(err)
	}
	p.plan(2026)
	d.box.close()
	d.expect("確かめていません")
}

// Called off, the year is still there, and the file is open again.
func TestDestroyingIsCalledOff(t *testing.T) {
	d, p := yearsDesk(t, pastYears(t), "ja")
	p.plan(2026)
	p.form.Approval.DocumentNumber, p.form.Approval.Date, p.form.Typed = "情第7号", "R13.5.1", "2026"
	destroying := 0
	d.during = func() {
		if destroying++; destroying == 2 {
			d.pause()
			d.press("キャンセル")
		}
	}
	p.destroy()
	d.during = nil
	if d.officeFrame() == nil || d.box != nil {
		t.Fatalf("%q", d.words())
	}
	d.expect("このファイルにある年度", "令和8年度")
	if _, err := d.workspace().Round(2026); err != nil {
		t.Error(err)
	}
}

// The decision looks as before.
func TestTheDecisionToDestroyLooksAsBefore(t *testing.T) {
	path := pastYears(t)
	for _, lang := range []string{"ja", "en"} {
		d, p := yearsDesk(t, path, lang)
		p.plan(2026)
		p.form.Plan.Holding = []string{"office-1.tenken"} // names hold the time
		p.refresh()
		d.golden("years-destroy-" + lang + ".xml")
		d.goTo(newStartPage(d.App))
	}
}

// Of a very long list the beginning shows, and how much there is more.
func TestLongFailuresAreCut(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	d.failAll(&workflow.DestroyError{Year: 2026, Reasons: slices.Repeat([]error{workflow.ErrDestroyOpen}, 130)})
	d.expect("ほかに31件あります")
}
