package ui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"tenken/checklist"
)

func textOf(o fyne.CanvasObject) string {
	if text, ok := o.(*canvas.Text); ok {
		return text.Text
	}
	return ""
}

// However a field is left, what was typed in it is in the file.
func TestTypedTextIsRecorded(t *testing.T) {
	for name, leave := range map[string]func(*desk){
		"the field is left":     (*desk).leaveField,
		"a pause":               (*desk).pause,
		"another item":          func(d *desk) { d.sheet().step(+1) },
		"the next open item":    func(d *desk) { d.sheet().nextOpen() },
		"a rating":              func(d *desk) { d.sheet().detail.rate(0) },
		"the export dialog":     func(d *desk) { d.menuItem("帳票を出力…").Action() },
		"the check":             func(d *desk) { d.App.check() },
		"another language":      func(d *desk) { d.setLanguage("en") },
		"the next field":        func(d *desk) { d.typeInto(d.sheet().detail.texts.note.entry, "x") },
		"a search in the list":  func(d *desk) { d.typeInto(d.sheet().search, "x") },
		"evidence is named":     func(d *desk) { d.sheet().detail.evidence.addReference() },
		"a step back and forth": func(d *desk) { d.undo(); d.redo() },
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t)
			d.typeInto(d.sheet().detail.texts.comment.entry, "今年度の分担表に書いた。")
			d.expect("入力中")
			if got := d.stored(duty).Comment; got != "" {
				t.Fatalf("recorded before: %q", got)
			}
			leave(d)
			if got := d.stored(duty).Comment; got != "今年度の分担表に書いた。" {
				t.Errorf("recorded %q", got)
			}
		})
	}
}

func TestTypedTextIsRecordedWhenTheWindowCloses(t *testing.T) {
	for name, quit := range map[string]func(*desk){"by the user": func(d *desk) { d.quit() }, "by the system": func(*desk) {}} {
		t.Run(name, func(t *testing.T) {
			path := workspace(t)
			d := sheetDesk(t, path)
			d.typeInto(d.sheet().detail.texts.comment.entry, "書きかけ")
			quit(d)
			if err := d.end(); err != nil {
				t.Fatal(err)
			}
			again := sheetDesk(t, path)
			if got := again.stored(duty).Comment; got != "書きかけ" {
				t.Errorf("recorded %q", got)
			}
		})
	}
}

func TestTypingIsOneStepForEachPause(t *testing.T) {
	d := openDesk(t)
	comment := d.sheet().detail.texts.comment.entry
	d.typeInto(comment, "一つめ。")
	d.pause()
	d.typeInto(comment, "二つめ。")
	d.pause()
	d.undo()
	if comment.Text != "一つめ。" {
		t.Errorf("after one step back: %q", comment.Text)
	}
	d.typeInto(comment, "三つめ。")
	d.undo() // what is being typed is a step of its own
	if comment.Text != "一つめ。" || d.stored(duty).Comment != "一つめ。" {
		t.Errorf("after the next one: %q", comment.Text)
	}
}

// A text that cannot be recorded stays on the screen, with the reason, and the
// page stays with it.
func TestTextThatCannotBeRecordedStays(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	long := strings.Repeat("長", checklist.MaxText+1)
	d.window.Canvas().Focus(s.detail.texts.comment.entry)
	s.detail.texts.comment.entry.SetText(long)
	s.step(+1)
	if d.box == nil || s.detail.key != duty || s.detail.texts.comment.entry.Text != long {
		t.Fatal("the page was left")
	}
	d.expect("できませんでした")
	d.press("閉じる")
	d.quit()
	if d.box == nil {
		t.Error("the window closes without a word")
	}
	d.box.close()
	s.detail.texts.comment.entry.SetText("短")
	s.step(+1)
	if got := d.stored(duty).Comment; got != "短" || s.detail.key != password {
		t.Errorf("recorded %q, open is %v", got, s.detail.key)
	}
}

