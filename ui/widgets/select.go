package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Select is a choice among many, which opens as a list: Fyne's with an edge and a
// visible focus. Space, Enter and the arrows up and down open it, those to the sides
// go through the choices.
type Select struct {
	widget.Select
	Keys
	// OnChosen is told the index of what the user has chosen.
	OnChosen func(index int)

	focused bool
}

// NewSelect makes a choice with one of the names chosen.
func NewSelect(names []string, chosen int, told func(index int)) *Select {
	s := &Select{OnChosen: told}
	s.Options = names
	s.ExtendBaseWidget(s)
	s.SetSelectedIndex(chosen)
	s.OnChanged = func(string) { s.OnChosen(s.SelectedIndex()) }
	return s
}

// FocusGained is part of fyne.Focusable.
func (s *Select) FocusGained() { s.focused = true; s.Select.FocusGained() }

// FocusLost is part of fyne.Focusable.
func (s *Select) FocusLost() { s.focused = false; s.Select.FocusLost() }

// MouseIn is part of desktop.Hoverable.
func (s *Select) MouseIn(event *desktop.MouseEvent) {
	s.Select.MouseIn(event)
	explain(s, event.Position)
}

// MouseMoved is part of desktop.Hoverable.
func (s *Select) MouseMoved(event *desktop.MouseEvent) { explain(s, event.Position) }

// MouseOut is part of desktop.Hoverable.
func (s *Select) MouseOut() {
	s.Select.MouseOut()
	hush(s)
}

// tip is the whole name of what is chosen, where it is cut.
func (s *Select) tip(fyne.Position) string {
	th := s.Theme()
	if widthOf(s.Selected, th.Size(theme.SizeNameText))+selectAround(th) <= s.Size().Width {
		return ""
	}
	return s.Selected
}

// selectAround is the room beside a name.
func selectAround(th fyne.Theme) float32 {
	return 4*th.Size(theme.SizeNameInnerPadding) + th.Size(theme.SizeNameInlineIcon)
}

// TypedRune passes on what was typed.
func (s *Select) TypedRune(r rune) { s.Keys.TypedRune(r) }

// TypedKey opens the list or goes through the choices.
func (s *Select) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		s.Select.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	case fyne.KeySpace, fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight:
		s.Select.TypedKey(event)
	default:
		s.Keys.TypedKey(event)
	}
}

// CreateRenderer is part of fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	r := &selectRenderer{WidgetRenderer: s.Select.CreateRenderer(), choice: s, ring: newRing()}
	r.show()
	return r
}

// selectRenderer draws the edge and the focus ring on what Fyne draws.
type selectRenderer struct {
	fyne.WidgetRenderer
	choice *Select
	ring   *ring
}

func (r *selectRenderer) Objects() []fyne.CanvasObject {
	objects := append([]fyne.CanvasObject{}, r.WidgetRenderer.Objects()...)
	return append(objects, r.ring.objects()...)
}

// mostName is the width of a long name, in sizes of the text.
const mostName = 24

// MinSize has room for the longest of the names, as far as that is usual.
func (r *selectRenderer) MinSize() fyne.Size {
	th, least := r.choice.Theme(), r.WidgetRenderer.MinSize()
	text, width := th.Size(theme.SizeNameText), float32(0)
	for _, name := range r.choice.Options {
		width = max(width, widthOf(name, text))
	}
	return fyne.NewSize(max(least.Width, min(width, mostName*text)+selectAround(th)), least.Height)
}

func (r *selectRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.layout(fyne.NewPos(0, 0), size, r.choice.Theme().Size(theme.SizeNameInputRadius))
}

func (r *selectRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.show()
	canvas.Refresh(r.choice)
}

// show draws the edge, and the ring in place of the ground that Fyne gives to what has
// the focus.
func (r *selectRenderer) show() {
	th := r.choice.Theme()
	ground, edge := theme.ColorNameInputBackground, theme.ColorNameInputBorder
	if r.choice.Disabled() {
		ground, edge = theme.ColorNameDisabledButton, theme.ColorNameDisabled
	}
	if box, ok := r.WidgetRenderer.Objects()[0].(*canvas.Rectangle); ok {
		paint(box, th, ground, edge)
	}
	r.ring.show(r.choice.focused)
	r.ring.refresh(th)
}
