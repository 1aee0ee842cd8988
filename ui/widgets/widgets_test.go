package widgets

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// byCharacter breaks lines anywhere.
func byCharacter(s string, width func(rune) float64, limit float64) []string {
	lines, sum := []string{""}, 0.0
	for _, r := range s {
		if r == '\n' || sum+width(r) > limit {
			lines, sum = append(lines, ""), 0
		}
		if r != '\n' {
			lines[len(lines)-1] += string(r)
			sum += width(r)
		}
	}
	return lines
}

// show puts an object into a window of the given width and lays it out.
func show(t *testing.T, o fyne.CanvasObject, width float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, 600))
	return w
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

// linesOf are the lines that a text shows.
func linesOf(text *Text) []string {
	var lines []string
	for _, o := range test.WidgetRenderer(text).Objects() {
		lines = append(lines, o.(*canvas.Text).Text)
	}
	return lines
}

func TestTextFollowsItsWidth(t *testing.T) {
	text := NewText(strings.Repeat("m", 100), Style{}, byCharacter)
	show(t, NewColumn(0, text), 400)
	wide := len(linesOf(text))
	if want := text.HeightFor(400); text.Size().Height != want {
		t.Errorf("the text is %v high, not %v", text.Size().Height, want)
	}
	text.Resize(fyne.NewSize(200, 600))
	if narrow := len(linesOf(text)); narrow <= wide {
		t.Errorf("%d lines at half the width, %d before", narrow, wide)
	}
	if joined := strings.Join(linesOf(text), ""); joined != text.Text() {
		t.Errorf("shows %q", joined)
	}
	text.SetText("短")
	if lines := linesOf(text); len(lines) != 1 || lines[0] != "短" {
		t.Errorf("shows %q", lines)
	}
}

func TestSingleLineIsShortened(t *testing.T) {
	text := NewText("a long title\nof two lines", Style{Single: true}, byCharacter)
	show(t, NewColumn(0, text), 60)
	if lines := linesOf(text); len(lines) != 1 || !strings.HasSuffix(lines[0], string(Ellipsis)) {
		t.Errorf("shows %q", lines)
	}
}

func TestShorten(t *testing.T) {
	test.NewTempApp(t)
	width := func(s string) float32 { return fyne.MeasureText(s, 16, fyne.TextStyle{}).Width }
	for _, s := range []string{"", "abc", "a longer text that does not fit", "日本語の長い題名です", "two\nlines of text"} {
		for limit := float32(0); limit < 300; limit += 7 {
			got := Shorten(s, 16, false, limit)
			if width(got) > limit+0.5 && got != "" {
				t.Errorf("%q in %v: %q is too wide", s, limit, got)
			}
			if strings.Contains(got, "\n") {
				t.Errorf("%q has a line break", got)
			}
		}
		if got := Shorten(s, 16, false, 1000); got != strings.ReplaceAll(s, "\n", " ") {
			t.Errorf("%q becomes %q with room to spare", s, got)
		}
	}
	if got := Shorten("long enough", 16, false, 3); got != "" {
		t.Errorf("without room: %q", got)
	}
}

func TestLayouts(t *testing.T) {
	block := func(width, height float32) *canvas.Rectangle {
		r := canvas.NewRectangle(color.Black)
		r.SetMinSize(fyne.NewSize(width, height))
		return r
	}
	a, b, hidden, c := block(10, 10), block(20, 30), block(50, 50), block(30, 20)
	hidden.Hide()
	for name, test := range map[string]struct {
		container *fyne.Container
		height    float32
		at        []fyne.Position // of a, b, c
	}{
		"column":       {NewColumn(5, a, b, hidden, c), 70, []fyne.Position{{}, {Y: 15}, {Y: 50}}},
		"row":          {NewRow(5, 1, a, b, hidden, c), 30, []fyne.Position{{Y: 10}, {X: 15}, {X: 70, Y: 5}}},
		"grid":         {NewGrid(5, a, b, c), 30, []fyne.Position{{}, {X: 35}, {X: 70}}},
		"stacked grid": {NewGrid(5, a, b, block(40, 1), c), 10 + 30 + 1 + 20 + 15, []fyne.Position{{}, {Y: 15}, {Y: 56}}},
		"flow":         {NewFlow(10, a, b, hidden, c), 30, []fyne.Position{{}, {X: 20}, {X: 70}}},
		"wrapped flow": {NewFlow(10, a, b, block(50, 10), c), 55, []fyne.Position{{}, {X: 20}, {X: 70, Y: 35}}},
		"frame":        {NewFrame(1, a, b, c), 30, []fyne.Position{{}, {Y: 10}, {Y: 20}}},
	} {
		t.Run(name, func(t *testing.T) {
			if l, sized := test.container.Layout.(SizedLayout); sized {
				if got := l.HeightFor(test.container.Objects, 100); got != test.height {
					t.Errorf("%v high, want %v", got, test.height)
				}
			}
			test.container.Resize(fyne.NewSize(100, test.height))
			if name == "frame" {
				test.container.Resize(fyne.NewSize(100, 40))
			}
			for i, o := range []fyne.CanvasObject{a, b, c} {
				if o.Position() != test.at[i] {
					t.Errorf("object %d lies at %v, want %v", i, o.Position(), test.at[i])
				}
			}
		})
	}
}

