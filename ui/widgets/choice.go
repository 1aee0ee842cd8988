package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Option is one of the answers that a Choice offers.
type Option struct {
	Symbol string // ○; may be empty
	Word   string // 実施
	Help   string // what counts as this answer; may be empty
	Tip    string // shows when the mouse rests on it, such as its key; may be empty
	Tone   Tone   // of the symbol
}

// Choice offers a few answers as big buttons, one of which can be chosen. It
// takes the focus as a whole: arrow keys move within it, Space chooses. Options
// with help stand below each other, others side by side as far as they fit.
type Choice struct {
	widget.DisableableWidget
	Keys
	OnChosen func(index int)

	options []*option
	chosen  int // -1: none
	cursor  int
	focused bool
}

// NoChoice is the index that stands for nothing chosen.
const NoChoice = -1

// NewChoice makes a choice; lines breaks the help texts.
func NewChoice(options []Option, lines LineFunc, chosen func(index int)) *Choice {
	c := &Choice{OnChosen: chosen, chosen: NoChoice}
	c.ExtendBaseWidget(c)
	c.SetOptions(options, lines)
	return c
}

// SetOptions replaces the options and chooses none.
func (c *Choice) SetOptions(options []Option, lines LineFunc) {
	c.options, c.chosen, c.cursor = nil, NoChoice, 0
	for i, o := range options {
		c.options = append(c.options, newOption(c, i, o, lines))
	}
	c.Refresh()
}

// Choose marks an option as chosen without telling OnChosen.
func (c *Choice) Choose(index int) {
	if c.chosen == index {
		return
	}
	c.chosen = index
	if index >= 0 {
		c.cursor = index
	}
	c.Refresh()
}

// Chosen returns the index of the chosen option, or NoChoice.
func (c *Choice) Chosen() int { return c.chosen }

// SetEnabled enables or disables the choice.
func (c *Choice) SetEnabled(enabled bool) { setEnabled(c, enabled) }

// Press chooses an option as the user does. An index without an option does
// nothing.
func (c *Choice) Press(index int) {
	if c.Disabled() || !c.Visible() || index < 0 || index >= len(c.options) {
		return
	}
	c.Choose(index)
	if c.OnChosen != nil {
		c.OnChosen(index)
	}
}

// TypedKey moves the cursor or chooses the option under it.
func (c *Choice) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeyLeft, fyne.KeyUp:
		c.cursor = max(c.cursor-1, 0)
	case fyne.KeyRight, fyne.KeyDown:
		c.cursor = min(c.cursor+1, len(c.options)-1)
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Press(c.cursor)
	default:
		c.Keys.TypedKey(event)
	}
	c.Refresh()
}

// FocusGained is part of fyne.Focusable.
func (c *Choice) FocusGained() { c.focused = true; c.Refresh() }

// FocusLost is part of fyne.Focusable.
func (c *Choice) FocusLost() { c.focused = false; c.Refresh() }

const optionGap = 6

// explains reports whether an option has help; then all begin at the left.
func (c *Choice) explains() bool {
	return slices.ContainsFunc(c.options, func(o *option) bool { return o.help != nil })
}

// columns is the number of options side by side at a width.
func (c *Choice) columns(width float32) int {
	if c.explains() {
		return 1
	}
	widest := float32(0)
	for _, o := range c.options {
		widest = max(widest, o.MinSize().Width)
	}
	most := max(int((width+optionGap)/(widest+optionGap)), 1)
	rows := (len(c.options) + most - 1) / most
	return max((len(c.options)+rows-1)/max(rows, 1), 1)
}

// rowHeights are the heights of the rows of options at a width.
func (c *Choice) rowHeights(width float32) []float32 {
	columns := c.columns(width)
	each := (width - float32(columns-1)*optionGap) / float32(columns)
	heights := make([]float32, (len(c.options)+columns-1)/columns)
	for i, o := range c.options {
		heights[i/columns] = max(heights[i/columns], o.HeightFor(each))
	}
	return heights
}

// HeightFor is the height of all rows at a width.
func (c *Choice) HeightFor(width float32) float32 {
	total := float32(0)
	for _, h := range c.rowHeights(width) {
		total += h + optionGap
	}
	return max(total-optionGap, 0)
}

// CreateRenderer is part of fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer { return &choiceRenderer{c} }

type choiceRenderer struct{ choice *Choice }

func (r *choiceRenderer) Destroy() {}

func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, len(r.choice.options))
	for i, o := range r.choice.options {
		objects[i] = o
	}
	return objects
}

func (r *choiceRenderer) MinSize() fyne.Size {
	widest := float32(0)
	for _, o := range r.choice.options {
		widest = max(widest, o.MinSize().Width)
	}
	return fyne.NewSize(widest, r.choice.HeightFor(max(widest, r.choice.Size().Width)))
}

func (r *choiceRenderer) Layout(size fyne.Size) {
	columns := r.choice.columns(size.Width)
	each := (size.Width - float32(columns-1)*optionGap) / float32(columns)
	heights := r.choice.rowHeights(size.Width)
	y := float32(0)
	for i, o := range r.choice.options {
		row, col := i/columns, i%columns
		o.Move(fyne.NewPos(float32(col)*(each+optionGap), y))
		o.Resize(fyne.NewSize(each, heights[row]))
		if col == columns-1 {
			y += heights[row] + optionGap
		}
	}
}

func (r *choiceRenderer) Refresh() {
	r.Layout(r.choice.Size())
	for _, o := range r.choice.options {
		o.Refresh()
	}
	canvas.Refresh(r.choice)
}
