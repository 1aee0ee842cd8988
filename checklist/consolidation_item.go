package checklist

import (
	"cmp"
	"slices"
)

// ItemFigure is one item over all departments that have submitted. The tally
// counts answers: a department with two systems answers an item of systems twice.
type ItemFigure struct {
	Path Path
	Item *Item // with the words of the standard, whatever the network model
	Figure
	// Heads adds up the head counts of a count item.
	Heads HeadCount
	// Departments that were asked, by what they answered; ids in the order of the
	// round. A department with several answers stands where its worst one does,
	// and in NotApplicable only if nothing else was answered.
	NotDone, Partly, Done, NotApplicable []string
}

// Applies is the number of departments to which the item applies.
func (f *ItemFigure) Applies() int { return len(f.NotDone) + len(f.Partly) + len(f.Done) }

// itemSums adds up the items of a standard.
type itemSums struct {
	all   []itemSum // in the order of the standard
	index map[string]int
}

type itemSum struct {
	path  Path
	item  *Item
	sum   sum
	heads HeadCount
	// worst class that each department has answered, in the order of the round
	worst []classOf
}

type classOf struct {
	department string
	class      RatingClass
}

func newItemSums(std *Standard) itemSums {
	s := itemSums{index: map[string]int{}}
	for path, item := range std.Items() {
		s.index[item.ID] = len(s.all)
		s.all = append(s.all, itemSum{path: path, item: item})
	}
	return s
}

func (s *itemSums) add(dep *Department, entry Scoped, part share, r *Response) {
	item := &s.all[s.index[entry.Item.ID]]
	item.sum.add(part, false)
	if part.rating == nil {
		return
	}
	if r.Count != nil {
		item.heads.Concerned += r.Count.Concerned
		item.heads.Complying += r.Count.Complying
	}
	item.rate(dep.ID, part.rating.Class)
}

// severity of a class: the order in which it decides where a department stands.
var severity = map[RatingClass]int{ClassNotApplicable: 0, ClassDone: 1, ClassPartly: 2, ClassNotDone: 3}

// rate notes the answer of a department; those of one department come together.
func (s *itemSum) rate(department string, class RatingClass) {
	last := len(s.worst) - 1
	if last < 0 || s.worst[last].department != department {
		s.worst = append(s.worst, classOf{department, class})
		return
	}
	if severity[class] > severity[s.worst[last].class] {
		s.worst[last].class = class
	}
}

// figures of the items that anybody was asked.
func (s *itemSums) figures() []ItemFigure {
	var figures []ItemFigure
	for i := range s.all {
		if item := &s.all[i]; item.sum.tally.InScope > 0 {
			figures = append(figures, item.figure())
		}
	}
	return figures
}

func (s *itemSum) figure() ItemFigure {
	f := ItemFigure{Path: s.path, Item: s.item, Figure: s.sum.figure(), Heads: s.heads}
	for _, w := range s.worst {
		switch w.class {
		case ClassNotDone:
			f.NotDone = append(f.NotDone, w.department)
		case ClassPartly:
			f.Partly = append(f.Partly, w.department)
		case ClassDone:
			f.Done = append(f.Done, w.department)
		case ClassNotApplicable:
			f.NotApplicable = append(f.NotApplicable, w.department)
		}
	}
	return f
}

// Weakest lists the n items with the lowest implementation rate (実施率), those
// that everybody has done left out. Heavier items stand first among equals, and
// then the order of the standard decides.
func (c *Consolidation) Weakest(n int) []*ItemFigure {
	items := c.itemsWhere(func(f *ItemFigure) bool { return f.Tally.Done < f.Tally.Applicable() })
	slices.SortStableFunc(items, func(a, b *ItemFigure) int {
		byRate := cmp.Compare(a.Tally.Done*b.Tally.Applicable(), b.Tally.Done*a.Tally.Applicable())
		return cmp.Or(byRate, -cmp.Compare(a.Item.Weight, b.Item.Weight))
	})
	return items[:min(n, len(items))]
}

// Dangers lists the critical and mandatory items that a department has not done:
// critical ones first, then those that most departments have left, then the
// heavier ones.
func (c *Consolidation) Dangers() []*ItemFigure {
	items := c.itemsWhere(func(f *ItemFigure) bool {
		return (f.Item.Critical || f.Item.Mandatory) && len(f.NotDone) > 0
	})
	slices.SortStableFunc(items, func(a, b *ItemFigure) int {
		return cmp.Or(-compareBool(a.Item.Critical, b.Item.Critical), -cmp.Compare(len(a.NotDone), len(b.NotDone)),
			-cmp.Compare(a.Item.Weight, b.Item.Weight))
	})
	return items
}

func (c *Consolidation) itemsWhere(keep func(*ItemFigure) bool) []*ItemFigure {
	var items []*ItemFigure
	for i := range c.Items {
		if keep(&c.Items[i]) {
			items = append(items, &c.Items[i])
		}
	}
	return items
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// Overdue lists the plans whose due date lies before the day: those of critical items
// first, and then those that have been due for longest.
func (c *Consolidation) Overdue(day Date) []*Planned {
	var late []*Planned
	for i := range c.Plans {
		if c.Plans[i].Plan.Overdue(day) {
			late = append(late, &c.Plans[i])
		}
	}
	slices.SortStableFunc(late, func(a, b *Planned) int {
		return cmp.Or(-compareBool(a.Item.Critical, b.Item.Critical), a.Plan.Due.Compare(b.Plan.Due))
	})
	return late
}
