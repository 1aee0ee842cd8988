package viewmodel

import (
	"maps"
	"slices"
)

// Picked are the rows that were picked to be changed together. The zero value is
// empty.
type Picked struct {
	rows   map[int]bool
	anchor int // from which a stretch is marked
}

// Toggle marks a row, or takes its mark away.
func (m *Picked) Toggle(row int) {
	if m.rows[row] {
		delete(m.rows, row)
	} else {
		m.add(row)
	}
	m.anchor = row
}

func (m *Picked) add(row int) {
	if m.rows == nil {
		m.rows = map[int]bool{}
	}
	m.rows[row] = true
}

// Stretch marks what lies between the row marked last and another, of the rows that
// a list shows, and nothing else.
func (m *Picked) Stretch(shown []int, to int) {
	from, until := min(m.anchor, to), max(m.anchor, to)
	m.rows = nil
	for _, row := range shown {
		if from <= row && row <= until {
			m.add(row)
		}
	}
}

// Begin makes a row the one from which a stretch is marked.
func (m *Picked) Begin(row int) { m.anchor = row }

// All marks all rows that a list shows.
func (m *Picked) All(shown []int) {
	m.rows = nil
	for _, row := range shown {
		m.add(row)
	}
}

// Keep drops the marks of rows that a list does not show any more.
func (m *Picked) Keep(shown []int) {
	maps.DeleteFunc(m.rows, func(row int, _ bool) bool { return !slices.Contains(shown, row) })
}

// Clear takes all marks away.
func (m *Picked) Clear() { m.rows = nil }

// Has reports whether a row is marked.
func (m *Picked) Has(row int) bool { return m.rows[row] }

// Rows lists the marked rows in the order of the sheet.
func (m *Picked) Rows() []int { return slices.Sorted(maps.Keys(m.rows)) }
