package ui

import (
	"context"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/workflow"
)

// sample is a workspace to practise on. It lies in the program's own folder and
// has nothing to do with real answers.
type sample struct {
	name string // of its folder, and of its text
	// make makes it in an empty folder and returns the workspace's path.
	make func(ctx context.Context, a *App, dir string, p checklist.Progress) (string, error)
}

var departmentSample = sample{"department", func(ctx context.Context, a *App, dir string, _ checklist.Progress) (string, error) {
	path := filepath.Join(dir, workflow.SampleName)
	return path, workflow.CreateSample(ctx, path, a.now)
}}

// officeDepartments is the size of the city in the office's sample: enough for a
// board with something of everything, and made in a moment.
const officeDepartments = 12

var officeSample = sample{"office", func(ctx context.Context, a *App, dir string, p checklist.Progress) (string, error) {
	city, err := workflow.DemoCity(ctx, dir, workflow.CityRequest{Departments: officeDepartments, Language: a.format.Lang()}, a.now, p)
	return city.Workspace, err
}}

var allSamples = []sample{departmentSample, officeSample}

// practise opens a sample and makes it first if it is not there.
func (a *App) practise(s sample) {
	a.leave(func() {
		path := a.prefs.String(prefSample + s.name)
		a.job(a.format.T("desktop.sample.busy"), func(ctx context.Context, p checklist.Progress) (err error) {
			if _, err := os.Stat(path); path != "" && err == nil {
				return nil
			}
			dir := filepath.Join(a.samples, s.name)
			if err := os.RemoveAll(dir); err != nil {
				return err
			}
			if err := os.MkdirAll(dir, 0o700); err != nil {
				return err
			}
			path, err = s.make(ctx, a, dir, p)
			return err
		}, func(err error) {
			if err != nil {
				a.fail(err)
				return
			}
			a.prefs.SetString(prefSample+s.name, path)
			a.open(path)
		})
	})
}

// askReset takes the samples back to what they were, if the user means it.
func (a *App) askReset() {
	f := a.format
	a.ask(f.T("manners.sample.reset_title"), f.T("manners.sample.reset_help"), f.T("manners.sample.reset_yes"), func() { a.leave(a.resetSamples) })
}

// resetSamples removes the samples, which are made anew when they are opened. The
// one that is open is opened again.
func (a *App) resetSamples() {
	open := a.openedSample()
	if open != nil {
		a.goTo(newStartPage(a))
	}
	a.job(a.format.T("desktop.sample.busy"), func(context.Context, checklist.Progress) error {
		return os.RemoveAll(a.samples)
	}, func(err error) {
		a.fail(err)
		if err == nil && open != nil {
			a.practise(*open)
		}
	})
}

// openedSample returns the sample that is open, or nil.
func (a *App) openedSample() *sample {
	for _, s := range allSamples {
		if a.firstPage(a.prefs.String(prefSample+s.name)) != nil {
			return &s
		}
	}
	return nil
}

func (a *App) sampleMenu() *fyne.MenuItem {
	menu := fyne.NewMenuItem(a.format.T("manners.sample.menu"), nil)
	menu.ChildMenu = fyne.NewMenu("")
	for _, s := range allSamples {
		menu.ChildMenu.Items = append(menu.ChildMenu.Items, a.item("manners.sample."+s.name, nil, func() { a.practise(s) }))
	}
	menu.ChildMenu.Items = append(menu.ChildMenu.Items, fyne.NewMenuItemSeparator(), a.item("manners.sample.reset", nil, a.askReset))
	return menu
}
