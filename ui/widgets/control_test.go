package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

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
	b, c, l := NewButton(Plain, "b", nil, nil), NewChoice([]Option{{Word: "a"}}, byCharacter, nil), NewLine(RowTexts{Title: "l"}, byCharacter, func() {})
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
	l := NewLine(RowTexts{Title: "title", Icon: theme.FileIcon()}, byCharacter, func() { pressed++ })
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