func TestScrollGivesItsWidthAndKeepsThePlace(t *testing.T) {
	text := NewText(strings.Repeat("m", 1000), Style{}, byCharacter)
	last := NewChip("end", Good)
	scroll := NewScroll(NewColumn(0, text, last))
	show(t, scroll, 300)
	if text.Size().Width != 300 || scroll.Content.Size().Height < text.Size().Height {
		t.Errorf("text %v, content %v", text.Size(), scroll.Content.Size())
	}
	scroll.Reveal(last)
	if bottom := last.Position().Y + last.Size().Height; scroll.Offset.Y+scroll.Size().Height < bottom {
		t.Errorf("the end is not in sight: offset %v", scroll.Offset.Y)
	}
	offset := scroll.Offset
	text.SetColor(theme.ColorNameError)
	scroll.Reflow()
	if scroll.Offset != offset {
		t.Errorf("the place has moved from %v to %v", offset, scroll.Offset)
	}
	scroll.Reveal(text)
	if scroll.Offset.Y != 0 {
		t.Errorf("the beginning is not in sight: offset %v", scroll.Offset.Y)
	}
}

func TestChoice(t *testing.T) {
	var chosen []int
	c := NewChoice([]Option{{Symbol: "○", Word: "a"}, {Symbol: "△", Word: "b"}, {Symbol: "×", Word: "c"}}, byCharacter, func(i int) { chosen = append(chosen, i) })
	show(t, NewColumn(0, c), 400)
	if c.Chosen() != NoChoice {
		t.Error("something is chosen at first")
	}
	test.Tap(c.options[2])
	c.Choose(0) // by the program, without telling
	c.FocusGained()
	for _, k := range []fyne.KeyName{fyne.KeyLeft, fyne.KeyRight, fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn} {
		c.TypedKey(key(k))
	}
	if len(chosen) != 3 || chosen[0] != 2 || chosen[1] != 1 || chosen[2] != 2 || c.Chosen() != 2 {
		t.Errorf("chosen %v, at last %d", chosen, c.Chosen())
	}
	c.SetEnabled(false)
	test.Tap(c.options[0])
	c.Press(1)
	c.SetEnabled(true)
	c.Press(7)
	c.Press(-1)
	c.Hide()
	c.Press(1)
	if len(chosen) != 3 {
		t.Errorf("chosen %v", chosen)
	}
}

// Options stand side by side as far as they fit, and below each other with help.
func TestChoiceFitsItsWidth(t *testing.T) {
	words := []Option{{Word: "aaaa"}, {Word: "bbbb"}, {Word: "cccc"}, {Word: "dddd"}}
	c := NewChoice(words, byCharacter, nil)
	show(t, NewColumn(0, c), 800)
	one := c.HeightFor(800)
	if two, four := c.HeightFor(130), c.HeightFor(60); two <= one || four <= two {
		t.Errorf("%v, %v and %v high", one, two, four)
	}
	words[0].Help = "some help"
	c.SetOptions(words, byCharacter)
	if c.columns(800) != 1 || c.HeightFor(800) <= one*3 {
		t.Error("options with help stand side by side")
	}
}

func TestTick(t *testing.T) {
	var told []bool
	tick := NewTick("long words that wrap", byCharacter, func(on bool) { told = append(told, on) })
	show(t, NewColumn(0, tick), 120)
	if tick.Size().Height <= tickSize+2*tickInset {
		t.Errorf("the words do not wrap: %v", tick.Size())
	}
	test.Tap(tick)
	tick.Set(true)
	tick.TypedKey(key(fyne.KeySpace))
	if len(told) != 2 || !told[0] || told[1] || tick.On() {
		t.Errorf("told %v", told)
	}
	tick.SetEnabled(false)
	test.Tap(tick)
	if tick.On() {
		t.Error("a disabled box changes")
	}
}

