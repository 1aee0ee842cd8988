package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// reading is what the pages about standards remember as long as the program runs.
type reading struct {
	library   *viewmodel.Library      // with the files that were read
	chosen    *viewmodel.LibraryEntry // in the library
	catalogue *viewmodel.Catalogue    // that was prepared last
	policy    *checklist.Policy       // that was read from a file, until a workspace is opened
	filters   map[checklist.StandardID]viewmodel.CatalogueFilter
}

// reader is what the pages have in common that only show something.
type reader struct{ app *App }

func (reader) flush() error { return nil }
func (reader) close() error { return nil }

// head is the top of such a page: the way back, what it shows, and what can be
// done with it.
func (r reader) head(title, explained string, actions ...fyne.CanvasObject) fyne.CanvasObject {
	back := r.app.button(widgets.Plain, r.app.format.T("library.back"), theme.NavigateBackIcon(), r.app.back)
	column := widgets.NewColumn(0, r.app.text(title, heading), r.app.text(explained, small))
	row := widgets.NewRow(8, 1, back, container.New(&headline{gap: 8}, append([]fyne.CanvasObject{column}, actions...)...))
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane, Padding: 12}, row)
}

// facts shows texts with their labels, one below the other.
func (r reader) facts(all []viewmodel.Labelled) fyne.CanvasObject {
	column := widgets.NewColumn(16)
	for _, fact := range all {
		column.Add(widgets.NewColumn(2, r.app.text(fact.Label, strong), r.app.text(fact.Text, running)))
	}
	return column
}

// table shows short texts beside their labels.
func (r reader) table(all []viewmodel.Labelled) fyne.CanvasObject {
	column := widgets.NewColumn(6)
	for _, fact := range all {
		column.Add(widgets.NewGrid(16, r.app.text(fact.Label, small), r.app.text(fact.Text, widgets.Style{Tight: true})))
	}
	return column
}

// policy is the city's basic policy: the one that was read from a file, or else
// that of the open sheet; nil without one.
func (a *App) policy() *checklist.Policy {
	if s := a.opened(); a.reading.policy == nil && s != nil {
		if own := s.session.Sheet().Policy; len(own.Clauses) > 0 {
			return &own
		}
	}
	return a.reading.policy
}

// prepare makes a standard ready for browsing.
func (a *App) prepare(std *checklist.Standard, then func(*viewmodel.Catalogue)) {
	policy := a.policy()
	if c := a.reading.catalogue; c != nil && c.Standard == std && c.SamePolicy(policy) {
		then(c)
		return
	}
	var made *viewmodel.Catalogue
	a.job(a.format.T("library.busy"), func(ctx context.Context, p checklist.Progress) (err error) {
		made, err = viewmodel.NewCatalogue(ctx, std, policy, p)
		return err
	}, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		a.reading.catalogue = made
		then(made)
	})
}
