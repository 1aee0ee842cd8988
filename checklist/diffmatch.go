package checklist

import (
	"cmp"
	"slices"
)

// placed is an item with its path and its place in the standard.
type placed struct {
	*Item
	path  Path
	index int
}

func placedItems(std *Standard) []placed {
	var all []placed
	for path, item := range std.Items() {
		all = append(all, placed{item, path, len(all)})
	}
	return all
}

// matcher finds the sources of new items among the old ones.
type matcher struct {
	old, new []placed
	oldByID  map[string]int
	sources  [][]int // of each new item: indices of old ones
	heirs    []int   // of each old item: the number of new ones
	taken    []bool  // the old item goes on in one item only
}

func newMatcher(old, new *Standard) *matcher {
	m := &matcher{old: placedItems(old), new: placedItems(new), oldByID: map[string]int{}}
	for _, item := range m.old {
		m.oldByID[item.ID] = item.index
	}
	m.sources, m.heirs, m.taken = make([][]int, len(m.new)), make([]int, len(m.old)), make([]bool, len(m.old))
	return m
}

func (m *matcher) join(from, to int) {
	m.sources[to] = append(m.sources[to], from)
	m.heirs[from]++
}

// declared follows what the authors say. The item's own id comes first, because
// fields are compared with the first source.
func (m *matcher) declared() {
	for to, item := range m.new {
		if slices.Contains(item.Replaces, item.ID) {
			m.continues(item.ID, to)
		}
		for _, id := range item.Replaces {
			if id != item.ID {
				m.continues(id, to)
			}
		}
	}
}

func (m *matcher) continues(id string, to int) {
	if from, ok := m.oldByID[id]; ok {
		m.join(from, to)
	}
}

// asked is what makes two questions the same.
type asked struct {
	kind     ItemKind
	subject  SubjectKind
	question string
}

func (p placed) asked() asked { return asked{p.Kind, p.Subject, p.Question.Ja} }

// sameQuestion pairs items that ask the same, those of the same id first.
func (m *matcher) sameQuestion() {
	for _, sameID := range []bool{true, false} {
		open := map[asked][]int{}
		for _, item := range m.old {
			if m.heirs[item.index] == 0 {
				open[item.asked()] = append(open[item.asked()], item.index)
			}
		}
		for to, item := range m.new {
			from := slices.IndexFunc(open[item.asked()], func(i int) bool { return !sameID || m.old[i].ID == item.ID })
			if from < 0 || len(m.sources[to]) > 0 {
				continue
			}
			rest := open[item.asked()]
			m.join(rest[from], to)
			m.taken[rest[from]] = true
			open[item.asked()] = slices.Delete(rest, from, from+1)
		}
	}
}

func (m *matcher) sameID() {
	for to, item := range m.new {
		if from, ok := m.oldByID[item.ID]; ok && len(m.sources[to]) == 0 && !m.taken[from] {
			m.join(from, to)
		}
	}
}

// changes puts down the fate of every item.
func (m *matcher) changes() []ItemChange {
	removed := m.removed()
	all := removed[-1]
	for to, item := range m.new {
		change := ItemChange{Fate: m.fate(to), New: item.Item, Path: item.path}
		for _, from := range m.sources[to] {
			change.Old = append(change.Old, m.old[from].Item)
		}
		if len(change.Old) > 0 {
			change.Fields = compareItems(m.old[m.sources[to][0]], item)
		}
		if change.Fate == FateUnchanged && len(change.Fields) > 0 {
			change.Fate = FateChanged
		}
		all = append(append(all, change), removed[to]...)
	}
	return all
}

// fate is an item's, as far as it can be told without comparing its fields.
func (m *matcher) fate(to int) Fate {
	sources := m.sources[to]
	switch {
	case len(sources) == 0:
		return FateAdded
	case len(sources) > 1:
		return FateMerged
	case m.heirs[sources[0]] > 1:
		return FateSplit
	case m.old[sources[0]].ID != m.new[to].ID:
		return FateRenumbered
	}
	return FateUnchanged
}

// removed gathers the items that don't go on behind the new item that they follow,
// -1 at the beginning.
func (m *matcher) removed() map[int][]ItemChange {
	heir := map[int]int{}
	for to := range slices.Backward(m.new) {
		for _, from := range m.sources[to] {
			heir[from] = to
		}
	}
	all, behind := map[int][]ItemChange{}, -1
	for from, item := range m.old {
		if to, goesOn := heir[from]; goesOn {
			behind = to
			continue
		}
		all[behind] = append(all[behind], ItemChange{Fate: FateRemoved, Old: []*Item{item.Item}, Path: item.path})
	}
	return all
}

// similarEnough is the share of common pairs from which two questions are the
// same one in other words, in permyriad.
const similarEnough = 8000

// mostPairs bounds the search for similar questions: beyond it the standards have
// little in common anyway.
const mostPairs = 4_000_000

// similar pairs what is left by its wording.
func (m *matcher) similar() {
	var from, to []placed
	for _, item := range m.old {
		if m.heirs[item.index] == 0 {
			from = append(from, item)
		}
	}
	for _, item := range m.new {
		if len(m.sources[item.index]) == 0 {
			to = append(to, item)
		}
	}
	if len(from)*len(to) > mostPairs {
		return
	}
	for _, c := range candidates(from, to) {
		if m.heirs[c.from] == 0 && len(m.sources[c.to]) == 0 {
			m.join(c.from, c.to)
		}
	}
}

type candidate struct{ from, to, similarity int }

// candidates lists the pairs that are similar enough, the most similar first.
func candidates(from, to []placed) []candidate {
	pairs := make([][]uint64, len(to))
	for i, item := range to {
		pairs[i] = neighbours(item.Question.Ja)
	}
	var all []candidate
	for _, old := range from {
		before := neighbours(old.Question.Ja)
		for i, item := range to {
			if old.Kind != item.Kind || old.Subject != item.Subject {
				continue
			}
			if s := similarity(before, pairs[i]); s >= similarEnough {
				all = append(all, candidate{old.index, item.index, s})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(b.similarity, a.similarity) })
	return all
}

// neighbours lists the pairs of neighbouring characters, in order.
func neighbours(s string) []uint64 {
	var pairs []uint64
	last := rune(-1)
	for _, r := range s {
		if last >= 0 {
			pairs = append(pairs, uint64(last)<<32|uint64(r))
		}
		last = r
	}
	slices.Sort(pairs)
	return pairs
}

// similarity is Dice's coefficient in permyriad, 0 where the lengths alone say
// that it is not enough.
func similarity(a, b []uint64) int {
	all := max(1, len(a)+len(b))
	if 20_000*min(len(a), len(b))/all < similarEnough {
		return 0
	}
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			common, i, j = common+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return 20_000 * common / all
}