func TestButton(t *testing.T) {
	pressed := 0
	b := NewButton(Primary, "press", theme.ConfirmIcon(), func() { pressed++ })
	show(t, NewColumn(0, b), 200)
	test.Tap(b)
	b.TypedKey(key(fyne.KeySpace))
	b.TypedKey(key(fyne.KeyEnter))
	b.SetEnabled(false)
	test.Tap(b)
	if pressed != 3 {
		t.Errorf("pressed %d times", pressed)
	}
	if b.MinSize().Height < 40 {
		t.Errorf("%v is too low for a finger", b.MinSize())
	}
}

// What a widget has no use for reaches the page.
func TestKeysArePassedOn(t *testing.T) {
	test.NewTempApp(t)
	var runes []rune
	var keys []fyne.KeyName
	k := Keys{OnRune: func(r rune) { runes = append(runes, r) }, OnKey: func(e *fyne.KeyEvent) { keys = append(keys, e.Name) }}
	b, c, l := NewButton(Plain, "b", nil, nil), NewChoice([]Option{{Word: "a"}}, byCharacter, nil), NewLine(RowTexts{Title: "l"}, func() {})
	tick := NewTick("t", byCharacter, nil)
	list := NewList(func() int { return 1 }, func() fyne.CanvasObject { return NewListRow() }, func(int, fyne.CanvasObject) {}, func(int) {})
	tree := NewTree(func(string) []string { return nil }, func(bool) fyne.CanvasObject { return NewTreeRow(theme.ConfirmIcon()) }, func(string, fyne.CanvasObject) {}, func(string) {})
	b.Keys, c.Keys, l.Keys, tick.Keys, list.Keys, tree.Keys = k, k, k, k, k, k
	all := []fyne.Focusable{b, c, l, tick, list, tree}
	for _, w := range all {
		w.TypedRune('n')
		w.TypedKey(key(fyne.KeyEscape))
	}
	if len(runes) != len(all) || len(keys) != len(all) {
		t.Errorf("%d letters and %d keys of %d were passed on", len(runes), len(keys), len(all))
	}
	(&Keys{}).TypedRune('x')
	(&Keys{}).TypedKey(key(fyne.KeyEscape))
}

func TestEntry(t *testing.T) {
	var typed []string
	left, escaped, shortcuts := 0, 0, 0
	e := NewTextArea()
	e.OnChanged = func(s string) { typed = append(typed, s) }
	e.OnLeave, e.OnEscape = func() { left++ }, func() { escaped++ }
	e.OnShortcut = func(fyne.Shortcut) { shortcuts++ }
	w := show(t, NewColumn(0, e), 200)
	e.Fill("filled")
	if len(typed) != 0 || e.AcceptsTab() {
		t.Error("filling tells, or Tab stays in the field")
	}
	w.Canvas().Focus(e)
	e.TypedRune('!')
	e.TypedKey(key(fyne.KeyEscape))
	e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyE, Modifier: fyne.KeyModifierControl})
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	w.Canvas().Unfocus()
	if len(typed) != 1 || left != 1 || escaped != 1 || shortcuts != 1 || e.SelectedText() != "!filled" && e.SelectedText() != "filled!" {
		t.Errorf("typed %q, left %d, escaped %d, shortcuts %d, selected %q", typed, left, escaped, shortcuts, e.SelectedText())
	}
}

func TestEntryGrowsWithItsText(t *testing.T) {
	e := NewTextArea()
	wheeled := 0
	e.OnWheel = func(*fyne.ScrollEvent) { wheeled++ }
	column := NewColumn(0, e)
	w := show(t, column, 200)
	few := e.HeightFor(200)
	e.SetText(strings.Repeat("line\n", 6))
	some := e.HeightFor(200)
	test.Scroll(w.Canvas(), fyne.NewPos(50, 10), 0, -10)
	e.SetText(strings.Repeat("m", 5000))
	most := e.HeightFor(200)
	test.Scroll(w.Canvas(), fyne.NewPos(50, 10), 0, -10)
	if some <= few || most <= some || most > 2.5*some {
		t.Errorf("%v, %v and %v high", few, some, most)
	}
	if wheeled != 1 {
		t.Errorf("the wheel was handed on %d times, also where the text scrolls by itself", wheeled)
	}
}

