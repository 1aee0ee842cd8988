package ui

import (
	"testing"
	"time"
)

func TestClockwork(t *testing.T) {
	c := newClockwork()
	done := make(chan string, 3)
	c.start(func() { done <- "started" })
	if got := <-done; got != "started" {
		t.Errorf("%q", got)
	}
	stop := c.after(time.Hour, func() { done <- "too early" })
	stop()
	c.after(time.Millisecond, func() { done <- "later" })
	if got := <-done; got != "later" {
		t.Errorf("%q", got)
	}
}

// Progress reaches the window at the end in any case, and seldom before.
func TestThrottle(t *testing.T) {
	var seen [][2]int
	p := throttle(func(done, total int) { seen = append(seen, [2]int{done, total}) })
	for i := range 1000 {
		p(i+1, 1000)
	}
	if len(seen) < 2 || len(seen) > 900 || seen[len(seen)-1] != [2]int{1000, 1000} {
		t.Errorf("%d reports, at last %v", len(seen), seen[len(seen)-1])
	}
}

// A dialog that shows while work goes on stays when the work is done.
func TestDialogOutlivesWork(t *testing.T) {
	d := newDesk(t, Options{})
	work := d.wait("", func() {})
	d.tell("知らせ", "書き出しました。")
	work.close()
	d.expect("書き出しました。")
	d.press("閉じる")
	if len(d.window.Canvas().Overlays().List()) != 0 || d.says("書き出しました。") {
		t.Error("something lies over the window")
	}
}
