package exchange

import (
	"regexp"
	"strconv"

	"tenken/checklist"
)

// policyNode is a clause in the making.
type policyNode struct {
	mark       policyMark
	ref        string
	heading    string     // if it stood apart, as （目的） before 第１条
	paragraphs [][]string // of lines
	children   []*policyNode
}

// policyBuilder puts pieces in their places, one after the other.
type policyBuilder struct {
	pieces  []policyPiece
	top     []int                      // the outermost clauses still to come
	path    []*policyNode              // the root, an outermost clause, and so on to the one that takes text
	last    map[policyStyle]policyMark // of the styles that count on across the clauses above them
	refs    map[string]bool
	heading string // waits for its clause
	closing int    // how many 附則 there were
}

// buildClauses returns the tree that begins with the first of the outermost
// clauses.
func buildClauses(pieces []policyPiece, top []int) []checklist.Clause {
	b := policyBuilder{
		pieces: pieces, top: top, path: []*policyNode{{}},
		last: make(map[policyStyle]policyMark), refs: make(map[string]bool),
	}
	if top[0] > 0 {
		b.takeHeading(top[0] - 1)
	}
	for i := top[0]; i < len(pieces); i++ {
		b.take(i)
	}
	return b.path[0].clauses(0)
}

func (b *policyBuilder) take(i int) {
	p := b.pieces[i]
	if p.isSupplement() {
		b.openSupplement(p)
		return
	}
	if b.takeHeading(i) {
		return
	}
	if parent := b.parentOf(i); parent < 0 || !b.open(parent, p) {
		b.write(p)
	}
}

var bracketedHeading = regexp.MustCompile(`^[（(〔【［]([^（）()〔〕【】［］]{1,40})[）)〕】］]$`)

// takeHeading takes a heading in brackets that stands alone before a clause.
func (b *policyBuilder) takeHeading(i int) bool {
	groups := bracketedHeading.FindStringSubmatch(b.pieces[i].text)
	if groups == nil || i+1 == len(b.pieces) || b.pieces[i].mark.style != 0 {
		return false
	}
	if style := b.pieces[i+1].mark.style; !b.isTop(i+1) && !(style == styleArticle || style == styleNumber && b.closing > 0) {
		return false
	}
	b.heading = groups[1]
	return true
}

func (b *policyBuilder) isTop(i int) bool { return len(b.top) > 0 && b.top[0] == i }

// parentOf returns where on the path the clause belongs that piece i opens, or
// -1 if it opens none.
func (b *policyBuilder) parentOf(i int) int {
	p := b.pieces[i]
	switch {
	case b.isTop(i):
		b.top = b.top[1:]
		return 0
	case !p.mayOpen():
		return -1
	}
	for _, continues := range continuations {
		for d := len(b.path) - 1; d > 1; d-- {
			if continues(b.path[d].mark, p) {
				return d - 1
			}
		}
	}
	switch first := p.mark.n == 1 && p.mark.branch == 0; {
	case p.mark.style <= styleArticle && (first || p.mark.follows(b.last[p.mark.style])):
		return b.deepest(func(n *policyNode) bool { return n.mark.style < p.mark.style })
	case p.mark.style == styleDecimal && first:
		return b.deepest(func(n *policyNode) bool { return n.mark.decimal() == p.mark.above })
	case p.mark.style == styleNumber && p.mark.n == 2: // 第1項 bears no number
		return b.deepest(func(n *policyNode) bool { return n.mark.style == styleArticle })
	case first && !b.counts(p.mark.style):
		return len(b.path) - 1
	}
	return -1
}

// deepest returns the last place on the path, below the root, that fits, or -1.
func (b *policyBuilder) deepest(fits func(*policyNode) bool) int {
	for d := len(b.path) - 1; d > 0; d-- {
		if fits(b.path[d]) {
			return d
		}
	}
	return -1
}

// counts reports whether a list of that style is under way within the outermost
// clause.
func (b *policyBuilder) counts(style policyStyle) bool {
	return b.deepest(func(n *policyNode) bool { return n != b.path[1] && n.mark.style == style }) > 0
}

// open makes a clause below the given place of the path, unless its ref is taken.
func (b *policyBuilder) open(parent int, p policyPiece) bool {
	above := b.path[parent]
	ref := above.childRef(p.mark)
	if b.refs[ref] && p.mark.style == styleArticle {
		ref = above.ref + ref
	}
	if b.refs[ref] {
		return false
	}
	node := &policyNode{mark: p.mark, ref: ref, heading: b.heading}
	if p.words != "" {
		node.paragraphs = [][]string{{p.words}}
	}
	b.attach(parent, node)
	b.last[p.mark.style], b.heading = p.mark, ""
	return true
}

func (b *policyBuilder) openSupplement(p policyPiece) {
	b.closing++
	node := &policyNode{mark: policyMark{style: styleArticle}, ref: "附則", heading: p.text}
	if b.closing > 1 {
		node.ref += strconv.Itoa(b.closing)
	}
	b.attach(0, node)
}

func (b *policyBuilder) attach(parent int, node *policyNode) {
	b.refs[node.ref] = true
	b.path[parent].children = append(b.path[parent].children, node)
	b.path = append(b.path[:parent+1], node)
}

// write adds the text of a piece that opens no clause to the open one.
func (b *policyBuilder) write(p policyPiece) {
	node := b.path[len(b.path)-1]
	last := len(node.paragraphs) - 1
	if last < 0 || p.fresh {
		node.paragraphs = append(node.paragraphs, []string{p.text})
		return
	}
	node.paragraphs[last] = append(node.paragraphs[last], p.text)
}

// childRef returns the ref of a clause inside n.
func (n *policyNode) childRef(m policyMark) string {
	switch {
	case m.style == styleArticle:
		return m.label
	case m.style == styleNumber && n.mark.style == styleArticle:
		return n.ref + "第" + m.label + "項"
	case endsInDigit.MatchString(n.ref) && startsWithDigit.MatchString(m.label):
		return n.ref + "-" + m.label
	}
	return n.ref + m.label
}

var (
	endsInDigit     = regexp.MustCompile(`[0-9]$`)
	startsWithDigit = regexp.MustCompile(`^[0-9]`)
)

// decimal returns the mark as decimal numbers name it: 1.2.
func (m policyMark) decimal() string {
	number := strconv.Itoa(m.n)
	if m.above != "" {
		return m.above + "." + number
	}
	return number
}
