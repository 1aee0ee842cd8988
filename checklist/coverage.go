package checklist

import (
	"fmt"
	"slices"
	"strings"
)

// Coverage says which items see to which clause of the basic policy, and to which
// of the threats that it names.
type Coverage struct {
	Clauses []ClauseCoverage `json:"clauses"` // in reading order
	Threats []ThreatCoverage `json:"threats"`
	// Uncovered lists the refs of clauses and threats that no item sees to.
	Uncovered []string `json:"uncovered"`
	// Unknown lists the refs that items name and the policy does not have.
	Unknown []ClauseCoverage `json:"unknown"`
}

// ClauseCoverage is a clause with the ids of its items, in the order of the
// standard.
type ClauseCoverage struct {
	Ref   string   `json:"ref"`
	Title string   `json:"title"`
	Items []string `json:"items"`
	// FromParent: the items name the clause above, as a whole.
	FromParent bool `json:"from_parent,omitempty"`
}

// ThreatCoverage is a threat, by its number and its ref in the policy, with the
// ids of the items against it.
type ThreatCoverage struct {
	Threat int      `json:"threat"`
	Ref    string   `json:"ref"`
	Items  []string `json:"items"`
}

// NewCoverage compares a standard with a basic policy, or with nil for the
// structure that cities' policies have in common: clauses 5 to 10, 6(1) to 6(9),
// 6(3)① to ③ and six threats.
//
// A clause is covered by the items that name it or a clause inside it: who sees
// to 6(3)① sees to a part of 6(3). The other way round, a clause that no item
// names takes the items of the clause above, as long as none beside it is named
// either: a standard that speaks of 6(2) as a whole means all of it, one that
// names 6(3)① has to name ② too.
//
// The purpose, the definitions, the threats, the scope and the supplementary
// provisions of a policy ask for no measures and are left out.
func NewCoverage(std *Standard, policy *Policy) Coverage {
	if policy == nil {
		policy = commonPolicy()
	}
	c := coverage{std: std, policy: policy, template: isTemplate(policy), named: map[string][]string{}}
	c.Clauses, c.Threats, c.Uncovered, c.Unknown = []ClauseCoverage{}, []ThreatCoverage{}, []string{}, []ClauseCoverage{}
	c.lookUp()
	for _, clause := range policy.Clauses {
		c.clause(clause, nil)
	}
	c.threats()
	return c.Coverage
}

// coverage is a Coverage in the making.
type coverage struct {
	Coverage
	std      *Standard
	policy   *Policy
	template bool
	named    map[string][]string // ref in the policy to the items that name it
}

// lookUp finds the clauses that the items name.
func (c *coverage) lookUp() {
	refs := map[string]string{}
	for _, item := range c.std.Items() {
		for _, typed := range item.Policy {
			ref, seen := refs[typed]
			if !seen {
				clause, _ := c.policy.Find(typed)
				ref, refs[typed] = clause.Ref, clause.Ref
			}
			if ref == "" {
				c.unknown(typed, item.ID)
			} else if !slices.Contains(c.named[ref], item.ID) {
				c.named[ref] = append(c.named[ref], item.ID)
			}
		}
	}
}

func (c *coverage) unknown(ref, item string) {
	i := slices.IndexFunc(c.Unknown, func(u ClauseCoverage) bool { return u.Ref == ref })
	if i < 0 {
		i = len(c.Unknown)
		c.Unknown = append(c.Unknown, ClauseCoverage{Ref: ref})
	}
	c.Unknown[i].Items = append(c.Unknown[i].Items, item)
}

// clause adds a clause and all inside it; above are the items of the clause above
// that stand for it, if it is not named itself.
func (c *coverage) clause(clause Clause, above []string) {
	if c.asksNothing(clause) {
		return
	}
	own := ClauseCoverage{Ref: clause.Ref, Title: clause.Title, Items: c.within(clause)}
	if len(own.Items) == 0 && len(above) > 0 {
		own.Items, own.FromParent = slices.Clone(above), true
	}
	c.Clauses = append(c.Clauses, own)
	if len(own.Items) == 0 {
		c.Uncovered = append(c.Uncovered, own.Ref)
	}
	above = own.Items
	if slices.ContainsFunc(clause.Clauses, func(inside Clause) bool { return len(c.within(inside)) > 0 }) {
		above = nil
	}
	for _, inside := range clause.Clauses {
		c.clause(inside, above)
	}
}

