package ui

import (
	"cmp"
	"context"

	"tenken/checklist"
	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// openSheet is an open workspace with its newest sheet. The pages of a file share
// it; the first page releases it.
type openSheet struct {
	ws        *workflow.Workspace
	info      workflow.Info
	session   *viewmodel.Session
	recovered int           // answers that were being typed when the program was ended
	private   privateFolder // for what other programs show
}

// loaded is a sheet with what stands beside it, as they lie in the file.
type loaded struct {
	sheet       *workflow.Sheet
	offers      workflow.Offers
	before      *workflow.YearBefore
	handed      workflow.HandedIn
	central     []checklist.CentralAnswer
	corrections []workflow.Corrected
}

// readSheet loads the newest sheet of a workspace.
func readSheet(ctx context.Context, ws *workflow.Workspace, info workflow.Info) (*openSheet, error) {
	sheet, err := ws.Sheet(0)
	if err != nil {
		return nil, err
	}
	o := &openSheet{ws: ws, info: info, session: viewmodel.NewSession(ws, sheet)}
	if !info.ReadOnly {
		if o.recovered, err = o.session.Recover(ctx); err != nil {
			return nil, err
		}
	}
	return o, o.lookAround()
}

// begin shows the first page.
func (o *openSheet) begin(a *App) {
	home := newHomePage(a, o)
	a.goTo(home)
	home.begin()
}

// load reads a year's sheet with what stands beside it. What shows is not touched, so
// it can be done in the background.
func (o *openSheet) load(year checklist.FiscalYear) (loaded, error) {
	sheet, err := o.ws.Sheet(year)
	if err != nil {
		return loaded{}, err
	}
	return o.beside(sheet)
}

// beside reads what stands beside a sheet: the year before, and what has been handed
// in.
func (o *openSheet) beside(sheet *workflow.Sheet) (loaded, error) {
	l := loaded{sheet: sheet}
	reads := []func() error{
		func() (err error) { l.offers, err = o.ws.Offers(sheet); return err },
		func() (err error) { l.before, err = o.ws.YearBefore(sheet); return err },
		func() (err error) { l.handed, err = o.ws.HandedIn(sheet); return err },
		func() (err error) { l.central, err = o.ws.CentralAnswers(sheet.Round.FiscalYear); return err },
		func() (err error) { l.corrections, err = o.ws.Corrections(sheet); return err },
	}
	for _, read := range reads {
		if err := read(); err != nil {
			return loaded{}, err
		}
	}
	return l, nil
}

// lookAround shows what stands beside the sheet as it is now.
func (o *openSheet) lookAround() error {
	l, err := o.beside(o.session.Sheet())
	if err == nil {
		o.showBeside(l)
	}
	return err
}

func (o *openSheet) showBeside(l loaded) {
	o.session.SetOffers(l.offers)
	o.session.SetCorrections(l.corrections)
	o.session.SetBefore(l.before)
	o.session.SetHandedIn(l.handed)
	o.session.SetCentral(l.central)
}

// take shows what was loaded. Steps before that cannot be taken back.
func (o *openSheet) take(l loaded) {
	o.session.Reload(l.sheet)
	o.showBeside(l)
}

// change runs a command that changes more than answers, in the background, and shows
// the sheet as it is then. After an error it is left as it shows, unless the
// command got so far that the state is another one.
func (o *openSheet) change(a *App, title string, command func(context.Context, *workflow.Sheet, checklist.Progress) error, done func(error)) {
	shown := o.session.Sheet()
	year, state := shown.Round.FiscalYear, shown.Assessment.State
	var now loaded
	a.job(title, func(ctx context.Context, p checklist.Progress) error {
		sheet, err := o.ws.Sheet(year)
		if err == nil {
			err = command(ctx, sheet, p)
		}
		var unread error
		now, unread = o.load(year)
		return cmp.Or(err, unread)
	}, func(err error) {
		if now.sheet != nil && (err == nil || now.sheet.Assessment.State != state) {
			o.take(now)
		}
		done(err)
	})
}

// record saves answers to several items, or large ones, in the background as one step,
// of which key is the first item. When it is done it shows, and then is called.
func (o *openSheet) record(a *App, title string, key checklist.Key, save func(context.Context, *workflow.Sheet) ([]workflow.Edit, error), then func()) {
	o.save(a, title, save, func(own *workflow.Sheet, undo []workflow.Edit) {
		o.session.Adopt(own, key, undo)
		then()
	})
}

// save saves answers in the background on a sheet of its own, which done gets with the
// edits that lead back.
func (o *openSheet) save(a *App, title string, save func(context.Context, *workflow.Sheet) ([]workflow.Edit, error), done func(*workflow.Sheet, []workflow.Edit)) {
	year := o.session.Sheet().Round.FiscalYear
	var own *workflow.Sheet
	var undo []workflow.Edit
	a.job(title, func(ctx context.Context, _ checklist.Progress) (err error) {
		if own, err = o.ws.Sheet(year); err == nil {
			undo, err = save(ctx, own)
		}
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		done(own, undo)
	})
}

// close releases the file.
func (o *openSheet) close() error {
	o.private.remove()
	return o.ws.Close()
}
