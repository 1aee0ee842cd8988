package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/widgets"
)

// tapCalendar opens the calendar of the first date field that shows.
func (d *desk) tapCalendar() {
	d.t.Helper()
	for _, o := range d.objects() {
		if b, ok := o.(*widgets.Button); ok && b.Icon == theme.CalendarIcon() {
			d.tap(b)
			return
		}
	}
	d.t.Fatal("there is no calendar")
}

func (d *desk) strike(names ...fyne.KeyName) {
	for _, name := range names {
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

// A day is taken from the calendar as if it had been typed, and Escape leaves the
// field as it is.
func TestDateFromCalendar(t *testing.T) {
	d := openDesk(t)
	d.key('3')
	due := d.sheet().detail.plan.due
	d.tapCalendar()
	d.expect("令和8年（2026年）10月", "日", "土", "31")
	d.strike(fyne.KeyPageDown, fyne.KeyDown)
	d.expect("令和8年（2026年）11月")
	d.strike(fyne.KeyReturn)
	if want := (checklist.Date{Year: 2026, Month: 11, Day: 8}); d.stored(duty).Plan.Due != want || due.entry.Text != "令和8年11月8日" {
		t.Errorf("recorded %v, the field says %q", d.stored(duty).Plan.Due, due.entry.Text)
	}
	d.tapCalendar()
	d.expect("令和8年（2026年）11月")
	d.strike(fyne.KeyPageDown, fyne.KeyEscape)
	if d.box != nil || due.entry.Text != "令和8年11月8日" {
		t.Errorf("after Escape the field says %q", due.entry.Text)
	}
	d.tapCalendar()
	d.press("今日")
	if due.entry.Text != "令和8年10月1日" {
		t.Errorf("today is %q", due.entry.Text)
	}
}
