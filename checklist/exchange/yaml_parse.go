package exchange

import (
	"github.com/goccy/go-yaml/token"

	"tenken/checklist"
)

// treeParser builds nodes from tokens. After the first problem every method
// returns at once.
type treeParser struct {
	tokens  token.Tokens
	next    int
	depth   int
	problem *Problem
}

// scalarKinds says what a scalar is that is written without quotes.
var scalarKinds = map[token.Type]nodeKind{
	token.StringType: nodeText, token.SingleQuoteType: nodeText, token.DoubleQuoteType: nodeText,
	token.InfinityType: nodeText, token.NanType: nodeText,
	token.IntegerType: nodeNumber, token.BinaryIntegerType: nodeNumber, token.OctetIntegerType: nodeNumber,
	token.HexIntegerType: nodeNumber, token.FloatType: nodeNumber,
	token.BoolType: nodeBoolean, token.NullType: nodeNull,
}

// endToken stands behind the last token, left of every column.
var endToken = &token.Token{Position: &token.Position{}}

func (p *treeParser) peek(ahead int) *token.Token {
	if p.next+ahead >= len(p.tokens) {
		return endToken
	}
	return p.tokens[p.next+ahead]
}

func (p *treeParser) take() *token.Token {
	t := p.peek(0)
	p.next++
	return t
}

func (p *treeParser) atEnd() bool { return p.next >= len(p.tokens) }

func (p *treeParser) syntax(t *token.Token) {
	if t == endToken {
		t = p.tokens[len(p.tokens)-1]
	}
	if p.problem == nil {
		problem := syntaxProblem(t)
		p.problem = &problem
	}
}

// enter counts a level of nesting at t and reports whether it is one too many.
func (p *treeParser) enter(t *token.Token) (tooDeep bool) {
	p.depth++
	if p.depth > maxNesting && p.problem == nil {
		args := checklist.ProblemArgs{Max: maxNesting}
		problem := problemAt(t.Position.Line, t.Position.Column, checklist.ProblemTooDeep, args)
		p.problem = &problem
	}
	return p.problem != nil
}

func nodeAt(kind nodeKind, t *token.Token) *node {
	return &node{kind: kind, place: place{line: t.Position.Line, column: t.Position.Column}}
}

// value reads what is written to the right of the column above, or nothing.
func (p *treeParser) value(above int) *node {
	t := p.peek(0)
	switch {
	case t.Position.Column <= above:
		return nodeAt(nodeNull, t)
	case t.Type == token.SequenceEntryType:
		return p.list()
	case p.isKey():
		return p.mapping()
	}
	return p.inline()
}

// isKey reports whether a key and its colon come next, on one line.
func (p *treeParser) isKey() bool {
	key, colon := p.peek(0), p.peek(1)
	_, scalar := scalarKinds[key.Type]
	return scalar && colon.Type == token.MappingValueType && key.Position.Line == colon.Position.Line
}

// mapping reads fields that stand below each other. It ends at a token that
// stands elsewhere; one that no block around it expects ends the whole tree,
// which parseTree reports.
func (p *treeParser) mapping() *node {
	n := nodeAt(nodeMapping, p.peek(0))
	if p.enter(p.peek(0)) {
		return n
	}
	for p.problem == nil && p.isKey() && p.peek(0).Position.Column == n.column {
		key, colon := p.take(), p.take()
		n.add(key, p.fieldValue(colon, n.column))
	}
	p.depth--
	return n
}

func (p *treeParser) fieldValue(colon *token.Token, column int) *node {
	t := p.peek(0)
	switch {
	case t.Position.Line != colon.Position.Line && t.Type == token.SequenceEntryType && t.Position.Column == column:
		return p.list() // not indented, as many write it
	case t.Position.Line != colon.Position.Line:
		return p.value(column)
	case t.Type == token.SequenceEntryType || p.isKey():
		p.syntax(t)
	}
	return p.inline()
}

// list reads entries that stand below each other.
func (p *treeParser) list() *node {
	n := nodeAt(nodeList, p.peek(0))
	if p.enter(p.peek(0)) {
		return n
	}
	for p.problem == nil && p.peek(0).Type == token.SequenceEntryType && p.peek(0).Position.Column == n.column {
		dash := p.take()
		entry := p.value(n.column)
		entry.line, entry.column = dash.Position.Line, dash.Position.Column
		n.list = append(n.list, entry)
	}
	p.depth--
	return n
}

// inline reads a scalar or what is in brackets.
func (p *treeParser) inline() *node {
	t := p.take()
	n := nodeAt(scalarKinds[t.Type], t)
	n.text = t.Value
	switch {
	case t.Type == token.LiteralType || t.Type == token.FoldedType:
		n.kind, n.text = nodeText, ""
		if p.peek(0).Type == token.StringType {
			n.text = p.take().Value
		}
	case t.Type == token.SequenceStartType:
		return p.flowList(t)
	case t.Type == token.MappingStartType:
		return p.flowMapping(t)
	case n.kind == "":
		p.syntax(t)
	}
	return n
}

// flowList reads the rest of [a, b].
func (p *treeParser) flowList(start *token.Token) *node {
	n := nodeAt(nodeList, start)
	p.flow(start, token.SequenceEndType, func() {
		if p.isKey() {
			p.syntax(p.peek(0))
		}
		n.list = append(n.list, p.inline())
	})
	return n
}

// flowMapping reads the rest of {a: 1, b: 2}.
func (p *treeParser) flowMapping(start *token.Token) *node {
	n := nodeAt(nodeMapping, start)
	p.flow(start, token.MappingEndType, func() {
		if !p.isKey() {
			p.syntax(p.peek(0))
			return
		}
		key, colon := p.take(), p.take()
		if t := p.peek(0).Type; t == token.CollectEntryType || t == token.MappingEndType {
			n.add(key, nodeAt(nodeNull, colon))
		} else {
			n.add(key, p.inline())
		}
	})
	return n
}

// flow reads entries with commas between them up to the closing bracket. A comma
// may stand behind the last.
func (p *treeParser) flow(start *token.Token, end token.Type, entry func()) {
	if p.enter(start) {
		return
	}
	for p.problem == nil && p.peek(0).Type != end {
		entry()
		if t := p.peek(0); t.Type == token.CollectEntryType {
			p.take()
		} else if t.Type != end {
			p.syntax(t)
		}
	}
	p.take()
	p.depth--
}
