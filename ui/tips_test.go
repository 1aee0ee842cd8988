package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tenken/ui/widgets"
)

// rest lets the mouse rest on an object.
func (d *desk) rest(o fyne.CanvasObject) {
	d.t.Helper()
	o.(desktop.Hoverable).MouseIn(&desktop.MouseEvent{})
	d.pause()
}

// buttonTipped is the button with a tip.
func (d *desk) buttonTipped(tip string) *widgets.Button {
	d.t.Helper()
	for _, o := range d.objects() {
		if b, ok := o.(*widgets.Button); ok && b.Tip == tip {
			return b
		}
	}
	d.t.Fatalf("no button says %q", tip)
	return nil
}

// What has no words explains itself to the mouse, on pages, in dialogs, and on the page
// again.
func TestTipsOfThePage(t *testing.T) {
	d := openDesk(t)
	d.App.check()
	d.rest(d.buttonTipped("カレンダーから日付を選ぶ"))
	d.expect("カレンダーから日付を選ぶ")
	closing := d.button(widgets.Plain, "", nil, nil)
	closing.Tip = "この窓を閉じる"
	box := d.dialog("問い", narrowDialog, closing)
	d.rest(closing)
	d.expect("この窓を閉じる")
	box.close()
	if d.says("この窓を閉じる") {
		t.Error("the dialog's words show on the page")
	}
	chip := widgets.NewChip("記号", widgets.Info)
	chip.Tip = "その意味"
	d.rest(chip)
	d.expect("その意味")
}

// Each rating tells its key.
func TestTipsOfRatings(t *testing.T) {
	d := openDesk(t)
	d.goToItem(duty)
	d.sheet().detail.pane.ScrollToTop()
	for _, o := range d.objects() {
		if h, ok := o.(desktop.Hoverable); ok {
			h.MouseIn(&desktop.MouseEvent{})
			d.pause()
			if d.says("△ 一部実施（2キー）") {
				return
			}
			h.MouseOut()
		}
	}
	t.Error("no rating tells its key")
}
