package viewmodel

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
	"tenken/checklist/workflow"
)

// Known is what the office has loaded of lists for a round, and the answers that a
// list does not bear out, as far as the filter chooses them.
type Known struct {
	Lists  []KnownList
	rows   []ContradictionRow
	filter KnownFilter
	lines  []int // of rows, as filtered
}

// KnownList is a list that is loaded.
type KnownList struct {
	checklist.KnownList
	Contradictions int // answers that it does not bear out
}

// ContradictionRow is an answer that a list does not bear out, in the words of a
// language.
type ContradictionRow struct {
	Place       KnownPlace
	Name, Topic string // of department and item
	Text        string // what the answer says, and what the list does
	Code        checklist.ContradictionCode
	Day         checklist.Date // of the list; zero where it says none
	folded      string
}

// KnownPlace tells contradictions apart.
type KnownPlace struct {
	Department string // id
	Key        checklist.Key
	List       string // id
	Kind       checklist.KnownKind
}

// KnownFilter chooses contradictions. Zero is all of them.
type KnownFilter struct {
	List   string // id
	Search string // words in department, item and text
}

// Load takes over what the office knows. The filter stays, unless its list is gone.
func (k *Known) Load(known *workflow.Known, f Format) {
	k.Lists, k.rows = nil, nil
	counts := map[string]int{}
	for i := range known.Contradictions {
		c := &known.Contradictions[i]
		row := ContradictionRow{Place: KnownPlace{c.Department, c.Key, c.List, c.Known.Kind}, Name: f.Text(c.Name), Code: c.Code, Day: c.Date,
			Text: f.Contradiction(&c.Contradiction, &c.Answer, &known.Standard.Scale)}
		if item, _ := known.Standard.Find(c.Item); item != nil {
			row.Topic = f.Text(item.Topic)
		}
		row.folded = text.Fold(strings.Join([]string{row.Name, c.Department, c.Item, row.Topic, row.Text}, separator))
		k.rows = append(k.rows, row)
		counts[c.List]++
	}
	for _, l := range known.Lists {
		k.Lists = append(k.Lists, KnownList{l, counts[l.ID]})
	}
	if !slices.ContainsFunc(k.Lists, func(l KnownList) bool { return l.ID == k.filter.List }) {
		k.filter.List = ""
	}
	k.arrange()
}

// Filter returns what chooses the contradictions.
func (k *Known) Filter() KnownFilter { return k.filter }

// SetFilter shows other contradictions.
func (k *Known) SetFilter(filter KnownFilter) {
	k.filter = filter
	k.arrange()
}

func (k *Known) arrange() {
	k.lines = nil
	words := strings.Fields(text.Fold(k.filter.Search))
	for i := range k.rows {
		if (k.filter.List == "" || k.rows[i].Place.List == k.filter.List) && containsAll(k.rows[i].folded, words) {
			k.lines = append(k.lines, i)
		}
	}
}

// Count counts all contradictions.
func (k *Known) Count() int { return len(k.rows) }

// Lines counts those that the filter chooses.
func (k *Known) Lines() int { return len(k.lines) }

// Line returns contradiction i of those.
func (k *Known) Line(i int) *ContradictionRow { return &k.rows[k.lines[i]] }

// Key returns the place of contradiction i of those.
func (k *Known) Key(i int) KnownPlace { return k.Line(i).Place }

// Find returns the line of a place, or -1.
func (k *Known) Find(place KnownPlace) int {
	return slices.IndexFunc(k.lines, func(i int) bool { return k.rows[i].Place == place })
}

// Kinds of lists that have a name of their own.
var namedLists = []string{"training", "usb", "accounts"}

// NamedLists are the ids of the usual lists.
func NamedLists() []string { return slices.Clone(namedLists) }

// KnownName is what a list is called: by its kind, or as the office has named it.
func (f Format) KnownName(l *checklist.KnownList) string {
	if slices.Contains(namedLists, l.ID) {
		return f.T("knowndesk.list." + l.ID)
	}
	return l.Source
}

// KnownFigure is what a list says about a department: 41 / 50, or 12.
func (f Format) KnownFigure(k *checklist.KnownFigure) string {
	if k.Count != nil {
		return f.Parts(k.Count.Complying, k.Count.Concerned)
	}
	return f.Number(k.Number)
}
