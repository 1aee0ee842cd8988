package viewmodel

import (
	"slices"
	"testing"
)

func TestPicked(t *testing.T) {
	shown := []int{0, 2, 3, 5, 8}
	var p Picked
	want := func(rows ...int) {
		t.Helper()
		if got := p.Rows(); !slices.Equal(got, rows) {
			t.Errorf("picked %v, want %v", got, rows)
		}
	}
	p.Begin(3)
	p.Stretch(shown, 8)
	want(3, 5, 8)
	p.Stretch(shown, 0) // from the same row the other way
	want(0, 2, 3)
	p.Toggle(8)
	want(0, 2, 3, 8)
	p.Toggle(2)
	want(0, 3, 8)
	p.Stretch(shown, 5) // from the row that was touched last
	want(2, 3, 5)
	p.All(shown)
	want(shown...)
	p.Keep([]int{2, 8, 9})
	want(2, 8)
	if p.Has(3) || !p.Has(8) {
		t.Error("has something else")
	}
	p.Clear()
	want()
}
