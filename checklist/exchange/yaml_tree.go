package exchange

import (
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml/scanner"
	"github.com/goccy/go-yaml/token"

	"tenken/checklist"
)

// nodeKind is what a node of a file is. Messages name it.
type nodeKind string

const (
	nodeNull    nodeKind = "null"
	nodeText    nodeKind = "text"
	nodeNumber  nodeKind = "number"
	nodeBoolean nodeKind = "boolean"
	nodeList    nodeKind = "list"
	nodeMapping nodeKind = "mapping"
)

// node is a value of a file with its place. Lines and columns count from 1.
type node struct {
	kind         nodeKind
	line, column int
	text         string // of a scalar, as written
	list         []*node
	fields       []nodeField
}

type nodeField struct {
	name  string
	value *node
}

// add appends a field. Its value takes the place of the key, where people look
// for it.
func (n *node) add(key *token.Token, value *node) {
	value.line, value.column = key.Position.Line, key.Position.Column
	n.fields = append(n.fields, nodeField{key.Value, value})
}

// field returns the value of the first field of the name, or nil.
func (n *node) field(name string) *node {
	i := slices.IndexFunc(n.fields, func(f nodeField) bool { return f.name == name })
	if i < 0 {
		return nil
	}
	return n.fields[i].value
}

// follow walks along a path such as "sections[0].items[3].weight" as far as the
// file goes. It returns the last node on it, and whether that is the path's end.
func (n *node) follow(path string) (last *node, complete bool) {
	for step := range strings.FieldsFuncSeq(path, func(r rune) bool { return strings.ContainsRune(".[]", r) }) {
		next := n.field(step)
		if i, err := strconv.Atoi(step); err == nil && n.kind == nodeList && i < len(n.list) {
			next = n.list[i]
		}
		if next == nil {
			return n, false
		}
		n = next
	}
	return n, true
}

// parseYAML makes the tree of a YAML file.
func parseYAML(source string) (*node, []Problem) {
	problems := tabProblems(source)
	if countMarks(source) > maxMarks {
		problems = append(problems, problemAt(0, 0, ProblemTooComplex, checklist.ProblemArgs{Max: maxMarks}))
	}
	if problems != nil {
		return nil, problems
	}
	return parseTree(source)
}

// parseTree makes a tree of the tokens of a YAML file, in time and memory that
// grow with its size alone.
//
// It is the library's scanner with a parser of our own, because the library's
// parser takes time by the square of the number of keys in a mapping and of
// empty values in a file (17 s for 320 kB), recurses without a bound, and stops
// at the first thing it does not know. What a standard has no use for is refused
// here: anchors and aliases, tags, merge keys, keys that are not texts,
// directives, several documents.
func parseTree(source string) (*node, []Problem) {
	tokens, problem := scan(source)
	if problem != nil {
		return nil, []Problem{*problem}
	}
	if problems := unsupported(tokens); problems != nil {
		return nil, problems
	}
	p := &treeParser{tokens: tokens}
	root := p.value(0)
	if p.problem == nil && !p.atEnd() {
		p.syntax(p.peek(0))
	}
	if p.problem != nil {
		return nil, []Problem{*p.problem}
	}
	return root, nil
}

// scan splits the source and leaves out comments and the marks around a single
// document.
func scan(source string) (token.Tokens, *Problem) {
	var s scanner.Scanner
	s.Init(source)
	tokens, err := s.Scan()
	if bad := tokens.InvalidToken(); err != nil && bad != nil {
		p := syntaxProblem(bad)
		return nil, &p
	}
	tokens = slices.DeleteFunc(tokens, func(t *token.Token) bool { return t.Type == token.CommentType })
	if len(tokens) > 0 && tokens[0].Type == token.DocumentHeaderType {
		tokens = tokens[1:]
	}
	if last := len(tokens) - 1; last >= 0 && tokens[last].Type == token.DocumentEndType {
		tokens = tokens[:last]
	}
	return tokens, nil
}

// refusedTokens are the features of YAML that a standard has no use for.
var refusedTokens = []token.Type{token.AnchorType, token.AliasType, token.TagType, token.MergeKeyType,
	token.MappingKeyType, token.DirectiveType, token.DocumentHeaderType, token.DocumentEndType}

func unsupported(tokens token.Tokens) []Problem {
	var problems []Problem
	for i, t := range tokens {
		if !slices.Contains(refusedTokens, t.Type) {
			continue
		}
		value := t.Value
		if i+1 < len(tokens) && (t.Type == token.AnchorType || t.Type == token.AliasType) {
			value += tokens[i+1].Value
		}
		args := checklist.ProblemArgs{Value: value}
		problems = append(problems, problemAt(t.Position.Line, t.Position.Column, ProblemFeature, args))
	}
	return problems
}

func syntaxProblem(t *token.Token) Problem {
	near, _, _ := strings.Cut(strings.TrimSpace(t.Value), "\n")
	return problemAt(t.Position.Line, t.Position.Column, ProblemSyntax, checklist.ProblemArgs{Value: near})
}
