package exchange

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"tenken/checklist"
)

// WriteStandardJSON writes a standard in its JSON form, indented, with the
// fields of the YAML form. [ReadStandard] returns the same standard for it, on
// the terms of [WriteStandardYAML].
func WriteStandardJSON(w io.Writer, std *checklist.Standard) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(std); err != nil {
		return fmt.Errorf("write the standard: %w", err)
	}
	return nil
}

// parseJSON makes the tree of a JSON file. Unlike encoding/json it keeps the
// place of every value and both of two fields of one name.
func parseJSON(source string) (*node, []Problem) {
	p := &jsonParser{source: source, line: 1, column: 1, tokens: json.NewDecoder(strings.NewReader(source))}
	p.tokens.UseNumber()
	root := p.value(p.next())
	if p.problem == nil {
		p.end()
	}
	if p.problem != nil {
		return nil, []Problem{*p.problem}
	}
	return root, nil
}

// jsonParser builds nodes from the tokens of encoding/json. After the first
// problem every method returns at once.
type jsonParser struct {
	source       string
	tokens       *json.Decoder
	offset       int // of the token read last, in bytes
	line, column int // the same as people count
	depth        int
	problem      *Problem
}

// next reads a token and moves to its place. It returns nil for null, and after
// a problem.
func (p *jsonParser) next() json.Token {
	if p.problem != nil {
		return nil
	}
	start := int(p.tokens.InputOffset())
	t, err := p.tokens.Token()
	for start < len(p.source) && strings.IndexByte(" \t\n,:", p.source[start]) >= 0 {
		start++
	}
	p.moveTo(start)
	if err != nil {
		p.syntax(err)
	}
	return t
}

func (p *jsonParser) moveTo(offset int) {
	passed := p.source[p.offset:offset]
	if breaks := strings.Count(passed, "\n"); breaks > 0 {
		p.line += breaks
		p.column = 1
		passed = passed[strings.LastIndexByte(passed, '\n')+1:]
	}
	p.column += utf8.RuneCountInString(passed)
	p.offset = offset
}

// syntax reports the place where the scanner gave up, which may lie within the
// token.
func (p *jsonParser) syntax(err error) {
	var wrong *json.SyntaxError
	if errors.As(err, &wrong) {
		p.moveTo(min(max(p.offset, int(wrong.Offset)-1), len(p.source)))
	}
	near, _, _ := strings.Cut(p.source[p.offset:], "\n")
	p.fail(ProblemSyntax, checklist.ProblemArgs{Value: strings.TrimSpace(near)})
}

func (p *jsonParser) fail(code checklist.ProblemCode, args checklist.ProblemArgs) {
	problem := problemAt(p.line, p.column, code, args)
	p.problem = &problem
}

// end reports what stands behind the value that is the file.
func (p *jsonParser) end() {
	rest := strings.TrimLeft(p.source[p.tokens.InputOffset():], " \t\n")
	if rest != "" {
		p.moveTo(len(p.source) - len(rest))
		p.syntax(nil)
	}
}

// value makes the node that begins with t, the token read last.
func (p *jsonParser) value(t json.Token) *node {
	n := &node{kind: nodeNull, place: place{line: p.line, column: p.column}}
	switch t := t.(type) {
	case json.Delim:
		p.nested(n, t)
	case string:
		n.kind, n.text = nodeText, t
	case json.Number:
		n.kind, n.text = nodeNumber, t.String()
	case bool:
		n.kind, n.text = nodeBoolean, fmt.Sprint(t)
	}
	return n
}

func (p *jsonParser) nested(n *node, open json.Delim) {
	if p.depth++; p.depth > maxNesting {
		p.fail(checklist.ProblemTooDeep, checklist.ProblemArgs{Max: maxNesting})
		return
	}
	if open == '{' {
		p.mapping(n)
	} else {
		p.list(n)
	}
	p.depth--
}

func (p *jsonParser) mapping(n *node) {
	n.kind = nodeMapping
	for t := p.next(); p.problem == nil && t != json.Delim('}'); t = p.next() {
		name, line, column := t.(string), p.line, p.column
		value := p.value(p.next())
		value.line, value.column = line, column
		n.fields = append(n.fields, nodeField{name, value})
	}
}

func (p *jsonParser) list(n *node) {
	n.kind = nodeList
	for t := p.next(); p.problem == nil && t != json.Delim(']'); t = p.next() {
		n.list = append(n.list, p.value(t))
	}
}
