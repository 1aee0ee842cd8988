package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"tenken/checklist"
)

// hold holds modifiers down while something is done.
func (d *desk) hold(modifiers fyne.KeyModifier, do func()) {
	list := d.sheet().list
	before := list.Held
	list.Held = func() fyne.KeyModifier { return modifiers }
	do()
	list.Held = before
}

func (d *desk) expectPicked(rows ...int) {
	d.t.Helper()
	if got := d.sheet().picked.Rows(); !slices.Equal(got, rows) {
		d.t.Errorf("picked %v, want %v", got, rows)
	}
}

// Rows are picked as in other programs: by Ctrl, Shift, Ctrl+A, and by the mouse
// alone.
func TestPickRows(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	d.hold(fyne.KeyModifierControl, func() { s.list.Select(2) })
	d.expectPicked(0, 2)
	if s.detail.pane.Visible() || !s.bulk.pane.Visible() {
		t.Error("the item is still there")
	}
	d.expect("2問を選択中")
	d.hold(fyne.KeyModifierControl, func() { s.list.Select(2) })
	d.expectPicked(0)
	d.hold(fyne.KeyModifierShift, func() { s.list.Select(4) })
	d.expectPicked(2, 3, 4)
	d.escape()
	if !s.detail.pane.Visible() || s.picking {
		t.Error("Escape does not end it")
	}
	d.hold(fyne.KeyModifierShift, func() {
		d.window.Canvas().Focus(s.list)
		s.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		s.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	})
	d.expectPicked(0, 1, 2)
	s.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	s.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	d.expectPicked(0, 1, 2, 3)
	s.list.TypedShortcut(&fyne.ShortcutSelectAll{})
	d.expectPicked(0, 1, 2, 3, 4)
	s.search.SetText("パスワード")
	d.expectPicked(1)
	d.press("選択をやめる")
	d.press("複数を選ぶ")
	d.expectPicked()
	if !s.bulk.rating.Disabled() {
		t.Error("nothing is picked, and still it can be rated")
	}
}

// A key rates what is picked, after a look at what will happen; one step takes it
// back.
func TestRateSeveral(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	d.typeInto(s.detail.texts.comment.entry, "書きかけ")
	s.pickAll()
	d.key('4')
	d.expect("「－ 該当なし」を4問に付けます。", "人数で答えるため飛ばす項目：1問", "研修の受講")
	d.press("付ける")
	if d.box == nil || d.stored(duty).Rating != "" {
		t.Fatal("it is done without the reason")
	}
	d.typeInto(d.fieldOf("該当なしの理由"), "窓口がない")
	d.press("付ける")
	if got := d.stored(register); got.Rating != "not_applicable" || got.Reason != "窓口がない" {
		t.Errorf("recorded %+v", got)
	}
	if got := d.stored(duty); got.Comment != "書きかけ" || got.Rating != "not_applicable" {
		t.Errorf("recorded %+v", got)
	}
	d.undo()
	if got := d.stored(register); !got.IsBlank() || d.stored(duty).Rating != "" {
		t.Errorf("after a step back %+v", got)
	}
	if s.picking || s.detail.key != duty {
		t.Error("the step back does not show an item")
	}
}

func TestGiveSeveralAResponsibilityAndEvidence(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	s.pickAll()
	s.bulk.responsibility.Press(1)
	d.press("付ける")
	s.bulk.responsibility.Press(1)
	d.expect("変わる項目がありません", "すでにそうなっている項目：5問")
	d.press("閉じる")
	if d.stored(training).Responsibility != checklist.Central {
		t.Error("not recorded")
	}
	d.tap(s.bulk.evidence)
	d.typeInto(d.fieldOf("資料名"), "共通の台帳")
	d.press("追加する")
	d.press("付ける")
	if len(d.evidenceOf(training)) != 1 || len(d.evidenceOf(register)) != 1 {
		t.Error("the evidence is not named everywhere")
	}
}

// The reason for several can be a phrase.
func TestPhraseForSeveral(t *testing.T) {
	d := openDesk(t)
	d.sheet().pickAll()
	d.key('4')
	d.press("定型文")
	d.press("入れる")
	d.press("付ける")
	if got := d.stored(register).Reason; got != "この課では、対象となるシステムを所管していない。" {
		t.Errorf("recorded %q; %q", got, d.words())
	}
}
