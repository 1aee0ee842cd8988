package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"tenken/assets"
	"tenken/locales"
	"tenken/ui/message"
	"tenken/ui/viewmodel"
)

// Options say how the desktop starts.
type Options struct {
	File     string           // is opened; "" shows the start page
	Language string           // "ja" or "en"; "" takes the one chosen last
	Now      func() time.Time // the clock; nil is time.Now
}

// App is the running desktop.
type App struct {
	ctx       context.Context
	fyne      fyne.App
	window    fyne.Window
	prefs     preferences
	format    viewmodel.Format
	now       func() time.Time
	clockwork clockwork
	page      page
	box       *dialogBox // the dialog on top, if one is open
}

// page is what fills the window.
type page interface {
	// content is what is shown; it is asked for once.
	content() fyne.CanvasObject
	// flush records what is being typed. An error has been shown, and the
	// page must stay.
	flush() error
	// again is the same page in the present language and size of text.
	again() page
	// close releases what the page holds.
	close()
}

// Run shows the window and returns when it has been closed, or ctx has ended.
func Run(ctx context.Context, a fyne.App, opt Options) error {
	desktop := newApp(ctx, a, opt, newClockwork())
	stop := desktop.quitWith(ctx)
	defer stop()
	desktop.window.ShowAndRun()
	return nil
}

func newApp(ctx context.Context, a fyne.App, opt Options, c clockwork) *App {
	app := &App{ctx: ctx, fyne: a, prefs: preferences{a.Preferences()}, now: opt.Now, clockwork: c}
	if app.now == nil {
		app.now = time.Now
	}
	if opt.Language != "" {
		app.prefs.SetString(prefLanguage, opt.Language)
	}
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	app.window = a.NewWindow("")
	app.window.SetMaster()
	app.window.SetPadded(false)
	app.window.SetCloseIntercept(app.quit)
	app.window.SetOnDropped(app.dropped)
	app.restyle()
	app.window.Resize(app.prefs.windowSize())
	app.bindKeys()
	app.goTo(newStartPage(app))
	if opt.File != "" {
		app.open(opt.File)
	}
	return app
}

// restyle applies language, looks and size of text.
func (a *App) restyle() {
	a.format = viewmodel.NewFormat(a.prefs.language())
	translateFyne(a.format.Printer)
	a.fyne.Settings().SetTheme(newTheme(a.prefs.looks(), a.prefs.textScale()))
}

// changeLooks applies a changed preference to the page that is open.
func (a *App) changeLooks(change func()) {
	if a.page.flush() != nil {
		return
	}
	change()
	a.restyle()
	a.display(a.page.again())
}

// goTo leaves the present page for another.
func (a *App) goTo(p page) {
	if a.page != nil {
		a.page.close()
	}
	a.display(p)
}

func (a *App) display(p page) {
	a.page = p
	a.window.SetContent(p.content())
	a.window.SetMainMenu(a.mainMenu())
	a.window.SetTitle(a.title())
}

// title names the program and what is open in it.
func (a *App) title() string {
	name := a.format.T("common.app")
	if s, ok := a.page.(*sheetPage); ok {
		return a.format.T("desktop.window.title", "Department", s.header.department(), "App", name)
	}
	return name
}

// sheet returns the page of an open sheet, or nil.
func (a *App) sheet() *sheetPage {
	s, _ := a.page.(*sheetPage)
	return s
}

// leave makes sure that the page can be left.
func (a *App) leave(then func()) {
	if a.page.flush() == nil {
		then()
	}
}

// quit closes the window once everything typed is recorded.
func (a *App) quit() {
	a.leave(func() {
		a.prefs.setWindowSize(a.window.Canvas().Size())
		a.page.close()
		a.window.SetCloseIntercept(nil)
		a.window.Close()
		a.fyne.Quit()
	})
}

// sentence turns an error into words.
func (a *App) sentence(err error) string { return message.Of(a.format.Printer, err) }

// otherLanguage is the one that a switch leads to.
func (a *App) otherLanguage() string {
	if a.format.Lang() == locales.Japanese {
		return locales.English
	}
	return locales.Japanese
}
