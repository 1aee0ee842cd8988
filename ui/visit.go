package ui

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"tenken/checklist/workflow"
)

// visited is a page that one has left and can come back to, as it was.
type visited struct {
	page    page
	content fyne.CanvasObject
	focus   fyne.Focusable
	style   int // that of the content
}

// visit shows a page that leads back to the present one.
func (a *App) visit(p page) {
	a.leave(func() {
		canvas := a.window.Canvas()
		a.below = append(a.below, visited{a.page, a.content, canvas.Focused(), a.style})
		canvas.Unfocus()
		a.forgetOldest()
		a.display(p)
	})
}

// The pages that are kept to come back to.
const mostBelow = 30

// forgetOldest lets go of a page when there are too many. The first one stays: it
// may hold a file.
func (a *App) forgetOldest() {
	if len(a.below) > mostBelow {
		a.fail(a.below[1].page.close())
		a.below = slices.Delete(a.below, 1, 2)
	}
}

// back returns to the page before, where one was in it.
func (a *App) back() {
	if len(a.below) == 0 {
		return
	}
	a.leave(func() {
		a.fail(a.page.close())
		last := a.below[len(a.below)-1]
		a.below = a.below[:len(a.below)-1]
		if last.style != a.style {
			a.display(last.page.again())
			return
		}
		a.show(last.page, last.content)
		if p, ok := last.page.(returning); ok {
			p.comeBack()
		}
		if last.focus != nil && a.content == last.content {
			a.window.Canvas().Focus(last.focus)
		}
	})
}

// closeAll releases the page and those below it.
func (a *App) closeAll() error {
	err := a.page.close()
	for _, v := range a.below {
		err = errors.Join(err, v.page.close())
	}
	a.below = nil
	return err
}

// home returns the first page of the file that is open, also below another page,
// or nil.
func (a *App) home() *homePage { return under[*homePage](a) }

// under returns the page of its kind that is open, also below another page, or nil.
func under[P page](a *App) (none P) {
	if p, ok := a.page.(P); ok {
		return p
	}
	for _, v := range a.below {
		if p, ok := v.page.(P); ok {
			return p
		}
	}
	return none
}

// workspace returns the workspace that is open, a department's or the office's, or
// nil.
func (a *App) workspace() *workflow.Workspace {
	if o := a.opened(); o != nil {
		return o.ws
	}
	if p := a.officeFrame(); p != nil {
		return p.ws
	}
	return nil
}

// opened returns the department's file that is open, or nil.
func (a *App) opened() *openSheet {
	if h := a.home(); h != nil {
		return h.openSheet
	}
	return nil
}

// visitOnce returns to a page of its kind below the present one, or visits one that
// is made.
func visitOnce[P page](a *App, make func() P) {
	if _, here := a.page.(P); here {
		return
	}
	for _, v := range slices.Backward(a.below) {
		if p, ok := v.page.(P); ok {
			a.backTo(p)
			return
		}
	}
	a.visit(make())
}

// returning is a page that brings itself up to date when one comes back to it.
type returning interface{ comeBack() }

// backTo returns to a page below.
func (a *App) backTo(p page) {
	for a.page != p && len(a.below) > 0 {
		before := len(a.below)
		a.back()
		if len(a.below) == before {
			return
		}
	}
}
