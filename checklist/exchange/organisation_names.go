package exchange

import (
	"fmt"
	"slices"

	"tenken/checklist"
)

// directory finds what a list names by its id or by its name.
type directory struct {
	ids   map[string]int
	names map[string][]int // folded
	id    []string
}

func newDirectory(n int, of func(i int) (id, name string)) directory {
	d := directory{ids: map[string]int{}, names: map[string][]int{}}
	for i := range n {
		id, name := of(i)
		d.id = append(d.id, id)
		if id != "" {
			d.ids[id] = i
		}
		if name != "" {
			d.names[folded(name)] = append(d.names[folded(name)], i)
		}
	}
	return d
}

func bureauDirectory(all []checklist.Bureau) directory {
	return newDirectory(len(all), func(i int) (string, string) { return all[i].ID, all[i].Name.Ja })
}

func departmentDirectory(all []checklist.Department) directory {
	return newDirectory(len(all), func(i int) (string, string) { return all[i].ID, all[i].Name.Ja })
}

func subjectDirectory(all []checklist.Subject) directory {
	return newDirectory(len(all), func(i int) (string, string) { return all[i].ID, all[i].Name.Ja })
}

// find returns the index of what is meant: an id counts more than a name, and a
// name that several have means none of them.
func (d directory) find(written string) (int, bool) {
	if i, ok := d.ids[word(written)]; ok && written != "" {
		return i, true
	}
	if named := d.names[folded(written)]; len(named) == 1 && written != "" {
		return named[0], true
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

// near are the ids of those that a name may have meant, or the first of all.
func (d directory) near(written string) []string {
	const shown = 20
	var ids []string
	for _, i := range d.names[folded(written)] {
		ids = append(ids, d.id[i])
	}
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
