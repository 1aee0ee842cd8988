package widgets

import (
	"strings"

	"fyne.io/fyne/v2/theme"
)

// heatMeasure is what the texts of a HeatMap need.
type heatMeasure struct {
	size  float32 // of the text; 0 before they are measured
	head  float32 // the longest head of a row
	cells []float32
}

// heatInset is the room beside a text of a HeatMap.
const heatInset = 6

// measured measures the texts once for every size.
func (m *HeatMap) measured() heatMeasure {
	size := m.textSize()
	if m.measure.size == size {
		return m.measure
	}
	out := heatMeasure{size: size, head: widthOf(m.corner, size) + 2*heatInset, cells: make([]float32, len(m.columns))}
	for _, row := range m.rows {
		out.head = max(out.head, widthOf(row.Head, size)*boldFactor+2*heatInset)
		for i, cell := range row.Cells {
			out.cells[i] = max(out.cells[i], widthOf(cell.Text, size)*boldFactor+2*heatInset)
		}
	}
	for i, title := range m.columns {
		out.cells[i] = max(out.cells[i], wordWidth(title, size)+2*heatInset)
	}
	m.measure = out
	return out
}

// boldFactor is how much wider a text is at most when it is bold.
const boldFactor = 1.05

// fit sets the widths of the columns: each has room for its figures and the words of
// its title, and what the line has beyond that is shared.
func (m *HeatMap) fit() {
	need, gap := m.measured(), m.Theme().Size(theme.SizeNamePadding)
	plain := func(r rune) float64 { return float64(advance(glyph{r, need.size, false})) }
	head := min(need.head, m.width*mostHead)
	spare := (m.width - head - total(need.cells) - gap*float32(len(m.columns)+1)) / float32(max(len(m.columns), 1))
	m.SetColumnWidth(-1, head)
	m.titles = nil
	most := 1
	for i, title := range m.columns {
		width := need.cells[i] + max(spare, 0)
		m.SetColumnWidth(i, width)
		broken := m.lines(title, plain, float64(width-2*heatInset))
		for j := range broken {
			broken[j] = strings.TrimRight(broken[j], " ")
		}
		m.titles = append(m.titles, broken)
		most = max(most, len(broken))
	}
	m.SetRowHeight(-1, float32(most)*need.size*heatPitch+heatInset)
}

// heatPitch is the height of a line, in sizes of the text.
const heatPitch = 1.4