// Digits, Enter, digits, Enter: a head count needs no mouse, and the next item is open.
func TestHeadCountByKeys(t *testing.T) {
	d := openDesk(t)
	d.goToItem(training)
	d.key('5')
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	canvas := d.window.Canvas()
	canvas.Focused().TypedRune('0')
	canvas.Focused().TypedKey(enter)
	canvas.Focused().TypedRune('4')
	canvas.Focused().TypedRune('1')
	canvas.Focused().TypedKey(enter)
	if got := d.stored(training); got.Count == nil || *got.Count != (checklist.HeadCount{Concerned: 50, Complying: 41}) {
		t.Fatalf("recorded %+v", got.Count)
	}
	if canvas.Focused() != nil || d.sheet().detail.key == training {
		t.Errorf("the focus is at %v, open is %v", canvas.Focused(), d.sheet().detail.key)
	}
}

func TestHeadCount(t *testing.T) {
	d := openDesk(t)
	d.goToItem(training)
	rating := d.sheet().detail.rating
	d.typeInto(rating.concerned.entry, "５０")
	d.typeInto(rating.complying.entry, "4x")
	d.leaveField()
	if got := d.stored(training); got.Count != nil {
		t.Errorf("recorded %+v", got.Count)
	}
	d.expect("人数を数字で入力してください。")
	d.goToItem(duty)
	d.goToItem(training)
	if rating.concerned.entry.Text != "５０" || rating.complying.entry.Text != "4x" {
		t.Fatalf("half a count is lost: %q, %q", rating.concerned.entry.Text, rating.complying.entry.Text)
	}
	rating.complying.entry.SetText("41")
	d.pause()
	if got := d.stored(training); got.Count == nil || *got.Count != (checklist.HeadCount{Concerned: 50, Complying: 41}) {
		t.Fatalf("recorded %+v", got.Count)
	}
	d.expect("82.00% △ 一部実施")
	if d.says("人数を数字で入力してください。") {
		t.Error("the reason still shows")
	}
	d.goToItem(duty)
	d.goToItem(training)
	if rating.concerned.entry.Text != "50" {
		t.Errorf("shown as %q", rating.concerned.entry.Text)
	}
	d.tap(rating.clear)
	if got := d.stored(training); got.Count != nil || rating.concerned.entry.Text != "" {
		t.Errorf("recorded %+v, shown %q", got.Count, rating.concerned.entry.Text)
	}
}

func TestPlanIsAskedForByTheRating(t *testing.T) {
	d := openDesk(t)
	plan := d.sheet().detail.plan
	shown := func(object, cause, full bool) {
		t.Helper()
		if plan.object.Visible() != object || object && (plan.cause.field.Visible() != cause || plan.full.Visible() != full) {
			t.Errorf("plan %v, cause %v, full %v", plan.object.Visible(), plan.cause.field.Visible(), plan.full.Visible())
		}
	}
	shown(false, false, false)
	d.key('1')
	shown(false, false, false)
	d.key('2')
	shown(true, false, false)
	d.typeInto(plan.action.entry, "来月、分担表を改める")
	d.key('3')
	shown(true, true, true)
	d.typeInto(plan.cause.entry, "異動")
	d.typeInto(plan.due.entry, "R9.3.31")
	d.typeInto(plan.owner.entry, "庶務係長")
	d.leaveField()
	plan.funding.Press(4)
	want := checklist.Plan{Cause: "異動", Action: "来月、分担表を改める", Due: checklist.Date{Year: 2027, Month: 3, Day: 31}, Owner: "庶務係長", Funding: checklist.FundingNone}
	if got := d.stored(duty).Plan; got != want {
		t.Errorf("recorded %+v", got)
	}
	if plan.due.entry.Text != "令和9年3月31日" {
		t.Errorf("the date is spelled %q", plan.due.entry.Text)
	}
	d.key('1')
	shown(true, true, true) // what was written stays in sight
	d.expect("今の評価では必要ありません。")
	d.key('4')
	if !d.sheet().detail.texts.reason.field.Visible() {
		t.Error("not applicable asks for no reason")
	}
}

