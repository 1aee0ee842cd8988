package checklist

import (
	"cmp"
	"slices"
)

// MinGroup is the fewest people whose answers may become a figure: of a smaller
// group everybody would know who said what.
const MinGroup = 5

// StaffAnswer is what one person answers to an item that is counted by heads.
type StaffAnswer string

// The three answers. Whoever leaves an item open is not counted with it.
const (
	StaffYes           StaffAnswer = "yes"
	StaffNo            StaffAnswer = "no"
	StaffNotApplicable StaffAnswer = "not_applicable"
)

// StaffAnswers lists the three in the order in which forms show them.
func StaffAnswers() []StaffAnswer { return []StaffAnswer{StaffYes, StaffNo, StaffNotApplicable} }

// UnmarshalText accepts the known codes only.
func (a *StaffAnswer) UnmarshalText(b []byte) (err error) {
	*a, err = parseCode("staff answer", b, StaffAnswers()...)
	return err
}

// StaffForm is what one person has answered. It does not say who, and it is
// never recorded.
type StaffForm map[Key]StaffAnswer

// StaffCount is what the forms come to for one item. Of fewer than MinGroup
// answers no figure is given, here and everywhere after: then People is 0 and
// Count nil. A department that knows so few people's answers otherwise enters
// its head count itself, as for any item.
type StaffCount struct {
	Key
	// People have answered the item, "not applicable" included.
	People int `json:"people"`
	// Count: concerned are those who said yes or no, complying those who said yes.
	Count *HeadCount `json:"count,omitempty"`
}

// Suppressed reports whether too few people have answered.
func (c StaffCount) Suppressed() bool { return c.Count == nil }

// TallyStaff counts forms, in the order of the scope, for the items that
// anybody has answered. Their order makes no difference. Answers to items that
// are not counted by heads, or not in scope, are left out.
func TallyStaff(scope *Scope, forms []StaffForm) []StaffCount {
	said := map[Key]map[StaffAnswer]int{}
	for _, form := range forms {
		for key, answer := range form {
			if said[key] == nil {
				said[key] = map[StaffAnswer]int{}
			}
			said[key][answer]++
		}
	}
	var counts []StaffCount
	for _, entry := range scope.Items {
		if of := said[entry.Key()]; of != nil && entry.Item.Kind == KindCount {
			counts = append(counts, staffCount(entry.Key(), of[StaffYes], of[StaffNo], of[StaffNotApplicable]))
		}
	}
	return counts
}

func staffCount(key Key, yes, no, notApplicable int) StaffCount {
	people := yes + no + notApplicable
	if people < MinGroup {
		return StaffCount{Key: key}
	}
	return StaffCount{key, people, &HeadCount{Concerned: yes + no, Complying: yes}}
}

// StaffItems are what a department's staff can be asked one by one: the items of
// their role that are counted by heads.
func (s *Scope) StaffItems() []Scoped {
	return slices.DeleteFunc(slices.Clone(s.Items), func(e Scoped) bool {
		return e.Item.Kind != KindCount || e.Item.Role != RoleStaff
	})
}

// Proposal is the head count that a tally or a list gives for an item, beside
// the one that is recorded.
type Proposal struct {
	Key
	From *HeadCount `json:"from,omitempty"`
	To   HeadCount  `json:"to"`
	// Locked: the answer can't be changed now.
	Locked bool `json:"locked,omitempty"`
}

// Changes reports whether the proposal is another answer, and one that can be
// given.
func (p Proposal) Changes() bool { return !p.Locked && (p.From == nil || *p.From != p.To) }

// Propose holds head counts against what is recorded.
func (a Assessment) Propose(counts []StaffCount, responses map[Key]*Response) []Proposal {
	var all []Proposal
	for _, c := range counts {
		if c.Suppressed() {
			continue
		}
		p := Proposal{Key: c.Key, To: *c.Count, Locked: a.CanChange(c.Key) != nil}
		if r := responses[c.Key]; r != nil {
			p.From = clone(r.Count)
		}
		all = append(all, p)
	}
	return all
}

// With is the response with the proposed head count. What else has been recorded
// stays.
func (p Proposal) With(r *Response) Response {
	out := Response{Key: p.Key}
	if r != nil {
		out = r.Clone()
	}
	out.Count, out.Nothing = new(p.To), false
	return out
}

// compareKeys orders by subject and item as they stand in the scope; what is not
// in it comes last.
func (s *Scope) compareKeys(a, b Key) int {
	at := func(k Key) int {
		if i, ok := s.byKey[k]; ok {
			return i
		}
		return len(s.Items)
	}
	return cmp.Or(cmp.Compare(at(a), at(b)), a.Compare(b))
}
