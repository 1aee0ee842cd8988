package ui

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// open opens a workspace file in place of the present page.
func (a *App) open(path string) { a.openWith(path, workflow.Options{}) }

func (a *App) openWith(path string, opt workflow.Options) {
	a.leave(func() {
		path, err := filepath.Abs(path)
		if err != nil {
			a.fail(err)
			return
		}
		// A file cannot be opened twice, not even by ourselves.
		if first := a.firstPage(path); first != nil {
			a.backTo(first)
			return
		}
		opt.Now = a.now
		a.load(path, opt)
	})
}

// load opens the file in the background and shows its first page.
func (a *App) load(path string, opt workflow.Options) {
	var loaded openFile
	a.job(a.format.T("desktop.open.busy"), func(ctx context.Context, _ checklist.Progress) (err error) {
		loaded, err = read(ctx, path, opt)
		return err
	}, func(err error) {
		if err != nil {
			a.notOpened(path, opt, err)
			return
		}
		a.prefs.remember(path)
		a.reading.policy = nil
		loaded.begin(a)
	})
}

// firstPage returns the first page of the file of a path if it is the one that is
// open, or nil.
func (a *App) firstPage(path string) page {
	if h := a.home(); h != nil && h.info.Path == path {
		return h
	}
	if p := a.officeFrame(); p != nil && p.view.Info.Path == path {
		return p
	}
	return nil
}

// openFile is a file that has been opened. It shows its first page, which releases
// it.
type openFile interface{ begin(a *App) }

func read(ctx context.Context, path string, opt workflow.Options) (openFile, error) {
	ws, err := workflow.Open(ctx, path, opt)
	if err != nil {
		return nil, err
	}
	info, err := ws.Info()
	if err != nil {
		return nil, errors.Join(err, ws.Close())
	}
	var opened openFile
	if info.Kind == workflow.KindOffice {
		opened, err = readOffice(ws)
	} else {
		opened, err = readSheet(ctx, ws, info)
	}
	if err != nil {
		return nil, errors.Join(err, ws.Close())
	}
	return opened, nil
}

// notOpened says why a file could not be opened, and offers what can be done.
func (a *App) notOpened(path string, opt workflow.Options, err error) {
	f := a.format
	switch {
	case a.cancelled(err):
	case workflow.InUse(err) || workflow.Unwritable(err):
		opt.ReadOnly = true
		a.ask(f.T("desktop.open.failed"), a.sentence(err), f.T("desktop.open.read_only"), func() { a.openWith(path, opt) })
	case workflow.Torn(err):
		opt.Continue = true
		a.ask(f.T("desktop.open.failed"), a.sentence(err), f.T("desktop.open.continue"), func() { a.openWith(path, opt) })
	default:
		if errors.Is(err, fs.ErrNotExist) {
			a.prefs.forget(path)
			a.display(a.page.again())
		}
		a.tell(f.T("desktop.open.failed"), a.sentence(err))
	}
}

// chooseAndOpen lets the user choose a workspace file.
func (a *App) chooseAndOpen() {
	a.leave(func() {
		f := a.format
		a.pickFile(pick{title: f.T("desktop.open.title"), confirm: f.T("desktop.open.confirm"), extension: viewmodel.Extension, dir: a.lastDir(), chosen: a.open})
	})
}

// lastDir is the folder of the file opened last.
func (a *App) lastDir() string {
	if recent := a.prefs.recent(); len(recent) > 0 {
		return filepath.Dir(recent[0])
	}
	return ""
}

// dropped takes files that were dropped on the window: a workspace is opened, a page
// takes the lists that it is about, on the office's pages all else is what departments
// have handed in, what the office has sent is taken in, on a sheet answer sheets come
// back and other files are evidence, and elsewhere a standard's file goes to the
// library.
func (a *App) dropped(_ fyne.Position, uris []fyne.URI) {
	if a.busy() || len(uris) == 0 {
		return
	}
	var paths []string
	for _, uri := range uris {
		paths = append(paths, uri.Path())
	}
	if strings.EqualFold(filepath.Ext(paths[0]), viewmodel.Extension) {
		a.open(paths[0])
		return
	}
	if p, ok := a.facing().(lister); ok && p.takeList(paths[0]) {
		return
	}
	if a.takeDropped(paths) || a.droppedFromOffice(paths[0]) {
		return
	}
	if s := a.sheet(); s != nil {
		s.dropped(paths)
		return
	}
	if _, importing := a.page.(*importPage); importing {
		a.importFile(paths[0])
		return
	}
	if viewmodel.IsStandardFile(paths[0]) {
		a.openLibrary(paths[0])
		return
	}
	a.tell(a.format.T("desktop.drop.title"), a.format.T("desktop.drop.unknown"))
}

// lister is a page of the office that takes a list out of a file, and says whether
// this is one.
type lister interface{ takeList(path string) bool }

// busy reports whether a dialog is open, which commands of the menu must not
// disturb.
func (a *App) busy() bool { return a.window.Canvas().Overlays().Top() != nil }

// readOnlyReason says who has a file open, if that is known.
func (a *App) readOnlyReason(info workflow.Info) string {
	if info.Holder.Host == "" {
		return a.format.T("desktop.notice.unwritable")
	}
	return a.format.T("desktop.notice.held", "User", info.Holder.User, "Host", info.Holder.Host)
}

// reopenFile tries again to open a file for writing.
func (a *App) reopenFile(path string) {
	a.goTo(newStartPage(a))
	a.open(path)
}
