package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"tenken/ui/widgets"
)

// In a narrow window a selection stands for the tree of sections, and the tree comes
// back with the room.
func TestSheetFollowsTheRoom(t *testing.T) {
	d := openDesk(t)
	tree := func() bool {
		return slices.Contains(d.objects(), fyne.CanvasObject(d.sheet().tree))
	}
	if !tree() || d.sheet().nodes != nil {
		t.Fatal("there is no tree to begin with")
	}
	d.changeLooks(func() { d.prefs.SetFloat(prefTextScale, 1.5) })
	if tree() || d.sheet().nodes == nil {
		t.Fatalf("the tree still shows: %q", d.words())
	}
	all := len(d.sheet().rows)
	d.sheet().nodes.SetSelectedIndex(3) // the second section
	if n := len(d.sheet().rows); n == 0 || n >= all || d.sheet().node() == wholeSheet {
		t.Errorf("%d of %d rows in %q", n, all, d.sheet().node())
	}
	node := d.sheet().node()
	d.window.Resize(fyne.NewSize(1920, 1080))
	if !tree() || d.sheet().nodes != nil || d.sheet().node() != node {
		t.Errorf("no tree, or another section: %q", d.words())
	}
	d.sheet().clearFilter()
	if d.sheet().node() != wholeSheet {
		t.Error("the section is kept")
	}
}

// In a low window a selection stands for the buttons that narrow a list, and narrows
// it as they do.
func TestBoardFollowsTheRoom(t *testing.T) {
	d := officeDesk(t, officeFile(t))
	kinds := func() (buttons, selections int) {
		for _, o := range d.objects() {
			switch o.(type) {
			case *widgets.Choice:
				buttons++
			case *widgets.Select:
				selections++
			}
		}
		return buttons, selections
	}
	buttons, selections := kinds()
	d.changeLooks(func() { d.prefs.SetFloat(prefTextScale, 1.5) })
	if b, s := kinds(); buttons != 1 || b != 0 || s != selections+1 {
		t.Fatalf("%d and %d, then %d and %d", buttons, selections, b, s)
	}
	all := d.board().board.Lines()
	for _, s := range d.selects() {
		if len(s.Options) > 1 && s.Options[0] == "すべて 5" {
			s.SetSelectedIndex(1)
		}
	}
	if d.board().board.Filter().Status == "" || d.board().board.Lines() > all {
		t.Errorf("%+v", d.board().board.Filter())
	}
}

// What is said below a table takes room from it, and gives the room back.
func TestWordsBelowATableHaveRoom(t *testing.T) {
	d := inspect(t, "queue")
	d.changeLooks(func() { d.prefs.SetFloat(prefTextScale, 1.5) })
	p := d.queue()
	high := p.table.Size().Height
	p.table.OnTick(1)
	if !p.chosen.Visible() || p.chosen.Size().Height == 0 || p.table.Size().Height >= high {
		t.Errorf("%q has %v; the table had %v, now %v", p.chosen.Text(), p.chosen.Size(), high, p.table.Size())
	}
	p.table.OnTick(1)
	if p.chosen.Visible() || p.table.Size().Height != high {
		t.Errorf("the table has %v of %v", p.table.Size().Height, high)
	}
}
