package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
)

// FieldTexts are the words around a control.
type FieldTexts struct {
	Label string
	Mark  string // 必須 or 任意, in words; may be empty
	Must  bool   // the mark is shown as a demand
	Help  string // below the label; may be empty
}

// Field is a control with its label above it, help below the label, and an
// error below the control.
type Field struct {
	composite
	label, help, err *Text
	mark             *Chip
	control          fyne.CanvasObject
}

// NewField makes a field around a control. What is aside stands at the right of the
// label.
func NewField(texts FieldTexts, lines LineFunc, control fyne.CanvasObject, aside ...fyne.CanvasObject) *Field {
	f := &Field{
		label:   NewText(texts.Label, Style{Bold: true, Tight: true, Wide: true}, lines),
		help:    NewText(texts.Help, Style{Size: theme.SizeNameCaptionText, Color: ColorSecondary, Tight: true}, lines),
		err:     NewText("", Style{Size: theme.SizeNameCaptionText, Color: theme.ColorNameError, Tight: true}, lines),
		mark:    NewChip(texts.Mark, markTone(texts.Must)),
		control: control,
	}
	f.mark.Hidden = texts.Mark == ""
	f.help.Hidden = texts.Help == ""
	f.err.Hide()
	head := append([]fyne.CanvasObject{f.label, f.mark, layout.NewSpacer()}, aside...)
	f.body = NewColumn(4, container.New(newFieldHead(), head...), f.help, control, f.err)
	f.ExtendBaseWidget(f)
	return f
}

// fieldHead puts the words about a control beside each other, or where that is too
// narrow in several lines.
type fieldHead struct {
	row  row
	flow flow
}

func newFieldHead() *fieldHead { return &fieldHead{row{gap: 8, grow: 2}, flow{gap: 8}} }

// fitting is the layout for a width.
func (h *fieldHead) fitting(objects []fyne.CanvasObject, width float32) SizedLayout {
	if h.row.MinSize(objects).Width <= width {
		return &h.row
	}
	return &h.flow
}

// HeightFor is part of SizedLayout.
func (h *fieldHead) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return h.fitting(objects, width).HeightFor(objects, width)
}

func (h *fieldHead) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	h.fitting(objects, size.Width).Layout(objects, size)
}

func (h *fieldHead) MinSize(objects []fyne.CanvasObject) fyne.Size { return h.row.MinSize(objects) }

func markTone(must bool) Tone {
	if must {
		return Bad
	}
	return Neutral
}

// SetError shows why the value cannot be taken; "" takes the error away. It
// reports whether the height may have changed.
func (f *Field) SetError(reason string) (changed bool) {
	changed = f.err.Text() != reason
	f.err.SetText(reason)
	f.err.Hidden = reason == ""
	return changed
}

// Error returns the error that is shown.
func (f *Field) Error() string { return f.err.Text() }

// SetHelp changes the help text.
func (f *Field) SetHelp(help string) {
	f.help.SetText(help)
	f.help.Hidden = help == ""
}

// SetLabel changes the label.
func (f *Field) SetLabel(label string) { f.label.SetText(label) }
