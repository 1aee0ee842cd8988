package checklist

import (
	"cmp"
	"fmt"
	"slices"
)

// Key names one response: an item as asked of one subject.
type Key struct {
	Subject string `json:"subject"`
	Item    string `json:"item"`
}

// of wraps an error with the key that it is about.
func (k Key) of(err error) error { return fmt.Errorf("%w: %s", err, k.Item) }

// Compare orders keys by subject, then by item.
func (k Key) Compare(other Key) int {
	return cmp.Or(cmp.Compare(k.Subject, other.Subject), cmp.Compare(k.Item, other.Item))
}

// ExclusionCode says why a subject does not get an item.
type ExclusionCode string

// The reasons for leaving an item out, in the order in which they are tried.
const (
	ExcludedSubject   ExclusionCode = "subject_excluded" // the whole subject is out of scope
	ExcludedRole      ExclusionCode = "role"             // another department answers this role
	ExcludedModel     ExclusionCode = "network_model"
	ExcludedSegment   ExclusionCode = "segment"
	ExcludedCondition ExclusionCode = "condition"
	ExcludedErratum   ExclusionCode = "erratum" // not counted in this round
)

// Exclusion is the reason why a subject does not get an item, as data.
type Exclusion struct {
	Code    ExclusionCode `json:"code"`
	Missing []Flag        `json:"missing,omitempty"` // for condition: flags that would bring it in
	Note    string        `json:"note,omitempty"`    // for subject_excluded and erratum: the words recorded
}

// Scoped is one item in scope of one subject.
type Scoped struct {
	Subject *Subject
	Path    Path
	Item    *Item // in the words for the city's network model
}

// Key returns the key of the response.
func (s Scoped) Key() Key { return Key{Subject: s.Subject.ID, Item: s.Item.ID} }

// InMyNumberSegment reports whether the answer speaks of the My Number segment
// alone, by the item or by the system or site that it is about. Evidence of such
// answers must not leave that segment.
func (s Scoped) InMyNumberSegment() bool {
	of := s.Subject.profile(Profile{}).Segments
	return s.Item.InMyNumberSegment() || len(of) == 1 && of[0] == SegmentMN
}

// LeftOut is one item that a subject of the right kind does not get.
type LeftOut struct {
	Scoped
	Exclusion Exclusion
}

// Scope is what one department is asked in one round, and what not and why.
// Items of another kind of subject are in neither list: nobody would look for a
// system's item on a department's sheet.
type Scope struct {
	Items   []Scoped
	LeftOut []LeftOut
	byKey   map[Key]int // index in Items
}

// NewScope decides about every item of the standard for every subject of the
// department. Subjects keep the order of the department, items that of the
// standard, in the words for the city's network model. The scope points into
// both: they must not change afterwards.
func NewScope(std *Standard, dep *Department, errata []Erratum) *Scope {
	scope := &Scope{}
	for i := range dep.Subjects {
		subject := &dep.Subjects[i]
		profile := subject.profile(dep.Profile)
		for path, item := range std.Items() {
			if item.Subject == subject.Kind {
				scope.add(Scoped{subject, path, item.For(profile.NetworkModel)}, profile, errata)
			}
		}
	}
	scope.byKey = make(map[Key]int, len(scope.Items))
	for i, entry := range scope.Items {
		scope.byKey[entry.Key()] = i
	}
	return scope
}

func (s *Scope) add(entry Scoped, profile Profile, errata []Erratum) {
	if why, out := exclude(entry, profile, errata); out {
		s.LeftOut = append(s.LeftOut, LeftOut{entry, why})
		return
	}
	s.Items = append(s.Items, entry)
}

// Find returns the entry of a response that is in scope.
func (s *Scope) Find(k Key) (Scoped, bool) {
	i, ok := s.byKey[k]
	if !ok {
		return Scoped{}, false
	}
	return s.Items[i], true
}

// exclude applies the rules of leaving out, first match first.
func exclude(e Scoped, profile Profile, errata []Erratum) (Exclusion, bool) {
	switch {
	case e.Subject.Excluded != "":
		return Exclusion{Code: ExcludedSubject, Note: e.Subject.Excluded}, true
	case len(e.Subject.Roles) > 0 && !slices.Contains(e.Subject.Roles, e.Item.Role):
		return Exclusion{Code: ExcludedRole}, true
	case !modelFits(e.Item, profile.NetworkModel):
		return Exclusion{Code: ExcludedModel}, true
	case !segmentsMeet(e.Item.Segments, profile.Segments):
		return Exclusion{Code: ExcludedSegment}, true
	case !e.Item.Condition.Holds(profile.Flags):
		return Exclusion{Code: ExcludedCondition, Missing: e.Item.Condition.Missing(profile.Flags)}, true
	}
	for _, erratum := range errata {
		if erratum.Item == e.Item.ID && erratum.NotCounted {
			return Exclusion{Code: ExcludedErratum, Note: erratum.Text}, true
		}
	}
	return Exclusion{}, false
}

// modelFits: a city that has not named its model is asked everything.
func modelFits(item *Item, model NetworkModel) bool {
	return len(item.NetworkModels) == 0 || model == "" || slices.Contains(item.NetworkModels, model)
}

// segmentsMeet: an item without segments speaks of all of them, and so does a
// profile.
func segmentsMeet(item, profile []Segment) bool {
	if len(item) == 0 || len(profile) == 0 {
		return true
	}
	return slices.ContainsFunc(item, func(s Segment) bool { return slices.Contains(profile, s) })
}
