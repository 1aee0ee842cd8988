package viewmodel

import (
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
)

// PolicyView is a basic policy to read: its clauses as a tree, and the items of a
// standard that refer to each.
type PolicyView struct {
	Catalogue *Catalogue
	clauses   map[string]policyClause
	refs      []string // in reading order
	children  map[string][]string
}

// policyClause is a clause with what is searched.
type policyClause struct {
	checklist.Clause
	parent string // ref of the clause around it, "" at the top
	folded string // its own words
}

// NewPolicyView prepares the policy of a catalogue for reading; it must have one.
func NewPolicyView(c *Catalogue) *PolicyView {
	v := &PolicyView{Catalogue: c, clauses: map[string]policyClause{}, children: map[string][]string{}}
	above := []string{""}
	for clause, depth := range c.Policy.Walk {
		above = append(above[:depth+1], clause.Ref)
		parent := above[depth]
		v.clauses[clause.Ref] = policyClause{clause, parent, text.Fold(strings.Join([]string{clause.Ref, clause.Title, clause.Text}, separator))}
		v.refs = append(v.refs, clause.Ref)
		v.children[parent] = append(v.children[parent], clause.Ref)
	}
	return v
}

// Find returns the ref of a clause as the policy writes it, or that of the first
// clause where there is none.
func (v *PolicyView) Find(ref string) string {
	if clause, ok := v.Catalogue.Policy.Find(ref); ok && ref != "" {
		return clause.Ref
	}
	if len(v.refs) == 0 {
		return ""
	}
	return v.refs[0]
}

// Title is the ref and the title of a clause.
func (v *PolicyView) Title(ref string) string {
	return strings.TrimSpace(ref + "　" + v.clauses[ref].Title)
}

// Text is what a clause says, with the clauses inside it.
func (v *PolicyView) Text(ref string) string {
	clause := v.clauses[ref].Clause
	clause.Title = ""
	return clauseText(clause)
}

// Above lists the clauses around a clause, from the top.
func (v *PolicyView) Above(ref string) []string {
	var refs []string
	for parent := v.clauses[ref].parent; parent != ""; parent = v.clauses[parent].parent {
		refs = append(refs, parent)
	}
	slices.Reverse(refs)
	return refs
}

// Search returns the refs of the clauses whose own words hold all words that are
// typed, in any width, kana or case, in reading order. Nothing typed finds all.
func (v *PolicyView) Search(typed string) []string {
	words := strings.Fields(text.Fold(typed))
	return slices.DeleteFunc(slices.Clone(v.refs), func(ref string) bool { return !containsAll(v.clauses[ref].folded, words) })
}

// Tree returns the clauses below a clause ("" for the top) that are among those
// found, or hold one of them.
func (v *PolicyView) Tree(found []string) func(ref string) []string {
	shown := map[string]bool{}
	for _, ref := range found {
		for ref != "" && !shown[ref] {
			shown[ref] = true
			ref = v.clauses[ref].parent
		}
	}
	return func(ref string) []string {
		return slices.DeleteFunc(slices.Clone(v.children[ref]), func(child string) bool { return !shown[child] })
	}
}

// Items returns the places in the catalogue of the items that see to a clause.
func (v *PolicyView) Items(ref string) []int {
	return v.Catalogue.Select(CatalogueFilter{Clause: ref})
}

// Asks reports whether a clause asks for measures, so that items should see to
// it.
func (v *PolicyView) Asks(ref string) bool {
	_, known := v.Catalogue.clauses[ref]
	return known
}
