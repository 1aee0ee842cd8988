package checklist

import (
	"slices"
	"testing"
)

func TestHeat(t *testing.T) {
	steps := func(from ...int) (g Grading) {
		for _, f := range from {
			g.Steps = append(g.Steps, GradeStep{From: f})
		}
		return g
	}
	for _, c := range []struct {
		grading Grading
		want    Heat
		levels  []int // of 100, 80, 50 and 0 %
	}{
		{steps(), Heat{9000, 7500, 6000}, []int{0, 1, 3, 3}},
		{steps(5000, 0), Heat{5000}, []int{0, 0, 0, 3}},
		{steps(1000, 9500, 8000, 4000, 0), Heat{9500, 8000, 4000}, []int{0, 1, 2, 3}},
	} {
		got := NewHeat(c.grading)
		var levels []int
		for _, permyriad := range []int{10000, 8000, 5000, 0} {
			levels = append(levels, got.Level(Rate{Permyriad: permyriad, Valid: true}))
		}
		if !slices.Equal(got, c.want) || !slices.Equal(levels, c.levels) {
			t.Errorf("%v: thresholds %v, levels %v", c.grading.Steps, got, levels)
		}
	}
}
