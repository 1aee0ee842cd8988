package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TrendLine is one share over the years of a Trend.
type TrendLine struct {
	Name   string
	Points []TrendPoint
}

// TrendPoint is a share in permyriad; without one the line is broken.
type TrendPoint struct {
	Share int
	Has   bool
}

// Trend shows how a few shares went over the years, from the left to the right, on a
// scale from 0 to 100. The first line is thick with round marks; the others are thin
// with square ones. Figures are to be read beside it.
type Trend struct {
	widget.BaseWidget
	years []string
	lines []TrendLine
}

// NewTrend makes a trend; each line has a point for every year.
func NewTrend(years []string, lines []TrendLine) *Trend {
	t := &Trend{years: years, lines: lines}
	t.ExtendBaseWidget(t)
	return t
}

// trendHeight is the height that is wanted.
const trendHeight = 190

// HeightFor is part of Sized.
func (t *Trend) HeightFor(float32) float32 { return trendHeight }

// CreateRenderer is part of fyne.Widget.
func (t *Trend) CreateRenderer() fyne.WidgetRenderer {
	r := &trendRenderer{trend: t}
	r.Refresh()
	return r
}

type trendRenderer struct {
	trend                    *Trend
	objects                  []fyne.CanvasObject
	text                     float32
	left, top, width, height float32 // of the area of the lines
}

func (r *trendRenderer) Destroy()                     {}
func (r *trendRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *trendRenderer) MinSize() fyne.Size           { return fyne.NewSize(300, trendHeight) }
func (r *trendRenderer) Layout(size fyne.Size)        { r.draw(size) }

func (r *trendRenderer) Refresh() {
	r.draw(r.trend.Size())
	canvas.Refresh(r.trend)
}

// draw makes everything anew; there are a few dozen lines.
func (r *trendRenderer) draw(size fyne.Size) {
	th := r.trend.Theme()
	r.objects, r.text = nil, th.Size(theme.SizeNameCaptionText)
	r.left, r.top = r.text*3, r.text*2
	r.width, r.height = size.Width-r.left-r.text, size.Height-r.top-r.text*1.8
	for _, share := range []int{0, 5000, 10000} {
		r.line(fyne.NewPos(r.left, r.y(share)), fyne.NewPos(r.left+r.width, r.y(share)), colorOf(th, ColorDivider), 1)
		label := r.write([]string{"0", "50", "100"}[share/5000], colorOf(th, ColorSecondary))
		label.Move(fyne.NewPos(r.left-label.Size().Width-4, r.y(share)-label.Size().Height/2))
	}
	for i, year := range r.trend.years {
		label := r.write(year, colorOf(th, theme.ColorNameForeground))
		at := min(max(r.x(i)-label.Size().Width/2, 0), size.Width-label.Size().Width)
		label.Move(fyne.NewPos(at, r.top+r.height+4))
	}
	names := r.left
	for i := len(r.trend.lines) - 1; i >= 0; i-- { // the first one on top
		r.drawLine(i, th)
	}
	for i := range r.trend.lines {
		names = r.name(i, names, th)
	}
}

// x is where a year stands; a single one stands in the middle.
func (r *trendRenderer) x(i int) float32 {
	n := float32(len(r.trend.years))
	return r.left + r.width*(float32(i)+0.5)/max(n, 1)
}

func (r *trendRenderer) y(share int) float32 { return r.top + r.height*(1-float32(share)/10000) }

// colours of a line, and how thick it is.
func trendStroke(th fyne.Theme, i int) (color.Color, float32) {
	if i == 0 {
		return colorOf(th, theme.ColorNamePrimary), 3
	}
	return colorOf(th, ColorSecondary), 1.5
}

func (r *trendRenderer) drawLine(i int, th fyne.Theme) {
	points := r.trend.lines[i].Points
	stroke, width := trendStroke(th, i)
	for n := range points {
		if !points[n].Has {
			continue
		}
		at := fyne.NewPos(r.x(n), r.y(points[n].Share))
		if n > 0 && points[n-1].Has {
			r.line(fyne.NewPos(r.x(n-1), r.y(points[n-1].Share)), at, stroke, width)
		}
		r.mark(i, at, stroke)
	}
}

// mark is round on the first line and square on others.
func (r *trendRenderer) mark(i int, at fyne.Position, c color.Color) {
	var mark fyne.CanvasObject = canvas.NewRectangle(c)
	if i == 0 {
		mark = canvas.NewCircle(c)
	}
	mark.Resize(fyne.NewSquareSize(8))
	mark.Move(at.SubtractXY(4, 4))
	r.objects = append(r.objects, mark)
}

// name explains a mark above the lines, and returns where the next one begins.
func (r *trendRenderer) name(i int, left float32, th fyne.Theme) float32 {
	stroke, _ := trendStroke(th, i)
	r.mark(i, fyne.NewPos(left+4, r.text*0.7), stroke)
	label := r.write(r.trend.lines[i].Name, colorOf(th, theme.ColorNameForeground))
	label.Move(fyne.NewPos(left+14, r.text*0.7-label.Size().Height/2))
	return left + 14 + label.Size().Width + 2*r.text
}

func (r *trendRenderer) write(s string, c color.Color) *canvas.Text {
	t := canvas.NewText(s, c)
	t.TextSize = r.text
	t.Resize(t.MinSize())
	r.objects = append(r.objects, t)
	return t
}

func (r *trendRenderer) line(from, to fyne.Position, c color.Color, width float32) {
	l := canvas.NewLine(c)
	l.StrokeWidth = width
	l.Position1, l.Position2 = from, to
	r.objects = append(r.objects, l)
}
