package widgets

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func day(month time.Month, d int) time.Time { return time.Date(2026, month, d, 0, 0, 0, 0, time.UTC) }

// calendar is one in a window, and what was chosen in it.
func calendar(t *testing.T, at time.Time) (*Calendar, *time.Time) {
	t.Helper()
	test.NewTempApp(t)
	chosen := new(time.Time)
	c := NewCalendar(CalendarLook{Today: day(time.October, 1), Weekdays: [7]string{"日"}, Shaded: func(time.Time) bool { return true }}, at, func(d time.Time) { *chosen = d })
	w := test.NewTempWindow(t, c)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(350, 350))
	return c, chosen
}

func TestCalendarByKeys(t *testing.T) {
	for key, want := range map[fyne.KeyName]time.Time{
		fyne.KeyLeft: day(time.October, 30), fyne.KeyRight: day(time.November, 1), fyne.KeyUp: day(time.October, 24), fyne.KeyDown: day(time.November, 7),
		fyne.KeyPageUp: day(time.September, 30), fyne.KeyPageDown: day(time.November, 30),
	} {
		c, chosen := calendar(t, day(time.October, 31))
		moved := false
		c.OnMoved = func() { moved = true }
		c.TypedKey(&fyne.KeyEvent{Name: key})
		c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if !chosen.Equal(want) || !moved {
			t.Errorf("%s leads to %v", key, chosen)
		}
	}
	c, chosen := calendar(t, day(time.October, 31))
	passed := fyne.KeyName("")
	c.OnKey = func(event *fyne.KeyEvent) { passed = event.Name }
	c.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if passed != fyne.KeyEscape || !chosen.IsZero() {
		t.Errorf("Escape: %q, %v", passed, chosen)
	}
}

// The first of October 2026 is a Thursday: it stands in the fifth column.
func TestCalendarByTap(t *testing.T) {
	c, chosen := calendar(t, day(time.October, 31))
	tap := func(column, row float32) {
		*chosen = time.Time{}
		c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(column*50+25, row*50+25)})
	}
	tap(4, 1)
	if !chosen.Equal(day(time.October, 1)) {
		t.Errorf("chosen %v", chosen)
	}
	tap(0, 2)
	if !chosen.Equal(day(time.October, 4)) {
		t.Errorf("chosen %v", chosen)
	}
	for _, outside := range [][2]float32{{0, 0}, {3, 1}, {6, 6}} {
		if tap(outside[0], outside[1]); !chosen.IsZero() {
			t.Errorf("%v chooses %v", outside, chosen)
		}
	}
}
