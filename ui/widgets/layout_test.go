package widgets

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

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
