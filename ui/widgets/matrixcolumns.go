package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The heads of rows are no wider than mostHead of a line, unless the columns leave
// more, and where those need the room no wider than leastHead.
const mostHead, leastHead = 0.3, 0.18

// matrixMeasure is what the texts of a matrix need at a size of text.
type matrixMeasure struct {
	size  float32
	head  float32   // the longest head of a row
	cells []float32 // of each column: the longest cell
	words []float32 // of each column: the longest cell, or word of the title
	whole float32   // of all columns: the longest cell, or the title on one line
}

// measure measures the texts once for every size.
func (m *Matrix) measure() matrixMeasure {
	size := m.Theme().Size(theme.SizeNameCaptionText)
	if m.measured.size == size {
		return m.measured
	}
	out := matrixMeasure{size: size, cells: make([]float32, len(m.columns)), words: make([]float32, len(m.columns))}
	for _, row := range m.rows {
		out.head = max(out.head, widthOf(row.Head, size)+2*rowInset)
		for i, cell := range row.Cells {
			out.cells[i] = max(out.cells[i], widthOf(cell, size)+2*rowInset)
		}
	}
	for i, title := range m.columns {
		out.words[i] = max(wordWidth(title, size)+2*titleInset+1, out.cells[i])
		out.whole += max(widthOf(title, size)+2*titleInset+1, out.cells[i])
	}
	m.measured = out
	return out
}

// edges are the left edges of the columns in a line of the given width, and its
// right edge: that of the first is where the heads of rows end. Every column has
// room for its cells and, as far as there is any, for the words of its title.
func (m *Matrix) edges(width float32) []float32 {
	need := m.measure()
	words, cells := total(need.words), total(need.cells)
	head := min(need.head, max(width*mostHead, width-need.whole))
	head = min(head, max(width-words, width*leastHead))
	spare, share := (width-head-words)/float32(max(len(m.columns), 1)), float32(1)
	if spare < 0 {
		spare, share = 0, max((width-head-cells)/max(words-cells, 1), 0)
	}
	edges := []float32{head}
	for i := range m.columns {
		head += need.cells[i] + (need.words[i]-need.cells[i])*share + spare
		edges = append(edges, head)
	}
	return edges
}

func total(widths []float32) float32 {
	sum := float32(0)
	for _, w := range widths {
		sum += w
	}
	return sum
}

// wordWidth is the width of the longest word; Japanese breaks anywhere, but four
// characters read well.
func wordWidth(s string, size float32) float32 {
	width := float32(0)
	for _, word := range strings.Fields(s) {
		wide := widthOf(word, size)
		if strings.ContainsFunc(word, func(r rune) bool { return r >= '\u3000' }) {
			wide = min(wide, 4*size)
		}
		width = max(width, wide)
	}
	return width
}

// matrixTitles puts the titles of columns over the columns.
type matrixTitles struct{ matrix *Matrix }

const titleInset = 4

// HeightFor is part of SizedLayout.
func (l *matrixTitles) HeightFor(objects []fyne.CanvasObject, width float32) float32 {
	edges, height := l.matrix.edges(width), float32(0)
	for i, o := range objects {
		height = max(height, HeightFor(o, edges[i+1]-edges[i]-2*titleInset))
	}
	return height + 2*titleInset
}

func (l *matrixTitles) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	edges := l.matrix.edges(size.Width)
	for i, o := range objects {
		width := edges[i+1] - edges[i] - 2*titleInset
		height := HeightFor(o, width)
		o.Move(fyne.NewPos(edges[i]+titleInset, size.Height-height-titleInset))
		o.Resize(fyne.NewSize(width, height))
	}
}

func (l *matrixTitles) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(400, l.HeightFor(objects, max(l.matrix.Size().Width, 400)))
}
