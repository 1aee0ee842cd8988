package ui

import (
	"testing"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// offerLast lets the open sheet know what was answered to duty last year.
func (d *desk) offerLast(last checklist.Response) {
	last.Key = duty
	session := d.opened().session
	offer := checklist.Offer{Carry: checklist.CarryConfirm, Key: duty, Last: []*checklist.Response{&last}}
	session.SetOffers(workflow.Offers{Year: 2025, Scale: session.Sheet().Standard.Scale, Offers: []checklist.Offer{offer}})
	d.sheet().comeBack()
}

// One button answers as the year before, and one step takes it back.
func TestSameAsLastYear(t *testing.T) {
	d := openDesk(t)
	if d.sheet().detail.last.object.Visible() {
		t.Error("something of an earlier year shows without one")
	}
	d.offerLast(checklist.Response{Rating: "partly", Comment: "分担表にある。", Plan: checklist.Plan{Action: "改める"}, Note: "棚にある"})
	d.expect("前年度（令和7年度）", "前任者からの申し送り", "棚にある")
	d.typeInto(d.sheet().detail.texts.note.entry, "書きかけ")
	d.press("前年度と同じ")
	if got := d.stored(duty); got.Rating != "partly" || got.Comment != "分担表にある。" || got.Plan.Action != "改める" || got.Note != "書きかけ" {
		t.Errorf("recorded %+v", got)
	}
	if s := d.sheet(); s.detail.texts.comment.entry.Text != "分担表にある。" || !s.detail.last.take.Disabled() {
		t.Error("the form does not show it")
	}
	if !d.sheet().session.Row(0).Same {
		t.Error("the answer is not marked")
	}
	d.undo()
	if got := d.stored(duty); got.Rating != "" || got.Comment != "" || got.Note != "書きかけ" {
		t.Errorf("after a step back: %+v", got)
	}
}

func TestTextOfLastYear(t *testing.T) {
	d := openDesk(t)
	d.offerLast(checklist.Response{Rating: "done", Comment: "分担表にある。"})
	comment := d.sheet().detail.texts.comment
	d.typeInto(comment.entry, "今年も")
	d.tap(comment.last)
	if got := d.stored(duty).Comment; got != "今年も\n分担表にある。" {
		t.Errorf("recorded %q", got)
	}
	if comment.last.Visible() {
		t.Error("the text is offered again")
	}
}

func TestPhrases(t *testing.T) {
	d := openDesk(t)
	d.key('4') // not applicable asks for a reason
	reason := d.sheet().detail.texts.reason
	d.typeInto(reason.entry, "窓口がない。")
	d.tap(reason.phrases)
	d.expect("定型文：該当なしの理由", "外部への委託を行っていない。")
	d.press("今の文を定型文に加える")
	d.expect("窓口がない。")
	d.press("削除")
	if d.says("窓口がない。") {
		t.Error("the phrase is still there")
	}
	d.press("入れる")
	if got := d.stored(duty).Reason; got != "窓口がない。\nこの課では、対象となるシステムを所管していない。" {
		t.Errorf("recorded %q", got)
	}
	if d.box != nil {
		t.Error("the dialog stays")
	}
}
