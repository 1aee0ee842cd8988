package viewmodel

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
)

// ItemName is an item as it is chosen from a list.
type ItemName struct {
	ID, Topic, Text string
	folded          string
}

// ItemNames are the items of a standard, in its order.
type ItemNames []ItemName

// NewItemNames names the items of a standard in the words of a language.
func NewItemNames(std *checklist.Standard, f Format) (all ItemNames) {
	for _, item := range std.Items() {
		name := ItemName{ID: item.ID, Topic: f.Text(item.Topic), Text: f.Text(item.Question)}
		name.folded = text.Fold(strings.Join([]string{name.ID, name.Topic, name.Text}, separator))
		all = append(all, name)
	}
	return all
}

// Search returns the items that hold all words of a search.
func (n ItemNames) Search(typed string) ItemNames {
	words := strings.Fields(text.Fold(typed))
	return slices.DeleteFunc(slices.Clone(n), func(item ItemName) bool { return !containsAll(item.folded, words) })
}
