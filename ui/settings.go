package ui

import (
	"math"
	"slices"

	"tenken/locales"
	"tenken/ui/widgets"
)

// settings shows what can be chosen about the program's looks.
func (a *App) settings() {
	f := a.format
	body := widgets.NewColumn(24, a.field("language", unmarked, a.languageChoice()), a.field("looks", unmarked, a.looksChoice()),
		a.field("text_size", unmarked, a.scaleChoice()), a.recentChoice())
	a.notice(f.T("desktop.settings.title"), wideDialog, body)
}

// chosenLooks applies a preference, and shows the dialog again in the new looks.
func (a *App) chosenLooks(change func()) {
	a.box.close()
	a.changeLooks(change)
	a.settings()
}

func (a *App) languageChoice() *widgets.Choice {
	var options []widgets.Option
	for _, lang := range locales.Languages() {
		options = append(options, widgets.Option{Word: languageName(lang)})
	}
	choice := a.choice(options, func(i int) {
		a.chosenLooks(func() { a.prefs.SetString(prefLanguage, locales.Languages()[i]) })
	})
	choice.Choose(slices.Index(locales.Languages(), a.format.Lang()))
	return choice
}

func (a *App) looksChoice() *widgets.Choice {
	var options []widgets.Option
	for _, looks := range allLooks {
		options = append(options, widgets.Option{Word: a.format.T("desktop.looks." + string(looks))})
	}
	choice := a.choice(options, func(i int) {
		a.chosenLooks(func() { a.prefs.SetString(prefLooks, string(allLooks[i])) })
	})
	choice.Choose(slices.Index(allLooks, a.prefs.looks()))
	return choice
}

func (a *App) scaleChoice() *widgets.Choice {
	var options []widgets.Option
	for _, scale := range textScales {
		options = append(options, widgets.Option{Word: a.format.T("desktop.settings.percent", "N", math.Round(float64(scale)*100))})
	}
	choice := a.choice(options, func(i int) {
		a.chosenLooks(func() { a.prefs.SetFloat(prefTextScale, float64(textScales[i])) })
	})
	choice.Choose(slices.Index(textScales, a.prefs.textScale()))
	return choice
}

func (a *App) recentChoice() *widgets.Tick {
	keep := a.tick(a.format.T("desktop.settings.keep_recent"), func(on bool) {
		a.prefs.setKeepsRecent(on)
		a.window.SetMainMenu(a.mainMenu())
	})
	keep.Set(a.prefs.keepsRecent())
	return keep
}
