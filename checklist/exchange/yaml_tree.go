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

// place is where something stands in a file. Lines and columns count from 1; 0
// means the file as a whole. In a table a line is a row.
type place struct {
	line, column int
	sheet        string
	rank         int    // of the sheet in the file
	cell         string // "" if the file has none
}

// node is a value of a file with its place.
type node struct {
	kind nodeKind
	place
	text   string // of a scalar, as written
	list   []*node
	fields []nodeField
	// locate, if there is one, tells where a value below this one would stand
	// that is not in the file.
	locate func(path string) (place, bool)
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
	for path != "" {
		next, rest := n.step(path)
		if next == nil {
			return n, false
		}
		n, path = next, rest
	}
	return n, true
}

// placeOf is where a path leads: the place of its last node, or the one where
// the missing value would stand.
func (n *node) placeOf(path string) place {
	var missing place
	var known bool
	for path != "" {
		if n.locate != nil {
			missing, known = n.locate(path)
		}
		next, rest := n.step(path)
		if next == nil && known {
			return missing
		}
		if next == nil {
			break
		}
		n, path = next, rest
	}
	return n.place
}

// step takes the first step of a path. It returns nil where there is no way.
func (n *node) step(path string) (next *node, rest string) {
	name, rest := nextStep(path)
	if i, err := strconv.Atoi(name); err == nil && n.kind == nodeList && i < len(n.list) {
		return n.list[i], rest
	}
	return n.field(name), rest
}

// nextStep takes the first step off a path.
func nextStep(path string) (step, rest string) {
	path = strings.TrimLeft(path, ".[]")
	end := strings.IndexAny(path, ".[]")
	if end < 0 {
		return path, ""
	}
	return path[:end], strings.TrimLeft(path[end:], ".[]")
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
