package widgets

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Spoke is one share of a Radar.
type Spoke struct {
	Name                string // short: it stands at the end of the spoke
	Share, Before       int    // permyriad
	HasShare, HasBefore bool
}

// Radar shows shares as a polygon, the first one at the top, the others clockwise,
// with rings at every quarter of the whole. The year before is a thin line. It is
// drawn as lines, so it is sharp at every scale. Names and figures are to be read
// beside it: at the spokes stand the numbers of the names.
type Radar struct {
	widget.BaseWidget
	spokes []Spoke
}

// NewRadar makes a radar; with fewer than three spokes it has no area, and shows
// nothing.
func NewRadar(spokes []Spoke) *Radar {
	r := &Radar{spokes: spokes}
	r.ExtendBaseWidget(r)
	return r
}

// radarSize is the height that is wanted.
const radarSize = 260

// HeightFor is part of Sized.
func (r *Radar) HeightFor(float32) float32 {
	if len(r.spokes) < 3 {
		return 0
	}
	return radarSize
}

// CreateRenderer is part of fyne.Widget.
func (r *Radar) CreateRenderer() fyne.WidgetRenderer {
	out := &radarRenderer{radar: r}
	out.Refresh()
	return out
}

type radarRenderer struct {
	radar   *Radar
	objects []fyne.CanvasObject
}

func (r *radarRenderer) Destroy()                     {}
func (r *radarRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *radarRenderer) MinSize() fyne.Size           { return fyne.NewSize(radarSize, r.radar.HeightFor(0)) }

func (r *radarRenderer) Layout(size fyne.Size) { r.draw(size) }

func (r *radarRenderer) Refresh() {
	r.draw(r.radar.Size())
	canvas.Refresh(r.radar)
}

// draw makes all lines anew; there are at most a hundred.
func (r *radarRenderer) draw(size fyne.Size) {
	r.objects = nil
	if len(r.radar.spokes) < 3 {
		return
	}
	th := r.radar.Theme()
	text := th.Size(theme.SizeNameCaptionText)
	d := drawing{renderer: r, centre: fyne.NewPos(size.Width/2, size.Height/2), radius: min(size.Width, size.Height)/2 - text*1.6}
	grid, faint := colorOf(th, ColorDivider), colorOf(th, ColorSecondary)
	for _, share := range []int{2500, 5000, 7500, 10000} {
		d.around(grid, 1, func(Spoke) (int, bool) { return share, true })
	}
	for i := range r.radar.spokes {
		d.line(d.centre, d.at(i, 10000), grid, 1)
	}
	d.around(faint, 1.5, func(s Spoke) (int, bool) { return s.Before, s.HasBefore })
	d.around(colorOf(th, theme.ColorNamePrimary), 3, func(s Spoke) (int, bool) { return s.Share, s.HasShare })
	for i, s := range r.radar.spokes {
		if s.HasShare {
			d.dot(d.at(i, s.Share), colorOf(th, theme.ColorNamePrimary))
		}
		d.name(i, text, colorOf(th, theme.ColorNameForeground))
	}
}

// drawing puts lines into the picture.
type drawing struct {
	renderer *radarRenderer
	centre   fyne.Position
	radius   float32
}

// at is the point at a share of a spoke.
func (d *drawing) at(i, share int) fyne.Position {
	sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(d.renderer.radar.spokes)))
	length := d.radius * float32(share) / 10000
	return d.centre.AddXY(float32(sin)*length, -float32(cos)*length)
}

func (d *drawing) add(o fyne.CanvasObject) { d.renderer.objects = append(d.renderer.objects, o) }

func (d *drawing) line(from, to fyne.Position, c color.Color, width float32) {
	l := canvas.NewLine(c)
	l.StrokeWidth = width
	l.Position1, l.Position2 = from, to
	d.add(l)
}

// around joins the shares of neighbours; one that is missing leaves a gap.
func (d *drawing) around(c color.Color, width float32, share func(Spoke) (int, bool)) {
	spokes := d.renderer.radar.spokes
	for i := range spokes {
		next := (i + 1) % len(spokes)
		from, has := share(spokes[i])
		to, too := share(spokes[next])
		if has && too {
			d.line(d.at(i, from), d.at(next, to), c, width)
		}
	}
}

func (d *drawing) dot(at fyne.Position, c color.Color) {
	dot := canvas.NewCircle(c)
	dot.Resize(fyne.NewSquareSize(8))
	dot.Move(at.SubtractXY(4, 4))
	d.add(dot)
}

func (d *drawing) name(i int, size float32, c color.Color) {
	name := canvas.NewText(d.renderer.radar.spokes[i].Name, c)
	name.TextSize = size
	name.Alignment = fyne.TextAlignCenter
	need := name.MinSize()
	name.Resize(need)
	away := int(10000 * (d.radius + size*0.9) / max(d.radius, 1))
	name.Move(d.at(i, away).SubtractXY(need.Width/2, need.Height/2))
	d.add(name)
}
