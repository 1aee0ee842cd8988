package report

// panels prints columns of tables side by side. Columns that are higher than a
// page follow each other instead, so that nothing is lost.
func (l *layout) panels(panels [][]Table, level int) error {
	if len(panels) == 0 {
		return nil
	}
	height := l.panelHeight(panels)
	l.need(height)
	top, bottom := l.y, l.y
	for _, tables := range panels {
		if height <= bodyBottom-bodyTop {
			l.y = top
		}
		for i := range tables {
			if err := l.table(&tables[i], level); err != nil {
				return err
			}
		}
		bottom = max(bottom, l.y)
	}
	if height <= bodyBottom-bodyTop {
		l.y = bottom
	}
	return nil
}

// panelHeight is the height of the highest column, without the space below it.
func (l *layout) panelHeight(panels [][]Table) float64 {
	var highest float64
	for _, tables := range panels {
		var height float64
		for i := range tables {
			height += newGrid(l, &tables[i], 0).height()
			if i > 0 {
				height += tableGap
			}
		}
		highest = max(highest, height)
	}
	return highest
}

// height is that of the whole table.
func (g *grid) height() float64 {
	var sum float64
	if g.table.hasHead() {
		sum = g.head.full()
	}
	for i := range g.table.Rows {
		sum += g.set(g.table.Rows[i]).full()
	}
	return sum
}
