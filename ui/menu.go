package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"tenken/locales"
)

// Shortcuts of the menu, which work also while a text field has the focus.
var (
	keyNew      = &desktop.CustomShortcut{KeyName: fyne.KeyN, Modifier: fyne.KeyModifierControl}
	keyOpen     = &desktop.CustomShortcut{KeyName: fyne.KeyO, Modifier: fyne.KeyModifierControl}
	keyApprove  = &desktop.CustomShortcut{KeyName: fyne.KeyD, Modifier: fyne.KeyModifierControl}
	keySettings = &desktop.CustomShortcut{KeyName: fyne.KeyComma, Modifier: fyne.KeyModifierControl}
	keyExport   = &desktop.CustomShortcut{KeyName: fyne.KeyE, Modifier: fyne.KeyModifierControl}
	keyFind     = &desktop.CustomShortcut{KeyName: fyne.KeyF, Modifier: fyne.KeyModifierControl}
	keyPrevious = &desktop.CustomShortcut{KeyName: fyne.KeyUp, Modifier: fyne.KeyModifierAlt}
	keyFollow   = &desktop.CustomShortcut{KeyName: fyne.KeyDown, Modifier: fyne.KeyModifierAlt}
	keyBack     = &desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierAlt}
	keyLibrary  = &desktop.CustomShortcut{KeyName: fyne.KeyL, Modifier: fyne.KeyModifierControl}
	keyHome     = &desktop.CustomShortcut{KeyName: fyne.KeyH, Modifier: fyne.KeyModifierControl}
	keyScore    = &desktop.CustomShortcut{KeyName: fyne.KeyR, Modifier: fyne.KeyModifierControl}
	keyImport   = &desktop.CustomShortcut{KeyName: fyne.KeyI, Modifier: fyne.KeyModifierControl}
)

func (a *App) mainMenu() *fyne.MainMenu {
	menus := []*fyne.Menu{a.fileMenu(), a.editMenu()}
	if frame := a.officeFrame(); frame != nil {
		menus = append(menus, a.officeMenu(frame))
	} else {
		menus = append(menus, a.deskMenu(), a.itemMenu())
	}
	return fyne.NewMainMenu(append(menus, a.standardMenu(), a.viewMenu(), a.helpMenu())...)
}

// item makes a menu item. Its action does nothing while a dialog is open.
func (a *App) item(key string, shortcut fyne.Shortcut, action func()) *fyne.MenuItem {
	item := fyne.NewMenuItem(a.format.T(key), func() {
		if !a.busy() {
			action()
		}
	})
	item.Shortcut = shortcut
	return item
}

// sheetItem makes a menu item that needs an open sheet.
func (a *App) sheetItem(key string, shortcut fyne.Shortcut, action func(*sheetPage)) *fyne.MenuItem {
	item := a.item(key, shortcut, func() {
		if s := a.sheet(); s != nil {
			action(s)
		}
	})
	item.Disabled = a.sheet() == nil
	return item
}

// fileItem makes a menu item that needs an open file. What is being typed is
// recorded first.
func (a *App) fileItem(key string, shortcut fyne.Shortcut, action func(*openSheet)) *fyne.MenuItem {
	item := a.item(key, shortcut, func() {
		if o := a.opened(); o != nil {
			a.leave(func() { action(o) })
		}
	})
	item.Disabled = a.opened() == nil
	return item
}

func (a *App) fileMenu() *fyne.Menu {
	shut := a.item("desktop.menu.close", nil, func() { a.leave(func() { a.goTo(newStartPage(a)) }) })
	shut.Disabled = a.workspace() == nil
	quit := fyne.NewMenuItem(a.format.T("desktop.menu.quit"), a.quit)
	quit.IsQuit = true
	items := []*fyne.MenuItem{
		a.item("desktop.menu.new", keyNew, a.newForm),
		a.item("desktop.menu.open", keyOpen, a.chooseAndOpen),
		a.item("answering.join.menu", nil, a.choosePackage),
		a.recentMenu(),
		a.sampleMenu(),
		fyne.NewMenuItemSeparator(),
		a.fileItem("desktop.menu.export", keyExport, a.export),
		a.fileItem("desktop.menu.policy", nil, a.loadPolicy),
		fyne.NewMenuItemSeparator(),
		shut,
		quit,
	}
	return fyne.NewMenu(a.format.T("desktop.menu.file"), items...)
}

func (a *App) recentMenu() *fyne.MenuItem {
	item := fyne.NewMenuItem(a.format.T("desktop.menu.recent"), nil)
	item.ChildMenu = fyne.NewMenu("")
	for _, path := range a.prefs.recent() {
		item.ChildMenu.Items = append(item.ChildMenu.Items, fyne.NewMenuItem(filepath.Base(path), func() {
			if !a.busy() {
				a.open(path)
			}
		}))
	}
	item.Disabled = len(item.ChildMenu.Items) == 0
	return item
}

