package checklist

import "slices"

// KnownKind says what a figure of the office's knows.
type KnownKind string

// The three kinds of figures.
const (
	KnownHeads   KnownKind = "heads"   // how many are concerned, how many comply: who took the training
	KnownPresent KnownKind = "present" // what there is, so that the item applies: devices in the USB register
	KnownOpen    KnownKind = "open"    // what is not as it should be: accounts of people who have left
)

// KnownKinds lists the kinds in the order in which lists show them.
func KnownKinds() []KnownKind { return []KnownKind{KnownHeads, KnownPresent, KnownOpen} }

// UnmarshalText accepts the known codes only.
func (k *KnownKind) UnmarshalText(b []byte) (err error) {
	*k, err = parseCode("kind of a known figure", b, KnownKinds()...)
	return err
}

// KnownFigure is what a list says about one department and one item.
type KnownFigure struct {
	Department string     `json:"department"` // id
	Item       string     `json:"item"`
	Kind       KnownKind  `json:"kind"`
	Count      *HeadCount `json:"count,omitempty"`  // of heads
	Number     int        `json:"number,omitempty"` // of the two others
}

// KnownList is a list that the office has loaded: training attendance, the
// register of USB devices, the list of accounts. It is loaded as a whole; another
// one of the same id replaces it.
type KnownList struct {
	Round   string        `json:"round"`
	ID      string        `json:"id"`
	Source  string        `json:"source"` // what it is called: 研修受講名簿
	Date    Date          `json:"date,omitzero"`
	Figures []KnownFigure `json:"figures"`
	Stamp   Stamp         `json:"stamp"`
}

// MaxFigures is the most that one list holds.
const MaxFigures = 20_000

// Check tells whether a list can be recorded.
func (l *KnownList) Check() error {
	for i := range l.Figures {
		f := &l.Figures[i]
		if err := checkCode("kind of a known figure", f.Kind, KnownKinds()...); err != nil {
			return err
		}
		if c := f.Count; (c != nil) != (f.Kind == KnownHeads) || c != nil && !c.inRange() || f.Number < 0 || f.Number > MaxHeads {
			return Key{Item: f.Item}.of(ErrCountRange)
		}
	}
	return checkTexts(field{"source", l.Source})
}

// Of is the part of the list that is about one department.
func (l *KnownList) Of(department string) KnownList {
	part := *l
	part.Figures = nil
	for _, f := range l.Figures {
		if f.Department == department {
			f.Count = clone(f.Count)
			part.Figures = append(part.Figures, f)
		}
	}
	return part
}

func (c HeadCount) inRange() bool {
	return c.Complying >= 0 && c.Complying <= MaxHeads && c.Concerned >= 0 && c.Concerned <= MaxHeads
}

// ContradictionCode says how an answer and a list disagree.
type ContradictionCode string

// The disagreements.
const (
	// ContradictionOverstated: a larger share complies by the answer than by the list.
	ContradictionOverstated ContradictionCode = "overstated"
	// ContradictionCount: the head counts differ otherwise.
	ContradictionCount ContradictionCode = "count"
	// ContradictionPresent: not applicable, or nothing happened, but the list has some.
	ContradictionPresent ContradictionCode = "present"
	// ContradictionOpen: done, but the list has some that are not.
	ContradictionOpen ContradictionCode = "open"
)

// ContradictionCodes lists the codes, those that matter most first.
func ContradictionCodes() []ContradictionCode {
	return []ContradictionCode{ContradictionOpen, ContradictionPresent, ContradictionOverstated, ContradictionCount}
}

// Contradiction is an answer that a list does not bear out. It warns and never
// blocks: lists are wrong, too.
type Contradiction struct {
	Key
	Code  ContradictionCode `json:"code"`
	Known KnownFigure       `json:"known"`
	List  string            `json:"list"` // id
	// Source and Date of the list.
	Source string `json:"source"`
	Date   Date   `json:"date,omitzero"`
}

// Contradictions holds a department's answers against what the office knows, in
// the order of the scope. A list does not know subjects: where several are asked
// an item, a figure is contradicted only if all their answers do, and the first
// of them is named. What has not been answered contradicts nothing.
func Contradictions(scope *Scope, scale *Scale, department string, responses map[Key]*Response, lists []KnownList) []Contradiction {
	asked := map[string][]Key{}
	for _, entry := range scope.Items {
		asked[entry.Item.ID] = append(asked[entry.Item.ID], entry.Key())
	}
	var all []Contradiction
	for i := range lists {
		list := &lists[i]
		for _, f := range list.Figures {
			if f.Department != department {
				continue
			}
			if key, code, ok := f.contradicted(scale, asked[f.Item], responses); ok {
				all = append(all, Contradiction{key, code, f, list.ID, list.Source, list.Date})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Contradiction) int { return scope.compareKeys(a.Key, b.Key) })
	return all
}

// contradicted finds the first of the answers, if none of them agrees.
func (f *KnownFigure) contradicted(scale *Scale, keys []Key, responses map[Key]*Response) (first Key, code ContradictionCode, ok bool) {
	for _, key := range keys {
		r := responses[key]
		if !r.Answered() {
			continue
		}
		said := f.against(scale, r)
		if said == "" {
			return Key{}, "", false
		}
		if !ok {
			first, code, ok = key, said, true
		}
	}
	return first, code, ok
}

// against holds one answer against the figure; "" if they agree.
func (f *KnownFigure) against(scale *Scale, r *Response) ContradictionCode {
	if f.Kind == KnownHeads {
		return f.againstCount(r.Count)
	}
	rating := r.effective(scale)
	switch {
	case f.Number == 0 || rating == nil:
		return ""
	case f.Kind == KnownPresent && !rating.Applies():
		return ContradictionPresent
	case f.Kind == KnownOpen && rating.Class == ClassDone:
		return ContradictionOpen
	}
	return ""
}

func (f *KnownFigure) againstCount(answered *HeadCount) ContradictionCode {
	switch {
	case answered == nil || f.Count == nil || *answered == *f.Count:
		return ""
	case answered.Complying*max(1, f.Count.Concerned) > f.Count.Complying*max(1, answered.Concerned):
		return ContradictionOverstated
	}
	return ContradictionCount
}

// Prefilled is a head count that a list proposes before the department has
// answered.
type Prefilled struct {
	Response Response // the count alone
	Source   string
	Date     Date
}

// Prefill proposes the head counts that the lists know, in the order of the
// scope. Nothing is proposed where there is an answer, or where several subjects
// are asked the item; of several lists the first one counts. Whoever writes one
// down says in its comment where it is from.
func Prefill(scope *Scope, department string, responses map[Key]*Response, lists []KnownList) []Prefilled {
	asked := map[string]int{}
	for _, entry := range scope.Items {
		asked[entry.Item.ID]++
	}
	var all []Prefilled
	for _, entry := range scope.Items {
		key := entry.Key()
		if entry.Item.Kind != KindCount || asked[key.Item] > 1 || !responses[key].blank() {
			continue
		}
		if list, f := knownHeads(lists, department, key.Item); f != nil {
			all = append(all, Prefilled{Response{Key: key, Count: clone(f.Count)}, list.Source, list.Date})
		}
	}
	return all
}

func (r *Response) blank() bool { return r == nil || r.IsBlank() }

func knownHeads(lists []KnownList, department, item string) (*KnownList, *KnownFigure) {
	for i := range lists {
		for j := range lists[i].Figures {
			f := &lists[i].Figures[j]
			if f.Department == department && f.Item == item && f.Kind == KnownHeads {
				return &lists[i], f
			}
		}
	}
	return nil, nil
}
