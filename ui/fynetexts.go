package ui

import (
	"encoding/json"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"tenken/locales"
)

// fyneTexts are the words that Fyne shows by itself, with our keys: those of the
// menu of a text field, and of the menu bar.
var fyneTexts = map[string]string{
	"Copy":       "desktop.fyne.copy",
	"Cut":        "desktop.fyne.cut",
	"Paste":      "desktop.fyne.paste",
	"Quit":       "desktop.menu.quit",
	"Redo":       "desktop.menu.redo",
	"Select all": "desktop.fyne.select_all",
	"Undo":       "desktop.menu.undo",
}

// translateFyne makes Fyne speak the language of the screen. Fyne itself knows
// only the language of the system, so our words take that language's place.
func translateFyne(p *locales.Printer) {
	words := map[string]string{}
	for theirs, ours := range fyneTexts {
		words[theirs] = p.T(ours)
	}
	file, err := json.Marshal(words)
	if err != nil {
		fyne.LogError("texts of the toolkit", err)
		return
	}
	system := lang.SystemLocale().String()
	base, _, _ := strings.Cut(system, "-")
	for _, locale := range []string{"en", base, system} {
		if err := lang.AddTranslationsForLocale(file, fyne.Locale(locale)); err != nil {
			fyne.LogError("texts of the toolkit", err)
		}
	}
}
