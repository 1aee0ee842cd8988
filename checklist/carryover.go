package checklist

import (
	"cmp"
	"slices"
)

// Carry says what can be done with last year's answer. Nothing is an answer of
// this year before somebody has given it.
type Carry string

// The six ways.
const (
	// CarryConfirm: what the answer rests on is the same. It is shown as "last
	// year: ○", to be confirmed.
	CarryConfirm Carry = "confirm"
	// CarryCompare: the words differ, or the item was split or merged. It is shown
	// with the difference, and the item is answered anew.
	CarryCompare Carry = "compare"
	// CarryRead: it is shown to be read, for it can't be this year's: heads are
	// counted every year, an event happens or not in one year, and a rating that
	// the scale has no more, or in another class, has no meaning.
	CarryRead Carry = "read"
	// CarryBlank: the item was asked before, but there is no answer.
	CarryBlank Carry = "blank"
	// CarryNew: the item is new, and marked so.
	CarryNew Carry = "new"
	// CarryArchived: the answer has no item of this year to stand beside. It is
	// kept with its year.
	CarryArchived Carry = "archived"
)

// Carries lists the ways in the order in which they are shown.
func Carries() []Carry {
	return []Carry{CarryConfirm, CarryCompare, CarryRead, CarryBlank, CarryNew, CarryArchived}
}

// Offer is what one subject is shown beside one item, or an answer that is shown
// nowhere.
type Offer struct {
	Carry Carry
	// Key of this year; of an archived answer, its own.
	Key Key
	// Change leads from last year's items to this one, in the words for the network
	// models of then and of now; nil where there is none.
	Change *ItemChange
	// Last holds last year's answers of the subject, one for each item that this
	// one comes from; their keys are last year's.
	Last []*Response
	// By names, beside Last, the departments that gave these answers, where this one
	// goes on from others; nil where it gave them itself.
	By []Text
}

// GivenBy is the offer with the name of the department that gave all its answers.
func (o Offer) GivenBy(name Text) Offer {
	o.By = slices.Repeat([]Text{name}, len(o.Last))
	return o
}

// CarryOver goes through what a department is asked this year, by the new version
// of c, and finds what it answered last year, by the old one. Subjects are the
// same if their ids are. The offers are in the order of the scope; the archived
// answers follow, by subject and then in the order of the old version.
//
// A renumbered item is treated as an unchanged one; its old number is in the key
// of the answer. Questions under inquiry are no answers. What counts are the words
// that the department read last year, when the city had the network model then,
// and those that it reads now.
func CarryOver(c *Comparison, scope *Scope, last map[Key]*Response, then NetworkModel) []Offer {
	changes := map[string]*ItemChange{}
	for i := range c.Items {
		if change := &c.Items[i]; change.New != nil {
			changes[change.New.ID] = change
		}
	}
	var offers []Offer
	offered := map[Key]bool{}
	for _, entry := range scope.Items {
		offer := c.offer(entry, changes[entry.Item.ID].read(then, entry.Item), last)
		for _, response := range offer.Last {
			offered[response.Key] = true
		}
		offers = append(offers, offer)
	}
	return append(offers, c.archived(last, offered)...)
}

func (c *Comparison) offer(entry Scoped, change *ItemChange, last map[Key]*Response) Offer {
	offer := Offer{Key: entry.Key(), Change: change}
	for _, item := range change.Old {
		if response := last[Key{Subject: entry.Subject.ID, Item: item.ID}]; response.Answered() {
			offer.Last = append(offer.Last, response)
		}
	}
	offer.Carry = c.carry(change, offer.Last)
	return offer
}

// read is the change for those who read the old version in the words for a model,
// and the new one as the item.
func (c *ItemChange) read(then NetworkModel, now *Item) *ItemChange {
	change := *c
	change.New, change.Old, change.Fields = now, nil, nil
	for _, old := range c.Old {
		change.Old = append(change.Old, old.For(then))
	}
	if len(change.Old) > 0 {
		moved := slices.DeleteFunc(slices.Clone(c.Fields), func(f FieldChange) bool { return f.Field != FieldSection })
		change.Fields = append(compareValues(change.Old[0].values(), now.values()), moved...)
	}
	switch {
	case c.Fate == FateUnchanged && len(change.Fields) > 0:
		change.Fate = FateChanged
	case c.Fate == FateChanged && len(change.Fields) == 0:
		change.Fate = FateUnchanged
	}
	return &change
}

func (c *Comparison) carry(change *ItemChange, last []*Response) Carry {
	several := change.Fate == FateSplit || change.Fate == FateMerged
	switch {
	case change.Fate == FateAdded:
		return CarryNew
	case len(last) == 0:
		return CarryBlank
	case several || change.Reworded():
		return CarryCompare
	case change.New.Event || change.New.Kind == KindCount || !c.sameMeaning(last[0]):
		return CarryRead
	}
	return CarryConfirm
}

// sameMeaning reports whether the rating given stands on both scales in the same
// class.
func (c *Comparison) sameMeaning(r *Response) bool {
	before, known := c.Old.Scale.Rating(r.Rating)
	after, still := c.New.Scale.Rating(r.Rating)
	return known && still && before.Class == after.Class
}

// archived are the answers that were offered nowhere.
func (c *Comparison) archived(last map[Key]*Response, offered map[Key]bool) []Offer {
	position := map[string]int{}
	for _, item := range c.Old.Items() {
		position[item.ID] = len(position)
	}
	var offers []Offer
	for key, response := range last {
		if response.Answered() && !offered[key] {
			offers = append(offers, Offer{Carry: CarryArchived, Key: key, Last: []*Response{response}})
		}
	}
	slices.SortFunc(offers, func(a, b Offer) int {
		return cmp.Or(cmp.Compare(a.Key.Subject, b.Key.Subject), cmp.Compare(position[a.Key.Item], position[b.Key.Item]), a.Key.Compare(b.Key))
	})
	return offers
}
