package viewmodel

import (
	"context"
	"reflect"
	"slices"
	"strings"

	"tenken/checklist"
	"tenken/checklist/text"
)

// Catalogue is a standard to browse and to search.
type Catalogue struct {
	Standard *checklist.Standard
	Policy   *checklist.Policy // nil: the structure that cities' policies share
	Coverage checklist.Coverage

	rows    []catalogueRow
	index   map[string]int // by id of the item
	nodes   *Tree
	clauses map[string]map[string]bool // ref of a clause or threat to the ids of its items
}

// catalogueRow is one item with what is searched.
type catalogueRow struct {
	item   *checklist.Item
	path   checklist.Path
	nodes  []string // of the tree, from the chapter down
	folded string
}

// NewCatalogue prepares a standard for browsing: it folds every text, which is
// the costly part. policy may be nil.
func NewCatalogue(ctx context.Context, std *checklist.Standard, policy *checklist.Policy, p checklist.Progress) (*Catalogue, error) {
	c := &Catalogue{Standard: std, Policy: policy, Coverage: checklist.NewCoverage(std, policy), index: map[string]int{}}
	for path, item := range std.Items() {
		c.index[item.ID] = len(c.rows)
		c.rows = append(c.rows, catalogueRow{item: item, path: path, nodes: sectionNodes(path)})
	}
	for i := range c.rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		c.rows[i].folded = text.Fold(searchText(c.rows[i].item))
		p.Report(i+1, len(c.rows))
	}
	c.nodes = c.tree()
	c.clauses = map[string]map[string]bool{}
	for _, clause := range slices.Concat(c.Coverage.Clauses, c.Coverage.Unknown) {
		c.clauses[clause.Ref] = setOf(clause.Items)
	}
	for _, threat := range c.Coverage.Threats {
		c.clauses[threat.Ref] = setOf(threat.Items)
	}
	return c, nil
}

// SamePolicy reports whether the catalogue was made with that policy.
func (c *Catalogue) SamePolicy(policy *checklist.Policy) bool {
	return reflect.DeepEqual(c.Policy, policy)
}

func setOf(ids []string) map[string]bool {
	set := make(map[string]bool, len(ids))
	for _, id := range ids {
		set[id] = true
	}
	return set
}

// sectionNodes are the ids of the branches that hold an item, from the chapter
// down. Ids of sections need not be unique below different ones.
func sectionNodes(path checklist.Path) []string {
	var ids []string
	id := ""
	for _, section := range path {
		id += "/" + section.ID
		ids = append(ids, id)
	}
	return ids
}

func (c *Catalogue) tree() *Tree {
	t := &Tree{nodes: map[string]*Node{"": {}}, children: map[string][]string{}}
	for i := range c.rows {
		parent := ""
		for depth, id := range c.rows[i].nodes {
			if t.nodes[id] == nil {
				t.nodes[id] = &Node{ID: id, Title: c.rows[i].path[depth].Title}
				t.children[parent] = append(t.children[parent], id)
			}
			parent = id
		}
	}
	return t
}

// searchText is everything that an item says, in both languages, with the numbers
// that it names and the words for every network model.
func searchText(item *checklist.Item) string {
	texts := []string{item.ID, item.Article, strings.Join(item.Policy, separator), item.Condition.String()}
	for _, ref := range item.References {
		texts = append(texts, ref.Catalog+" "+ref.ID)
	}
	words := append(textsOf(&item.Texts), item.Topic)
	for i := range item.Variants {
		words = append(words, textsOf(&item.Variants[i].Texts)...)
	}
	for _, t := range words {
		texts = append(texts, t.Ja, t.En)
	}
	return strings.Join(texts, separator)
}

func textsOf(t *checklist.Texts) []checklist.Text {
	all := []checklist.Text{t.Question, t.Counting, t.NotApplicable, t.Verify, t.Evidence, t.Why, t.FirstStep}
	for _, c := range t.Criteria {
		all = append(all, c.Text)
	}
	return all
}

// Items returns the number of items.
func (c *Catalogue) Items() int { return len(c.rows) }

// Item returns item i in the order of the standard, from 0.
func (c *Catalogue) Item(i int) (*checklist.Item, checklist.Path) {
	return c.rows[i].item, c.rows[i].path
}

// Index returns the place of the item with an id.
func (c *Catalogue) Index(id string) (int, bool) {
	i, ok := c.index[id]
	return i, ok
}

// Search returns the places of the items that pass the filter, in order, and the
// sections, each with the number of its items that pass whatever branch the
// filter names. The texts are searched once for both.
func (c *Catalogue) Search(filter CatalogueFilter) ([]int, *Tree) {
	node := filter.Node
	filter.Node = ""
	found := c.Select(filter)
	for _, n := range c.nodes.nodes {
		n.InScope = 0
	}
	for _, i := range found {
		c.nodes.nodes[""].InScope++
		for _, id := range c.rows[i].nodes {
			c.nodes.nodes[id].InScope++
		}
	}
	inside := func(i int) bool { return node == "" || slices.Contains(c.rows[i].nodes, node) }
	return slices.DeleteFunc(found, func(i int) bool { return !inside(i) }), c.nodes
}

// Clause returns the title of a clause of the policy, "" where it is not known.
func (c *Catalogue) Clause(ref string) string {
	if c.Policy == nil {
		return ""
	}
	clause, _ := c.Policy.Find(ref)
	return clause.Title
}
