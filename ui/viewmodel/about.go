package viewmodel

import (
	"fmt"
	"slices"

	"tenken/checklist"
)

// Labelled is a text with what it is about.
type Labelled struct{ Label, Text string }

// StandardAbout is what there is to say about a standard as a whole.
type StandardAbout struct {
	Title, Version, ID, Note string
	Items                    int
	Languages                string
	Tallies                  []Tally    // by role, by subject, by kind and what else marks items
	Scale                    []Labelled // symbol and word; points
	ScaleTitle               string
	Sections                 []Count // chapters
}

// Tally counts items by one of their properties.
type Tally struct {
	Title  string
	Counts []Count
}

// Count is a number of items under a name.
type Count struct {
	Name string
	N    int
}

// About describes a standard in the words of a language.
func About(std *checklist.Standard, f Format) StandardAbout {
	a := StandardAbout{Title: f.Text(std.Title), Version: std.Version, ID: std.ID, Note: f.Text(std.Note), ScaleTitle: f.Text(std.Scale.Title)}
	var items []*checklist.Item
	for _, item := range std.Items() {
		items = append(items, item)
	}
	a.Items = len(items)
	a.Languages = languagesOf(std, items, f)
	a.Tallies = tallies(items, f)
	for _, r := range std.Scale.Ratings {
		a.Scale = append(a.Scale, Labelled{r.Symbol + " " + f.Text(r.Label), pointsOf(r, f)})
	}
	for i := range std.Sections {
		part := checklist.Standard{Sections: std.Sections[i : i+1]}
		n := 0
		for range part.Items() {
			n++
		}
		a.Sections = append(a.Sections, Count{std.Sections[i].ID + " " + f.Text(std.Sections[i].Title), n})
	}
	return a
}

func pointsOf(r checklist.Rating, f Format) string {
	if !r.Applies() {
		return f.T("library.about.no_points")
	}
	return f.N("library.about.points", r.Points)
}

// languagesOf names the languages of a standard, and how many items are not
// translated.
func languagesOf(std *checklist.Standard, items []*checklist.Item, f Format) string {
	missing := 0
	for _, item := range items {
		if item.Question.En == "" {
			missing++
		}
	}
	switch {
	case missing == 0 && len(items) > 0:
		return f.T("library.about.both_languages")
	case missing == len(items) && std.Title.En == "":
		return f.T("library.about.japanese")
	}
	return f.N("library.about.partly_translated", missing)
}

func tallies(items []*checklist.Item, f Format) []Tally {
	return []Tally{
		{f.T("report.field.role"), count(items, checklist.Roles(), func(i *checklist.Item) checklist.Role { return i.Role }, f, "report.role.")},
		{f.T("report.field.subject"), count(items, checklist.SubjectKinds(), func(i *checklist.Item) checklist.SubjectKind { return i.Subject }, f, "report.subject_kind.")},
		{f.T("report.field.kind"), count(items, itemKinds, func(i *checklist.Item) checklist.ItemKind { return i.Kind }, f, "report.item_kind.")},
		{f.T("library.filter.mark"), countMarks(items, f)},
	}
}

var itemKinds = []checklist.ItemKind{checklist.KindRating, checklist.KindCount}

// count counts the items by a property, those that occur in the order of all.
func count[T ~string](items []*checklist.Item, all []T, of func(*checklist.Item) T, f Format, words string) []Count {
	var counts []Count
	for _, value := range all {
		n := 0
		for _, item := range items {
			if of(item) == value {
				n++
			}
		}
		if n > 0 {
			counts = append(counts, Count{f.T(words + string(value)), n})
		}
	}
	return counts
}

func countMarks(items []*checklist.Item, f Format) []Count {
	var counts []Count
	for _, mark := range Marks() {
		n := len(slices.DeleteFunc(slices.Clone(items), func(i *checklist.Item) bool { return !mark.of(i) }))
		if n > 0 {
			counts = append(counts, Count{f.T("library.mark." + string(mark)), n})
		}
	}
	return counts
}

// String is the count as a line of a list: 課長 41.
func (c Count) String() string { return fmt.Sprintf("%s %d", c.Name, c.N) }
