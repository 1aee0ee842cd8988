// Package chart draws shares as pictures: [Radar] for the shape of a result,
// [Bars] for reading it off, [Trend] for how it went over the years. The same
// renderer serves the screen, the PDF and the workbook; what differs is in [Style].
//
// Every share is written beside its mark in the caller's own words, so that a
// chart says the same as the table next to it and can be read in gray. The
// pictures are opaque PNGs, and the same values and style give the same bytes.
package chart

import (
	"errors"
	"fmt"
	"strings"
	"sync"

	"github.com/go-analyze/charts"
	"github.com/go-analyze/charts/chartdraw/drawing"
	"tenken/assets"
	"tenken/checklist"
)

// ErrTooFew is returned by Radar for fewer than three values: they have no area.
var ErrTooFew = errors.New("chart: a radar needs three values")

// Value is one share to draw.
type Value struct {
	Label  string // "\n" starts a new line
	Figure string // the share as text, such as "82.34%"
	Rate   checklist.Rate
	Before checklist.Rate // the year before, which only a radar draws; not valid if there is none
}

// Style says how large a picture is and for which ground it is made.
type Style struct {
	Width, Height int // pixels
	Text          int // height of the text in pixels; strokes follow it
	Palette       Palette
}

const fontFamily = "BIZ UDPGothic"

// installFont runs once: the charts library keeps fonts for the whole process.
var installFont = sync.OnceValue(func() error { return charts.InstallFont(fontFamily, assets.FontRegular()) })

// canvas is a picture in the making.
type canvas struct {
	Style
	colours colours
	painter *charts.Painter
}

func newCanvas(style Style) (*canvas, error) {
	if err := installFont(); err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	c := &canvas{Style: style, colours: style.Palette.colours()}
	c.painter = charts.NewPainter(charts.PainterOptions{Width: style.Width, Height: style.Height, Font: charts.GetFont(fontFamily)})
	c.painter.FilledRect(0, 0, style.Width, style.Height, c.colours.ground, c.colours.ground, 0)
	return c, nil
}

func (c *canvas) png() ([]byte, error) {
	picture, err := c.painter.Bytes()
	if err != nil {
		return nil, fmt.Errorf("chart: %w", err)
	}
	return picture, nil
}

// stroke is the width of a thin line in pixels.
func (c *canvas) stroke() float64 { return max(1, float64(c.Text)/16) }

// label is a block of lines to be set at one place.
type label struct {
	lines         []string
	width, height int // pixels
}

func (c *canvas) label(text string) label {
	l := label{lines: strings.Split(text, "\n")}
	for _, line := range l.lines {
		l.width = max(l.width, c.painter.MeasureText(line, 0, c.style(c.colours.text)).Width())
	}
	l.height = len(l.lines) * c.lineHeight()
	return l
}

func (c *canvas) lineHeight() int { return c.Text * 5 / 4 }

// Where the lines of a block stand.
type side int

const (
	left side = iota
	middle
	right
)

// write sets a block with its upper left corner at x, y.
func (c *canvas) write(l label, x, y int, align side, colour charts.Color) {
	style := c.style(colour)
	for i, line := range l.lines {
		space := l.width - c.painter.MeasureText(line, 0, style).Width()
		indent := []int{left: 0, middle: space / 2, right: space}[align]
		c.painter.Text(line, x+indent, y+i*c.lineHeight()+c.Text, 0, style)
	}
}

func (c *canvas) style(colour charts.Color) charts.FontStyle {
	return charts.FontStyle{FontSize: float64(c.Text) * 72 / drawing.DefaultDPI, FontColor: colour}
}
