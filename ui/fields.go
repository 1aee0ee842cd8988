package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/locales"
	"tenken/ui/viewmodel"
	"tenken/ui/widgets"
)

// mark says whether a field has to be filled in. Choices that always hold
// something carry none.
type mark int

const (
	unmarked mark = iota
	optional
	required
)

// field puts the words for a name around a control: its label with what stands aside
// and, where there is one, its help.
func (a *App) field(name string, m mark, control fyne.CanvasObject, aside ...fyne.CanvasObject) *widgets.Field {
	return a.labelled("desktop.label."+name, "desktop.help."+name, m, control, aside...)
}

// labelled is field with the keys of its label and of its help.
func (a *App) labelled(label, help string, m mark, control fyne.CanvasObject, aside ...fyne.CanvasObject) *widgets.Field {
	texts := widgets.FieldTexts{Label: a.format.T(label), Must: m == required}
	switch m {
	case optional:
		texts.Mark = a.format.T("desktop.field.optional")
	case required:
		texts.Mark = a.format.T("desktop.field.required")
	}
	if a.format.Has(help) {
		texts.Help = a.format.T(help)
	}
	return widgets.NewField(texts, lines, control, aside...)
}

// button makes a button that passes on the keys it does not use.
func (a *App) button(kind widgets.ButtonKind, words string, icon fyne.Resource, tapped func()) *widgets.Button {
	b := widgets.NewButton(kind, words, icon, tapped)
	b.OnRune, b.OnKey = a.typedRune, a.typedKey
	return b
}

// choice makes a choice that passes on the keys it does not use.
func (a *App) choice(options []widgets.Option, chosen func(int)) *widgets.Choice {
	c := widgets.NewChoice(options, lines, chosen)
	c.OnRune, c.OnKey = a.typedRune, a.typedKey
	return c
}

// tick makes a check box that passes on the keys it does not use.
func (a *App) tick(words string, ticked func(bool)) *widgets.Tick {
	t := widgets.NewTick(words, lines, ticked)
	t.OnRune, t.OnKey = a.typedRune, a.typedKey
	return t
}

// selection makes a choice among many that passes on the keys it does not use.
func (a *App) selection(names []string, chosen int, told func(int)) *widgets.Select {
	s := widgets.NewSelect(names, chosen, told)
	s.OnRune, s.OnKey = a.typedRune, a.typedKey
	return s
}

// fold makes a fold that passes on the keys it does not use.
func (a *App) fold(title string, content fyne.CanvasObject) *widgets.Fold {
	f := widgets.NewFold(title, content)
	f.Head.OnRune, f.Head.OnKey = a.typedRune, a.typedKey
	return f
}

// row makes a line of a dialog or page that can be tapped.
func (a *App) row(texts widgets.RowTexts, tapped func()) *widgets.Line {
	l := widgets.NewLine(texts, lines, tapped)
	l.OnRune, l.OnKey = a.typedRune, a.typedKey
	return l
}

// entry is a field of one line bound to a value.
func (a *App) entry(value *string, changed func()) *widgets.Entry {
	return a.bound(widgets.NewEntry(), value, changed)
}

// textArea is a field of several lines, which break as the language does: Japanese
// anywhere, English between words.
func (a *App) textArea() *widgets.Entry {
	e := widgets.NewTextArea()
	if a.format.Lang() == locales.English {
		e.Wrapping = fyne.TextWrapWord
	}
	return e
}

// area is a field of several lines bound to a value.
func (a *App) area(value *string, changed func()) *widgets.Entry {
	return a.bound(a.textArea(), value, changed)
}

func (a *App) bound(e *widgets.Entry, value *string, changed func()) *widgets.Entry {
	e.OnEscape, e.OnHelp = a.escape, a.pageHelp
	e.Fill(*value)
	e.OnChanged = func(typed string) {
		*value = typed
		changed()
	}
	return e
}

// dateEntry is a field for a date in any written form. When it is left it spells
// out the date that was understood.
func (a *App) dateEntry(value *string, changed func()) *widgets.Entry {
	e := a.entry(value, changed)
	e.SetPlaceHolder(a.format.T("desktop.date.example"))
	e.OnLeave = func() {
		if date, err := checklist.ParseDate(*value); err == nil {
			e.Fill(a.format.Date(date))
		}
	}
	return e
}

// lines breaks text by the rules of Japanese lines.
var lines = text.Lines

// given reports whether something other than spaces was typed.
func given(typed string) bool { return strings.TrimSpace(typed) != "" }

// ticks offers values as check boxes bound to a list of those that hold.
func ticks[T comparable](a *App, all []T, list *[]T, name func(T) string, changed func()) []fyne.CanvasObject {
	var boxes []fyne.CanvasObject
	for _, value := range all {
		box := a.tick(name(value), func(on bool) {
			*list = viewmodel.With(all, *list, value, on)
			changed()
		})
		box.Set(slices.Contains(*list, value))
		boxes = append(boxes, box)
	}
	return boxes
}