// within lists the items that name the clause or one inside it, in the order of
// the standard.
func (c *coverage) within(clause Clause) []string {
	all := map[string]bool{}
	inside := Policy{Clauses: []Clause{clause}}
	for _, ref := range inside.Refs() {
		for _, id := range c.named[ref] {
			all[id] = true
		}
	}
	ids := []string{}
	for _, item := range c.std.Items() {
		if all[item.ID] {
			ids = append(ids, item.ID)
		}
	}
	return ids
}

// titlesWithoutMeasures are the clauses with which policies begin, as cities
// title them.
var titlesWithoutMeasures = []string{"目的", "趣旨", "定義", "用語", "用語の定義", "対象とする脅威", "脅威", "適用範囲", "対象範囲"}

// asksNothing reports a clause that asks for no measures, and a chapter of such
// clauses only.
func (c *coverage) asksNothing(clause Clause) bool {
	asks := func(inside Clause) bool { return !c.asksNothing(inside) }
	if clause.Text == "" && len(clause.Clauses) > 0 && !slices.ContainsFunc(clause.Clauses, asks) {
		return true
	}
	if strings.HasPrefix(clause.Ref, "附則") || slices.Contains(titlesWithoutMeasures, narrowText(clause.Title)) {
		return true
	}
	return c.template && slices.Contains([]string{"1", "2", "3", "4"}, articleKey(clause.Ref))
}

// isTemplate reports whether a policy has the clauses that most cities' have: 1 to
// 4 are purpose, definitions, threats and scope, 5 the duty of the staff, 6 the
// measures.
func isTemplate(p *Policy) bool {
	for _, ref := range []string{"1", "5", "6(3)", "7"} {
		if _, ok := p.Find(ref); !ok {
			return false
		}
	}
	return true
}

// threatCount is the number of threats in the common structure.
const threatCount = 6

func (c *coverage) threats() {
	for i, ref := range c.threatRefs() {
		threat := ThreatCoverage{Threat: i + 1, Ref: ref, Items: []string{}}
		for _, item := range c.std.Items() {
			if slices.Contains(item.Threats, threat.Threat) {
				threat.Items = append(threat.Items, item.ID)
			}
		}
		c.Threats = append(c.Threats, threat)
		if len(threat.Items) == 0 {
			c.Uncovered = append(c.Uncovered, ref)
		}
	}
}

// threatRefs are the clauses that name the threats, one each.
func (c *coverage) threatRefs() []string {
	var refs []string
	for clause := range c.policy.Walk {
		if !c.namesThreats(clause) {
			continue
		}
		for _, threat := range clause.Clauses {
			refs = append(refs, threat.Ref)
		}
		return refs
	}
	for n := 1; n <= threatCount; n++ {
		refs = append(refs, fmt.Sprintf("3(%d)", n))
	}
	return refs
}

func (c *coverage) namesThreats(clause Clause) bool {
	titled := strings.HasSuffix(narrowText(clause.Title), "脅威")
	return len(clause.Clauses) > 0 && (titled || c.template && articleKey(clause.Ref) == "3")
}

// commonPolicy is the structure that cities' policies share, without the words.
func commonPolicy() *Policy {
	measures := Clause{Ref: "6"}
	for n := 1; n <= 9; n++ {
		measures.Clauses = append(measures.Clauses, Clause{Ref: fmt.Sprintf("6(%d)", n)})
	}
	for _, mark := range []string{"①", "②", "③"} {
		resilience := &measures.Clauses[2]
		resilience.Clauses = append(resilience.Clauses, Clause{Ref: resilience.Ref + mark})
	}
	return &Policy{Clauses: []Clause{{Ref: "5"}, measures, {Ref: "7"}, {Ref: "8"}, {Ref: "9"}, {Ref: "10"}}}
}
