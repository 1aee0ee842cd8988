package ui

import (
	"context"
	"path/filepath"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// chooseFiles adds files to those that are looked into.
func (p *receivePage) chooseFiles() {
	f := p.app.format
	p.app.pickFile(pick{title: f.T("receivedesk.pick_file"), confirm: f.T("receivedesk.pick"), dir: p.app.copyDir(), several: func(paths []string) {
		p.app.prefs.SetString(prefFolder, filepath.Dir(paths[0]))
		p.look(paths)
	}})
}

// chooseFolder adds the files of a folder.
func (p *receivePage) chooseFolder() {
	f := p.app.format
	p.app.pickFolder(pick{title: f.T("receivedesk.pick_folder"), confirm: f.T("desktop.pick.this_folder"), dir: p.app.copyDir(), chosen: func(dir string) {
		p.app.prefs.SetString(prefFolder, dir)
		p.look([]string{dir})
	}})
}

// look shows what would become of files and folders, beside those that are there
// and have not been taken in.
func (p *receivePage) look(paths []string) {
	paths = append(p.files.Paths(), paths...)
	var files []workflow.Received
	p.app.job(p.app.format.T("receivedesk.busy_looking"), func(ctx context.Context, progress checklist.Progress) (err error) {
		files, err = viewmodel.LookInto(ctx, p.ws, paths, progress)
		return err
	}, func(err error) {
		if err != nil {
			p.app.failAll(err)
			return
		}
		if len(files) == 0 {
			p.app.tell(p.app.format.T("receivedesk.title"), p.app.format.T("receivedesk.no_files"))
			return
		}
		next := viewmodel.NewReceive(files)
		next.Keep(p.files)
		p.files, p.filter, p.current = next, viewmodel.ReceiveFilter{}, 0
		p.search.Fill("")
		p.app.officeFrame().display()
		p.begin()
	})
}

// decideHeld shows the files that wait since earlier, to be decided without them at
// hand.
func (p *receivePage) decideHeld() {
	p.files, p.filter, p.current = viewmodel.NewHeld(p.waiting), viewmodel.ReceiveFilter{}, 0
	p.search.Fill("")
	p.app.officeFrame().display()
	p.begin()
}

// clear goes back to the beginning. Nothing that was taken in is lost.
func (p *receivePage) clear() {
	p.files, p.rows, p.filter = nil, nil, viewmodel.ReceiveFilter{}
	p.search.Fill("")
	p.app.officeFrame().display()
}

// takeIn takes in all that can be. Called off half-way, what has been taken in stays
// and shows as such.
func (p *receivePage) takeIn() {
	var files []workflow.Received
	p.app.job(p.app.format.T("receive.progress"), func(ctx context.Context, progress checklist.Progress) (err error) {
		files, err = p.files.Take(ctx, p.ws, p.year(), progress)
		return err
	}, func(err error) {
		p.files.Took(files)
		p.changed()
		if err != nil {
			p.app.failAll(err)
		}
	})
}

// askUndo says what goes back, and takes the last receive back if that is meant.
func (p *receivePage) askUndo() {
	var done []workflow.Undone
	p.app.job(p.app.format.T("receivedesk.busy_looking"), func(ctx context.Context, _ checklist.Progress) (err error) {
		done, err = p.ws.Undoing(ctx, p.year())
		return err
	}, func(err error) {
		if err != nil {
			p.app.fail(err)
			return
		}
		p.confirmUndo(done)
	})
}

func (p *receivePage) confirmUndo(done []workflow.Undone) {
	a, f := p.app, p.app.format
	body := widgets.NewColumn(8, a.text(f.N("receivedesk.undo_question", len(done)), running))
	for _, u := range done[:min(len(done), shownProblems)] {
		body.Add(a.text(f.T("receivedesk.undo_file", "Department", u.Department, "File", u.File, "Revision", f.T("office.board.revision", "Revision", u.Revision)), running))
	}
	if more := len(done) - shownProblems; more > 0 {
		body.Add(a.text(f.T("mapping.result.more", "Count", more), small))
	}
	no := a.button(widgets.Secondary, f.T("common.cancel"), nil, nil)
	yes := a.button(widgets.Primary, f.T("receivedesk.undo_yes"), nil, nil)
	box := a.dialog(f.T("receivedesk.undo"), wideDialog, body, no, yes)
	no.OnTapped = box.close
	yes.OnTapped = func() {
		box.close()
		p.undo()
	}
	a.window.Canvas().Focus(no)
}

// undo takes the last receive back.
func (p *receivePage) undo() {
	var done []workflow.Undone
	p.write(p.app.format.T("officedesk.busy_writing"), func(ctx context.Context, _ checklist.Progress) (err error) {
		done, err = p.ws.Undo(ctx, p.year())
		return err
	}, func() {
		p.clear()
		p.app.tell(p.app.format.T("receivedesk.undo"), p.app.format.N("receive.undone", len(done)))
	})
}

// takeDropped brings files that were dropped on the office's pages to the one that
// takes them in, and reports whether it does.
func (a *App) takeDropped(paths []string) bool {
	frame, ok := a.page.(*officeFrame)
	if !ok || frame.view.Board == nil || !frame.writable() {
		return false
	}
	frame.chooseAnd("receive", func(v officeView) { v.(*receivePage).look(paths) })
	return true
}