func (a *App) editMenu() *fyne.Menu {
	return fyne.NewMenu(a.format.T("desktop.menu.edit"),
		a.item("desktop.menu.undo", &fyne.ShortcutUndo{}, a.undo),
		a.item("desktop.menu.redo", &fyne.ShortcutRedo{}, a.redo),
		fyne.NewMenuItemSeparator(),
		a.findItem(),
	)
}

// searchable is a page with a search.
type searchable interface{ find() }

// facing is the page that one sees; in the office's frame, the one inside it.
func (a *App) facing() any {
	if frame, ok := a.page.(*officeFrame); ok {
		return frame.inner()
	}
	return a.page
}

func (a *App) findItem() *fyne.MenuItem {
	item := a.item("desktop.menu.find", keyFind, func() {
		if p, ok := a.facing().(searchable); ok {
			p.find()
		}
	})
	_, ok := a.facing().(searchable)
	item.Disabled = !ok
	return item
}

// standardMenu leads to the pages about checklists themselves.
func (a *App) standardMenu() *fyne.Menu {
	back := a.item("library.menu.back", keyBack, a.back)
	back.Disabled = len(a.below) == 0
	return fyne.NewMenu(a.format.T("library.menu.standards"),
		a.item("library.menu.library", keyLibrary, a.library),
		a.item("mapping.menu", keyImport, a.importStandard),
		a.sheetItem("library.menu.own", nil, (*sheetPage).browse),
		a.sheetItem("library.menu.preview", nil, func(s *sheetPage) { a.previewItems(s.session.Sheet().Standard) }),
		a.sheetItem("library.menu.coverage", nil, func(s *sheetPage) { a.coverage(s.session.Sheet().Standard) }),
		a.sheetItem("library.menu.policy", nil, func(s *sheetPage) { a.readPolicy(s.session.Sheet().Standard, "") }),
		fyne.NewMenuItemSeparator(), back,
	)
}

// deskMenu leads to the pages of the open file.
func (a *App) deskMenu() *fyne.Menu {
	return fyne.NewMenu(a.format.T("desk.menu"),
		a.fileItem("desk.menu.home", keyHome, func(*openSheet) { a.backTo(a.home()) }),
		a.fileItem("desk.menu.answer", nil, func(*openSheet) { a.home().answer() }),
		a.fileItem("desk.menu.check", keyApprove, func(*openSheet) { a.check() }),
		a.fileItem("desk.menu.score", keyScore, func(*openSheet) { a.scorePage() }),
		fyne.NewMenuItemSeparator(),
		a.sheetItem("delegate.menu.out", nil, (*sheetPage).delegate),
		a.fileItem("delegate.menu.back", nil, a.chooseHandback),
	)
}

func (a *App) itemMenu() *fyne.Menu {
	return fyne.NewMenu(a.format.T("desktop.menu.item"),
		a.sheetItem("desktop.menu.next_open", nil, (*sheetPage).nextOpen),
		a.sheetItem("desktop.menu.previous", keyPrevious, func(s *sheetPage) { s.step(-1) }),
		a.sheetItem("desktop.menu.next", keyFollow, func(s *sheetPage) { s.step(+1) }),
	)
}

func (a *App) viewMenu() *fyne.Menu {
	menu := fyne.NewMenu(a.format.T("desktop.menu.view"))
	for _, looks := range allLooks {
		item := a.item("desktop.looks."+string(looks), nil, func() {
			a.changeLooks(func() { a.prefs.SetString(prefLooks, string(looks)) })
		})
		item.Checked = a.prefs.looks() == looks
		menu.Items = append(menu.Items, item)
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator())
	for _, lang := range locales.Languages() {
		item := fyne.NewMenuItem(languageName(lang), func() { a.setLanguage(lang) })
		item.Checked = a.format.Lang() == lang
		menu.Items = append(menu.Items, item)
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), a.item("desktop.menu.settings", keySettings, a.settings))
	return menu
}

func (a *App) helpMenu() *fyne.Menu {
	return fyne.NewMenu(a.format.T("desktop.menu.help"),
		a.item("help.menu", nil, a.help),
		a.item("desktop.menu.keys", nil, a.keyHelp),
		a.item("help.tour", nil, a.tour),
		a.item("desktop.menu.about", nil, a.about),
	)
}

// setLanguage switches the language of the screen.
func (a *App) setLanguage(lang string) {
	if !a.busy() {
		a.changeLooks(func() { a.prefs.SetString(prefLanguage, lang) })
	}
}

// languageName is a language in its own words.
func languageName(lang string) string { return locales.For(lang).T("desktop.language") }
