package ui

import (
	"context"
	"os"

	"tenken/checklist/workflow"
	"tenken/ui/viewmodel"
)

// openSheet is an open workspace with its newest sheet. The pages of a file share
// it; the first page releases it.
type openSheet struct {
	ws        *workflow.Workspace
	info      workflow.Info
	session   *viewmodel.Session
	recovered int    // answers that were being typed when the program was ended
	private   string // folder for what other programs show; "" until it is needed
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

// lookAround loads what stands beside the sheet: the year before, and what has been
// handed in.
func (o *openSheet) lookAround() error {
	sheet := o.session.Sheet()
	offers, err := o.ws.Offers(sheet)
	if err != nil {
		return err
	}
	last, err := o.ws.YearBefore(sheet)
	if err != nil {
		return err
	}
	handed, err := o.ws.HandedIn(sheet)
	if err != nil {
		return err
	}
	central, err := o.ws.CentralAnswers(sheet.Round.FiscalYear)
	if err != nil {
		return err
	}
	corrections, err := o.ws.Corrections(sheet)
	if err != nil {
		return err
	}
	o.session.SetOffers(offers)
	o.session.SetCorrections(corrections)
	o.session.SetBefore(last)
	o.session.SetHandedIn(handed)
	o.session.SetCentral(central)
	return nil
}

// reload reads the sheet again from the file. Steps before that cannot be taken
// back.
func (o *openSheet) reload() error {
	sheet, err := o.ws.Sheet(o.session.Sheet().Round.FiscalYear)
	if err != nil {
		return err
	}
	o.session.Reload(sheet)
	return o.lookAround()
}

// folder is a folder that only this user can read, until the file is closed.
func (o *openSheet) folder() (string, error) {
	if o.private == "" {
		folder, err := os.MkdirTemp("", "tenken-")
		if err != nil {
			return "", err
		}
		o.private = folder
	}
	return o.private, nil
}

// close releases the file. A copy that another program still holds open stays
// behind in the system's folder for temporary files.
func (o *openSheet) close() error {
	if o.private != "" {
		os.RemoveAll(o.private)
	}
	return o.ws.Close()
}
