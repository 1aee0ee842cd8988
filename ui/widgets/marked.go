package widgets

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Run is a part of a text that is marked, or not.
type Run struct {
	Text   string
	Marked bool
}

// Marked is body text of which parts are marked by a line under them and a tint
// behind them.
type Marked struct {
	widget.BaseWidget
	runs []Run
	tone Tone
	text *Text // sets the lines
}

// NewMarked makes a text of runs; lines breaks it.
func NewMarked(runs []Run, tone Tone, lines LineFunc) *Marked {
	var all strings.Builder
	for _, run := range runs {
		all.WriteString(run.Text)
	}
	m := &Marked{runs: runs, tone: tone, text: NewText(all.String(), Style{}, lines)}
	m.ExtendBaseWidget(m)
	return m
}

// Text returns what is shown.
func (m *Marked) Text() string { return m.text.Text() }

// HeightFor is that of the lines at a width.
func (m *Marked) HeightFor(width float32) float32 { return m.text.HeightFor(width) }

// pieces are the runs of one line after the other. What breaks lines is in none.
func (m *Marked) pieces() [][]Run {
	var all [][]Run
	rest := m.runs
	for _, line := range m.text.lines {
		var pieces []Run
		pieces, rest = take(rest, len(line))
		all = append(all, pieces)
		if next, after := take(rest, 1); len(next) > 0 && next[0].Text == "\n" {
			rest = after
		}
	}
	return all
}

// take parts the first n bytes from runs.
func take(runs []Run, n int) (taken, rest []Run) {
	for ; n > 0 && len(runs) > 0; runs = runs[1:] {
		first := runs[0]
		if len(first.Text) > n {
			taken = append(taken, Run{first.Text[:n], first.Marked})
			return taken, append([]Run{{first.Text[n:], first.Marked}}, runs[1:]...)
		}
		taken = append(taken, first)
		n -= len(first.Text)
	}
	return taken, runs
}

// CreateRenderer is part of fyne.Widget.
func (m *Marked) CreateRenderer() fyne.WidgetRenderer {
	r := &markedRenderer{marked: m}
	r.Refresh()
	return r
}

type markedRenderer struct {
	marked  *Marked
	objects []fyne.CanvasObject
	width   float32 // for which the objects are
}

func (r *markedRenderer) Destroy()                     {}
func (r *markedRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *markedRenderer) MinSize() fyne.Size {
	return fyne.NewSize(r.marked.text.size()*4, r.marked.HeightFor(max(r.marked.Size().Width, r.marked.text.size()*4)))
}

func (r *markedRenderer) Layout(size fyne.Size) {
	if size.Width != r.width {
		r.build(size.Width)
	}
}

func (r *markedRenderer) Refresh() {
	r.marked.text.Refresh()
	r.build(r.marked.Size().Width)
	canvas.Refresh(r.marked)
}

func (r *markedRenderer) build(width float32) {
	m, th := r.marked, r.marked.Theme()
	m.text.set(width)
	r.width, r.objects = width, nil
	size, pitch := m.text.size(), m.text.pitch()
	for i, line := range m.pieces() {
		x, y := float32(0), float32(i)*pitch
		for _, run := range line {
			wide := widthOf(run.Text, size)
			if run.Marked {
				r.mark(th, fyne.NewPos(x, y), fyne.NewSize(wide, pitch))
			}
			words := canvas.NewText(run.Text, colorOf(th, theme.ColorNameForeground))
			words.TextSize = size
			if run.Marked {
				words.Color = colorOf(th, m.tone.Text())
			}
			words.Move(fyne.NewPos(x, y+(pitch-words.MinSize().Height)/2))
			words.Resize(fyne.NewSize(max(wide, words.MinSize().Width), words.MinSize().Height))
			r.objects = append(r.objects, words)
			x += wide
		}
	}
}

// mark draws the tint behind words and the line under them.
func (r *markedRenderer) mark(th fyne.Theme, at fyne.Position, size fyne.Size) {
	back, under := canvas.NewRectangle(color.Transparent), canvas.NewRectangle(color.Transparent)
	paint(back, th, r.marked.tone.Tint(), "")
	paint(under, th, r.marked.tone.Symbol(), "")
	back.Move(at.AddXY(0, 2))
	back.Resize(size.SubtractWidthHeight(0, 4))
	under.Move(at.AddXY(0, size.Height-4))
	under.Resize(fyne.NewSize(size.Width, 2))
	r.objects = append(r.objects, back, under)
}

// widthOf is the width of a text in regular weight.
func widthOf(s string, size float32) float32 {
	width := float32(0)
	for _, char := range s {
		width += advance(glyph{char, size, false})
	}
	return width
}
