package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Tree is Fyne's tree that passes on letters and digits.
type Tree struct {
	widget.Tree
	Keys
}

// NewTree makes a tree; row makes an empty row and fill fills it.
func NewTree(children func(id string) []string, row func(branch bool) fyne.CanvasObject, fill func(id string, row fyne.CanvasObject), selected func(id string)) *Tree {
	t := &Tree{}
	t.ChildUIDs = children
	t.IsBranch = func(id string) bool { return len(children(id)) > 0 }
	t.CreateNode = row
	t.UpdateNode = func(id string, _ bool, o fyne.CanvasObject) { fill(id, o) }
	t.OnSelected = selected
	t.HideSeparators = true
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer is part of fyne.Widget.
func (t *Tree) CreateRenderer() fyne.WidgetRenderer { return wheelOver(t.Tree.CreateRenderer()) }

// TypedRune passes on what was typed.
func (t *Tree) TypedRune(r rune) { t.Keys.TypedRune(r) }

// TypedKey moves in the tree; Escape is passed on.
func (t *Tree) TypedKey(event *fyne.KeyEvent) {
	if event.Name == fyne.KeyEscape {
		t.Keys.TypedKey(event)
		return
	}
	t.Tree.TypedKey(event)
}
