package widgets

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
)

// sampleMatrix notes what is opened and where the cursor goes.
func sampleMatrix(t *testing.T, width float32) (m *Matrix, did *[]string) {
	t.Helper()
	rows := []MatrixRow{
		{Head: "6(1)", Cells: []string{"18", "18", ""}},
		{Head: "6(2)", Cells: []string{"31", "", "31"}},
	}
	test.NewTempApp(t)
	m, did = NewMatrix([]string{"All", "Organisation", "Information assets"}, rows, byCharacter), &[]string{}
	m.OnOpen = func(row, column int) { *did = append(*did, fmt.Sprint("open ", row, column)) }
	m.OnMove = func(row, column int) { *did = append(*did, fmt.Sprint("move ", row, column)) }
	w := test.NewTempWindow(t, m)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 300))
	return m, did
}

func TestMatrixByKeys(t *testing.T) {
	m, did := sampleMatrix(t, 600)
	var passed []fyne.KeyName
	m.OnKey = func(event *fyne.KeyEvent) { passed = append(passed, event.Name) }
	m.Focus()
	for _, name := range []fyne.KeyName{fyne.KeyDown, fyne.KeyLeft, fyne.KeyReturn, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight, fyne.KeySpace, fyne.KeyLeft, fyne.KeyEnter, fyne.KeyEscape} {
		m.list.TypedKey(key(name))
	}
	want := []string{"move 1 -1", "move 1 -1", "open 1 -1", "move 1 0", "move 1 1", "move 1 2", "move 1 2", "open 1 2", "move 1 1"}
	if !slices.Equal(*did, want) {
		t.Errorf("did %q", *did)
	}
	if !slices.Equal(passed, []fyne.KeyName{fyne.KeyEscape}) {
		t.Errorf("passed on %q", passed)
	}
	m.SetCursor(0, 2)
	if row, column := m.Cursor(); row != 0 || column != 2 || len(*did) != len(want) {
		t.Errorf("cursor on %d, %d; did %q", row, column, *did)
	}
}

// A tap opens the cell that it meets, not an empty one.
func TestMatrixByTaps(t *testing.T) {
	m, did := sampleMatrix(t, 600)
	line := newMatrixLine(m)
	line.set(m.rows[1], 1)
	line.Resize(fyne.NewSize(600, 36))
	edges := m.edges(600)
	for _, x := range []float32{2, edges[0] + 2, edges[1] + 2, edges[3] - 2} {
		line.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x, 10)})
	}
	if want := []string{"move 1 -1", "open 1 -1", "move 1 0", "open 1 0", "move 1 1", "move 1 2", "open 1 2"}; !slices.Equal(*did, want) {
		t.Errorf("did %q", *did)
	}
	if fyne.CurrentApp().Driver().CanvasForObject(m.list).Focused() != fyne.Focusable(m.list) {
		t.Error("a tap does not take the focus")
	}
}

// Columns fill the line, and cells show in full however narrow it is.
func TestMatrixColumns(t *testing.T) {
	for _, width := range []float32{200, 400, 1000} {
		m, _ := sampleMatrix(t, width)
		edges := m.edges(width)
		if !slices.IsSorted(edges) || edges[0] > width*mostHead+1 {
			t.Errorf("%v: %v", width, edges)
		}
		if last := edges[len(edges)-1]; width > 200 && (last < width-1 || last > width+1) {
			t.Errorf("%v wide: the last column ends at %v", width, last)
		}
		line := newMatrixLine(m)
		line.set(m.rows[0], 0)
		line.Resize(fyne.NewSize(width, 36))
		var words []string
		for _, o := range test.WidgetRenderer(line).Objects() {
			if text, ok := o.(*canvas.Text); ok {
				words = append(words, text.Text)
			}
		}
		if !slices.Contains(words, "18") {
			t.Errorf("%v wide: %q", width, words)
		}
	}
}

// A marked text has the lines of a plain one, and marks what is to be marked on
// every line.
func TestMarked(t *testing.T) {
	runs := []Run{{"事務分担表に、", false}, {"情報セキュリティの", true}, {"担当を\n", false}, {"書い", true}, {"て", false}}
	m := NewMarked(runs, Good, byCharacter)
	show(t, m, 100)
	m.Resize(fyne.NewSize(100, m.HeightFor(100)))
	plain := NewText(m.Text(), Style{}, byCharacter)
	if m.HeightFor(100) != plain.HeightFor(100) {
		t.Errorf("%v high, a plain one %v", m.HeightFor(100), plain.HeightFor(100))
	}
	var shown, marked string
	lines := 0
	for _, line := range m.pieces() {
		lines++
		for _, piece := range line {
			shown += piece.Text
			if piece.Marked {
				marked += piece.Text
			}
		}
	}
	if shown != "事務分担表に、情報セキュリティの担当を書いて" || marked != "情報セキュリティの書い" || lines != len(plain.lines) {
		t.Errorf("shows %q, marks %q, on %d lines", shown, marked, lines)
	}
	tints := 0
	for _, o := range test.WidgetRenderer(m).Objects() {
		if _, ok := o.(*canvas.Rectangle); ok {
			tints++
		}
	}
	if tints < 6 { // a tint and a line for each marked piece
		t.Errorf("%d rectangles", tints)
	}
}

func TestMarkedWithoutText(t *testing.T) {
	m := NewMarked(nil, Bad, byCharacter)
	show(t, m, 100)
	if m.Text() != "" || len(m.pieces()) != 1 {
		t.Errorf("%q, %v", m.Text(), m.pieces())
	}
}
