package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// checking is the page of the check.
func (d *desk) checking() *checkPage {
	d.t.Helper()
	p, ok := d.page.(*checkPage)
	if !ok {
		d.t.Fatalf("open is %T: %q", d.page, d.words())
	}
	return p
}

// gapOf is the line of a gap.
func (p *checkPage) gapOf(key checklist.Key) int {
	for i, row := range p.rows {
		if !row.Head && row.Key == key {
			return i
		}
	}
	return -1
}

func TestApproval(t *testing.T) {
	d := openDesk(t)
	d.key('3')
	d.press("確認と提出")
	p := d.checking()
	d.expect("決裁の前に、あと9件の記入が必要です", "計画：原因がない", "研修の受講")
	p.list.Select(p.gapOf(training))
	if d.sheet() == nil || d.sheet().detail.key != training {
		t.Fatalf("open is %T", d.page)
	}
	d.back()
	if d.page != page(p) || p.list.Current() != p.gapOf(training) {
		t.Errorf("back leads to %T, line %d", d.page, p.list.Current())
	}
	d.back()
	answerAll(d)
	d.expect("決裁へ進む")
	d.sheet().nextOpen()
	d.expect("任意です。何もしなくてかまいません")
	d.press("決裁を記録する")
	d.expect("起案番号か文書番号のどちらかを入力してください。", "入力してください。")
	d.typeInto(d.fieldOf("起案番号"), "8税第99号")
	d.typeInto(d.fieldOf("決裁日"), "令和八年十月一日")
	d.press("決裁を記録する")
	if d.window.Canvas().Focused() != d.checking().decision.next {
		t.Errorf("after the approval the focus is on %T", d.window.Canvas().Focused())
	}
	if got := d.opened().session.Sheet().Assessment; got.State != checklist.StateApproved || got.Approval.DraftNumber != "8税第99号" || got.Approval.Post != "税務課長" {
		t.Fatalf("%+v; %q", got, d.words())
	}
	d.back()
	d.expect("決裁済", "回答は変更できません。")
	if notice := d.sheet().notice; notice.Size().Height < notice.HeightFor(notice.Size().Width) {
		t.Errorf("the notice has no room: %v", notice.Size())
	}
	d.goToItem(duty)
	d.key('2')
	if d.stored(duty).Rating != "done" {
		t.Error("an approved answer was changed")
	}
	d.App.check()
	d.expect("令和8年10月1日", "8税第99号", "税務課長")
	d.press("決裁を取り消す")
	d.back()
	d.key('2')
	if d.stored(duty).Rating != "partly" {
		t.Error("the answers are still locked")
	}
}

// By keys one moves in the list and opens an item only on Enter, and what was typed
// for the approval stays in another language.
func TestCheckByKeys(t *testing.T) {
	d := openDesk(t)
	d.App.check()
	p := d.checking()
	d.window.Canvas().Focus(p.list)
	p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if d.page != page(p) || p.list.Current() != 2 {
		t.Fatalf("line %d of %T", p.list.Current(), d.page)
	}
	p.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d.sheet() == nil || d.sheet().detail.key != p.rows[2].Key {
		t.Fatalf("open is %T", d.page)
	}
	d.back()
	if d.window.Canvas().Focused() != p.list {
		t.Error("the focus has left the list")
	}
	p.decision.form.DraftNumber = "8税第1号"
	p.by = viewmodel.CheckByChapter
	d.setLanguage("en")
	d.expect("Check and submit", "By section")
	if next := d.checking(); next.by != viewmodel.CheckByChapter || next.decision.form.DraftNumber != "8税第1号" {
		t.Errorf("%+v", next.decision.form)
	}
}

// What cannot be done says why.
func TestDisabledSaysWhy(t *testing.T) {
	d := openDesk(t)
	d.App.check()
	d.expect("決裁の前に、あと5件の記入が必要です", "提出ファイルは作れません", "まだ提出していません。")
	d.back()
	answerAll(d)
	d.home().info.ReadOnly = true
	d.App.check()
	d.expect("閲覧のみで開いています")
}

