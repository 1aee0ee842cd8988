package widgets

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

const longName = "a name that is longer than the place it has got"

// A wide text is as wide as its line, and breaks only where that has no room.
func TestWideText(t *testing.T) {
	test.NewTempApp(t)
	text := NewText(longName, Style{Wide: true}, byCharacter)
	natural := text.MinSize()
	if natural.Width < 200 || text.HeightFor(natural.Width) != natural.Height || text.HeightFor(natural.Width/2-10) != 3*natural.Height {
		t.Errorf("%v; %v at half the width", natural, text.HeightFor(natural.Width/2))
	}
	text.Resize(fyne.NewSize(natural.Width/3, 200))
	if joined := strings.Join(linesOf(text), ""); joined != longName {
		t.Errorf("shows %q", joined)
	}
}

// A line that stands alone shows its texts whole; in a list they are shortened.
func TestLinesShowTheirTextsWhole(t *testing.T) {
	test.NewTempApp(t)
	texts := RowTexts{Title: longName, Small: longName, Note: "note"}
	line, row := NewLine(texts, byCharacter, nil), NewListRow()
	row.Set(texts)
	if high := line.HeightFor(200); high <= line.HeightFor(2000) || row.HeightFor(200) != row.HeightFor(2000) {
		t.Errorf("the line is %v high, the row %v", high, row.HeightFor(200))
	}
	line.Resize(fyne.NewSize(200, line.HeightFor(200)))
	r := test.WidgetRenderer(line).(*listRowRenderer)
	title, small := "", ""
	for _, part := range r.title {
		title += part.Text
	}
	for _, part := range r.small {
		small += part.Text
	}
	if title != longName || small != longName {
		t.Errorf("%q, %q", title, small)
	}
	last := r.small[len(r.small)-1]
	if r.note.Position().Y != last.Position().Y || last.Position().Y+last.Size().Height > line.Size().Height {
		t.Errorf("the note is at %v, the last line at %v", r.note.Position(), last.Position())
	}
}

// The figures stand beside the name, or below it where that has no room.
func TestBarLineStacksItsTexts(t *testing.T) {
	test.NewTempApp(t)
	l := NewBarLine(BarTexts{Name: longName, Figure: "50.00%", Small: "before"}, byCharacter, nil)
	for _, width := range []float32{800, 200} {
		l.Resize(fyne.NewSize(width, l.HeightFor(width)))
		r, name := test.WidgetRenderer(l).(*barLineRenderer), ""
		for _, line := range r.name {
			name += line.Text
		}
		below := r.figure.Position().Y > r.name[0].Position().Y
		if name != longName || below != (width == 200) || r.figure.Position().Y+r.figure.Size().Height > l.Size().Height {
			t.Errorf("at %v: %q, figure at %v", width, name, r.figure.Position())
		}
	}
}

// A column has room for its chips and the words of its title, which takes as many
// lines as it needs.
func TestTableHasRoomForItsWords(t *testing.T) {
	test.NewTempApp(t)
	columns := []TableColumn{{Title: "name", Ems: 8}, {Title: "state", Ems: 1, Words: []string{"not yet started"}}, {Title: "information system", Ems: 2}}
	cells := []TableCell{{Text: "n"}, {Text: "not yet started", Tone: Good}, {Text: "1"}}
	table := NewTable(columns, byWord, func() int { return 1 }, func(int) TableRow { return TableRow{Cells: cells} })
	table.Resize(fyne.NewSize(400, 200))
	edges := table.edges(400)
	if len(edges) != 4 {
		t.Fatalf("%d columns show", len(edges)-1)
	}
	line := newTableLine(table)
	line.set(0, table.row(0))
	line.Resize(fyne.NewSize(400, 40))
	if got := test.WidgetRenderer(line).(*tableLineRenderer).cells[1].text.Text; got != "not yet started" {
		t.Errorf("the chip says %q", got)
	}
	one := NewTable(columns[:2], byWord, func() int { return 0 }, nil)
	if high := table.head.HeightFor(400); high <= one.head.HeightFor(400) {
		t.Errorf("a title of two lines has %v", high)
	}
}

// byWord breaks at spaces.
func byWord(s string, width func(rune) float64, limit float64) []string {
	var lines []string
	for _, word := range strings.Fields(s) {
		lines = append(lines, byCharacter(word, width, limit)...)
	}
	return lines
}

// A choice among many asks for the room of its longest name, as far as that is usual.
func TestSelectHasRoomForItsNames(t *testing.T) {
	test.NewTempApp(t)
	size := theme.TextSize()
	short, long := NewSelect([]string{"a", longName[:20]}, 0, nil), NewSelect([]string{"a", strings.Repeat(longName, 9)}, 0, nil)
	if least := widthOf(longName[:20], size); short.MinSize().Width < least || long.MinSize().Width > mostName*size*1.5 {
		t.Errorf("%v and %v wide", short.MinSize().Width, long.MinSize().Width)
	}
}

// The words about a control stand in several lines where one has no room.
func TestFieldHeadBreaks(t *testing.T) {
	test.NewTempApp(t)
	f := NewField(FieldTexts{Label: "a label", Mark: "optional"}, byCharacter, NewEntry(), NewButton(Plain, "phrases", nil, nil))
	if wide, narrow := f.HeightFor(400), f.HeightFor(140); narrow <= wide {
		t.Errorf("%v high where there is room, %v where there is none", wide, narrow)
	}
	f.Resize(fyne.NewSize(140, f.HeightFor(140)))
	if f.mark.Size().Width < f.mark.MinSize().Width {
		t.Errorf("the mark has %v", f.mark.Size())
	}
}
