package ui

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"tenken/checklist/crash"
	"tenken/ui/widgets"
)

// A window that was open for less does not begin anew after a crash: it might
// crash again and again.
const leastRun = 30 * time.Second

// watch shows the window and ends what is open in it. If it breaks off, it writes
// a report, releases the file and begins the program anew, which then shows where
// the report lies.
func (a *App) watch(show func(), restart func() error) error {
	begun := a.now()
	err := crash.Guard(func() error { show(); return nil })
	if err == nil {
		return a.end()
	}
	err = a.reported(err)
	// What was open may be what has broken.
	crash.Guard(a.end)
	if restart != nil && a.now().Sub(begun) >= leastRun {
		err = errors.Join(err, restart())
	}
	return err
}

// reported writes the report of a panic. It returns other errors as they are.
func (a *App) reported(err error) error {
	var p *crash.Panic
	if !errors.As(err, &p) {
		return err
	}
	return crash.Write(a.crashes, p, crash.Scene{At: a.now(), Place: a.page.helpKey(), Journal: a.journal(), Lead: a.format.T("manners.crash.lead")})
}

// journal is where the journal of the open file stands.
func (a *App) journal() (head string) {
	// The file may be what has broken.
	crash.Guard(func() error {
		if ws := a.workspace(); ws != nil {
			if entries, digest, err := ws.JournalHead(); err == nil {
				head = fmt.Sprintf("%d %s", entries, digest)
			}
		}
		return nil
	})
	return head
}

// offerReport says where the report of the last crash lies, once.
func (a *App) offerReport() {
	path := crash.Newest(a.crashes)
	if path == "" || filepath.Base(path) == a.prefs.String(prefCrash) {
		return
	}
	a.prefs.SetString(prefCrash, filepath.Base(path))
	f := a.format
	show := a.button(widgets.Secondary, f.T("manners.crash.show"), nil, func() { a.fail(a.openOutside(path)) })
	body := widgets.NewColumn(12, a.text(f.T("manners.crash.last"), running), a.text(path, small), a.text(f.T("manners.crash.lead"), small))
	a.notice(f.T("manners.crash.title"), wideDialog, body, show)
}
