package widgets

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Scroll shows content of any height in a pane, as wide as the pane.
type Scroll struct {
	container.Scroll
}

// NewScroll makes a pane for content, which usually is a column.
func NewScroll(content fyne.CanvasObject) *Scroll {
	s := &Scroll{}
	s.Content = container.New(scrolled{}, content)
	s.Direction = container.ScrollVerticalOnly
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled turns the pane.
func (s *Scroll) Scrolled(event *fyne.ScrollEvent) {
	moveAway(s)
	s.Scroll.Scrolled(farther(event))
}

// Resize gives the content its width first, so that it knows its height.
func (s *Scroll) Resize(size fyne.Size) {
	s.fit(size)
	s.Scroll.Resize(size)
}

// Reflow lays the content out again after parts of it were shown, hidden or
// changed, and keeps the place that is read.
func (s *Scroll) Reflow() {
	s.fit(s.Size())
	s.Refresh()
}

func (s *Scroll) fit(size fyne.Size) {
	attach(s.Content, s)
	height := HeightFor(s.Content, size.Width)
	s.Content.Resize(fyne.NewSize(size.Width, max(height, size.Height)))
}

// Reveal scrolls just so far that an object within the content shows.
func (s *Scroll) Reveal(o fyne.CanvasObject) {
	top := s.topOf(o)
	bottom := top + o.Size().Height
	offset := s.Offset
	switch height := s.Size().Height; {
	case top < offset.Y || o.Size().Height > height:
		offset.Y = top
	case bottom > offset.Y+height:
		offset.Y = bottom - height
	default:
		return
	}
	s.ScrollToOffset(offset)
}

// topOf is how far an object lies below the top of the content. Fyne itself knows no
// place of what was not drawn yet.
func (s *Scroll) topOf(o fyne.CanvasObject) float32 {
	if top, ok := topWithin(s.Content, o); ok {
		return top
	}
	driver := fyne.CurrentApp().Driver()
	return driver.AbsolutePositionForObject(o).Y - driver.AbsolutePositionForObject(s.Content).Y
}

// topWithin is how far an object lies below the top of another, if it is in it.
func topWithin(whole, o fyne.CanvasObject) (top float32, ok bool) {
	if whole == o {
		return 0, true
	}
	for _, part := range partsOf(whole) {
		if top, ok := topWithin(part, o); ok {
			return part.Position().Y + top, true
		}
	}
	return 0, false
}

// partsOf are the objects within another, as far as containers and the widgets that
// hold others tell.
func partsOf(o fyne.CanvasObject) []fyne.CanvasObject {
	switch o := o.(type) {
	case *fyne.Container:
		return o.Objects
	case interface{ inside() fyne.CanvasObject }:
		return []fyne.CanvasObject{o.inside()}
	}
	return nil
}

// scrolled lets content be as wide as the pane and no wider.
type scrolled struct{}

func (scrolled) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }

// HeightFor is part of SizedLayout.
func (scrolled) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return HeightFor(objects[0], width)
}

func (scrolled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, objects[0].MinSize().Height)
}
