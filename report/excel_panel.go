package report

import (
	"math"
	"slices"
)

// panels places columns of tables side by side. Each is planned by itself; the
// rows of the sheet are then cut wherever a row of any of them ends, and its
// cells are merged over the rows that they cover.
func (p *planner) panels(panels [][]Table) {
	var cells []stackedCell
	var edges []float64
	first := len(p.rows)
	planned := make([]*planner, len(panels))
	for i, tables := range panels {
		planned[i] = &planner{workbook: p.workbook, formSheet: &formSheet{edges: p.edges}}
		for j := range tables {
			planned[i].table(&tables[j])
		}
		stacked, ends := planned[i].stacked()
		cells, edges = append(cells, stacked...), append(edges, ends...)
	}
	edges = merged(edges)
	for i := 1; i < len(edges); i++ {
		p.rows = append(p.rows, formRow{height: edges[i] - edges[i-1]})
	}
	for _, c := range cells {
		p.stack(first+nearest(edges, c.top), first+nearest(edges, c.bottom), c.formCell)
	}
	for _, panel := range planned {
		for _, picture := range panel.pictures {
			picture.row = first + nearest(edges, panel.top(picture.row))
			p.pictures = append(p.pictures, picture)
		}
	}
}

// stackedCell is a cell with its place in its column of tables, in points.
type stackedCell struct {
	formCell
	top, bottom float64
}

// stacked are the cells that were planned, and where their rows begin and end.
func (p *planner) stacked() (cells []stackedCell, edges []float64) {
	y := 0.0
	edges = append(edges, y)
	for _, row := range p.rows {
		for _, c := range row.cells {
			cells = append(cells, stackedCell{c, y, y + row.height})
		}
		y += row.height
		edges = append(edges, y)
	}
	return cells, edges
}

// top is where a row begins.
func (p *planner) top(row int) float64 {
	var y float64
	for _, above := range p.rows[:row] {
		y += above.height
	}
	return y
}

// stack puts a cell onto the rows from and below to.
func (p *planner) stack(from, to int, c formCell) {
	c.down = int32(max(0, to-from-1))
	p.rows[from].cells = append(p.rows[from].cells, c)
	c.covered = true
	for row := from + 1; row < to; row++ {
		p.rows[row].cells = append(p.rows[row].cells, c)
	}
}

// merged sorts edges and makes one of those that nearly meet, in points.
func merged(edges []float64) []float64 {
	slices.Sort(edges)
	return slices.CompactFunc(edges, func(a, b float64) bool { return math.Abs(a-b) < 2 })
}

// nearest is the index of the edge nearest to y.
func nearest(edges []float64, y float64) int {
	best := 0
	for i, edge := range edges {
		if math.Abs(edge-y) < math.Abs(edges[best]-y) {
			best = i
		}
	}
	return best
}
