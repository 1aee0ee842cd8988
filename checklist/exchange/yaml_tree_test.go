package exchange

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// sketch writes a tree in one line.
func sketch(n *node) string {
	var parts []string
	switch n.kind {
	case nodeMapping:
		for _, f := range n.fields {
			parts = append(parts, fmt.Sprintf("%q: %s", f.name, sketch(f.value)))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case nodeList:
		for _, entry := range n.list {
			parts = append(parts, sketch(entry))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case nodeNull:
		return "null"
	}
	return fmt.Sprintf("%q", n.text)
}

// sketchAST writes the library's tree in the same way.
func sketchAST(n ast.Node) string {
	var parts []string
	switch n := n.(type) {
	case *ast.MappingNode:
		for _, value := range n.Values {
			parts = append(parts, fmt.Sprintf("%q: %s", value.Key.GetToken().Value, sketchAST(value.Value)))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case *ast.MappingValueNode:
		return fmt.Sprintf("{%q: %s}", n.Key.GetToken().Value, sketchAST(n.Value))
	case *ast.SequenceNode:
		for _, value := range n.Values {
			parts = append(parts, sketchAST(value))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case *ast.LiteralNode:
		return fmt.Sprintf("%q", n.Value.Value)
	case *ast.NullNode, nil:
		return "null"
	}
	return fmt.Sprintf("%q", n.GetToken().Value)
}

// disagreement tells how our tree differs from the library's, for what both
// accept.
func disagreement(source string) string {
	ours, problems := parseTree(source)
	if problems != nil {
		return ""
	}
	file, err := parser.ParseBytes([]byte(source), 0, parser.AllowDuplicateMapKey())
	if err != nil || len(file.Docs) > 1 {
		return ""
	}
	theirs := "null"
	if len(file.Docs) == 1 && file.Docs[0].Body != nil {
		theirs = sketchAST(file.Docs[0].Body)
	}
	if got := sketch(ours); got != theirs {
		return fmt.Sprintf("ours   %s\ntheirs %s", got, theirs)
	}
	return ""
}

var yamlSamples = []string{
	"", "a", "a: b", "a:\n  b: c\n  d: e\nf: g", "a:\nb:", "- a\n- b", "a:\n- b\n- c: d\n  e: f\ng: h", "- - a\n  - b\n- c", "-\n  a: b\n-\n- c",
	"a: [b, c: d, e]", "a: {b: c, d: [e, {f: g}], h: }", "[a, b,]", "{a: b,}", "[]", "{}", "a: [\n  b,\n  c\n  ]\nd: e",
	"a: |\n  b\n   c\n\n  d\ne: f", "a: >-\n  b\n  c\n", "a: |\n", "a: |-\nb: c", "a: |2\n   b\n", "- |\n  a\n- >\n  b\n", "a: |+\n  b\n\nc: d",
	"a: b\n  c", "a: b c\n\n  d", "a: 'b''c'", `a: "b\n\u3042\x41\"c"`, "a: \"b\n  c\"", "'a': b", "\"a b\": c", "a: # x\n  b # y\n# z\nc: d",
	"a: 1\nb: 1.5\nc: 0x1F\nd: true\ne: ~\nf: null\ng: .inf\nh: 2026-04-01", "a: b: c", "a\nb: c", "a: b\nc", "a: b\n c: d", "  a: b\n  c: d", "a:b", "a : b",
	"キー: 値、と：値", "a: x#y\nb: x:y\nc: http://x", "---\na: b\n...\n", "a: - b", "- a: b\n c: d", "a: 'b", "a: b\n\n\n\nc: d\n", "? a\n: b", "a: @b",
}

func TestTreeAgreesWithTheLibrary(t *testing.T) {
	for _, source := range append(yamlSamples, bundledAndExample(t)...) {
		if difference := disagreement(source); difference != "" {
			t.Errorf("%q:\n%s", source, difference)
		}
	}
}

func bundledAndExample(t *testing.T) []string {
	t.Helper()
	var sources []string
	for _, name := range []string{"example.yaml", "testdata/standard/example-written.yaml", "testdata/standard/twenty-mistakes.yaml"} {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, string(source))
	}
	return sources
}

// The tree refuses what the library's parser refuses.
func TestTreeIsNoMoreLenientThanTheLibrary(t *testing.T) {
	for _, source := range yamlSamples {
		_, problems := parseTree(source)
		if _, err := parser.ParseBytes([]byte(source), 0, parser.AllowDuplicateMapKey()); err != nil && problems == nil {
			t.Errorf("%q is accepted, but: %v", source, err)
		}
	}
}

func TestPlacesInATree(t *testing.T) {
	root, problems := parseTree("a:\n  - b: 1\n    c: {d: e}\n\n  - [x, y]\n'e': \"f\n  g\"\nh:\n  i\n")
	if problems != nil {
		t.Fatal(problems)
	}
	for path, want := range map[string]string{
		"": "1:1 true", "a": "1:1 true", "a[0]": "2:3 true", "a[0].b": "2:5 true", "a[0].c.d": "3:9 true", "a[1]": "5:3 true", "a[1][1]": "5:9 true",
		"e": "6:1 true", "h": "8:1 true", "a[2]": "1:1 false", "a[0].x.y": "2:3 false", "z": "1:1 false",
	} {
		n, complete := root.follow(path)
		if got := fmt.Sprintf("%d:%d %v", n.line, n.column, complete); got != want {
			t.Errorf("%q is at %s, want %s", path, got, want)
		}
	}
}
