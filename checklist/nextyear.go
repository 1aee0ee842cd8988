package checklist

import "slices"

// Move is one line of a reorganisation map: what the old department did is the
// new one's from next year on. Two moves to one department are a merger (統合),
// two from one a split (分割).
type Move struct {
	Old string `json:"old"`
	New string `json:"new"`
}

// Origins finds out, for every department of the new organisation, which of the
// old one it goes on from, by id. A department that is still there goes on as
// itself too, unless it is moved away and another takes its place. Left are those
// that go on nowhere, in the order of before; a department without origins is new.
func Origins(before, after []string, moves []Move) (from map[string][]string, left []string) {
	from = map[string][]string{}
	gone, taken := map[string]bool{}, map[string]bool{}
	for _, m := range moves {
		gone[m.Old], taken[m.New] = true, true
	}
	for _, id := range before {
		switch there := slices.Contains(after, id); {
		case there && !(gone[id] && taken[id]):
			from[id] = []string{id}
		case !there && !gone[id]:
			left = append(left, id)
		}
	}
	for _, m := range moves {
		if !slices.Contains(from[m.New], m.Old) {
			from[m.New] = append(from[m.New], m.Old)
		}
	}
	return from, left
}

// JoinOffers joins what CarryOver finds, in one scope, for each of the departments
// that have become one. Where several of them answered, nothing can be confirmed:
// the answers are shown side by side, to be compared, those to be read stay so.
func JoinOffers(each [][]Offer) []Offer {
	if len(each) == 0 {
		return nil
	}
	var joined, archived []Offer
	for _, offers := range each {
		for i, offer := range offers {
			switch {
			case offer.Carry == CarryArchived:
				archived = append(archived, offer)
			case i < len(joined):
				joined[i] = joined[i].join(offer)
			default:
				joined = append(joined, offer)
			}
		}
	}
	return append(joined, archived...)
}

// join takes in what another department is offered beside the same item.
func (o Offer) join(other Offer) Offer {
	switch {
	case len(other.Last) == 0:
		return o
	case len(o.Last) == 0:
		return other
	case o.Carry != CarryRead || other.Carry != CarryRead:
		o.Carry = CarryCompare
	}
	o.Last, o.By = slices.Concat(o.Last, other.Last), slices.Concat(o.By, other.By)
	return o
}

// OpenPlans lists the plans of a year that go on after it: their day has not come,
// or the item is not met. Their order is that of the scope.
func OpenPlans(d *Department, scope *Scope, scale *Scale, answers map[Key]*Response, day Date) []Planned {
	var open []Planned
	for _, entry := range scope.Items {
		response := answers[entry.Key()]
		rating := response.effective(scale)
		if rating == nil || response.Plan.IsZero() {
			continue
		}
		unmet := rating.Class == ClassNotDone || rating.Class == ClassPartly
		if unmet || !response.Plan.Due.IsZero() && !response.Plan.Due.Before(day) {
			open = append(open, Planned{d, entry, rating, response.Plan})
		}
	}
	return open
}
