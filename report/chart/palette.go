package chart

import "github.com/go-analyze/charts"

// Palette is the ground that a picture is made for.
type Palette int

// The three grounds. Paper is drawn so that a monochrome printer shows it.
const (
	Paper Palette = iota
	Light
	Dark
)

// colours after the project's design tokens: gray 800 and 600, blue 900 on
// light ground, blue 400 on dark.
type colours struct {
	ground, text, faint, grid, mark charts.Color
}

func (p Palette) colours() colours {
	c := colours{
		ground: charts.ColorFromHex("#FFFFFF"),
		text:   charts.ColorFromHex("#333333"),
		faint:  charts.ColorFromHex("#666666"),
		grid:   charts.ColorFromHex("#B3B3B3"),
		mark:   charts.ColorFromHex("#0017C1"),
	}
	switch p {
	case Paper:
		c.text = charts.ColorFromHex("#000000")
	case Dark:
		c.ground = charts.ColorFromHex("#1A1A1A")
		c.text = charts.ColorFromHex("#F2F2F2")
		c.faint = charts.ColorFromHex("#B3B3B3")
		c.grid = charts.ColorFromHex("#666666")
		c.mark = charts.ColorFromHex("#7096F8")
	}
	return c
}
