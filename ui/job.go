package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/crash"
)

// clockwork is what starts work beside the window. Tests put in their own.
type clockwork struct {
	// start runs work without waiting for it.
	start func(work func())
	// after runs f in the window's goroutine when d has passed, unless it
	// is stopped before.
	after func(d time.Duration, f func()) (stop func())
}

func newClockwork() clockwork {
	return clockwork{
		start: func(work func()) { go work() },
		after: func(d time.Duration, f func()) func() {
			timer := time.AfterFunc(d, func() { fyne.Do(f) })
			return func() { timer.Stop() }
		},
	}
}

// A progress bar moves at most this often.
const progressPause = 100 * time.Millisecond

// job runs work in the background behind a dialog with progress and a cancel
// button. The window takes no other input until done has been called, with the
// error of work, in the window's goroutine. Work that panics fails with a
// *crash.Report.
func (a *App) job(title string, work func(ctx context.Context, p checklist.Progress) error, done func(error)) {
	ctx, cancel := context.WithCancel(a.working)
	waiting := a.wait(title, cancel)
	a.start(func() {
		err := crash.Guard(func() error { return work(ctx, throttle(waiting.set)) })
		fyne.Do(func() {
			cancel()
			waiting.close()
			done(a.reported(err))
		})
	})
}

// aside runs work in the background while the window goes on taking input, and then
// done with its error in the window's goroutine.
func (a *App) aside(work func() error, done func(error)) {
	a.start(func() {
		err := crash.Guard(work)
		fyne.Do(func() { done(err) })
	})
}

// start runs work beside the window, which is not left before it has ended.
func (a *App) start(work func()) {
	a.beside.Add(1)
	a.clockwork.start(func() {
		defer a.beside.Done()
		work()
	})
}

// throttle passes progress on to the window at a pace that it can show.
func throttle(set func(done, total int)) checklist.Progress {
	var last time.Time
	return func(done, total int) {
		if now := time.Now(); done == total || now.Sub(last) >= progressPause {
			last = now
			fyne.Do(func() { set(done, total) })
		}
	}
}

// quitWith closes the window when ctx ends, as Ctrl+C in a terminal does.
func (a *App) quitWith(ctx context.Context) (stop func() bool) {
	return context.AfterFunc(ctx, func() { fyne.Do(a.quit) })
}
