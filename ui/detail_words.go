package ui

import (
	"strings"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// wordsField is a field for running text with words to take: those of the year
// before, and stock phrases.
type wordsField struct {
	boundText
	d             *detailPane
	kind          viewmodel.TextField
	last, phrases *widgets.Button
	before        string // the text of the year before
}

// words makes a field of a kind.
func (d *detailPane) words(kind viewmodel.TextField, m mark) *wordsField {
	f := d.app.format
	w := &wordsField{d: d, kind: kind}
	w.last = d.app.button(widgets.Plain, f.T("answering.words.last"), nil, func() { w.take(w.before) })
	w.phrases = d.app.button(widgets.Plain, f.T("answering.words.phrases"), nil, w.choose)
	w.boundText = d.area(string(kind), m, w.last, w.phrases)
	return w
}

func (w *wordsField) describe(d viewmodel.Detail, locked bool) {
	w.before = d.Last.Texts[w.kind]
	visible(w.before != "" && !locked && !strings.Contains(w.entry.Text, w.before), w.last)
	visible(!locked, w.phrases)
	w.entry.SetEnabled(!locked)
}

// take puts words behind what stands in the field, and records them.
func (w *wordsField) take(words string) {
	w.entry.SetText(below(w.entry.Text, words))
	w.d.leave()
	w.d.app.window.Canvas().Focus(w.entry)
}

// choose offers the phrases.
func (w *wordsField) choose() {
	if w.d.page.settled() {
		(&phraseBook{app: w.d.app, sheet: w.d.page.openSheet, kind: w.kind, entry: w.entry, take: w.take}).choose()
	}
}
