package command

import (
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"tenken/checklist"
)

// redraw is how often the bar is drawn again.
const redraw = 100 * time.Millisecond

// progress returns the bar for long work and what ends it. Where messages
// don't go to a terminal there is no bar.
func (s *session) progress(key string) (checklist.Progress, func()) {
	if !isTerminal(s.sys.Stderr) {
		return nil, func() {}
	}
	return bar(s.sys.Stderr, s.text.T(key))
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// bar draws how far the work has come, and leaves nothing behind.
func bar(w io.Writer, title string) (checklist.Progress, func()) {
	b := progressbar.NewOptions(1, progressbar.OptionSetWriter(w), progressbar.OptionSetDescription(title),
		progressbar.OptionSetWidth(30), progressbar.OptionSetPredictTime(false),
		progressbar.OptionThrottle(redraw), progressbar.OptionSetRenderBlankState(true), progressbar.OptionClearOnFinish())
	progress := func(done, total int) {
		b.ChangeMax(max(1, total))
		_ = b.Set(done)
	}
	return progress, func() { _ = b.Finish() }
}
