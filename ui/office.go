package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// office is an open workspace of the office. Its pages share it; the frame around
// them releases it.
type office struct {
	ws      *workflow.Workspace
	view    *viewmodel.Office // of the year that is chosen
	asked   *asked            // of the page of one department; nil once it shows
	private privateFolder     // for what other programs show
}

// asked is an answer of a department that is to be shown.
type asked struct {
	department string        // id
	key        checklist.Key // zero: the first one
	from       string        // key of the page from which one came; "" is none
}

// readOffice loads what stands around the pages of an office's workspace.
func readOffice(ws *workflow.Workspace) (*office, error) {
	view, err := viewmodel.LoadOffice(ws, 0)
	return &office{ws: ws, view: view}, err
}

// begin shows the first page.
func (o *office) begin(a *App) { o.beginAt(a, officeNav()[0].key, officeView.begin) }

// beginAt shows a page and goes on in it.
func (o *office) beginAt(a *App, key string, then func(officeView)) {
	frame := newOfficeFrame(a, o)
	a.goTo(frame)
	frame.chooseAnd(key, then)
}

// year is the fiscal year that is shown; 0 before the first round.
func (o *office) year() checklist.FiscalYear { return o.view.Year() }

// writable reports whether something can be recorded.
func (o *office) writable() bool { return !o.view.Info.ReadOnly }

// officeFrame returns the frame of the office's file that is open, also below
// another page, or nil.
func (a *App) officeFrame() *officeFrame { return under[*officeFrame](a) }

// officeView is one of the pages of the office, shown in the frame beside the
// navigation. An officePage has what such pages share: one that embeds it gives a
// title and a body, and of the rest what it needs.
type officeView interface {
	// title stands above the body.
	title() string
	// lead is a line below the title; "" is none.
	lead() string
	// actions are buttons beside the title.
	actions() []fyne.CanvasObject
	// load reads in the background what the page shows of a fiscal year (0
	// before the first round) beside officePage.view. It touches nothing that
	// shows; take then brings what was read into the page.
	load(ctx context.Context, year checklist.FiscalYear, p checklist.Progress) (take func(), err error)
	// body makes what is shown, anew after a change of language or size of text.
	body() fyne.CanvasObject
	// refresh fills what the body shows, after body and after every load.
	refresh()
	// begin puts the focus where one begins.
	begin()
	// flush records what is being typed, see page.
	flush() error
}

// officePage is what the pages of the office have in common.
type officePage struct {
	app *App
	*office
}

func (officePage) lead() string { return "" }

func (officePage) actions() []fyne.CanvasObject { return nil }

func (officePage) begin()       {}
func (officePage) flush() error { return nil }

// changed brings the page that shows, the header and the counts up to date. It is
// called after every write; see write.
func (p officePage) changed() { p.app.officeFrame().changed() }

// write runs a verb that writes in the background. Afterwards everything is brought
// up to date, also where it was called off or failed half-way. When it has
// succeeded, done is called, which may be nil.
func (p officePage) write(title string, verb func(ctx context.Context, p checklist.Progress) error, done func()) {
	p.app.job(title, verb, func(err error) {
		p.changed()
		if err != nil {
			p.app.failAll(err)
		} else if done != nil {
			done()
		}
	})
}
