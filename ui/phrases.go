package ui

import (
	"strings"

	"fyne.io/fyne/v2/theme"

	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// phraseBook offers the phrases for a kind of text in a dialog.
type phraseBook struct {
	app   *App
	sheet *openSheet
	kind  viewmodel.TextField
	entry *widgets.Entry     // what stands in it can be kept as a phrase
	take  func(words string) // takes a phrase into the field
	box   *dialogBox
}

// choose shows the phrases.
func (b *phraseBook) choose() {
	a, f := b.app, b.app.format
	phrases, err := b.sheet.session.Phrases(b.kind, f)
	if err != nil {
		a.fail(err)
		return
	}
	column := widgets.NewColumn(4)
	for _, phrase := range phrases {
		column.Add(b.line(phrase))
	}
	keep := a.button(widgets.Secondary, f.T("answering.words.keep"), theme.ContentAddIcon(), b.keep)
	keep.SetEnabled(given(b.entry.Text) && !b.sheet.info.ReadOnly)
	title := f.T("answering.words.title", "Field", f.T("desktop.label."+string(b.kind)))
	b.box = a.notice(title, wideDialog, column, keep)
}

// line is a phrase to tap; one of the department's own can be dropped.
func (b *phraseBook) line(phrase viewmodel.Phrase) *widgets.Box {
	a, f := b.app, b.app.format
	take := a.button(widgets.Plain, f.T("answering.words.take"), nil, func() {
		b.box.close()
		b.take(phrase.Text)
	})
	row := widgets.NewRow(8, 0, a.text(phrase.Text, widgets.Style{Tight: true}), take)
	if phrase.Own {
		row.Add(a.button(widgets.Plain, f.T("answering.words.drop"), nil, func() {
			b.again(b.sheet.session.DropPhrase(a.ctx, b.kind, phrase.Text))
		}))
	}
	return widgets.NewBox(widgets.BoxStyle{Border: widgets.ColorDivider, Radius: 8, Padding: 8}, row)
}

// keep adds what stands in the field to the department's own phrases.
func (b *phraseBook) keep() {
	b.again(b.sheet.session.KeepPhrase(b.app.ctx, b.kind, b.entry.Text))
}

// again shows the phrases as they are now.
func (b *phraseBook) again(err error) {
	b.box.close()
	if err != nil {
		b.app.fail(err)
		return
	}
	b.choose()
}

// below puts words on a line of their own below a text.
func below(text, words string) string {
	if text = strings.TrimRight(text, "\n"); text != "" {
		text += "\n"
	}
	return text + words
}
