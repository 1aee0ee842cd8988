package exchange

import (
	"slices"

	"tenken/checklist"
)

// sections makes the tree of sections from rows that name their parents, and
// puts the items into it. It returns the chapters.
func (r *tableReader) sections(rows, items []*node) []*node {
	byID := map[string]*node{}
	for _, s := range rows {
		if id := s.field("id"); id != nil && byID[id.text] == nil {
			byID[id.text] = s
		}
	}
	t := &sectionTree{parent: map[*node]*node{}, sections: map[*node][]*node{}, items: map[*node][]*node{}}
	for _, s := range rows {
		if above, ok := r.named(byID, s.take("parent")); ok {
			t.parent[s] = above
		}
	}
	for _, s := range rows {
		above, ok := t.parent[s]
		switch {
		case ok && t.isTooDeep(s):
			r.fail(s.place, checklist.ProblemTooDeep, checklist.ProblemArgs{Max: checklist.MaxDepth})
		case ok:
			t.sections[above] = append(t.sections[above], s)
		}
	}
	for _, item := range items {
		before := len(r.problems)
		named := item.take("section")
		if named == nil {
			at, _ := item.locate("section")
			r.missing(at, tableItems+".section")
		} else if section, ok := r.named(byID, named); ok {
			t.items[section] = append(t.items[section], item)
		}
		r.name(before, item.field("id"))
	}
	return t.below(nil)
}

// name gives the problems from one on the id of the item that they are about, if
// it has one.
func (r *tableReader) name(from int, id *node) {
	for i := from; id != nil && i < len(r.problems); i++ {
		r.problems[i].Item = quote(id.text)
	}
}

// missing reports a cell of a field that needs a value.
func (r *tableReader) missing(at place, field string) {
	p := problemIn(at, checklist.ProblemEmpty, checklist.ProblemArgs{})
	p.Field = field
	r.note(p)
}

// named finds the section that a cell names, nil for no cell.
func (r *tableReader) named(byID map[string]*node, cell *node) (*node, bool) {
	if cell == nil {
		return nil, true
	}
	section := byID[cell.text]
	if section == nil {
		r.fail(cell.place, ProblemUnknownSection, checklist.ProblemArgs{Value: cell.text})
	}
	return section, section != nil
}

// take removes a field and returns its value.
func (n *node) take(name string) *node {
	value := n.field(name)
	n.fields = slices.DeleteFunc(n.fields, func(f nodeField) bool { return f.name == name })
	return value
}

// sectionTree hangs sections and items below each other. The chapters are below
// nil.
type sectionTree struct {
	parent          map[*node]*node
	sections, items map[*node][]*node
}

// isTooDeep reports a section that no way up leads to a chapter from, be it
// that the parents name each other.
func (t *sectionTree) isTooDeep(s *node) bool {
	for range checklist.MaxDepth {
		if s = t.parent[s]; s == nil {
			return false
		}
	}
	return true
}

func (t *sectionTree) below(above *node) []*node {
	for _, s := range t.sections[above] {
		s.attach("sections", t.below(s))
		s.attach("items", t.items[s])
	}
	return t.sections[above]
}
