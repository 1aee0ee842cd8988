package checklist

import "slices"

// Fate is what became of an item between two versions of a standard.
type Fate string

// The seven fates.
const (
	FateUnchanged  Fate = "unchanged"
	FateChanged    Fate = "changed"    // same id; Fields say what differs
	FateRenumbered Fate = "renumbered" // another id; Fields say what differs besides
	FateSplit      Fate = "split"      // goes on in several items, of which this is one
	FateMerged     Fate = "merged"     // was several items
	FateAdded      Fate = "added"
	FateRemoved    Fate = "removed"
)

// Fates lists the fates in the order in which summaries show them.
func Fates() []Fate {
	return []Fate{FateAdded, FateRemoved, FateChanged, FateRenumbered, FateSplit, FateMerged, FateUnchanged}
}

// ItemChange is what became of an item of the new version, or of one that the new
// version does not have.
type ItemChange struct {
	Fate Fate
	Old  []*Item // none: added; several: merged
	New  *Item   // nil: removed
	Path Path    // of New, or of the removed item
	// Fields are what New says otherwise than the first of Old.
	Fields []FieldChange
}

// Item is the new item, or the removed one.
func (c *ItemChange) Item() *Item {
	if c.New != nil {
		return c.New
	}
	return c.Old[0]
}

// Moved reports whether the item stands in another section than before.
func (c *ItemChange) Moved() bool {
	return slices.ContainsFunc(c.Fields, func(f FieldChange) bool { return f.Field == FieldSection })
}

// Reworded reports whether an answer to the old item may be none to the new one:
// the Japanese of the question, of a criterion or of a rule for counting or for
// not applicable differs, or the item is answered in another way.
func (c *ItemChange) Reworded() bool {
	return slices.ContainsFunc(c.Fields, func(f FieldChange) bool {
		switch f.Field {
		case "kind":
			return true
		case "question", "criteria", "counting", "not_applicable":
			return f.Old.Text.Ja != f.New.Text.Ja
		}
		return false
	})
}

// Comparison is the difference between two versions of a standard.
type Comparison struct {
	Old, New *Standard
	// Standard is what differs apart from the items: titles, scale, grading,
	// segments and sections.
	Standard []FieldChange
	// Items are in the order of the new version; a removed item stands behind the
	// one that it stood behind.
	Items []ItemChange
}

// With lists the items of one fate, in order.
func (c *Comparison) With(fate Fate) []*ItemChange {
	var all []*ItemChange
	for i := range c.Items {
		if c.Items[i].Fate == fate {
			all = append(all, &c.Items[i])
		}
	}
	return all
}

// Reordered reports whether items that go on come one behind another otherwise
// than before, be it only that.
func (c *Comparison) Reordered() bool {
	at := map[*Item]int{}
	for _, item := range c.Old.Items() {
		at[item] = len(at)
	}
	last := -1
	for i := range c.Items {
		if change := &c.Items[i]; change.New != nil && len(change.Old) > 0 && change.Fate != FateMerged {
			if at[change.Old[0]] < last {
				return true
			}
			last = at[change.Old[0]]
		}
	}
	return false
}

// Compare finds what became of each item between two versions of a standard, or
// between two standards. An item is followed by these rules, the first that fits:
//
//  1. It goes on in the items whose Replaces names it.
//  2. It goes on in the item of its id that asks the same question.
//  3. It goes on in an item of another id that asks the same question of the same
//     kind of subject in the same way.
//  4. It goes on in the item of its id.
//  5. It goes on in an item of another id, of the same kind and subject, whose
//     question shares at least four fifths of its pairs of neighbouring
//     characters with it (twice the common pairs, divided by the pairs of both);
//     the most similar first.
//
// By rules 2 to 5 an item has one successor, and a successor that lists what it
// replaces has no others. An item that rule 1 has followed may go on under its
// own id as well.
func Compare(old, new *Standard) *Comparison {
	m := newMatcher(old, new)
	m.declared()
	m.sameQuestion()
	m.sameID()
	m.similar()
	return &Comparison{Old: old, New: new, Standard: compareValues(old.values(), new.values()), Items: m.changes()}
}
