package checklist

import (
	"encoding/json"
	"regexp"
)

// Policy is a city's basic policy (基本方針) as a tree of clauses.
type Policy struct {
	Title   string   `json:"title"`
	Clauses []Clause `json:"clauses"`
}

// Clause is one numbered part of a policy. Ref names it by the numbers above it
// and its own, without spaces and with half-width digits and brackets: "6",
// "6(3)", "6(3)①", "第6条", "第6条第2項(3)". Refs are unique in a policy. Text
// holds the clause's own words, one paragraph a line, without those of the
// clauses inside it; Title or Text may be empty.
type Clause struct {
	Ref     string   `json:"ref"`
	Title   string   `json:"title"`
	Text    string   `json:"text"`
	Clauses []Clause `json:"clauses"`
}

// MarshalJSON writes a policy without clauses with an empty array.
func (p Policy) MarshalJSON() ([]byte, error) {
	type plain Policy
	p.Clauses = append([]Clause{}, p.Clauses...)
	return json.Marshal(plain(p))
}

// MarshalJSON writes a clause without clauses with an empty array.
func (c Clause) MarshalJSON() ([]byte, error) {
	type plain Clause
	c.Clauses = append([]Clause{}, c.Clauses...)
	return json.Marshal(plain(c))
}

// Walk calls visit for every clause in reading order, with its depth (0 for the
// top clauses), until visit returns false. It ranges as well:
//
//	for clause, depth := range policy.Walk { … }
func (p Policy) Walk(visit func(c Clause, depth int) bool) {
	walkClauses(p.Clauses, 0, visit)
}

func walkClauses(clauses []Clause, depth int, visit func(Clause, int) bool) bool {
	for _, c := range clauses {
		if !visit(c, depth) || !walkClauses(c.Clauses, depth+1, visit) {
			return false
		}
	}
	return true
}

// Refs returns the refs of all clauses in reading order.
func (p Policy) Refs() []string {
	var refs []string
	for c := range p.Walk {
		refs = append(refs, c.Ref)
	}
	return refs
}

// Find returns the clause with the given ref. Width and spaces make no
// difference: "６（３）①" is "6(3)①". An article or chapter is found by its number
// alone as well, so that one list of refs serves cities that write 第6条第1号 and
// cities that write 6(1); where both are numbered, a number is an article's.
func (p Policy) Find(ref string) (Clause, bool) {
	for _, key := range []func(string) string{narrowText, articleKey, chapterKey} {
		want := key(ref)
		for c := range p.Walk {
			if key(c.Ref) == want {
				return c, true
			}
		}
	}
	return Clause{}, false
}

var (
	refItem    = regexp.MustCompile(`第([0-9]+)号`)
	refArticle = regexp.MustCompile(`第([0-9]+)(?:条|$|([-(]))`)
	refChapter = regexp.MustCompile(`第([0-9]+)章($|[^0-9])`)
)

// articleKey turns 第6条第1号 and 第6(1) into 6(1).
func articleKey(ref string) string {
	ref = refItem.ReplaceAllString(narrowText(ref), "($1)")
	return refArticle.ReplaceAllString(ref, "$1$2")
}

// chapterKey turns 第6章(1) into 6(1).
func chapterKey(ref string) string {
	return refChapter.ReplaceAllString(articleKey(ref), "$1$2")
}
