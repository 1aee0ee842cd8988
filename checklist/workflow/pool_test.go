package workflow

import (
	"errors"
	"slices"
	"testing"

	"tenken/checklist/crash"
)

// A panic of a reader reaches the caller, and what was read is dropped.
func TestPanicSideBySide(t *testing.T) {
	var dropped, used []int
	items := []int{1, 2, 3, 4, 5, 6, 7, 8}
	err := crash.Guard(func() error {
		return inOrder(t.Context(), items, func(n int) int {
			if n == 3 {
				panic("odd")
			}
			return n
		}, func(n int) { dropped = append(dropped, n) }, func(_, n int) error {
			used = append(used, n)
			return nil
		})
	})
	var p *crash.Panic
	if !errors.As(err, &p) || p.Kind != "string" {
		t.Fatal(err)
	}
	if !slices.Equal(used, []int{1, 2}) || slices.Contains(dropped, 3) {
		t.Errorf("used %v, dropped %v", used, dropped)
	}
}
