package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
)

// hover is the part of a widget that knows of the mouse over it: it is drawn anew, and
// its words show when the mouse rests. Fyne tells only the widget on top.
type hover struct {
	hovered bool
	of      hovering // the widget
	// whole are the texts that were drawn cut at a place; nil before they are.
	whole func(at fyne.Position) string
}

func (h *hover) tip(at fyne.Position) string {
	if h.whole == nil {
		return ""
	}
	return h.whole(at)
}

// hovering is a widget that shows that the mouse is over it.
type hovering interface {
	explained
	Refresh()
}

// MouseIn is part of desktop.Hoverable.
func (h *hover) MouseIn(event *desktop.MouseEvent) {
	h.hovered = true
	h.of.Refresh()
	explain(h.of, event.Position)
}

// MouseMoved is part of desktop.Hoverable.
func (h *hover) MouseMoved(event *desktop.MouseEvent) { explain(h.of, event.Position) }

// MouseOut is part of desktop.Hoverable.
func (h *hover) MouseOut() {
	h.hovered = false
	h.of.Refresh()
	hush(h.of)
}

// changed takes the words away when something else shows under the mouse.
func (h *hover) changed() {
	if h.hovered {
		hush(h.of)
	}
}

// drawn is a text and how it was drawn.
type drawn struct {
	text string
	as   *canvas.Text
}

// cut joins the texts that were drawn cut.
func cut(texts ...drawn) string {
	var whole []string
	for _, t := range texts {
		if t.as.Visible() && t.as.Text != oneLine(t.text) {
			whole = append(whole, t.text)
		}
	}
	return strings.Join(whole, "\n")
}
