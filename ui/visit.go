package ui

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
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
		a.below = append(a.below, visited{a.page, a.window.Content(), canvas.Focused(), a.style})
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
		if last.focus != nil {
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

// openedSheet returns the page of the sheet that is open, also below another page,
// or nil.
func (a *App) openedSheet() *sheetPage {
	if s := a.sheet(); s != nil {
		return s
	}
	for _, v := range a.below {
		if s, ok := v.page.(*sheetPage); ok {
			return s
		}
	}
	return nil
}

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
