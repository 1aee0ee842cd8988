package chart

import "github.com/go-analyze/charts"

// Heat is the level of a share on a heat map, from the best to the worst.
type Heat int

// The levels. HeatNone is a share without a denominator.
const (
	HeatNone Heat = iota
	HeatHigh
	HeatGood
	HeatFair
	HeatLow
)

// HeatRow is one row of a heat map with a cell for each of its columns.
type HeatRow struct {
	Label string
	Cells []HeatCell
}

// HeatCell is one share: the figure with its mark, as the caller words it, on the
// tint of its level.
type HeatCell struct {
	Figure string
	Heat   Heat
}

// HeatMap draws shares as a grid with the names of its columns above it and those
// of its rows at the left. The figures carry the meaning; the tints repeat it.
func HeatMap(columns []string, rows []HeatRow, style Style) ([]byte, error) {
	c, err := newCanvas(style)
	if err != nil {
		return nil, err
	}
	h := newHeatMap(c, columns, rows)
	h.drawHead(columns)
	for i := range rows {
		h.drawRow(i, &rows[i])
	}
	return c.png()
}

// heatMap knows where the grid begins and how large a cell is.
type heatMap struct {
	*canvas
	left, top, width, height int
}

func newHeatMap(c *canvas, columns []string, rows []HeatRow) *heatMap {
	h := &heatMap{canvas: c}
	for _, column := range columns {
		h.top = max(h.top, c.label(column).height)
	}
	for _, row := range rows {
		h.left = max(h.left, c.label(row.Label).width)
	}
	h.left, h.top = h.left+c.Text*3/2, h.top+c.Text
	h.width = (c.Width - h.left - c.Text/2) / max(1, len(columns))
	h.height = (c.Height - h.top - c.Text/2) / max(1, len(rows))
	return h
}

func (h *heatMap) drawHead(columns []string) {
	for i, column := range columns {
		l := h.label(column)
		h.write(l, h.left+i*h.width+(h.width-l.width)/2, h.top-l.height-h.Text/4, middle, h.colours.text)
	}
}

func (h *heatMap) drawRow(n int, row *HeatRow) {
	y := h.top + n*h.height
	name := h.label(row.Label)
	h.write(name, h.Text/2, y+(h.height-name.height)/2, left, h.colours.text)
	for i, cell := range row.Cells {
		x := h.left + i*h.width
		h.painter.FilledRect(x, y, x+h.width, y+h.height, h.tint(cell.Heat), h.colours.grid, h.stroke())
		l := h.label(cell.Figure)
		h.write(l, x+(h.width-l.width)/2, y+(h.height-l.height)/2, middle, h.colours.text)
	}
}

// tint is the ground of a level.
func (h *heatMap) tint(level Heat) charts.Color {
	switch level {
	case HeatHigh:
		return h.colours.high
	case HeatFair:
		return h.colours.fair
	case HeatLow:
		return h.colours.low
	}
	return h.colours.ground
}