func TestDateThatCannotBeRead(t *testing.T) {
	d := openDesk(t)
	d.key('3')
	due := d.sheet().detail.plan.due
	d.typeInto(due.entry, "2026-02-30")
	d.leaveField()
	if due.field.Error() == "" || !d.stored(duty).Plan.Due.IsZero() {
		t.Errorf("error %q, recorded %v", due.field.Error(), d.stored(duty).Plan.Due)
	}
	d.goToItem(password)
	d.goToItem(duty)
	if due.entry.Text != "2026-02-30" || due.field.Error() == "" {
		t.Errorf("what was typed is lost: %q", due.entry.Text)
	}
	due.entry.SetText("2026-02-28")
	d.leaveField()
	d.pause()
	if due.field.Error() != "" || d.stored(duty).Plan.Due.Day != 28 {
		t.Errorf("error %q, recorded %v", due.field.Error(), d.stored(duty).Plan.Due)
	}
}

func TestAboutTheItem(t *testing.T) {
	d := openDesk(t)
	d.expect("例: 今年度の事務分担表", "なぜ必要か", "担当が分からないと", "関連する規程・規格", "ISO/IEC 27001:2022 附属書A A.5.2", "書いてあるが、前年度のまま。")
	if d.says("根拠となる基本方針") || d.says("確認方法") {
		t.Error("an explanation without words shows")
	}
	policy := checklist.Policy{Title: "基本方針", Clauses: []checklist.Clause{{Ref: "6", Title: "対策", Clauses: []checklist.Clause{{Ref: "6(1)", Title: "組織体制", Text: "体制を整える。"}}}}}
	if err := d.sheet().ws.SetPolicy(t.Context(), policy); err != nil {
		t.Fatal(err)
	}
	d.reload()
	d.sheet().comeBack()
	d.expect("根拠となる基本方針", "基本方針 6(1)", "体制を整える。")
	d.press("根拠となる基本方針")
	if d.says("体制を整える。") {
		t.Error("the clause does not fold away")
	}
}

func TestErrorsAreSentences(t *testing.T) {
	d := openDesk(t)
	d.fail(errors.New("odd"))
	d.expect("できませんでした", "odd")
}

// A head count needs one number where all comply, and none where it is that of the head
// count before.
func TestHeadCountWithoutTyping(t *testing.T) {
	d := openDesk(t)
	d.goToItem(training)
	rating := d.sheet().detail.rating
	d.press("全員が実施")
	if d.window.Canvas().Focused() != rating.concerned.entry || d.stored(training).Count != nil {
		t.Fatalf("without a number the focus is on %T", d.window.Canvas().Focused())
	}
	d.typeInto(rating.concerned.entry, "12")
	d.press("全員が実施")
	if got := d.stored(training).Count; got == nil || *got != (checklist.HeadCount{Concerned: 12, Complying: 12}) {
		t.Errorf("%+v", got)
	}
	if rating.usual.Visible() {
		t.Error("the item's own number is offered")
	}
	if err := d.opened().session.Put(t.Context(), checklist.Response{Key: training}); err != nil {
		t.Fatal(err)
	}
	other := checklist.Response{Key: duty, Count: &checklist.HeadCount{Concerned: 7, Complying: 5}}
	d.opened().session.Sheet().Answers.Responses[duty] = &other
	d.sheet().detail.show(training)
	d.press("対象者は前の問と同じ7人")
	if rating.concerned.entry.Text != "7" || d.window.Canvas().Focused() != rating.complying.entry {
		t.Errorf("%q", rating.concerned.entry.Text)
	}
	rating.concerned.entry.SetText("")
	d.press("全員が実施")
	if got := d.stored(training).Count; got == nil || *got != (checklist.HeadCount{Concerned: 7, Complying: 7}) {
		t.Errorf("%+v", got)
	}
}