// The bureau's confirmation can be recorded after the decision, and goes with it.
func TestConfirmation(t *testing.T) {
	path := workspace(t)
	approved(t, path)
	d := newDesk(t, Options{File: path})
	d.App.check()
	d.expect("部長の確認を受ける市では")
	d.press("部長確認を記録する")
	d.press("部長確認を記録")
	d.expect("起案番号か文書番号のどちらかを入力してください。")
	d.typeInto(d.fieldOf("文書番号"), "8総第7号")
	d.typeInto(d.fieldOf("確認日"), "R8.10.1")
	d.press("部長確認を記録")
	got := d.opened().session.Sheet().Assessment
	if got.State != checklist.StateConfirmed || got.Confirmation == nil || got.Confirmation.DocumentNumber != "8総第7号" {
		t.Fatalf("%+v; %q", got, d.words())
	}
	d.expect("部長の確認を記録しました。", "8総第7号")
	d.page.(*checkPage).decision.pane.ScrollToTop() // the next step has been brought into view
	d.press("決裁を取り消す")
	if got := d.opened().session.Sheet().Assessment; got.State != checklist.StateDraft || got.Confirmation != nil {
		t.Errorf("%+v", got)
	}
}

// Answers that say the same as last year are one tap away from the check.
func TestSameAnswersAreListed(t *testing.T) {
	d := openDesk(t)
	d.record(duty, func(r *checklist.Response) { r.Rating = "done" })
	d.App.check()
	if d.says("前年度と同じ回答") {
		t.Error("without an earlier year")
	}
	session := d.opened().session
	last := checklist.Response{Key: duty, Rating: "done"}
	session.SetOffers(workflow.Offers{Year: 2025, Scale: session.Sheet().Standard.Scale, Offers: []checklist.Offer{{Carry: checklist.CarryConfirm, Key: duty, Last: []*checklist.Response{&last}}}})
	d.checking().comeBack()
	d.press("前年度と同じ回答が1件あります（一覧で確かめる）")
	if s := d.sheet(); s == nil || len(s.rows) != 1 || s.detail.key != duty {
		t.Errorf("open is %T: %q", d.page, d.words())
	}
}

// What is optional is folded away, and never called a doubt.
func TestOptionalIsFolded(t *testing.T) {
	d := openDesk(t)
	answerAll(d)
	d.record(password, func(r *checklist.Response) { r.Rating, r.Reason = "not_applicable", "ない" })
	d.App.check()
	d.expect("記入漏れはありません", "根拠資料の記入がない回答", "3件")
	p := d.checking()
	if d.window.Canvas().Focused() != p.decision.next || len(p.rows) != 1 {
		t.Errorf("focus on %T, %d lines", d.window.Canvas().Focused(), len(p.rows))
	}
	p.list.Select(0)
	if d.page != page(p) || len(p.rows) != 4 {
		t.Errorf("%T, %d lines", d.page, len(p.rows))
	}
	p.list.Select(0)
	if len(p.rows) != 1 {
		t.Errorf("%d lines, folded again", len(p.rows))
	}
}

// After the acceptance nothing is left to do, and nothing is said of withdrawing.
func TestAcceptedIsTheEnd(t *testing.T) {
	path := workspace(t)
	approved(t, path)
	d := newDesk(t, Options{File: path})
	d.opened().session.Sheet().Assessment.State = checklist.StateAccepted
	d.App.check()
	d.expect("事務局の確認が済みました", "この決裁で提出し、事務局の確認が済みました。", "引き戻しはできません。")
	if d.says("先に提出を引き戻します") || d.says("任意です。") || d.checking().decision.next != nil {
		t.Errorf("%q", d.words())
	}
}
