package exchange

import "strings"

// area is a merged range.
type area struct{ left, top, right, bottom int }

// parseArea reads a name such as A1:B2.
func parseArea(name string) (area, bool) {
	first, last, _ := strings.Cut(name, ":")
	left, top, ok1 := parseCell(first)
	right, bottom, ok2 := parseCell(last)
	return area{left, top, right, bottom}, ok1 && ok2 && left <= right && top <= bottom
}

// cover puts what a merged range shows into all its cells, as far as there are
// rows. Ranges that cover more than any sheet shows are a [*sizeError].
func (g *grid) cover() error {
	covered := 0
	for _, name := range g.merged {
		a, ok := parseArea(name)
		row := g.row(a.top)
		if !ok || row == nil {
			continue
		}
		first := row.find(a.left)
		if first == nil {
			continue
		}
		first.across = a.right - a.left + 1
		for number := a.top; number <= min(a.bottom, g.rows[len(g.rows)-1].number); number++ {
			if covered += min(a.right, maxColumns) - a.left + 1; covered > maxCovered {
				return &sizeError{g.sheet, name}
			}
			g.row(number).coverWith(*row.find(a.left), a, number)
		}
	}
	return nil
}

// find is cell for a row that need not be in order.
func (r *gridRow) find(column int) *gridCell {
	for i := range r.cells {
		if r.cells[i].column == column {
			return &r.cells[i]
		}
	}
	return nil
}

// coverWith puts copies of a range's first cell into the row.
func (r *gridRow) coverWith(first gridCell, a area, number int) {
	if r == nil {
		return
	}
	for column := a.left; column <= min(a.right, maxColumns); column++ {
		if number == a.top && column == a.left {
			continue
		}
		c := first
		c.column, c.across, c.from = column, 0, cellName(a.left, a.top)
		if there := r.find(column); there != nil {
			*there = c
		} else {
			r.cells = append(r.cells, c)
		}
	}
}
