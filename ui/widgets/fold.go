package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Fold is a part of a page that can be folded away under its title.
type Fold struct {
	composite
	Head    *Button // folds and unfolds
	content fyne.CanvasObject
	// OnToggle is called when it was folded or unfolded, to lay out anew.
	OnToggle func()
}

// NewFold makes a fold that is open.
func NewFold(title string, content fyne.CanvasObject) *Fold {
	f := &Fold{content: content}
	f.Head = NewButton(Plain, title, theme.MenuDropDownIcon(), f.toggle)
	f.body = NewColumn(4, NewRow(0, 1, f.Head), content)
	f.ExtendBaseWidget(f)
	return f
}

func (f *Fold) toggle() {
	f.SetOpen(!f.content.Visible())
	if f.OnToggle != nil {
		f.OnToggle()
	}
}

// SetOpen folds or unfolds.
func (f *Fold) SetOpen(open bool) {
	f.Head.Icon = theme.MenuExpandIcon()
	if open {
		f.Head.Icon = theme.MenuDropDownIcon()
		f.content.Show()
	} else {
		f.content.Hide()
	}
	f.Head.Refresh()
}