// Asking for a height must not draw: a window that is drawn asks for heights, and
// would never rest.
func TestHeightOfAnEntryDrawsNothing(t *testing.T) {
	e := NewTextArea()
	show(t, NewColumn(0, e), 200)
	e.SetText(strings.Repeat("line\n", 4))
	e.HeightFor(200)
	mark := test.WidgetRenderer(e).(*entryRenderer).ring.outer
	mark.StrokeColor = color.White // drawing puts the colour of the theme there
	e.HeightFor(200)
	e.MinSize()
	if mark.StrokeColor != color.White {
		t.Error("it was drawn")
	}
}

func TestListSelectsByKeys(t *testing.T) {
	var selected []int
	list := NewList(func() int { return 50 }, func() fyne.CanvasObject { return NewListRow() }, func(int, fyne.CanvasObject) {}, func(i int) { selected = append(selected, i) })
	show(t, NewFrame(0, list), 200)
	list.Mark(10)
	if len(selected) != 0 {
		t.Error("marking tells")
	}
	for _, k := range []fyne.KeyName{fyne.KeyDown, fyne.KeyUp, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome} {
		list.TypedKey(key(k))
	}
	want := []int{11, 10, 9, 49, 0}
	if len(selected) != len(want) {
		t.Fatalf("selected %v", selected)
	}
	for i := range want {
		if selected[i] != want[i] {
			t.Errorf("selected %v, want %v", selected, want)
		}
	}
	list.Mark(-1)
	list.Select(0)
	if len(selected) != 6 {
		t.Error("nothing is marked, and still the row cannot be selected")
	}
}

func TestLine(t *testing.T) {
	pressed := 0
	l := NewLine(RowTexts{Title: "title", Icon: theme.FileIcon()}, func() { pressed++ })
	show(t, NewColumn(0, l), 300)
	l.FocusGained()
	if !l.Texts().Ring {
		t.Error("the focus does not show")
	}
	l.FocusLost()
	test.Tap(l)
	l.TypedKey(key(fyne.KeyReturn))
	if pressed != 2 || l.Texts().Ring {
		t.Errorf("pressed %d times", pressed)
	}
}

func TestFieldShowsItsError(t *testing.T) {
	f := NewField(FieldTexts{Label: "label", Mark: "必須", Must: true, Help: "help"}, byCharacter, NewEntry())
	show(t, NewColumn(0, f), 300)
	before := f.HeightFor(300)
	if !f.SetError("wrong") || f.Error() != "wrong" || f.HeightFor(300) <= before {
		t.Error("the error takes no room")
	}
	if !f.SetError("") || f.SetError("") || f.HeightFor(300) != before {
		t.Error("the error leaves something behind")
	}
}

func TestBanner(t *testing.T) {
	pressed := false
	b := NewBanner(byCharacter)
	if b.Title() != "" || b.Visible() {
		t.Error("a banner shows before it has something to say")
	}
	b.Say(Caution, "title", "text", "do it", func() { pressed = true })
	show(t, NewColumn(0, b), 400)
	test.Tap(b.button)
	if b.Title() != "title" || !pressed {
		t.Error("the button does nothing")
	}
	high := b.HeightFor(400)
	b.Say(Good, "title", "", "", nil)
	if b.HeightFor(400) >= high || b.button.Visible() {
		t.Error("what has no words still shows")
	}
}

func TestFold(t *testing.T) {
	toggled := 0
	content := NewChip("content", Info)
	f := NewFold("title", content)
	f.OnToggle = func() { toggled++ }
	show(t, NewColumn(0, f), 300)
	open := f.HeightFor(300)
	test.Tap(f.Head)
	if content.Visible() || f.HeightFor(300) >= open || toggled != 1 {
		t.Error("it does not fold")
	}
	test.Tap(f.Head)
	if !content.Visible() || f.HeightFor(300) != open {
		t.Error("it does not unfold")
	}
}

func TestChipWithoutWordsIsHidden(t *testing.T) {
	c := NewChip("", Bad)
	if c.Visible() {
		t.Error("it shows")
	}
	if c.Set("now", Bad); !c.Visible() || c.Words() != "now" {
		t.Error("it stays hidden")
	}
}

func TestFigure(t *testing.T) {
	f := NewFigure("name", byCharacter)
	f.Set("67.50%", "27 / 40")
	if f.Value() != "67.50%" {
		t.Errorf("%q", f.Value())
	}
}
