package exchange

import (
	"fmt"
	"slices"

	"tenken/checklist"
)

// directory finds what a list names by its id, or by its name in either language.
type directory struct {
	ids   map[string]int
	alike map[string][]int // ids, folded
	names map[string][]int // folded
	id    []string
}

func newDirectory(n int, of func(i int) (id string, name checklist.Text)) directory {
	d := directory{ids: map[string]int{}, alike: map[string][]int{}, names: map[string][]int{}}
	for i := range n {
		id, name := of(i)
		d.id = append(d.id, id)
		if id != "" {
			d.ids[id] = i
			d.alike[folded(id)] = append(d.alike[folded(id)], i)
		}
		for _, written := range []string{folded(name.Ja), folded(name.En)} {
			if written != "" && !slices.Contains(d.names[written], i) {
				d.names[written] = append(d.names[written], i)
			}
		}
	}
	return d
}

func bureauDirectory(all []checklist.Bureau) directory {
	return newDirectory(len(all), func(i int) (string, checklist.Text) { return all[i].ID, all[i].Name })
}

func departmentDirectory(all []checklist.Department) directory {
	return newDirectory(len(all), func(i int) (string, checklist.Text) { return all[i].ID, all[i].Name })
}

func subjectDirectory(all []checklist.Subject) directory {
	return newDirectory(len(all), func(i int) (string, checklist.Text) { return all[i].ID, all[i].Name })
}

// find returns the index of what is meant: an id counts more than a name, and what
// several have means none of them. Width, kana and case make no difference, but
// where ids differ by nothing else.
func (d directory) find(written string) (int, bool) {
	if i, ok := d.ids[word(written)]; ok {
		return i, true
	}
	for _, found := range [][]int{d.alike[folded(written)], d.names[folded(written)]} {
		if len(found) > 0 {
			return found[0], len(found) == 1
		}
	}
	return 0, false
}

// name is how to write what has an id so that find finds it: by its name, if
// that means it.
func (d directory) name(id, name string) string {
	if i, ok := d.find(name); ok && d.id[i] == id {
		return name
	}
	return id
}

// like are the ids of those that have the same id or the same name.
func (d directory) like(written string) (ids []string) {
	for _, i := range slices.Concat(d.alike[folded(written)], d.names[folded(written)]) {
		ids = append(ids, d.id[i])
	}
	return ids
}

// near are the ids of those that a name may have meant, or the first of all.
func (d directory) near(written string) []string {
	const shown = 20
	ids := d.like(written)
	if ids == nil {
		ids = d.id
	}
	return ids[:min(len(ids), shown)]
}

// idOrName is what a row goes by: its id or, without one, its name.
func idOrName(row *node) string {
	for _, path := range []string{"id", "name.ja"} {
		if n := row.at(path); n != nil {
			return n.text
		}
	}
	return ""
}

// numbers gives out ids that nobody has.
type numbers map[string]bool

func (n numbers) next(prefix string) string {
	for i := 1; ; i++ {
		if id := fmt.Sprintf("%s%02d", prefix, i); !n[id] {
			n[id] = true
			return id
		}
	}
}

func numberBureaus(all []checklist.Bureau) {
	used := numbers{}
	for _, b := range all {
		used[b.ID] = true
	}
	for i := range all {
		if all[i].ID == "" {
			all[i].ID = used.next("b")
		}
	}
}

// numberDepartments leaves ids alone that present has: a department that has
// gone and a new one are two.
func numberDepartments(all []checklist.Department, present *checklist.Organisation) {
	used := numbers{}
	for _, d := range slices.Concat(present.Departments, all) {
		used[d.ID] = true
	}
	for i := range all {
		if all[i].ID == "" {
			all[i].ID = used.next("d")
		}
	}
}

func numberSubjects(all []checklist.Subject) {
	used := numbers{}
	for _, s := range all {
		used[s.ID] = true
	}
	for i := range all {
		if all[i].ID == "" {
			all[i].ID = used.next(string(all[i].Kind))
		}
	}
}
