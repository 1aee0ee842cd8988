package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"

	"tenken/checklist"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// navEntry is a page of the office in the navigation and in the menu.
type navEntry struct {
	key  string
	word string // key of a text
	icon func() fyne.Resource
	open func(officePage) officeView
	// badge counts what waits on the page; nil where nothing does.
	badge func(*viewmodel.Office) int
	// early: the page is of use before the first round.
	early bool
}

// officeNav lists the pages of the office in their order. The first one is shown
// first; Ctrl with a digit leads to the first ten, 0 to the tenth.
func officeNav() []navEntry {
	return []navEntry{
		{key: "board", word: "board.nav", icon: theme.HomeIcon, open: newBoardPage, early: true},
		{key: "receive", word: "receivedesk.nav", icon: theme.DownloadIcon, open: newReceivePage, badge: (*viewmodel.Office).Waiting},
		{key: "queue", word: "inspect.queue.nav", icon: theme.SearchIcon, open: newQueuePage, badge: func(o *viewmodel.Office) int { return o.Count(checklist.StatusSubmitted) }},
		{key: "department", word: "inspect.department.nav", icon: theme.DocumentIcon, open: newDepartmentPage},
		{key: "results", word: "cityscore.nav", icon: theme.GridIcon, open: newResultsPage},
		{key: "organisation", word: "organisationdesk.nav", icon: theme.AccountIcon, open: newOrganisationPage, early: true},
		{key: "round", word: "rounddesk.nav", icon: theme.MediaPlayIcon, open: newRoundPage, early: true},
		{key: "questions", word: "questionsdesk.nav", icon: theme.QuestionIcon, open: newQuestionsPage, badge: func(o *viewmodel.Office) int { return o.Open }},
		{key: "contacts", word: "contactsdesk.nav", icon: theme.MailComposeIcon, open: newContactsPage, badge: func(o *viewmodel.Office) int { return o.Count(checklist.StatusLate) }},
		{key: "known", word: "knowndesk.nav", icon: theme.ListIcon, open: newKnownPage},
		{key: "nextyear", word: "nextyeardesk.nav", icon: theme.NavigateNextIcon, open: newNextYearPage, early: true},
		{key: "years", word: "yearsdesk.nav", icon: theme.StorageIcon, open: newYearsPage, early: true},
		{key: "settings", word: "settingsdesk.nav", icon: theme.SettingsIcon, open: newCitySettingsPage, early: true},
	}
}

// officeEntry finds a page by its key, nil where there is none.
func officeEntry(key string) *navEntry {
	for _, e := range officeNav() {
		if e.key == key {
			return &e
		}
	}
	return nil
}

// nav makes the list of pages.
func (p *officeFrame) makeNav() fyne.CanvasObject {
	p.nav = widgets.NewList(func() int { return len(p.entries()) }, func() fyne.CanvasObject { return widgets.NewNavRow() }, p.fillNav, func(i int) {
		p.choose(p.entries()[i].key)
	})
	p.nav.Lazy = true
	p.nav.OnRune, p.nav.OnKey = p.app.typedRune, p.app.typedKey
	return widgets.NewBox(widgets.BoxStyle{Fill: widgets.ColorPane}, p.nav)
}

// entries are the pages that can be shown: before the first round a few only.
func (p *officeFrame) entries() []navEntry {
	var all []navEntry
	for _, e := range officeNav() {
		if e.early || p.view.Board != nil {
			all = append(all, e)
		}
	}
	return all
}

func (p *officeFrame) fillNav(i int, o fyne.CanvasObject) {
	if entries := p.entries(); i < len(entries) {
		texts := p.navTexts(&entries[i])
		texts.Ring = p.nav.Focused() && i == p.nav.Current()
		o.(*widgets.NavRow).Set(texts)
	}
}

func (p *officeFrame) navTexts(e *navEntry) widgets.NavTexts {
	texts := widgets.NavTexts{Icon: e.icon(), Word: p.app.format.T(e.word), Open: e.key == p.current}
	if e.badge != nil {
		if n := e.badge(p.view); n > 0 {
			texts.Badge = p.app.format.Badge(n)
		}
	}
	return texts
}

// navWidth is the width that the words need.
func (p *officeFrame) navWidth() float32 {
	width := float32(0)
	for _, e := range officeNav() {
		row := widgets.NewNavRow()
		row.Set(p.navTexts(&e))
		width = max(width, row.MinSize().Width)
	}
	return width
}

// officeMenu leads to the pages of the office.
func (a *App) officeMenu(p *officeFrame) *fyne.Menu {
	menu := fyne.NewMenu(a.format.T("officedesk.menu"))
	for i, e := range officeNav() {
		item := a.item(e.word, nil, func() { a.officeGo(e.key) })
		if i < 10 {
			item.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyName(rune('0' + (i+1)%10)), Modifier: fyne.KeyModifierControl}
		}
		item.Checked = a.page == p && e.key == p.current
		item.Disabled = !e.early && p.view.Board == nil
		menu.Items = append(menu.Items, item)
	}
	menu.Items = append(menu.Items, fyne.NewMenuItemSeparator(), a.stepItem("desktop.menu.previous", keyPrevious, -1), a.stepItem("desktop.menu.next", keyFollow, +1))
	return menu
}

// stepping is a page with items, of which one is open.
type stepping interface{ step(by int) }

// stepItem leads to the item before or after the one that is open.
func (a *App) stepItem(key string, shortcut fyne.Shortcut, by int) *fyne.MenuItem {
	item := a.item(key, shortcut, func() {
		if p, ok := a.facing().(stepping); ok {
			p.step(by)
		}
	})
	_, ok := a.facing().(stepping)
	item.Disabled = !ok
	return item
}

// officeGo leads to a page of the office from wherever one is.
func (a *App) officeGo(key string) {
	frame := a.officeFrame()
	if a.backTo(frame); a.page == frame {
		frame.choose(key)
	}
}
