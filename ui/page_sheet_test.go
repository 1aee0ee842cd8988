package ui

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// optionOf is the button of a rating.
func (d *desk) optionOf(word string) fyne.CanvasObject {
	d.t.Helper()
	for _, o := range visibleObjects(d.sheet().detail.rating.choice)[1:] {
		if _, isWidget := o.(fyne.Widget); isWidget && slices.ContainsFunc(visibleObjects(o), func(o fyne.CanvasObject) bool { return textOf(o) == word }) {
			return o
		}
	}
	d.t.Fatalf("there is no rating %q", word)
	return nil
}

func TestAnswerByTapping(t *testing.T) {
	d := openDesk(t)
	d.expect("青葉市　税務課", "記入中", "次の未回答へ（あと5問）", "0.00%", "担当者の指名", "事務分担表に書いていますか。")
	d.tap(d.optionOf("実施"))
	if got := d.stored(duty); got.Rating != "done" {
		t.Fatalf("recorded %+v", got)
	}
	d.expect("次の未回答へ（あと4問）", "20.00%", "1 / 5", "保存済み（庶務係長 09:30）")
	d.press("次の未回答へ（あと4問）")
	if d.sheet().detail.key != password {
		t.Errorf("open is %v", d.sheet().detail.key)
	}
	d.expect("重要", "パスワードの管理")
}

func TestAnswerByKeys(t *testing.T) {
	d := openDesk(t)
	d.key('2')
	d.key('n')
	d.key('３')
	d.key('9') // no such rating
	d.key('N')
	d.key('1') // a head count has no ratings
	if d.stored(duty).Rating != "partly" || d.stored(password).Rating != "not_done" || d.stored(training).Count != nil {
		t.Errorf("%+v, %+v, %+v", d.stored(duty), d.stored(password), d.stored(training))
	}
	d.typeInto(d.sheet().search, "1n2")
	if d.sheet().search.Text != "1n2" || d.sheet().detail.key != training {
		t.Error("a command was obeyed while text was typed")
	}
}

// Letters and digits reach the page from whatever has the focus, text fields
// apart.
func TestKeysReachThePageFromEverywhere(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	for i, focus := range []fyne.Focusable{s.list, s.tree, s.detail.rating.choice, s.header.next, s.detail.evidence.file} {
		d.window.Canvas().Focus(focus)
		d.window.Canvas().Focused().TypedRune(rune('1' + i%2))
		want := []checklist.RatingCode{"done", "partly"}[i%2]
		if got := d.stored(duty).Rating; got != want {
			t.Errorf("from %T: %q", focus, got)
		}
	}
}

func TestUndoShowsWhatItChanges(t *testing.T) {
	d := openDesk(t)
	undo, redo := d.menuItem("元に戻す"), d.menuItem("やり直す")
	d.key('1')
	d.goToItem(incident)
	undo.Action()
	if got := d.stored(duty); !got.IsBlank() || d.sheet().detail.key != duty {
		t.Errorf("recorded %+v, open is %v", got, d.sheet().detail.key)
	}
	if d.sheet().detail.rating.choice.Chosen() != widgets.NoChoice || !d.sheet().header.undo.Disabled() {
		t.Error("the screen does not show it")
	}
	undo.Action()
	redo.Action()
	redo.Action()
	if got := d.stored(duty); got.Rating != "done" || d.sheet().detail.rating.choice.Chosen() != 0 {
		t.Errorf("recorded %+v", got)
	}
}

func TestInquiryAndNothing(t *testing.T) {
	d := openDesk(t)
	rating := d.sheet().detail.rating
	if rating.nothing.Visible() {
		t.Error("an ordinary item offers that nothing happened")
	}
	d.tap(rating.inquiring)
	if got := d.stored(duty); !got.Inquiring {
		t.Errorf("recorded %+v", got)
	}
	d.expect("照会中のままです。")
	d.tap(d.optionOf("一部実施"))
	if got := d.stored(duty); got.Inquiring || got.Rating != "partly" {
		t.Errorf("a rating does not end the inquiry: %+v", got)
	}
	d.goToItem(incident)
	d.tap(rating.nothing)
	if got := d.stored(incident); !got.Nothing || got.Rating != "not_applicable" || rating.choice.Chosen() != widgets.NoChoice {
		t.Errorf("recorded %+v", got)
	}
	if d.sheet().detail.texts.reason.field.Visible() {
		t.Error("nothing happened, and still a reason is asked for")
	}
	d.tap(rating.clear)
	if got := d.stored(incident); !got.IsBlank() || rating.nothing.On() || rating.clear.Visible() {
		t.Errorf("recorded %+v", got)
	}
}

