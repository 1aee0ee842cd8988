package ui

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"tenken/checklist"
)

// open shows the content of an attachment in the program that the system has for
// it: a copy in a private folder, which is removed when the sheet is closed.
func (e *evidencePart) open(id string) {
	evidence, ok := e.d.page.session.Evidence(e.d.key, id)
	if !ok {
		return
	}
	folder, err := e.copyFolder(id)
	if err != nil {
		e.d.app.fail(err)
		return
	}
	path := filepath.Join(folder, filepath.Base(evidence.File.Name))
	os.Remove(path) // of an earlier look; where it is still open, the export says so
	e.export(evidence, path, func() { e.d.app.fail(e.d.app.openOutside(path)) })
}

// copyFolder is the folder for the copy of one piece of evidence.
func (e *evidencePart) copyFolder(id string) (string, error) {
	if e.copies == "" {
		folder, err := os.MkdirTemp("", "tenken-")
		if err != nil {
			return "", err
		}
		e.copies = folder
	}
	folder := filepath.Join(e.copies, id)
	return folder, os.MkdirAll(folder, 0o700)
}

// removeCopies removes the copies that were opened. One that another program
// still holds open stays behind in the system's folder for temporary files.
func (e *evidencePart) removeCopies() {
	if e.copies != "" {
		os.RemoveAll(e.copies)
	}
}

// save writes the content of an attachment to a folder of the user's choice.
func (e *evidencePart) save(id string) {
	f := e.d.app.format
	evidence, ok := e.d.page.session.Evidence(e.d.key, id)
	if !ok {
		return
	}
	e.d.app.pickFolder(pick{title: f.T("desktop.evidence.save_title"), confirm: f.T("desktop.pick.this_folder"), chosen: func(dir string) {
		path := freeName(filepath.Join(dir, filepath.Base(evidence.File.Name)))
		e.export(evidence, path, func() {
			e.d.app.tell(f.T("desktop.evidence.saved"), path)
		})
	}})
}

func (e *evidencePart) export(evidence checklist.Evidence, path string, done func()) {
	a, page := e.d.app, e.d.page
	a.job(a.format.T("desktop.evidence.saving"), func(ctx context.Context, p checklist.Progress) error {
		return page.ws.ExportEvidence(ctx, page.session.Sheet(), evidence, path, p)
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		done()
	})
}

// freeName is the path, or the first of "name (2).ext", "name (3).ext", … that is
// not taken.
func freeName(path string) string {
	extension := filepath.Ext(path)
	free := path
	for n := 2; ; n++ {
		if _, err := os.Lstat(free); err != nil {
			return free
		}
		free = fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(path, extension), n, extension)
	}
}

// openOutside opens a file or folder in the program that the system has for it.
func (a *App) openOutside(path string) error { return a.fyne.OpenURL(fileURL(filepath.ToSlash(path))) }

// fileURL is the URL of an absolute path with forward slashes, also of one on a
// Windows drive (C:/…) or share (//server/…).
func fileURL(path string) *url.URL {
	if server, ok := strings.CutPrefix(path, "//"); ok {
		host, rest, _ := strings.Cut(server, "/")
		return &url.URL{Scheme: "file", Host: host, Path: "/" + rest}
	}
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return &url.URL{Scheme: "file", Path: path}
}
