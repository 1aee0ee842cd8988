package ui

import (
	"strings"

	"fyne.io/fyne/v2/theme"

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
	box           *dialogBox
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
	text := strings.TrimRight(w.entry.Text, "\n")
	if text != "" {
		text += "\n"
	}
	w.entry.SetText(text + words)
	w.d.leave()
	w.d.app.window.Canvas().Focus(w.entry)
}

// choose offers the phrases.
func (w *wordsField) choose() {
	if !w.d.page.settled() {
		return
	}
	a, f := w.d.app, w.d.app.format
	phrases, err := w.d.page.session.Phrases(w.kind, f)
	if err != nil {
		a.fail(err)
		return
	}
	column := widgets.NewColumn(4)
	for _, phrase := range phrases {
		column.Add(w.phraseLine(phrase))
	}
	keep := a.button(widgets.Secondary, f.T("answering.words.keep"), theme.ContentAddIcon(), w.keep)
	keep.SetEnabled(given(w.entry.Text) && !w.d.page.info.ReadOnly)
	title := f.T("answering.words.title", "Field", f.T("desktop.label."+string(w.kind)))
	w.box = a.notice(title, wideDialog, column, keep)
}

// phraseLine is a phrase to tap; one of the department's own can be dropped.
func (w *wordsField) phraseLine(phrase viewmodel.Phrase) *widgets.Box {
	a, f := w.d.app, w.d.app.format
	take := a.button(widgets.Plain, f.T("answering.words.take"), nil, func() {
		w.box.close()
		w.take(phrase.Text)
	})
	row := widgets.NewRow(8, 0, a.text(phrase.Text, widgets.Style{Tight: true}), take)
	if phrase.Own {
		row.Add(a.button(widgets.Plain, f.T("answering.words.drop"), nil, func() {
			w.again(w.d.page.session.DropPhrase(a.ctx, w.kind, phrase.Text))
		}))
	}
	return widgets.NewBox(widgets.BoxStyle{Border: widgets.ColorDivider, Radius: 8, Padding: 4}, row)
}

// keep adds what stands in the field to the department's own phrases.
func (w *wordsField) keep() {
	w.again(w.d.page.session.KeepPhrase(w.d.app.ctx, w.kind, w.entry.Text))
}

// again shows the phrases as they are now.
func (w *wordsField) again(err error) {
	w.box.close()
	if err != nil {
		w.d.app.fail(err)
		return
	}
	w.choose()
}
