package chart

import (
	"image"
	"math"

	"github.com/go-analyze/charts"

	"tenken/checklist"
)

// Radar draws the values as a polygon, the first one at the top, the others
// clockwise, with rings at every quarter of the whole; the year before is a broken
// line. A value that is not valid leaves a gap. Fewer than three values give ErrTooFew.
func Radar(values []Value, style Style) ([]byte, error) {
	if len(values) < 3 {
		return nil, ErrTooFew
	}
	c, err := newCanvas(style)
	if err != nil {
		return nil, err
	}
	r := newRadar(c, values)
	r.drawGrid()
	r.drawBefore()
	r.drawShape()
	r.drawLabels()
	return c.png()
}

// radar knows where the spokes end and what is written there.
type radar struct {
	*canvas
	values []Value
	spokes []spoke
	radius float64
}

type spoke struct {
	dx, dy float64 // direction, of length 1
	label  label
}

func newRadar(c *canvas, values []Value) *radar {
	r := &radar{canvas: c, values: values, radius: math.Inf(1)}
	for i, v := range values {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(values)))
		s := spoke{dx: sin, dy: -cos, label: c.label(v.Label + "\n" + v.Figure)}
		r.spokes = append(r.spokes, s)
		r.radius = min(r.radius, c.room(s))
	}
	r.radius = max(r.radius, 0)
	return r
}

// gap is the space between the end of a spoke and its label.
func (c *canvas) gap() float64 { return float64(c.Text) * 0.6 }

// room is the longest radius that leaves space for the spoke's label.
func (c *canvas) room(s spoke) float64 {
	wide, high := float64(s.label.width), float64(s.label.height)
	if s.align() == middle {
		wide /= 2
	}
	across := (float64(c.Width)/2 - c.gap() - wide) / max(math.Abs(s.dx), 0.01)
	if s.align() == middle {
		across = math.Inf(1)
	}
	along := (float64(c.Height)/2 - c.gap() - high*(1+math.Abs(s.dy))/2) / max(math.Abs(s.dy), 0.01)
	return min(across, along)
}

// align is how the label's lines stand against the spoke's end.
func (s spoke) align() side {
	switch {
	case s.dx > 0.1:
		return left
	case s.dx < -0.1:
		return right
	}
	return middle
}

// at is the point at a share of a spoke.
func (r *radar) at(s spoke, share float64) charts.Point {
	return charts.Point{
		X: int(math.Round(float64(r.Width)/2 + s.dx*r.radius*share)),
		Y: int(math.Round(float64(r.Height)/2 + s.dy*r.radius*share)),
	}
}

func (r *radar) drawGrid() {
	for _, share := range []float64{0.25, 0.5, 0.75, 1} {
		var ring []charts.Point
		for _, s := range r.spokes {
			ring = append(ring, r.at(s, share))
		}
		r.painter.LineStroke(append(ring, ring[0]), r.colours.grid, r.stroke())
	}
	for _, s := range r.spokes {
		r.painter.LineStroke([]charts.Point{r.at(s, 0), r.at(s, 1)}, r.colours.grid, r.stroke())
	}
}

// drawBefore draws the year before as a broken gray line without an area.
func (r *radar) drawBefore() {
	points, _ := r.points(func(v Value) checklist.Rate { return v.Before })
	for i := range points {
		next := (i + 1) % len(points)
		if r.values[i].Before.Valid && r.values[next].Before.Valid {
			dash := 4 * r.stroke()
			r.painter.DashedLineStroke([]charts.Point{points[i], points[next]}, r.colours.faint, 2*r.stroke(), []float64{dash, dash})
		}
	}
}

func (r *radar) drawShape() {
	points, whole := r.points(func(v Value) checklist.Rate { return v.Rate })
	if whole {
		r.painter.FillArea(points, r.colours.mark.WithAlpha(40))
	}
	for i := range points {
		next := (i + 1) % len(points)
		if r.values[i].Rate.Valid && r.values[next].Rate.Valid {
			r.painter.LineStroke([]charts.Point{points[i], points[next]}, r.colours.mark, 3*r.stroke())
		}
	}
	for i, p := range points {
		if r.values[i].Rate.Valid {
			r.painter.Circle(3*r.stroke(), p.X, p.Y, r.colours.mark, r.colours.mark, r.stroke())
		}
	}
}

// points are the corners of the polygon; whole tells that none is missing.
func (r *radar) points(of func(Value) checklist.Rate) (points []charts.Point, whole bool) {
	whole = true
	for i, s := range r.spokes {
		rate := of(r.values[i])
		whole = whole && rate.Valid
		points = append(points, r.at(s, float64(rate.Permyriad)/10000))
	}
	return points, whole
}

func (r *radar) drawLabels() {
	places := make([]image.Rectangle, len(r.spokes))
	for i, s := range r.spokes {
		places[i] = r.place(s)
	}
	r.part(places, 1)
	r.part(places, -1)
	for i, s := range r.spokes {
		r.write(s.label, places[i].Min.X, places[i].Min.Y, s.align(), r.colours.text)
	}
}

// place is where the label of a spoke stands by itself.
func (r *radar) place(s spoke) image.Rectangle {
	end := r.at(s, 1)
	x := float64(end.X) + s.dx*r.gap()
	y := float64(end.Y) + s.dy*r.gap() + float64(s.label.height)*(s.dy-1)/2
	switch s.align() {
	case middle:
		x -= float64(s.label.width) / 2
	case right:
		x -= float64(s.label.width)
	}
	return image.Rect(0, 0, s.label.width, s.label.height).Add(image.Pt(int(x), int(y)))
}

// part moves labels down that would stand over the one before, from the top along one
// side, as far as there is room.
func (r *radar) part(places []image.Rectangle, step int) {
	before := places[0]
	for n := 1; 2*n <= len(places); n++ {
		i := (n*step + len(places)) % len(places)
		if over := before.Intersect(places[i]); !over.Empty() {
			down := min(before.Max.Y-places[i].Min.Y, r.Height-places[i].Max.Y)
			places[i] = places[i].Add(image.Pt(0, max(0, down)))
		}
		before = places[i]
	}
}
