package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"tenken/ui/widgets"
)

// room is what the window has little of at the present size of text. Pages are built
// for it, and anew when it changes.
type room struct {
	low    bool // for choices of several lines above a list
	narrow bool // for three panes beside each other
}

// The sizes of text that a window is high and wide which has room.
const roomyHeight, roomyWidth = 36, 56

func (a *App) room() room {
	size, text := a.window.Canvas().Size(), theme.Size(theme.SizeNameText)
	return room{low: size.Height < roomyHeight*text, narrow: size.Width < roomyWidth*text}
}

// roomed builds the page anew when the window's room is another one than it was built
// for.
func (a *App) roomed(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(&roomed{a, a.room()}, content)
}

type roomed struct {
	app  *App
	room room
}

func (r *roomed) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(size)
	if now := r.app.room(); now != r.room {
		r.room = now
		fyne.Do(r.app.refit)
	}
}

func (r *roomed) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

// refit shows the page as it is for the present room.
func (a *App) refit() {
	a.leave(func() { a.display(a.page.again()) })
}

// narrowing offers what a list can be narrowed by: as buttons, or where they would
// take the room of the list as a selection.
func (a *App) narrowing(options []widgets.Option, chosen int, changed func(int)) fyne.CanvasObject {
	if a.room().low {
		var names []string
		for _, o := range options {
			names = append(names, o.Word)
		}
		return a.selection(names, chosen, changed)
	}
	choice := a.choice(options, changed)
	choice.Choose(chosen)
	return choice
}

// seeking puts a search and what narrows the list beside each other, or below each
// other where the search would be too narrow.
func seeking(search *widgets.Entry, narrowing ...fyne.CanvasObject) *fyne.Container {
	return container.New(&seek{search: search, gap: 8}, append([]fyne.CanvasObject{search}, narrowing...)...)
}

type seek struct {
	search *widgets.Entry
	gap    float32
	width  float32 // of the last layout
}

// least is the width at which the search says what it finds.
func (s *seek) least() float32 {
	said := fyne.MeasureText(s.search.PlaceHolder, theme.Size(theme.SizeNameText), fyne.TextStyle{}).Width
	return said + theme.IconInlineSize() + 5*theme.InnerPadding()
}

// arrange tells place where each object goes, and returns the height of all.
func (s *seek) arrange(objects []fyne.CanvasObject, width float32, place func(o fyne.CanvasObject, at fyne.Position, size fyne.Size)) float32 {
	rest, others := width, objects[1:]
	for _, o := range others {
		rest -= o.MinSize().Width + s.gap
	}
	search, height := s.search, s.search.MinSize().Height
	if rest >= s.least() {
		place(search, fyne.NewPos(0, 0), fyne.NewSize(rest, height))
		x := rest + s.gap
		for _, o := range others {
			place(o, fyne.NewPos(x, 0), fyne.NewSize(o.MinSize().Width, height))
			x += o.MinSize().Width + s.gap
		}
		return height
	}
	place(search, fyne.NewPos(0, 0), fyne.NewSize(width, height))
	each := (width + s.gap) / float32(len(others))
	for i, o := range others {
		place(o, fyne.NewPos(float32(i)*each, height+s.gap), fyne.NewSize(each-s.gap, height))
	}
	return 2*height + s.gap
}

// HeightFor is part of widgets.SizedLayout.
func (s *seek) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	return s.arrange(objects, width, func(fyne.CanvasObject, fyne.Position, fyne.Size) {})
}

func (s *seek) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	s.width = size.Width
	s.arrange(objects, size.Width, func(o fyne.CanvasObject, at fyne.Position, size fyne.Size) {
		o.Move(at)
		o.Resize(size)
	})
}

func (s *seek) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, s.HeightFor(objects, s.width))
}
