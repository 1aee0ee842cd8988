package widgets

import "fyne.io/fyne/v2"

// Line is a ListRow that stands alone, as high as its texts need: it can be tapped,
// and pressed by Space or Enter.
type Line struct {
	ListRow
	Keys
	tapped func()
}

// NewLine makes a line whose texts are broken by lines.
func NewLine(texts RowTexts, lines LineFunc, tapped func()) *Line {
	l := &Line{tapped: tapped}
	l.texts, l.setter, l.of = texts, lines, l
	l.ExtendBaseWidget(l)
	return l
}

// Tapped is part of fyne.Tappable.
func (l *Line) Tapped(*fyne.PointEvent) { l.tapped() }

// TypedKey presses the line.
func (l *Line) TypedKey(event *fyne.KeyEvent) {
	switch event.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		l.tapped()
	default:
		l.Keys.TypedKey(event)
	}
}

// FocusGained is part of fyne.Focusable.
func (l *Line) FocusGained() { l.set(func(t *RowTexts) { t.Ring = true }) }

// FocusLost is part of fyne.Focusable.
func (l *Line) FocusLost() { l.set(func(t *RowTexts) { t.Ring = false }) }

func (l *Line) set(change func(*RowTexts)) {
	texts := l.texts
	change(&texts)
	l.Set(texts)
}
