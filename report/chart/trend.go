package chart

import (
	"github.com/go-analyze/charts"

	"tenken/checklist"
)

// Line is one figure over the years. Rates and Figures stand beside the years; a
// rate that is not valid leaves a gap.
type Line struct {
	Label   string
	Rates   []checklist.Rate
	Figures []string // the rates as text
}

// Trend draws lines over the years, from nothing at the bottom to the whole at
// the top, each point with its figure. The first line is the one that the eye
// should follow; the others are broken and gray. Two lines can be told apart
// without colour.
func Trend(years []string, lines []Line, style Style) ([]byte, error) {
	c, err := newCanvas(style)
	if err != nil {
		return nil, err
	}
	t := newTrend(c, years, lines)
	t.drawGrid(years)
	for i := range lines {
		t.drawFigures(i)
	}
	for i := len(lines) - 1; i >= 0; i-- {
		t.drawLine(i)
	}
	t.drawLegend()
	return c.png()
}

// trend is the area between the figures at its sides and the labels below it.
type trend struct {
	*canvas
	lines                    []Line
	left, right, top, bottom int
	step                     int // between two years
}

func newTrend(c *canvas, years []string, lines []Line) *trend {
	t := &trend{canvas: c, lines: lines}
	edge := 2 * c.Text
	for _, line := range lines {
		for _, figure := range line.Figures {
			edge = max(edge, c.label(figure).width*5/8)
		}
	}
	t.left, t.right = edge, c.Width-edge
	t.top, t.bottom = c.lineHeight()*13/4, c.Height-c.lineHeight()*3/2
	if len(years) > 1 {
		t.step = (t.right - t.left) / (len(years) - 1)
	} else {
		t.left = c.Width / 2
	}
	return t
}

// at is the point of a year's share.
func (t *trend) at(year int, rate checklist.Rate) charts.Point {
	return charts.Point{X: t.left + year*t.step, Y: t.bottom - (t.bottom-t.top)*rate.Permyriad/10000}
}

func (t *trend) drawGrid(years []string) {
	for quarter := range 5 {
		y := t.at(0, checklist.Rate{Permyriad: quarter * 2500}).Y
		t.painter.LineStroke([]charts.Point{{X: t.Text, Y: y}, {X: t.Width - t.Text, Y: y}}, t.colours.grid, t.stroke())
	}
	for i, year := range years {
		l := t.label(year)
		t.write(l, t.left+i*t.step-l.width/2, t.bottom+t.Text/4, middle, t.colours.text)
	}
}

func (t *trend) drawLine(n int) {
	line := t.lines[n]
	for i, rate := range line.Rates {
		if !rate.Valid {
			continue
		}
		if i > 0 && line.Rates[i-1].Valid {
			t.segment(n, t.at(i-1, line.Rates[i-1]), t.at(i, rate))
		}
		t.point(n, t.at(i, rate))
	}
}

func (t *trend) drawFigures(n int) {
	for i, rate := range t.lines[n].Rates {
		if rate.Valid {
			t.figure(n, i)
		}
	}
}

func (t *trend) segment(n int, from, to charts.Point) {
	if n == 0 {
		t.painter.LineStroke([]charts.Point{from, to}, t.colours.mark, 3*t.stroke())
		return
	}
	dash := 4 * t.stroke()
	t.painter.DashedLineStroke([]charts.Point{from, to}, t.colours.faint, 2*t.stroke(), []float64{dash, dash})
}

// point is round on the first line and a square on the others.
func (t *trend) point(n int, p charts.Point) {
	if n == 0 {
		t.painter.Circle(4*t.stroke(), p.X, p.Y, t.colours.mark, t.colours.mark, t.stroke())
		return
	}
	half := int(4 * t.stroke())
	t.painter.FilledRect(p.X-half, p.Y-half, p.X+half, p.Y+half, t.colours.ground, t.colours.faint, 2*t.stroke())
}

// figure writes a figure on the side of its point that is away from the other
// lines.
func (t *trend) figure(n, year int) {
	rate := t.lines[n].Rates[year]
	p, l := t.at(year, rate), t.label(t.lines[n].Figures[year])
	y := p.Y - l.height - t.Text/3
	for i, other := range t.lines {
		if o := other.Rates[year]; i != n && o.Valid && (o.Permyriad > rate.Permyriad || o.Permyriad == rate.Permyriad && i < n) {
			y = p.Y + t.Text/4
		}
	}
	ink := t.colours.text
	if n > 0 {
		ink = t.colours.faint
	}
	x := p.X - l.width/2
	t.painter.FilledRect(x, y, x+l.width, y+l.height, t.colours.ground, t.colours.ground, 0) // no grid behind it
	t.write(l, x, y, middle, ink)
}

// drawLegend names the lines above the area.
func (t *trend) drawLegend() {
	x := t.Text
	for i, line := range t.lines {
		l, sample := t.label(line.Label), 3*t.Text
		y := t.Text/2 + l.height/2
		from, to := charts.Point{X: x, Y: y}, charts.Point{X: x + sample, Y: y}
		t.segment(i, from, to)
		t.point(i, charts.Point{X: x + sample/2, Y: y})
		t.write(l, x+sample+t.Text/2, t.Text/2, left, t.colours.text)
		x += sample + l.width + 2*t.Text
	}
}
