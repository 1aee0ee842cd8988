package ui

import (
	"context"
	"errors"
	"path/filepath"
	"sync"
	"time"

	"fyne.io/fyne/v2"

	"tenken/assets"
	"tenken/locales"
	"tenken/ui/message"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// Options say how the desktop starts.
type Options struct {
	File     string           // is opened; "" shows the start page
	Language string           // "ja" or "en"; "" takes the one chosen last
	Now      func() time.Time // the clock; nil is time.Now
	// Crashes is the folder for reports of crashes; "" writes none.
	Crashes string
	// Restart begins the program anew after a crash; nil does not.
	Restart func() error
}

// App is the running desktop.
type App struct {
	ctx       context.Context
	fyne      fyne.App
	window    fyne.Window
	prefs     preferences
	format    viewmodel.Format
	now       func() time.Time
	crashes   string // the folder of reports
	samples   string // the folder of samples
	clockwork clockwork
	working   context.Context // ends with the window, for work beside it
	beside    sync.WaitGroup  // the work that was started
	page      page
	content   fyne.CanvasObject // of the page
	below     []visited         // the pages that lead to the present one
	style     int               // counts changes of language, looks and size of text
	box       *dialogBox        // the dialog on top, if one is open
	reading   reading
}

// page is what fills the window.
type page interface {
	// content is what is shown; it is asked for once.
	content() fyne.CanvasObject
	// flush records what is being typed. After an error it is still there,
	// and so must the page be.
	flush() error
	// again is the same page in the present language and size of text.
	again() page
	// close releases what the page holds.
	close() error
	// helpKey names the page's guide, whose texts are help.<key>.* in the
	// locales.
	helpKey() string
}

// Run shows the window and returns when it has been closed, or ctx has ended.
// The error is that of recording what was being typed, or of closing the file; of
// a window that broke off it is a *crash.Report.
func Run(ctx context.Context, a fyne.App, opt Options) error {
	desktop := newApp(ctx, a, opt, newClockwork())
	var cancel context.CancelFunc
	desktop.working, cancel = context.WithCancel(ctx)
	defer cancel()
	stop := desktop.quitWith(ctx)
	defer stop()
	desktop.greet()
	if opt.File != "" {
		desktop.open(opt.File)
	}
	return desktop.watch(func() {
		desktop.window.ShowAndRun()
		cancel()
		desktop.beside.Wait() // called off, it leaves files whole and closed
	}, opt.Restart)
}

func newApp(ctx context.Context, a fyne.App, opt Options, c clockwork) *App {
	app := &App{ctx: ctx, working: ctx, fyne: a, prefs: preferences{a.Preferences()}, now: opt.Now, crashes: opt.Crashes, clockwork: c}
	if app.now == nil {
		app.now = time.Now
	}
	if opt.Language != "" {
		app.prefs.SetString(prefLanguage, opt.Language)
	}
	a.SetIcon(fyne.NewStaticResource("icon.png", assets.Icon()))
	app.samples = filepath.Join(a.Storage().RootURI().Path(), "samples")
	app.window = a.NewWindow("")
	app.window.SetMaster()
	app.window.SetPadded(false)
	app.window.SetCloseIntercept(app.quit)
	app.window.SetOnDropped(app.dropped)
	app.restyle()
	app.window.Resize(app.prefs.windowSize())
	app.bindKeys()
	app.goTo(newStartPage(app))
	return app
}

// restyle applies language, looks and size of text.
func (a *App) restyle() {
	a.style++
	a.format = viewmodel.NewFormat(a.prefs.language())
	translateFyne(a.format.Printer)
	a.fyne.Settings().SetTheme(newTheme(a.prefs.looks(), a.prefs.textScale()))
}

// changeLooks applies a changed preference to the page that is open.
func (a *App) changeLooks(change func()) {
	a.leave(func() {
		change()
		a.restyle()
		a.display(a.page.again())
	})
}

// goTo leaves the present page, and those that lead to it, for another.
func (a *App) goTo(p page) {
	if a.page != nil {
		a.fail(a.closeAll())
	}
	a.display(p)
	if start, ok := p.(*startPage); ok {
		start.begin()
	}
}

func (a *App) display(p page) { a.show(p, a.roomed(p.content())) }

func (a *App) show(p page, content fyne.CanvasObject) {
	a.page, a.content = p, content
	a.window.SetContent(a.tips(content))
	a.label()
}

// tips shows what a page or a dialog holds, and the words about what the mouse rests
// on.
func (a *App) tips(content fyne.CanvasObject) *widgets.Tips {
	return widgets.NewTips(content, lines, a.clockwork.after)
}

// label brings the menu and the title of the window up to date.
func (a *App) label() {
	a.window.SetMainMenu(a.mainMenu())
	a.window.SetTitle(a.title())
}

// titled is a page that names what is open in it.
type titled interface{ title() string }

// title names the program and what is open in it.
func (a *App) title() string {
	name := a.format.T("common.app")
	if p, ok := a.page.(titled); ok {
		return a.format.T("desktop.window.title", "Page", p.title(), "App", name)
	}
	return name
}

// sheet returns the page of an open sheet, or nil.
func (a *App) sheet() *sheetPage {
	s, _ := a.page.(*sheetPage)
	return s
}

// leave does something after what is being typed is recorded; if it cannot be,
// it says why and does nothing.
func (a *App) leave(then func()) {
	if err := a.page.flush(); err != nil {
		a.fail(err)
		return
	}
	then()
}

// quit closes the window.
func (a *App) quit() {
	a.leave(func() {
		a.prefs.setWindowSize(a.window.Canvas().Size())
		a.window.SetCloseIntercept(nil)
		a.window.Close()
		a.fyne.Quit()
	})
}

// end records and releases what is open when the window is gone. It may be gone
// without quit: Fyne ends at once when the system asks the program to.
func (a *App) end() error {
	err := errors.Join(a.page.flush(), a.closeAll())
	a.page = newStartPage(a)
	return err
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