func TestResponsibility(t *testing.T) {
	d := openDesk(t)
	part := d.sheet().detail.texts.responsibility
	if part.choice.Chosen() != 0 {
		t.Error("own is not the first choice")
	}
	d.expect("この課が自分で行っています。")
	part.choice.Press(1)
	if got := d.stored(duty); got.Responsibility != checklist.Central {
		t.Errorf("recorded %+v", got)
	}
	d.expect("市全体の分を一括して行っています。")
	part.choice.Press(0)
	if got := d.stored(duty); got.Responsibility != "" || part.choice.Chosen() != 0 {
		t.Errorf("recorded %+v", got)
	}
}

func TestFilterAndSearch(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	s.shows.SetSelectedIndex(1) // unanswered
	d.expect("5件")
	d.key('1')
	if len(s.rows) != 5 {
		t.Error("the row that was just answered is gone from under the hand")
	}
	d.typeInto(s.search, "ぱすわーど")
	d.expect("1件")
	if s.detail.key != duty {
		t.Error("the search has opened another item")
	}
	s.search.SetText("どこにもない")
	d.expect("見つかりません。")
	s.search.SetText("")
	s.shows.SetSelectedIndex(3) // inquiring
	d.expect("照会中の項目はありません。")
	d.key('n')
	if s.detail.key != password || len(s.rows) != 5 || s.filter != (viewmodel.Filter{Show: viewmodel.ShowAll}) || s.shows.SelectedIndex() != 0 {
		t.Errorf("%v is open among %v, filter %+v", s.detail.key, s.rows, s.filter)
	}
}

func TestTreeFilters(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	d.expect("すべて", "税務課", "人的セキュリティ", "0/5")
	s.tree.Select("department/C02")
	if s.detail.key != training || len(s.rows) != 3 {
		t.Errorf("%v is open among %v", s.detail.key, s.rows)
	}
	s.step(+1)
	s.step(+1)
	s.step(+1) // the end
	if s.detail.key != register {
		t.Errorf("%v is open", s.detail.key)
	}
	s.tree.Select(wholeSheet)
	s.step(-1)
	if s.detail.key != incident || len(s.rows) != 5 {
		t.Errorf("%v is open among %v", s.detail.key, s.rows)
	}
}

func TestStepFromOutsideTheList(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	s.search.SetText("研修")
	s.step(+1)
	if s.detail.key != training {
		t.Errorf("%v is open", s.detail.key)
	}
}

func TestArrowKeysInTheList(t *testing.T) {
	d := openDesk(t)
	s := d.sheet()
	d.window.Canvas().Focus(s.list)
	for _, step := range []struct {
		key  fyne.KeyName
		want checklist.Key
	}{{fyne.KeyDown, password}, {fyne.KeyEnd, register}, {fyne.KeyDown, register}, {fyne.KeyUp, incident}, {fyne.KeyHome, duty}, {fyne.KeyUp, duty}} {
		s.list.TypedKey(&fyne.KeyEvent{Name: step.key})
		if s.detail.key != step.want {
			t.Fatalf("%s opens %v", step.key, s.detail.key)
		}
	}
}

// What changes many answers is taken back, and done again, behind a progress dialog.
func TestLargeStepsTravelInTheBackground(t *testing.T) {
	app := largeDesk(t, 100)
	page := app.sheet()
	answered := func() (n int) {
		for _, r := range page.session.Sheet().Answers.Responses {
			if r.Answered() {
				n++
			}
		}
		return n
	}
	items := page.session.Sheet().Scope.Items
	page.openSheet.record(app, "", items[0].Key(), func(ctx context.Context, sheet *workflow.Sheet) ([]workflow.Edit, error) {
		var edits []workflow.Edit
		for _, entry := range items[:mostAtOnce+1] {
			edits = append(edits, workflow.Edit{Response: checklist.Response{Key: entry.Key(), Rating: "done"}})
		}
		return page.ws.Save(ctx, sheet, edits...)
	}, page.refresh)
	before := page.session.Sheet()
	for _, move := range []struct {
		travel func()
		want   int
	}{{func() {}, mostAtOnce + 1}, {page.undo, 0}, {page.undo, 0}, {page.redo, mostAtOnce + 1}, {page.redo, mostAtOnce + 1}, {page.undo, 0}} {
		if move.travel(); answered() != move.want {
			t.Fatalf("%d answers, want %d", answered(), move.want)
		}
	}
	if page.session.Sheet() == before || page.detail.key != items[0].Key() {
		t.Errorf("not on a sheet of its own, or %v is open", page.detail.key)
	}
}
