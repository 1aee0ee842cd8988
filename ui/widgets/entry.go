package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field with a visible focus. In a field of several lines Tab
// goes on to the next field, and Enter starts a line: it never submits.
type Entry struct {
	widget.Entry
	// OnLeave is called when the focus leaves the field.
	OnLeave func()
	// OnShortcut gets shortcuts that mean nothing inside a text; nil drops them.
	OnShortcut func(fyne.Shortcut)
	// OnEscape is called when Escape is pressed.
	OnEscape func()
	// OnHelp is called when F1 is pressed.
	OnHelp func()

	focused bool
	lines   int // that show, of a field of several lines
	wheel   *wheel
	pane    *Scroll // in which the field lies; nil without one
}

// NewEntry makes a field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	e.OnCursorChanged = e.followCaret
	e.ExtendBaseWidget(e)
	return e
}

// The number of lines that a field of several lines shows, by what is in it.
const (
	fewestLines = 2
	mostLines   = 12
)

// NewTextArea makes a field of several lines. Lines break anywhere, as Japanese
// does.
func NewTextArea() *Entry {
	e := &Entry{}
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapBreak
	e.OnCursorChanged = e.followCaret
	e.ExtendBaseWidget(e)
	e.showLines(fewestLines)
	return e
}

// SetEnabled enables or disables the field.
func (e *Entry) SetEnabled(enabled bool) { setEnabled(e, enabled) }

// Fill sets the text without telling OnChanged.
func (e *Entry) Fill(text string) {
	if e.Text == text {
		return
	}
	changed := e.OnChanged
	e.OnChanged = nil
	e.SetText(text)
	e.OnChanged = changed
}

// AcceptsTab is false, so that Tab moves the focus.
func (e *Entry) AcceptsTab() bool { return false }

// TypedKey types, and tells of Escape and F1.
func (e *Entry) TypedKey(event *fyne.KeyEvent) {
	switch {
	case event.Name == fyne.KeyEscape && e.OnEscape != nil:
		e.OnEscape()
	case event.Name == fyne.KeyF1 && e.OnHelp != nil:
		e.OnHelp()
	default:
		e.Entry.TypedKey(event)
	}
}

// TypedShortcut keeps the shortcuts of a text and hands on all others.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if _, custom := s.(*desktop.CustomShortcut); custom && e.OnShortcut != nil {
		e.OnShortcut(s)
		return
	}
	e.Entry.TypedShortcut(s)
}

// FocusGained is part of fyne.Focusable.
func (e *Entry) FocusGained() {
	e.focused = true
	e.Entry.FocusGained()
	e.followCaret()
}

// FocusLost is part of fyne.Focusable.
func (e *Entry) FocusLost() {
	e.focused = false
	e.Entry.FocusLost()
	if e.OnLeave != nil {
		e.OnLeave()
	}
}

// HeightFor grows a field of several lines with its text.
func (e *Entry) HeightFor(width float32) float32 {
	if e.MultiLine {
		e.showLines(min(e.rows(width), mostLines))
		e.guardWheel(width)
	}
	return e.MinSize().Height
}

// showLines asks for the room of so many lines. Fyne draws the field anew each
// time it is told, so it is told of changes only.
func (e *Entry) showLines(lines int) {
	if e.lines != lines {
		e.lines = lines
		e.SetMinRowsVisible(lines)
	}
}

// guardWheel lets the field scroll by itself once it has more lines than show.
func (e *Entry) guardWheel(width float32) {
	if e.wheel != nil {
		e.wheel.Hidden = e.pane == nil || e.MultiLine && e.rows(width) > mostLines
	}
}

// rows estimates the lines of the text at a width, as far as it matters.
func (e *Entry) rows(width float32) int {
	th := e.Theme()
	size, limit := th.Size(theme.SizeNameText), width-4*th.Size(theme.SizeNameInnerPadding)
	rows, line := 1, float32(0)
	for _, r := range e.Text {
		w := float32(0)
		if r != '\n' {
			w = advance(glyph{r, size, false})
		}
		if r == '\n' || line+w > limit {
			rows, line = rows+1, 0
		}
		if rows > mostLines {
			break
		}
		line += w
	}
	return max(rows, fewestLines)
}

// CreateRenderer is part of fyne.Widget.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	e.wheel = newWheel(func(event *fyne.ScrollEvent) { e.pane.Scrolled(event) })
	r := &entryRenderer{WidgetRenderer: e.Entry.CreateRenderer(), entry: e, ring: newRing()}
	r.ring.refresh(e.Theme())
	return r
}

// entryRenderer draws the focus ring on top of what Fyne draws.
type entryRenderer struct {
	fyne.WidgetRenderer
	entry *Entry
	ring  *ring
}

func (r *entryRenderer) Objects() []fyne.CanvasObject {
	objects := append([]fyne.CanvasObject{}, r.WidgetRenderer.Objects()...)
	return append(append(objects, r.ring.objects()...), r.entry.wheel)
}

func (r *entryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.entry.wheel.Resize(size)
	r.entry.guardWheel(size.Width)
	r.ring.layout(fyne.NewPos(0, 0), size, r.entry.Theme().Size(theme.SizeNameInputRadius))
}

func (r *entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.fill()
	r.ring.show(r.entry.focused)
	r.ring.refresh(r.entry.Theme())
	canvas.Refresh(r.entry)
}

// fill gives a disabled field the ground of one; Fyne draws both alike.
func (r *entryRenderer) fill() {
	if box, ok := r.WidgetRenderer.Objects()[0].(*canvas.Rectangle); ok && r.entry.Disabled() {
		box.FillColor = colorOf(r.entry.Theme(), theme.ColorNameDisabledButton)
	}
}
