package widgets

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// clock waits until the test lets the time pass.
type clock struct {
	waiting func()
	waits   []time.Duration
}

func (c *clock) after(d time.Duration, f func()) func() {
	c.waiting, c.waits = f, append(c.waits, d)
	return func() { c.waiting = nil }
}

// pass lets the time pass.
func (c *clock) pass() {
	if f := c.waiting; f != nil {
		c.waiting = nil
		f()
	}
}

// shown are the words that show.
func (t *Tips) shown() string {
	if t.box.Visible() {
		return t.words.Text()
	}
	return ""
}

// tipped shows objects below each other, with tips above them.
func tipped(t *testing.T, width float32, objects ...fyne.CanvasObject) (*Tips, *clock, fyne.Window) {
	t.Helper()
	c := &clock{}
	tips := NewTips(NewColumn(0, objects...), byCharacter, c.after)
	return tips, c, show(t, tips, width)
}

func mouse(x float32) *desktop.MouseEvent {
	return &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 5)}}
}

// An icon says what it does once the mouse rests on it, and no longer than that.
func TestTips(t *testing.T) {
	b := NewButton(Plain, "", theme.HelpIcon(), nil)
	b.Tip = "what it does"
	plain := NewButton(Plain, "words", nil, nil)
	tips, c, _ := tipped(t, 300, b, plain)
	b.MouseIn(mouse(3))
	if tips.shown() != "" || len(c.waits) != 1 || c.waits[0] != 600*time.Millisecond {
		t.Fatalf("shows %q at once; waits %v", tips.shown(), c.waits)
	}
	b.MouseMoved(mouse(9))
	c.pass()
	if tips.shown() != b.Tip || len(c.waits) != 1 || tips.box.Position() != fyne.NewPos(9, b.Size().Height+tipGap) {
		t.Errorf("%q at %v after %d waits", tips.shown(), tips.box.Position(), len(c.waits))
	}
	b.MouseOut()
	plain.MouseIn(mouse(3))
	if tips.shown() != "" || c.waiting != nil {
		t.Errorf("%q still shows, or something is waited for", tips.shown())
	}
	b.MouseIn(mouse(3))
	b.Tapped(nil)
	if c.waiting != nil {
		t.Error("a tapped button still waits to explain itself")
	}
	b.FocusGained()
	c.pass()
	if tips.shown() != b.Tip {
		t.Error("nothing shows at the focus")
	}
	b.FocusLost()
	if tips.shown() != "" {
		t.Error("it shows without the focus")
	}
}

// Every widget that cuts its texts shows the whole of them, and nothing if it does not.
func TestTipsOfWhatIsCut(t *testing.T) {
	test.NewTempApp(t)
	long := strings.Repeat("long ", 40) + "end"
	row := NewListRow()
	row.Set(RowTexts{Title: long, Small: "short", Note: "note"})
	branch := NewTreeRow(theme.ConfirmIcon())
	branch.Set(long, "1/2", false)
	rows := []TableRow{{Cells: []TableCell{{Text: long}, {Text: "short"}}}}
	table := NewTable([]TableColumn{{Title: "name", Ems: 8}, {Title: "state", Ems: 8}}, byCharacter, func() int { return 1 }, func(int) TableRow { return rows[0] })
	line := newTableLine(table)
	line.set(0, rows[0])
	matrix := NewMatrix([]string{"a"}, []MatrixRow{{Head: long, Cells: []string{"short"}}}, byCharacter)
	cells := newMatrixLine(matrix)
	cells.set(matrix.rows[0], 0)
	heat := NewHeatMap("", []string{"a"}, nil, byCharacter)
	cell := newHeatCell(heat)
	cell.set(heatContent{lines: []string{long}})
	for _, o := range []interface {
		fyne.CanvasObject
		desktop.Hoverable
	}{NewSelect([]string{long}, 0, nil), row, branch, line, cells, cell, NewButton(Plain, long, nil, nil)} {
		tips, c, _ := tipped(t, 300, o)
		for _, width := range []float32{300, 5000} {
			o.Resize(fyne.NewSize(width, 40))
			o.MouseIn(mouse(9))
			c.pass()
			if cut := width == 300; strings.Contains(tips.shown(), "end") != cut || strings.Contains(tips.shown(), "short") {
				t.Errorf("%T, cut %v: %q", o, cut, tips.shown())
			}
			o.MouseOut()
		}
	}
}

// Words about what lies at an edge of the window stay within it.
func TestTipsStayInTheWindow(t *testing.T) {
	chip := NewChip("chip", Info)
	chip.Tip = strings.Repeat("many words ", 20)
	tips, c, w := tipped(t, 300, chip)
	for _, at := range []fyne.Position{{}, fyne.NewPos(260, 0), fyne.NewPos(0, 570), fyne.NewPos(260, 570)} {
		chip.Resize(fyne.NewSize(40, 30))
		chip.Move(at)
		chip.MouseIn(mouse(20))
		c.pass()
		from, size, room := tips.box.Position(), tips.box.Size(), w.Canvas().Size()
		if tips.shown() == "" || from.X < 0 || from.Y < 0 || from.X+size.Width > room.Width || from.Y+size.Height > room.Height {
			t.Errorf("at %v: %v %v in %v", at, from, size, room)
		}
		if over := from.Y < at.Y+30 && from.Y+size.Height > at.Y; over {
			t.Errorf("at %v: the words cover what they are about", at)
		}
		chip.MouseOut()
	}
}

// What the wheel moves from under the mouse does not explain itself elsewhere.
func TestTipsGoWithTheWheel(t *testing.T) {
	chip := NewChip("chip", Info)
	chip.Tip = "what it means"
	list := NewList(func() int { return 100 }, func() fyne.CanvasObject { return NewListRow() }, func(int, fyne.CanvasObject) {}, func(int) {})
	for _, pane := range []fyne.CanvasObject{NewScroll(NewColumn(0, chip, tall())), list} {
		c := &clock{}
		tips := NewTips(pane, byCharacter, c.after)
		w := show(t, tips, 300)
		explain(chip, fyne.Position{})
		c.pass()
		test.Scroll(w.Canvas(), fyne.NewPos(50, 50), 0, -25)
		if tips.shown() != "" {
			t.Errorf("%T: %q still shows", pane, tips.shown())
		}
	}
}

// A row that shows something else forgets the words about what it showed, and what
// lies below a dialog shows none.
func TestTipsAreOfWhatShows(t *testing.T) {
	row := NewListRow()
	row.Set(RowTexts{Title: strings.Repeat("long ", 40)})
	tips, c, w := tipped(t, 300, row)
	row.MouseIn(mouse(20))
	c.pass()
	row.Set(RowTexts{Title: "short"})
	if tips.shown() != "" {
		t.Errorf("%q shows", tips.shown())
	}
	within := &clock{}
	b := NewButton(Plain, "", theme.HelpIcon(), nil)
	b.Tip = "in the dialog"
	inner := NewTips(b, byCharacter, within.after)
	tips.Above = inner
	widget.NewModalPopUp(inner, w.Canvas()).Show()
	b.MouseIn(mouse(3))
	within.pass()
	if inner.shown() != b.Tip || tips.shown() != "" {
		t.Errorf("%q and %q show", inner.shown(), tips.shown())
	}
}
