package checklist

import (
	"cmp"
	"slices"
)

// Heat is how shares are told apart where many stand side by side: the thresholds
// in permyriad, the highest first, three at most.
type Heat []int

// usualHeat serves a standard that has no grades.
var usualHeat = Heat{9000, 7500, 6000}

// HeatLevels is the number of levels; the last one is below every threshold.
const HeatLevels = 4

// NewHeat takes the thresholds of a standard's grades: letters would be a ranking,
// and levels are not.
func NewHeat(g Grading) Heat {
	var h Heat
	for _, step := range g.Steps {
		if step.From > 0 {
			h = append(h, step.From)
		}
	}
	if len(h) == 0 {
		h = usualHeat
	}
	h = slices.SortedFunc(slices.Values(h), func(a, b int) int { return cmp.Compare(b, a) })
	return h[:min(len(h), HeatLevels-1)]
}

// Level is that of a share that is valid, 0 being the best.
func (h Heat) Level(r Rate) int {
	for i, from := range h {
		if r.Permyriad >= from {
			return i
		}
	}
	return HeatLevels - 1
}
